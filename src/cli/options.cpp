#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>

#include "cli/commands.h"
#include "cli/date.h"

namespace laut::cli {
namespace {

constexpr const char* about =
    "laut reads German news articles and says who says what according to whom: quotations and reported speech with\n"
    "speaker, cue, frame and addressee, through which outlet or agency; every claim with its sources and how sure they "
    "are;\n"
    "what is said to have happened; and the times, quantities and names in them.";

constexpr const char* footer = R"(Examples:
  laut read article.txt                            the article with its attributions, coloured on a terminal
  laut read --published 2024-06-18 --outlet Kurier article.html
  laut read --format jsonl --jobs 4 archive/ > archive.jsonl
  curl -s https://example.org/a.html | laut read --input html --json - | jq .quotations
  laut explain article.txt                         the rule behind every item, with its spans
  laut times --published 2024-06-18 article.txt    only its times and quantities, in a table
  laut ingest --db news.db archive/                keep what all of them claim in a ledger

Exit codes: 0 all went well; 1 something could not be read or written, the rest was; 2 wrong usage; 130 stopped by Ctrl-C.
More: man laut)";

constexpr const char* read_footer = R"(Examples:
  laut read article.txt
  laut read --published 2024-06-18T09:30+02:00 --json article.txt | jq '.quotations[] | .type'
  laut read --input jsonl --format jsonl --jobs 2 articles.jsonl > read.jsonl
  laut read --format claims article.txt            every claim with its source and how sure it is, a line each
  laut read --format events-csv archive/ > events.csv
  laut read --format timeml --out tagged/ archive/

A folder is read with all folders below it: files ending in .txt .html .htm .jsonl .json .ninjs .conllu .tml .xml, in
the order of their names, hidden ones left out. "-" is standard input, and is read where no file is named.
Relative times (gestern, im Februar) are anchored at the date of publication; without one they stay unanchored.)";

constexpr const char* times_footer = R"(Examples:
  laut times --published 2024-06-18 article.txt
  echo "Seit vergangenem Sommer kamen rund 400 Kisten." | laut times --published 2024-06-18 --format csv
  laut times --format jsonl --jobs 2 articles.jsonl | jq -c '.times[] | [.value, .earliest, .latest]'
  laut times --format timeml --out tagged/ archive/

Every time has its TIMEX3 value and, where the text tells, the first and last day it may lie in; every quantity its
comparator, bounds, unit and what is counted. JSON is laut.document/1 without names and attributions.
Relative times (gestern, im Februar) are anchored at the date of publication; without one they stay unanchored.)";

const std::map<std::string, InputFormat> input_names{{"auto", InputFormat::automatic}, {"text", InputFormat::text},
                                                     {"html", InputFormat::html},      {"jsonl", InputFormat::jsonl},
                                                     {"ninjs", InputFormat::ninjs},    {"conllu", InputFormat::conllu},
                                                     {"timeml", InputFormat::timeml}};

const std::map<std::string, OutputFormat> output_names{{"json", OutputFormat::json},
                                                       {"jsonl", OutputFormat::jsonl},
                                                       {"text", OutputFormat::text},
                                                       {"conllu", OutputFormat::conllu},
                                                       {"timeml", OutputFormat::timeml},
                                                       {"claims", OutputFormat::claims},
                                                       {"claims-csv", OutputFormat::claims_csv},
                                                       {"events", OutputFormat::events},
                                                       {"events-csv", OutputFormat::events_csv}};

const std::map<std::string, QuotationModel> model_names{
    {"free", QuotationModel::free}, {"nc", QuotationModel::nc}, {"rules", QuotationModel::rules}};

const std::map<std::string, OutputFormat> times_output_names{{"json", OutputFormat::json},
                                                             {"jsonl", OutputFormat::jsonl},
                                                             {"text", OutputFormat::table},
                                                             {"timeml", OutputFormat::timeml},
                                                             {"csv", OutputFormat::csv}};

const std::map<std::string, Colour> colour_names{
    {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};

/// Accepts the names of the map and nothing else; the message lists them.
template <typename T>
CLI::Validator one_of(const std::map<std::string, T>& names) {
  std::string list;
  for (const auto& [name, value] : names) list += (list.empty() ? "" : "|") + name;
  return CLI::Validator(
      [&names, list](std::string& s) { return names.count(s) != 0 ? "" : "'" + s + "' is not one of " + list; }, "");
}

std::string check_date(const std::string& s) {
  return is_iso_date(s) ? "" : "'" + s + "' is not a date (write 2024-06-18 or 2024-06-18T09:30+02:00)";
}

std::string check_language(const std::string& s) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool ok = s.size() >= 2 && letter(s[0]) && letter(s[1]) && (s.size() == 2 || s[2] == '-' || letter(s[2]));
  return ok ? "" : "'" + s + "' is not a language (write de, or de-AT)";
}

