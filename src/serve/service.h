/// What the endpoints share, and the endpoints themselves.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "laut/engine.h"
#include "laut/questions.h"
#include "serve/message.h"
#include "serve/parameters.h"
#include "serve/readers.h"
#include "serve/rows.h"

namespace laut::serve {

/// Working memory for reading texts: one text at a time, in a ledger that is never written to a disk.
struct Desk {
  Scratch scratch;
  Document document;
  std::unique_ptr<Ledger> memory;
};

/// Shared by the threads of the server; the endpoints lock what needs it.
struct Service {
  Readers& readers;
  const Engine& engine;
  std::string engine_version;
  std::string token;                  ///< empty: nothing may be written
  std::function<std::int64_t()> now;  ///< Unix seconds

  std::mutex writing;                 ///< one decision at a time
  std::atomic<unsigned> exports = 0;  ///< at work
  std::mutex desks_mutex;
  std::condition_variable desk_free;
  std::vector<std::unique_ptr<Desk>> desks;

  Service(Readers& r, const Engine& e) : readers(r), engine(e) {}
};

/// Asks one question and writes its answer.
template <typename Question>
Answer ask(Service& service, Question&& question) {
  const auto loan = service.readers.lend();
  const auto result = question(Questions(loan.ledger()));
  if (!result) {
    if (loan.expired()) return failure(503, "this takes too long", "narrow it with since, until or outlet");
    return failure(result.error());
  }
  Answer a;
  JsonOut json(a.body, false);
  write(json, *result);
  return a;
}

/// The number in the path ("/cases/12"), 0 where there is none.
using Id = std::int64_t;

// GET
Answer get_totals(Service& s, const Request& r, Id id);
Answer get_actors(Service& s, const Request& r, Id id);
Answer get_actor(Service& s, const Request& r, Id id);
Answer get_about(Service& s, const Request& r, Id id);
Answer get_said(Service& s, const Request& r, Id id);
Answer get_flows(Service& s, const Request& r, Id id);
Answer get_timeline(Service& s, const Request& r, Id id);
Answer get_search(Service& s, const Request& r, Id id);
Answer get_sources(Service& s, const Request& r, Id id);
Answer get_cases(Service& s, const Request& r, Id id);
Answer get_conflicts(Service& s, const Request& r, Id id);
Answer get_case(Service& s, const Request& r, Id id);
Answer get_claim(Service& s, const Request& r, Id id);
Answer get_articles(Service& s, const Request& r, Id id);
Answer get_article(Service& s, const Request& r, Id id);
Answer get_difference(Service& s, const Request& r, Id id);
Answer get_revision(Service& s, const Request& r, Id id);
Answer get_decisions(Service& s, const Request& r, Id id);
Answer get_export(Service& s, const Request& r, Id id);
Answer get_formats(Service& s, const Request& r, Id id);

// POST
Answer post_read(Service& s, const Request& r, Id id);
Answer post_merge(Service& s, const Request& r, Id id);
Answer post_split(Service& s, const Request& r, Id id);
Answer post_undo(Service& s, const Request& r, Id id);

/// Of a search: outlets, event types and factuality of the newest sentences with these words. Within a transaction.
void write_facets(JsonOut& json, ledger::Database& db, std::string_view words);

/// "2024-06-18T09:30:00Z"
std::string utc(std::int64_t seconds);

}  // namespace laut::serve
