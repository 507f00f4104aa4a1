// Questions to the ledger (laut/questions.h).
#include "ledger/questions_common.h"
#include "serve/service.h"

namespace laut::serve {
namespace {

template <typename Question>
Answer list(Service& s, Parameters& p, Question&& question) {
  const Filter f = p.filter();
  if (auto wrong = p.failure()) return *wrong;
  return ask(s, [&](const Questions& q) { return question(q, f); });
}

/// One row, or 404.
template <typename Question>
Answer one(Service& s, const Request& r, const char* what, Id id, Question&& question) {
  Parameters p(r);
  if (auto wrong = p.failure()) return *wrong;
  const auto loan = s.readers.lend();
  const auto row = question(Questions(loan.ledger()));
  if (!row) return failure(row.error());
  if (!*row) return failure(404, "there is no " + std::string(what) + ' ' + std::to_string(id), "");
  Answer a;
  JsonOut json(a.body, false);
  write(json, **row);
  return a;
}

}  // namespace

Answer get_totals(Service& s, const Request& r, Id) {
  Parameters p(r);
  if (auto wrong = p.failure()) return *wrong;
  const auto loan = s.readers.lend();
  const auto totals = Questions(loan.ledger()).totals();
  if (!totals) return failure(totals.error());
  Answer a;
  JsonOut json(a.body, false);
  json.begin_object();
  write_members(json, *totals);
  json.boolean("read_only", s.token.empty());
  json.string("engine", s.engine_version);
  json.key("languages");
  json.begin_array();
  json.string("de");
  json.end_array();
  json.end_object();
  return a;
}

Answer get_actors(Service& s, const Request& r, Id) {
  Parameters p(r);
  const std::string name = p.needed("name");
  return list(s, p, [&](const Questions& q, const Filter& f) { return q.who(name, f); });
}

Answer get_about(Service& s, const Request& r, Id) {
  Parameters p(r);
  const std::string name = p.needed("name");
  return list(s, p, [&](const Questions& q, const Filter& f) { return q.about(name, f); });
}

Answer get_said(Service& s, const Request& r, Id) {
  Parameters p(r);
  const std::string name = p.needed("name"), topic = p.text("topic");
  const bool relayed = p.flag("relayed");
  return list(s, p, [&](const Questions& q, Filter f) {
    f.relayed = relayed;
    return q.said(name, topic, f);
  });
}

Answer get_flows(Service& s, const Request& r, Id) {
  Parameters p(r);
  return list(s, p, [](const Questions& q, const Filter& f) { return q.flows(f); });
}

Answer get_timeline(Service& s, const Request& r, Id) {
  Parameters p(r);
  const std::string name = p.needed("name");
  return list(s, p, [&](const Questions& q, const Filter& f) { return q.timeline(name, f); });
}

Answer get_sources(Service& s, const Request& r, Id) {
  Parameters p(r);
  return list(s, p, [](const Questions& q, const Filter& f) { return q.sources(f); });
}

Answer get_cases(Service& s, const Request& r, Id) {
  Parameters p(r);
  return list(s, p, [](const Questions& q, const Filter& f) { return q.cases(f); });
}

Answer get_conflicts(Service& s, const Request& r, Id) {
  Parameters p(r);
  return list(s, p, [](const Questions& q, const Filter& f) { return q.conflicts(f); });
}

Answer get_search(Service& s, const Request& r, Id) {
  Parameters p(r);
  const std::string words = p.needed("words");
  const Filter f = p.filter();
  if (auto wrong = p.failure()) return *wrong;
  const auto loan = s.readers.lend();
  ledger::Database& db = loan.ledger().database();
  ledger::Moment moment(db);
  const auto page = Questions(loan.ledger()).search(words, f);
  if (!page) return failure(page.error());
  Answer a;
  JsonOut json(a.body, false);
  json.begin_object();
  write_list(json, "rows", page->rows, [&](const SearchRow& row) { write(json, row); });
  json.boolean("more", page->more);
  write_facets(json, db, words);
  json.end_object();
  if (const auto done = moment.done(true); !done)
    return loan.expired() ? failure(503, "this takes too long", "search for rarer words") : failure(done.error());
  return a;
}

Answer get_actor(Service& s, const Request& r, Id id) {
  return one(s, r, "actor", id, [&](const Questions& q) { return q.actor(id); });
}

Answer get_case(Service& s, const Request& r, Id id) {
  return one(s, r, "case", id, [&](const Questions& q) { return q.one_case(id); });
}

Answer get_claim(Service& s, const Request& r, Id id) {
  return one(s, r, "claim", id, [&](const Questions& q) { return q.claim(id); });
}

}  // namespace laut::serve