/// Names as typed; turned into values once everything is parsed.
struct Raw {
  std::string format, input = "auto", colour = "auto", model;
  bool json = false, no_colour = false;
};

/// What decides on how articles are read, also where there are many.
void add_reading(CLI::App& app, Options& o, Raw& raw, const char* what) {
  app.add_option("FILE", o.paths, what)->type_name("");
  app.add_option("--input", raw.input, "What the input is: auto, text, html, jsonl, ninjs, conllu, timeml [auto]")
      ->check(one_of(input_names))
      ->type_name("FORMAT");
  app.add_option("--published", o.intake.published, "Date of publication: 2024-06-18 or 2024-06-18T09:30+02:00")
      ->check(check_date)
      ->type_name("DATE");
  app.add_option("--outlet", o.intake.outlet, "Name of the outlet that published the article")->type_name("NAME");
  app.add_option("--language", o.intake.language, "Language of the article [de]")
      ->check(check_language)
      ->type_name("LANG");
  app.add_option(
         "--model", raw.model,
         "What decides on quotations: free, nc (non-commercial use) or rules [free where installed, else rules]")
      ->check(one_of(model_names))
      ->type_name("MODEL");
  app.add_option("--min-score", o.engine.min_score, "Leave out quotations with a smaller score (0 to 1) [0]")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
  app.add_option("--knowledge", o.engine.knowledge,
                 "A file of your own knowledge: offices, seats, names (may be given again)")
      ->check(CLI::ExistingFile)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("FILE");
  app.add_flag("--strict", o.intake.strict,
               "Refuse bytes that are not UTF-8 and NUL characters instead of mending them");
  app.add_option("--data", o.data, "Folder of de.pack and de.lex [LAUT_DATA, or beside the program]")->type_name("DIR");
  app.add_flag("-q,--quiet", o.quiet, "Errors only: no warnings, no progress");
  app.set_help_flag("-h,--help", "This help");
}

void add_common(CLI::App& app, Options& o, Raw& raw) {
  add_reading(app, o, raw, "Files or folders; - is standard input");
  app.add_option("--title", o.intake.title, "Headline")->type_name("TITLE");
  app.add_option("--url", o.intake.url, "Address of the article")->type_name("URL");
  app.add_option("--color,--colour", raw.colour, "auto, always or never [auto]; NO_COLOR is heeded")
      ->check(one_of(colour_names))
      ->type_name("WHEN");
  app.add_flag("--no-color,--no-colour", raw.no_colour, "As --color never");
  app.add_option("--width", o.width, "Columns of the text [the terminal's]")
      ->check(CLI::Range(40u, 1000u))
      ->type_name("N");
}

/// What commands share that write documents in several formats.
void add_output(CLI::App& app, Options& o, Raw& raw, const std::map<std::string, OutputFormat>& names,
                const char* formats) {
  auto* format = app.add_option("-f,--format", raw.format, formats);
  format->check(one_of(names))->type_name("FORMAT");
  app.add_flag("--json", raw.json, "As --format json")->excludes(format);
  app.add_option("-o,--out", o.out, "Write one file a document into this folder")->type_name("DIR");
  app.add_option("-j,--jobs", o.jobs, "Threads; the output is the same whatever N [one a core]")
      ->check(CLI::Range(1u, 256u))
      ->type_name("N");
}

void add_read(CLI::App& app, Options& o, Raw& raw) {
  add_output(
      app, o, raw, output_names,
      "json, jsonl, text, claims, claims-csv, events, events-csv, conllu or timeml [text on a terminal, else json]");
  app.add_flag("--tokens", o.tokens, "JSON with tokens: lemma, UPOS, STTS, features");
  add_common(app, o, raw);
  app.footer(read_footer);
}

void add_times(CLI::App& app, Options& o, Raw& raw) {
  add_output(app, o, raw, times_output_names, "json, jsonl, text, timeml or csv [text on a terminal, else json]");
  add_common(app, o, raw);
  app.footer(times_footer);
}

