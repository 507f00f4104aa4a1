// `laut merge`, `laut split`, `laut undo`, `laut decisions`: what people decide about who is who.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "laut/questions.h"
#include "output/json_out.h"

namespace laut::cli {
namespace {

struct DecideOptions {
  std::string db = "ledger.db", actor, other, note;
  std::int64_t decision = 0;
  bool json = false;
};

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// "a12" is the actor 12.
std::int64_t id_in(std::string_view text) {
  std::int64_t id = 0;
  if (text.size() < 2 || text[0] != 'a') return 0;
  const auto end = std::from_chars(text.data() + 1, text.data() + text.size(), id);
  return end.ptr == text.data() + text.size() && end.ec == std::errc() ? id : 0;
}

/// The one actor of that name or id. Where several have it, none is taken: a merge must not rest on a guess.
Result<std::int64_t> actor_of(const Ledger& ledger, const std::string& what) {
  if (const std::int64_t id = id_in(what); id != 0) return id;
  Filter most;
  most.limit = 6;
  auto found = Questions(ledger).who(what, most);
  if (!found) return found.error();
  std::vector<const ActorRow*> exact;
  for (const ActorRow& a : found->rows)
    if (a.name == what) exact.push_back(&a);
  if (exact.size() == 1) return exact[0]->id;
  std::string all;
  for (const ActorRow& a : found->rows) all += fmt::format("{}a{} ({})", all.empty() ? "" : ", ", a.id, a.name);
  if (all.empty()) return Error{ErrorCode::usage, "nobody is called so in the ledger", what, 0, "laut who finds names"};
  return Error{ErrorCode::usage, "is not one actor's whole name", what, 0, "name one by its id: " + all};
}

std::string name_of(const Ledger& ledger, std::int64_t id) {
  const auto found = Questions(ledger).actor(id);
  return found && *found ? (*found)->name : std::string("?");
}

int told(const DecideOptions& o, std::int64_t decision, const std::string& what) {
  if (o.json)
    std::fputs(fmt::format("{{\"decision\":{}}}\n", decision).c_str(), stdout);
  else
    std::fputs(fmt::format("decision {}: {} (laut undo {} takes it back)\n", decision, what, decision).c_str(), stdout);
  return exit_code::ok;
}

int merge(const DecideOptions& o) {
  auto ledger = Ledger::open(o.db, {.write = true});
  if (!ledger) return failed(ledger.error());
  const auto actor = actor_of(*ledger, o.actor), other = actor_of(*ledger, o.other);
  if (!actor) return failed(actor.error());
  if (!other) return failed(other.error());
  const std::string what = name_of(*ledger, *actor);
  const auto done = ledger->merge(*actor, *other, now(), o.note);
  if (!done) return failed(done.error());
  return told(o, *done, fmt::format("{} (a{}) is {} (a{})", what, *actor, name_of(*ledger, *other), *other));
}

int split(const DecideOptions& o) {
  auto ledger = Ledger::open(o.db, {.write = true});
  if (!ledger) return failed(ledger.error());
  const auto actor = actor_of(*ledger, o.actor);
  if (!actor) return failed(actor.error());
  const auto done = ledger->split(*actor, now(), o.note);
  if (!done) return failed(done.error());
  return told(o, *done, fmt::format("a{} stands for itself", *actor));
}

int undo(const DecideOptions& o) {
  auto ledger = Ledger::open(o.db, {.write = true});
  if (!ledger) return failed(ledger.error());
  const auto done = ledger->undo(o.decision, now(), o.note);
  if (!done) return failed(done.error());
  return told(o, *done, fmt::format("decision {} is taken back", o.decision));
}

std::string line_of(const Ledger& ledger, const Decision& d) {
  const std::string note = d.note.empty() ? "" : "  (" + d.note + ")";
  switch (d.kind) {
    case Decision::Kind::merge:
      return fmt::format("{}  merge  a{} is a{} {}{}\n", d.id, d.actor, d.other, name_of(ledger, d.other), note);
    case Decision::Kind::split:
      return fmt::format("{}  split  a{} {}{}\n", d.id, d.actor, name_of(ledger, d.actor), note);
    case Decision::Kind::undo: break;
  }
  return fmt::format("{}  undo   decision {}{}\n", d.id, d.undone, note);
}

std::string json_of(const Decision& d) {
  constexpr const char* kinds[] = {"merge", "split", "undo"};
  std::string note;
  output::append_json_string(note, d.note);
  std::string out =
      fmt::format("{{\"id\":{},\"made\":{},\"kind\":\"{}\"", d.id, d.made, kinds[static_cast<std::size_t>(d.kind)]);
  if (d.actor != 0) out += fmt::format(",\"actor\":{}", d.actor);
  if (d.other != 0) out += fmt::format(",\"other\":{}", d.other);
  if (d.undone != 0) out += fmt::format(",\"undone\":{}", d.undone);
  return out + ",\"note\":" + note + "}";
}

int list(const DecideOptions& o) {
  const auto ledger = Ledger::open(o.db);
  if (!ledger) return failed(ledger.error());
  const auto all = ledger->decisions();
  if (!all) return failed(all.error());
  std::string out;
  for (const Decision& d : *all) out += o.json ? (out.empty() ? "" : ",") + json_of(d) : line_of(*ledger, d);
  if (o.json) out = "{\"rows\":[" + out + "]}\n";
  std::fputs(out.c_str(), stdout);
  if (all->empty() && !o.json) std::fputs("laut: nobody has decided anything yet\n", stderr);
  return exit_code::ok;
}

Subcommand command(CLI::App& parent, const char* name, const char* what, const char* examples,
                   const std::function<void(CLI::App&, DecideOptions&)>& arguments, int (*run)(const DecideOptions&)) {
  CLI::App* app = parent.add_subcommand(name, what);
  auto o = std::make_shared<DecideOptions>();
  add_db(*app, o->db);
  arguments(*app, *o);
  app->add_flag("--json", o->json, "As JSON");
  app->set_help_flag("-h,--help", "This help");
  app->footer(
      std::string("Examples:\n") + examples +
      "\nAn actor is its whole name or its id (a12, as laut who prints it). Decisions are kept; nothing is deleted.");
  return {app, [o, run] { return run(*o); }};
}

void note(CLI::App& app, DecideOptions& o) {
  app.add_option("--note", o.note, "Why, for those who read it later")->type_name("TEXT");
}

}  // namespace

std::vector<Subcommand> add_decisions(CLI::App& parent) {
  return {
      command(
          parent, "merge", "Two actors are one: the first stands for the second from now on",
          "  laut merge \"Nordmärkische Republik\" Nordmark --note \"beide Namen im Abkommen\"\n  laut merge a12 a7\n",
          [](CLI::App& app, DecideOptions& o) {
            app.add_option("ACTOR", o.actor, "Who is merged")->required()->type_name("");
            app.add_option("OTHER", o.other, "Whom it stands for then")->required()->type_name("");
            note(app, o);
          },
          merge),
      command(
          parent, "split", "An actor is nobody else: it stands for itself again", "  laut split a12\n",
          [](CLI::App& app, DecideOptions& o) {
            app.add_option("ACTOR", o.actor, "Who is split off")->required()->type_name("");
            note(app, o);
          },
          split),
      command(
          parent, "undo", "Take a merge, a split or an undoing back", "  laut undo 3\n",
          [](CLI::App& app, DecideOptions& o) {
            app.add_option("DECISION", o.decision, "Its number, as laut decisions lists it")->required()->type_name("");
            note(app, o);
          },
          undo),
      command(
          parent, "decisions", "What was decided about actors, in order", "  laut decisions --json\n",
          [](CLI::App&, DecideOptions&) {}, list),
  };
}

}  // namespace laut::cli
