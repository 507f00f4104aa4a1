// The commands that ask the ledger: who, about, said, flows, timeline, search, sources, cases, conflicts, show.
#include "cli/ask.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <functional>

#include "cli/terminal.h"
#include "laut/ledger.h"

namespace laut::cli {
namespace {

constexpr const char* ids =
    "\nEvery row begins with its id: laut show c12 leads to the sentence with its article, outlet, day and chain.\n"
    "Where a name means several, the most met is taken and the others are named on standard error.\n"
    "Finding nothing is no failure: exit code 0, with a line on standard error.";

std::string id_of(char kind, std::int64_t id) {
  return id == 0 ? std::string() : kind + std::to_string(id);
}
std::string day_of(const std::string& moment) {
  return moment.substr(0, 10);
}

std::string quantities(const std::vector<QuantityRow>& all) {
  std::string out;
  for (const QuantityRow& q : all) out += (out.empty() ? "" : "; ") + short_of(q);
  return out;
}

std::string conflict_of(const CaseRow& r) {
  return r.numbers_disagree && r.denied ? "numbers, denied" : r.numbers_disagree ? "numbers" : r.denied ? "denied" : "";
}

void cells(Answer& a, const ActorRow& r) {
  a.columns = {"id", "type", "articles", "says", "passes on", "acts", "name", "roles"};
  std::string roles;
  for (const auto& role : r.roles) roles += (roles.empty() ? "" : "; ") + role.role;
  a.rows.push_back({id_of('a', r.id), r.type, std::to_string(r.articles), std::to_string(r.said),
                    std::to_string(r.relayed), std::to_string(r.acts), r.name, roles});
}

void cells(Answer& a, const ClaimRow& r) {
  a.columns = {"id", "published", "sure", "through", "claim"};
  a.rows.push_back({id_of('c', r.id), day_of(r.published), r.factuality, chain_of(r), r.words});
}

void cells(Answer& a, const FlowRow& r) {
  a.columns = {"type", "from", "to", "goods", "told", "sources", "certain", "hedged", "denied", "days", "numbers"};
  a.rows.push_back({r.type, r.actor_name, r.recipient_name, r.goods, std::to_string(r.statements),
                    std::to_string(r.origins), std::to_string(r.certain), std::to_string(r.hedged),
                    std::to_string(r.denied), days_of(r.earliest, r.latest), quantities(r.quantities)});
}

void cells(Answer& a, const TimelineRow& r) {
  a.columns = {"id", "happened", "published", "type", "sure", "through", "claim"};
  a.rows.push_back({id_of('e', r.event.id), days_of(r.event.earliest, r.event.latest), day_of(r.published),
                    r.event.type, r.event.factuality, chain_of(r.claim), r.claim.words});
}

void cells(Answer& a, const SearchRow& r) {
  a.columns = {"id", "published", "outlet", "sentence"};
  a.rows.push_back({r.claim.id != 0 ? id_of('c', r.claim.id) : id_of('r', r.claim.revision), day_of(r.claim.published),
                    r.claim.outlet, r.snippet});
}

void cells(Answer& a, const SourceRow& r) {
  a.columns = {"id", "kind", "claims", "articles", "origins", "certain", "hedged", "denied", "days", "name"};
  a.rows.push_back({id_of('a', r.actor), r.kind, std::to_string(r.claims), std::to_string(r.articles),
                    std::to_string(r.origins), std::to_string(r.certain), std::to_string(r.hedged),
                    std::to_string(r.denied), days_of(r.first_day, r.last_day), r.name});
}

void cells(Answer& a, const CaseRow& r) {
  a.columns = {"id", "type", "told", "sources", "conflict", "days", "from", "to", "goods", "numbers"};
  std::string numbers;
  for (const auto& s : r.says) {
    const std::string n = quantities(s.event.quantities);
    if (!n.empty() && numbers.find(n) == std::string::npos) numbers += (numbers.empty() ? "" : "; ") + n;
  }
  a.rows.push_back({id_of('k', r.id), r.type, std::to_string(r.statements), std::to_string(r.origins), conflict_of(r),
                    days_of(r.earliest, r.latest), r.actor_name, r.recipient_name, r.goods, numbers});
}

template <typename T>
int answer(const char* question, const Result<Page<T>>& page, const AskOptions& o) {
  if (!page) return failed(page.error());
  Answer a{question, {}, {}, {}, page->more};
  cells(a, T());  // the columns, also where there is no row
  a.rows.clear();
  for (const T& row : page->rows) {
    cells(a, row);
    if (o.format == AnswerFormat::json) a.objects.push_back(json_of(row));
  }
  print(a, o);
  return exit_code::ok;
}

/// Says whom a name was taken for where it could have meant others, and where it means nobody.
void tell_names(const Questions& ask, const std::string& name) {
  if (name.empty()) return;
  const auto found = ask.named(name);
  if (!found) return;
  if (found->rows.empty()) return complain("nobody is called '" + name + "'");
  const auto told = [](const ActorRow& r) { return fmt::format("{} (a{})", r.name, r.id); };
  if (found->rows.size() == 1) return;
  std::string others;
  for (std::size_t i = 1; i < found->rows.size(); ++i) others += (i == 1 ? "" : ", ") + told(found->rows[i]);
  complain(fmt::format("'{}' is taken for {}; there are also {}{}", name, told(found->rows[0]), others,
                       found->more ? " and more" : ""));
}

using Ask = std::function<int(const Questions&, const AskOptions&)>;

int run(const AskOptions& given, const Ask& ask, bool named) {
  AskOptions o = given;
  if (o.db.empty()) {
    const char* variable = std::getenv("LAUT_LEDGER");
    o.db = variable != nullptr && *variable != '\0' ? variable : "ledger.db";
  }
  const auto ledger = Ledger::open(o.db);
  if (!ledger) return failed(ledger.error());
  const Questions questions(*ledger);
  if (named) tell_names(questions, o.what);
  tell_names(questions, o.filter.speaker);
  return ask(questions, o);
}

struct Given {
  AskOptions options;
  bool json = false, csv = false, no_colour = false;
};

void add_page(CLI::App& app, Given& g) {
  app.add_option("--limit", g.options.filter.limit, "Rows at most [50]")
      ->check(CLI::Range(1u, 100000u))
      ->type_name("N");
  app.add_option("--offset", g.options.filter.offset, "Rows to pass over [0]")->type_name("N");
}

void add_filter(CLI::App& app, Filter& f) {
  app.add_option("--speaker", f.speaker, "Only what this actor says or passes on")->type_name("NAME");
  app.add_option("--outlet", f.outlet, "Only what this outlet published")->type_name("NAME");
  app.add_option("--type", f.type, "Only events of this type: TRANSFER, AGREE ...")->type_name("TYPE");
  app.add_option("--goods", f.goods, "Only events with this object, also as the last part of a compound")
      ->type_name("WORD");
  app.add_option("--factuality", f.factuality, "CT+, PR+, PS+, CT-, PR-, PS-, U; + or - for either polarity")
      ->type_name("VALUE");
  app.add_option("--since", f.since, "Published on this day or later: 2024-05-17, 2024-05 or 2024")->type_name("DAY");
  app.add_option("--until", f.until, "Published on this day or earlier")->type_name("DAY");
  app.add_option("--from", f.from, "Happened on this day or later")->type_name("DAY");
  app.add_option("--to", f.to, "Happened on this day or earlier")->type_name("DAY");
  app.add_option("--min-sources", f.min_origins, "Told by so many independent sources at least")->type_name("N");
}

void add_output(CLI::App& app, Given& g) {
  app.add_option("--db", g.options.db, "The ledger [LAUT_LEDGER, or ledger.db]")->type_name("FILE");
  auto* json = app.add_flag("--json", g.json, "As JSON (laut.ledger/1)");
  app.add_flag("--csv", g.csv, "As CSV")->excludes(json);
  app.add_flag("--no-color,--no-colour", g.no_colour, "Without colours; NO_COLOR is heeded too");
  app.add_option("--width", g.options.width, "Columns of the table [the terminal's]")
      ->check(CLI::Range(40u, 1000u))
      ->type_name("N");
  app.set_help_flag("-h,--help", "This help");
}

enum class Takes { nothing, name, words, id };

Subcommand add(CLI::App& parent, const char* name, const char* what, Takes takes, const std::string& examples,
               Ask ask) {
  CLI::App* app = parent.add_subcommand(name, what);
  auto g = std::make_shared<Given>();
  if (takes == Takes::name)
    app->add_option("NAME", g->options.what, "A name, part of one, or an id (a12)")->required()->type_name("");
  if (takes == Takes::words)
    app->add_option("WORDS", g->options.what, "Words, \"phrases\" in quotes")->required()->type_name("");
  if (takes == Takes::id)
    app->add_option("ID", g->options.what, "c12, e12, a12, r12 or k12")->required()->type_name("");
  if (std::string_view(name) == "said") {
    app->add_option("--on", g->options.topic, "On an actor, or with these words in the sentence")->type_name("TOPIC");
    app->add_flag("--relayed", g->options.filter.relayed, "Also what it passes on");
  }
  if (takes != Takes::id) add_page(*app, *g);
  if (takes != Takes::id && std::string_view(name) != "who") add_filter(*app, g->options.filter);
  add_output(*app, *g);
  app->footer("Examples:\n" + examples + ids);
  const bool named = takes == Takes::name && std::string_view(name) != "who";
  return {app, [g, ask = std::move(ask), named] {
            AskOptions o = g->options;
            o.format = g->json ? AnswerFormat::json : g->csv ? AnswerFormat::csv : AnswerFormat::table;
            if (g->no_colour) o.colour = Colour::never;
            return run(o, ask, named);
          }};
}

}  // namespace

std::vector<Subcommand> add_questions(CLI::App& parent) {
  using Q = const Questions&;
  using O = const AskOptions&;
  return {
      add(parent, "who", "Actors of a name: what they are, how often they are met, what they say and do", Takes::name,
          "  laut who \"Karla Renn\"\n  laut who Renn --json\n",
          [](Q q, O o) { return answer("who", q.who(o.what, o.filter), o); }),
      add(parent, "about", "Claims about somebody: whose events they take part in, or that name them", Takes::name,
          "  laut about Nordmark --since 2024-05\n  laut about Nordmark --speaker Renn --factuality -\n",
          [](Q q, O o) { return answer("about", q.about(o.what, o.filter), o); }),
      add(parent, "said", "What somebody says, on somebody or something", Takes::name,
          "  laut said \"Karla Renn\" --on Munition --since 2024-01\n  laut said Kurier --relayed --csv\n",
          [](Q q, O o) { return answer("said", q.said(o.what, o.topic, o.filter), o); }),
      add(parent, "flows", "Who gives, threatens, signs, sanctions what to whom, how often told and how sure",
          Takes::nothing, "  laut flows --goods Munition\n  laut flows --type AGREE --min-sources 2 --json\n",
          [](Q q, O o) { return answer("flows", q.flows(o.filter), o); }),
      add(parent, "timeline", "Events somebody takes part in, by the day they happened", Takes::name,
          "  laut timeline Nordmark --from 2024-05 --to 2024-06\n",
          [](Q q, O o) { return answer("timeline", q.timeline(o.what, o.filter), o); }),
      add(parent, "search", "Sentences with all the words, whatever their endings", Takes::words,
          "  laut search \"Lieferung Munition\"\n  laut search '\"rund 400 Kisten\" Hafen' --outlet Kurier\n",
          [](Q q, O o) { return answer("search", q.search(o.what, o.filter), o); }),
      add(parent, "sources", "Who says most: speakers, outlets, agencies, and how sure", Takes::nothing,
          "  laut sources --since 2024-05\n", [](Q q, O o) { return answer("sources", q.sources(o.filter), o); }),
      add(parent, "cases", "What different sources say of one event", Takes::nothing,
          "  laut cases --min-sources 3\n  laut cases --goods Munition --json\n",
          [](Q q, O o) { return answer("cases", q.cases(o.filter), o); }),
      add(parent, "conflicts", "Events whose numbers disagree, or that some deny", Takes::nothing,
          "  laut conflicts --type TRANSFER\n", [](Q q, O o) { return answer("conflicts", q.conflicts(o.filter), o); }),
      add(parent, "show", "One claim, event, actor, revision or case with its sentences", Takes::id,
          "  laut show c12\n  laut show k3 --json\n", [](Q q, O o) { return show(q, o); }),
  };
}

}  // namespace laut::cli
