// How the sentences that a search finds are spread.
#include "ledger/questions_words.h"
#include "ledger/writer.h"
#include "serve/service.h"

namespace laut::serve {
namespace {

/// So many of the sentences read last are counted, so that a frequent word costs no more than a rare one.
constexpr int most_counted = 500;
constexpr int most_names = 20;

void write_facet(JsonOut& json, ledger::Database& db, const char* name, const std::string& sql,
                 const std::string& match) {
  json.key(name);
  json.begin_array();
  auto q = db.query(sql);
  for (q.bind(match, most_counted, most_names, ledger::sentence_range); q.next();) {
    json.begin_object();
    json.string("name", q.text(0));
    json.integer("count", q.integer(1));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_facets(JsonOut& json, ledger::Database& db, std::string_view words) {
  const std::string match = ledger::match_expression(words);
  const std::string hits =
      "WITH hit AS MATERIALIZED (SELECT rowid / ?4 AS revision, rowid % ?4 AS sentence FROM search WHERE search MATCH "
      "?1 ORDER BY rowid DESC LIMIT ?2) ";
  const std::string current =
      " FROM hit h JOIN revision r ON r.id = h.revision JOIN article a ON a.id = r.article AND a.latest = r.id ";
  const std::string claims = current + "JOIN claim c ON c.revision = h.revision AND c.sentence = h.sentence ";
  const std::string grouped = " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?3";
  json.key("facets");
  json.begin_object();
  write_facet(json, db, "outlets",
              hits + "SELECT o.name, count(*)" + current + "JOIN outlet o ON o.id = r.outlet" + grouped, match);
  write_facet(json, db, "types", hits + "SELECT e.type, count(*)" + claims + "JOIN event e ON e.claim = c.id" + grouped,
              match);
  write_facet(json, db, "factuality", hits + "SELECT c.factuality, count(*)" + claims + grouped, match);
  json.end_object();
}

}  // namespace laut::serve
