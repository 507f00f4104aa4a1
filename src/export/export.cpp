// The table of formats, and the loop over the revisions.
#include "laut/export.h"

#include <algorithm>
#include <array>

#include "export/writer.h"

namespace laut {
namespace {

using namespace exports;

struct Entry {
  ExportFormat format;
  std::unique_ptr<Writer> (*make)(const ExportOptions&);
};

constexpr std::array entries{
    Entry{{"jsonl", "one claim a line with all that is known of it (laut.claim/1)", false}, make_jsonl},
    Entry{{"csv", "one claim a row; with --rows events one event a row", false}, make_csv},
    Entry{{"webanno", "W3C Web Annotations of the claims in their articles (JSON-LD)", false}, make_webanno},
    Entry{{"prov", "where claims come from: W3C PROV-O (JSON-LD)", false}, make_prov},
    Entry{{"schema", "articles, claims, quotations and actors as schema.org has them (JSON-LD)", false},
          make_schema_org},
    Entry{{"ftm", "FollowTheMoney entities, one a line", false}, make_ftm},
    Entry{{"graphml", "network of actors and what passes between them (GraphML)", false}, make_graphml},
    Entry{{"timeml", "a file an article: its text with the times of its claims (TimeML)", true}, make_timeml},
    Entry{{"brat", "two files an article: its text, and claims, sources and events in it (brat standoff)", true},
          make_brat},
};

constexpr auto formats = [] {
  std::array<ExportFormat, entries.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = entries[i].format;
  return out;
}();

Error usage(std::string message, std::string mend = {}) {
  return {ErrorCode::usage, std::move(message), {}, 0, std::move(mend)};
}

bool is_day(std::string_view s) {
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return false;
  for (std::size_t i = 0; i < s.size(); ++i)
    if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
  return true;
}

Status check(const ExportOptions& o, ledger::Database& db) {
  for (const std::string* day : {&o.since, &o.until})
    if (!day->empty() && !is_day(*day)) return usage("'" + *day + "' is no day", "write 2024-06-18, 2024-06 or 2024");
  if (!o.type.empty()) {
    bool known = false;
    for (std::uint32_t i = 0; i < event_types; ++i) known |= to_string(static_cast<EventType>(i)) == o.type;
    if (!known) return usage("there is no event type '" + o.type + "'", "write TRANSFER, AGREE, SANCTION ...");
  }
  if (!o.outlet.empty() && !db.query("SELECT id FROM outlet WHERE name = ?1").bind(o.outlet).number())
    if (db.ok()) return usage("the ledger has no outlet '" + o.outlet + "'");
  return Ok{};
}

/// The whole export, within a transaction.
Result<ExportCounts> write_all(ledger::Database& db, const ExportOptions& options, Writer& writer, Output& out) {
  ActorBook book(db);
  std::vector<std::int64_t> actors;
  if (!options.actor.empty()) {
    actors = book.find(options.actor);
    if (actors.empty() && db.ok()) return usage("the ledger has no actor '" + options.actor + "'");
  }
  StatementReader reader(db, book, options, std::move(actors));
  ExportCounts counts;
  Statements s;
  writer.begin(out);
  while (out.status().ok() && reader.next(s)) {
    ++counts.revisions;
    counts.claims += s.claims.size();
    for (const StatedClaim& c : s.claims)
      counts.events += static_cast<std::uint64_t>(
          std::count_if(c.events.begin(), c.events.end(), [](const StatedEvent& e) { return e.wanted; }));
    writer.revision(s, out);
    out.flush();
  }
  if (out.status().ok() && db.ok()) {
    writer.end(book, out);
    if (db.ok()) out.flush(true);
  }
  if (!out.status()) return out.status().error();
  return counts;
}

}  // namespace

namespace exports {

void Output::file(std::string_view name, std::string_view suffix, std::string_view text) {
  if (status_.ok()) status_ = put_(name, suffix, text);
}

void Output::flush(bool all) {
  constexpr std::size_t piece = 1 << 16;
  if (stream_.empty() || (!all && stream_.size() < piece)) return;
  if (status_.ok()) status_ = put_({}, {}, stream_);
  stream_.clear();
}

}  // namespace exports

std::span<const ExportFormat> export_formats() {
  return formats;
}

Result<ExportCounts> export_ledger(const Ledger& ledger, const ExportOptions& options, const ExportPut& put) {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.format.name == options.format; });
  if (entry == entries.end()) return usage("there is no format '" + options.format + "'", "laut export --list");
  ledger::Database& db = ledger.database();
  if (Status s = check(options, db); !s) return s.error();
  // All reading sees one moment, also where another program writes meanwhile.
  const bool own = !db.in_transaction() && db.run("BEGIN");
  const auto writer = entry->make(options);
  Output out(put);
  auto counts = write_all(db, options, *writer, out);
  Status s = db.take_status();
  if (own && db.in_transaction()) db.run("ROLLBACK");
  (void)db.take_status();
  if (!s) return s.error();
  return counts;
}

}  // namespace laut
