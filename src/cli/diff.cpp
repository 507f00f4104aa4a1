// `laut diff`: what became of an article's claims.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "laut/ledger.h"
#include "output/json_out.h"

namespace laut::cli {
namespace {

constexpr const char* footer = R"(Examples:
  laut diff https://example.org/hafen.html          the latest revision and the one before it
  laut diff --from 1 --to 3 --json archive/hafen.txt

ARTICLE is an address, a path as it was ingested, the article's id, or #NUMBER.)";

struct DiffOptions {
  std::string db = "ledger.db", article;
  std::uint32_t from = 0, to = 0;
  bool json = false;
};

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : std::string(between)) + p;
  return out;
}

std::string json_string(std::string_view s) {
  std::string out;
  output::append_json_string(out, s);
  return out;
}

std::string list(const std::vector<std::string>& parts) {
  std::vector<std::string> all;
  for (const std::string& p : parts) all.push_back(json_string(p));
  return '[' + joined(all, ",") + ']';
}

std::string json_of(const ClaimView& c) {
  return fmt::format("{{\"claim\":{},\"words\":{},\"said_as\":{},\"sources\":{},\"factuality\":{},\"numbers\":{}}}",
                     c.id, json_string(c.words), json_string(c.said_as), list(c.sources), json_string(c.factuality),
                     list(c.numbers));
}

std::string json_of(const Difference& d) {
  std::vector<std::string> added, withdrawn, changed;
  for (const ClaimView& c : d.added) added.push_back(json_of(c));
  for (const ClaimView& c : d.withdrawn) withdrawn.push_back(json_of(c));
  for (const Difference::Change& c : d.changed) {
    std::vector<std::string> what;
    if (c.words) what.emplace_back("words");
    if (c.numbers) what.emplace_back("numbers");
    if (c.certainty) what.emplace_back("certainty");
    if (c.source) what.emplace_back("source");
    changed.push_back(
        fmt::format("{{\"what\":{},\"before\":{},\"after\":{}}}", list(what), json_of(c.before), json_of(c.after)));
  }
  return fmt::format(
      "{{\"article\":{},\"from\":{},\"to\":{},\"unchanged\":{},\"added\":[{}],\"withdrawn\":[{}],\"changed\":[{}],"
      "\"corrections\":{}}}\n",
      json_string(d.key), d.from, d.to, d.unchanged, joined(added, ","), joined(withdrawn, ","), joined(changed, ","),
      list(d.corrections));
}

/// "[CT+] Karla Renn via Kurier: Man werde liefern"
std::string line_of(const ClaimView& c) {
  std::vector<std::string> sources(c.sources.rbegin(), c.sources.rend());
  const std::string who = sources.empty() ? "the article" : joined(sources, " via ");
  return fmt::format("[{}] {}: {}", c.factuality, who, c.words);
}

std::string text_of(const Difference& d) {
  std::string out = fmt::format("{}: revision {} to {}, {} unchanged\n", d.key, d.from, d.to, d.unchanged);
  for (const ClaimView& c : d.withdrawn) out += "- " + line_of(c) + '\n';
  for (const ClaimView& c : d.added) out += "+ " + line_of(c) + '\n';
  for (const Difference::Change& c : d.changed) {
    out += "~ " + line_of(c.before) + "\n  " + line_of(c.after) + '\n';
    if (c.certainty) out += fmt::format("    certainty: {} → {}\n", c.before.factuality, c.after.factuality);
    if (c.source)
      out += fmt::format("    source: {} → {}\n", joined(c.before.sources, " › "), joined(c.after.sources, " › "));
    if (c.numbers)
      out += fmt::format("    numbers: {} → {}\n", joined(c.before.numbers, ", "), joined(c.after.numbers, ", "));
  }
  for (const std::string& note : d.corrections) out += "! " + note + '\n';
  return out;
}

int run(const DiffOptions& o) {
  const auto fail = [](const Error& error) {
    complain(error);
    return exit_code::failed;
  };
  const auto ledger = Ledger::open(o.db);
  if (!ledger) return fail(ledger.error());
  auto article = ledger->find_article(o.article);
  if (article && !*article) {
    // A path is kept as it is from the root.
    if (char* full = ::realpath(o.article.c_str(), nullptr); full != nullptr) {
      article = ledger->find_article(full);
      ::free(full);
    }
  }
  if (!article) return fail(article.error());
  if (!*article) return fail({ErrorCode::usage, "is not in the ledger", o.article, 0, "name its address, path or id"});
  const auto difference = ledger->diff(**article, o.from, o.to);
  if (!difference) return fail(difference.error());
  std::fputs((o.json ? json_of(*difference) : text_of(*difference)).c_str(), stdout);
  return exit_code::ok;
}

}  // namespace

Subcommand add_diff(CLI::App& parent) {
  CLI::App* app =
      parent.add_subcommand("diff", "Claims added, withdrawn and changed between two revisions of an article");
  auto o = std::make_shared<DiffOptions>();
  add_db(*app, o->db);
  app->add_option("ARTICLE", o->article, "Address, path, id or #NUMBER")->required()->type_name("");
  app->add_option("--from", o->from, "Number of the earlier revision [the one before]")->type_name("N");
  app->add_option("--to", o->to, "Number of the later revision [the latest]")->type_name("N");
  app->add_flag("--json", o->json, "As JSON");
  app->set_help_flag("-h,--help", "This help");
  app->footer(footer);
  return {app, [o] { return run(*o); }};
}

}  // namespace laut::cli
