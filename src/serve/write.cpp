// Decisions about actors: the only thing that the server writes, and only with the token it was started with.
#include "serve/body.h"
#include "serve/service.h"

namespace laut::serve {
namespace {

constexpr std::size_t most_note = 2000;

/// Compares without telling by its time how much of it was right.
bool same(std::string_view given, std::string_view token) {
  unsigned char different = given.size() == token.size() ? 0 : 1;
  for (std::size_t i = 0; i < token.size(); ++i)
    different |= static_cast<unsigned char>(token[i] ^ (i < given.size() ? given[i] : '\0'));
  return different == 0;
}

std::optional<Answer> refused(const Service& s, const Request& r) {
  if (s.token.empty()) return failure(403, "this server only reads", "start laut serve with --token or --token-file");
  constexpr std::string_view bearer = "Bearer ";
  const std::string_view given = r.authorization;
  if (given.starts_with(bearer) && same(given.substr(bearer.size()), s.token)) return std::nullopt;
  Answer a = failure(401, "the token is missing or wrong", "send Authorization: Bearer TOKEN");
  a.ask_token = true;
  return a;
}

template <typename Decide>
Answer decide(Service& s, Decide&& decision) {
  const std::lock_guard lock(s.writing);
  // Opened for this alone, so that an ingest beside the server never waits for it.
  auto ledger = Ledger::open(s.readers.path(), {.write = true});
  if (!ledger) return failure(ledger.error());
  const auto id = decision(*ledger);
  if (!id) return failure(id.error());
  Answer a;
  JsonOut json(a.body, false);
  json.begin_object();
  json.integer("decision", *id);
  json.end_object();
  return a;
}

}  // namespace

Answer post_merge(Service& s, const Request& r, Id) {
  if (auto no = refused(s, r)) return *no;
  Body body(r);
  const auto actor = body.id("actor"), other = body.id("other");
  const std::string note = body.text("note", most_note);
  if (auto wrong = body.failure()) return *wrong;
  return decide(s, [&](Ledger& ledger) { return ledger.merge(actor, other, s.now(), note); });
}

Answer post_split(Service& s, const Request& r, Id) {
  if (auto no = refused(s, r)) return *no;
  Body body(r);
  const auto actor = body.id("actor");
  const std::string note = body.text("note", most_note);
  if (auto wrong = body.failure()) return *wrong;
  return decide(s, [&](Ledger& ledger) { return ledger.split(actor, s.now(), note); });
}

Answer post_undo(Service& s, const Request& r, Id) {
  if (auto no = refused(s, r)) return *no;
  Body body(r);
  const auto decision = body.id("decision");
  const std::string note = body.text("note", most_note);
  if (auto wrong = body.failure()) return *wrong;
  return decide(s, [&](Ledger& ledger) { return ledger.undo(decision, s.now(), note); });
}

}  // namespace laut::serve