/// The help of a command, or of the program where there is none.
void print_help(const CLI::App& app, const CLI::App* command) {
  std::fputs((command != nullptr ? command->help("laut") : app.help()).c_str(), stdout);
}

Options finished(Options o, const Raw& raw) {
  if (raw.json) o.format = OutputFormat::json;
  const auto& names = o.command == Command::times ? times_output_names : output_names;
  if (!raw.format.empty()) o.format = names.at(raw.format);
  o.intake.format = input_names.at(raw.input);
  if (!raw.model.empty()) o.engine.quotations = model_names.at(raw.model);
  o.colour = raw.no_colour ? Colour::never : colour_names.at(raw.colour);
  if (o.command == Command::explain) o.format = OutputFormat::explain;
  return o;
}

/// "read, explain, times and help".
std::string names_of(const std::vector<CLI::App*>& commands) {
  std::string list;
  for (std::size_t i = 0; i < commands.size(); ++i)
    list += (i == 0 ? "" : i + 1 == commands.size() ? " and " : ", ") + commands[i]->get_name();
  return list;
}

}  // namespace

struct ReadingOptions::Raw {
  Options options;
  cli::Raw raw;
};

ReadingOptions::ReadingOptions() : raw_(std::make_shared<Raw>()) {}

void ReadingOptions::add(CLI::App& app, const char* what) {
  add_reading(app, raw_->options, raw_->raw, what);
}

Options ReadingOptions::options() const {
  return finished(raw_->options, raw_->raw);
}

std::variant<Options, int> parse(int argc, const char* const* argv) {
  Options o;
  Raw raw;
  CLI::App app(about, "laut");
  app.set_help_flag("-h,--help", "This help");
  app.get_formatter()->column_width(34);
  app.footer(footer);
  bool version = false, licenses = false;
  app.add_option("--model", raw.model, "Quotation model in use (with --licenses)")
      ->check(one_of(model_names))
      ->type_name("MODEL");
  app.add_flag("--version", version, "Version of the program");
  app.add_flag("--licenses", licenses, "Licences and sources of the data files and libraries in use");
  app.add_option("--data", o.data, "Folder of de.pack and de.lex (with --licenses)")->type_name("DIR");
  CLI::App* read =
      app.add_subcommand("read", "Read articles: who claims what according to whom, events, times, quantities, names");
  CLI::App* explain = app.add_subcommand("explain", "Every item found, with the rule behind it and its spans");
  CLI::App* times = app.add_subcommand("times", "Times and quantities alone: a table, JSON, TimeML or CSV");
  const std::vector<Subcommand> others = add_ledger_commands(app);
  CLI::App* help = app.add_subcommand("help", "Help on laut or one of its commands");
  add_read(*read, o, raw);
  add_common(*explain, o, raw);
  add_times(*times, o, raw);
  std::string topic;
  help->add_option("COMMAND", topic, "One of the commands")->type_name("");
  // "help read" is also taken as the command "read", for CLI11 knows it by name.
  const auto command = [&]() -> const CLI::App* {
    for (const CLI::App* c : app.get_subcommands())
      if (c != help) return c;
    return nullptr;
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    print_help(app, command());
    return exit_code::ok;
  } catch (const CLI::ParseError& e) {
    const std::string name = command() != nullptr ? command()->get_name() + " " : "";
    std::fprintf(stderr, "laut: %s (see: laut %s--help)\n", e.what(), name.c_str());
    return exit_code::usage;
  }
  if (version) {
    std::puts("laut " LAUT_VERSION);
    return exit_code::ok;
  }
  if (help->parsed()) {
    if (!topic.empty()) {
      std::fprintf(stderr, "laut: no command '%s' (there are %s)\n", topic.c_str(),
                   names_of(app.get_subcommands([](const CLI::App*) { return true; })).c_str());
      return exit_code::usage;
    }
    print_help(app, command());
    return exit_code::ok;
  }
  if (licenses) {
    o.command = Command::licenses;
    return finished(std::move(o), raw);
  }
  if (command() == nullptr) {
    std::fputs("laut: no command given (try: laut read FILE, or laut --help)\n", stderr);
    return exit_code::usage;
  }
  for (const Subcommand& other : others) {
    if (!other.app->parsed()) continue;
    o.command = Command::other;
    o.run = other.run;
    return o;
  }
  o.command = read->parsed() ? Command::read : explain->parsed() ? Command::explain : Command::times;
  return finished(std::move(o), raw);
}

}  // namespace laut::cli
