#include "ledger/rebuild.h"

#include "ledger/cases.h"
#include "ledger/decisions.h"
#include "ledger/near.h"
#include "ledger/tallies.h"
#include "ledger/text.h"
#include "ledger/writer.h"

namespace laut::ledger {
namespace {

/// Calls use(revision, text, sentences in bytes) for every revision in the order they came.
template <typename Use>
void each_text(Database& db, Use&& use) {
  Query q = db.query("SELECT id, text, sentences FROM revision ORDER BY id");
  while (q.next()) {
    const auto text = decompressed(q.blob(1));
    if (!text) return db.fail(text.error());
    const Offsets offsets(*text);
    std::vector<Span> sentences;
    for (const Span s : unpacked(q.blob(2))) sentences.push_back(offsets.bytes(s));
    use(q.integer(0), *text, sentences);
  }
}

void rebuild_search(Database& db) {
  db.run("INSERT INTO search (search) VALUES ('delete-all')");
  Query insert = db.query("INSERT INTO search (rowid, text) VALUES (?1, ?2)");
  each_text(db, [&](std::int64_t revision, std::string_view text, const std::vector<Span>& sentences) {
    const auto n = std::min<std::size_t>(sentences.size(), sentence_range);
    for (std::size_t i = 0; i < n; ++i)
      insert
          .bind(revision * sentence_range + static_cast<std::int64_t>(i),
                text.substr(sentences[i].begin, sentences[i].size()))
          .run();
  });
}

void rebuild_origins(Database& db) {
  db.run("DELETE FROM shingle; UPDATE revision SET origin = NULL, shingles = NULL");
  Near near(db);
  each_text(db, [&](std::int64_t revision, std::string_view text, const std::vector<Span>& sentences) {
    near.add(revision, text, sentences);
  });
}

}  // namespace

Status rebuild_derived(Database& db) {
  Transaction transaction(db);
  db.run(
      "UPDATE article SET latest = (SELECT id FROM revision WHERE article = article.id ORDER BY number DESC LIMIT 1)");
  rebuild_origins(db);
  rebuild_search(db);
  apply_decisions(db);
  Cases(db).rebuild();
  Tallies(db).rebuild();
  return transaction.commit();
}

}  // namespace laut::ledger
