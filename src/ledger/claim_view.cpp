#include "ledger/claim_view.h"

#include <fmt/format.h>

#include <unordered_map>

#include "ledger/database.h"
#include "ledger/text.h"

namespace laut::ledger {
namespace {

std::string between(const std::string& text, const Offsets& offsets, std::int64_t first, std::int64_t last) {
  const Span s = offsets.bytes({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
  return s.empty() ? std::string() : text.substr(s.begin, s.size());
}

/// "3-9 12-20": the words of every part.
std::string words_of_parts(const std::string& text, const Offsets& offsets, std::string_view parts) {
  std::string out;
  for (const Span part : parts_of(0, 0, parts)) {
    if (!out.empty()) out += " … ";
    out += between(text, offsets, part.begin, part.end);
  }
  return out;
}

}  // namespace

Result<std::vector<ClaimView>> claims_of(const Ledger& ledger, std::int64_t revision) {
  const auto stored = ledger.text(revision);
  if (!stored) return stored.error();
  const std::string& text = stored->text;
  const Offsets offsets(text);
  Database& db = ledger.database();
  std::vector<ClaimView> out;
  std::unordered_map<std::int64_t, std::size_t> at;
  Query claims =
      db.query("SELECT id, first, last, spans, said_as, factuality FROM claim WHERE revision = ?1 ORDER BY number");
  for (claims.bind(revision); claims.next();) {
    ClaimView v;
    v.id = claims.integer(0);
    v.words = claims.null(3) ? between(text, offsets, claims.integer(1), claims.integer(2))
                             : words_of_parts(text, offsets, claims.text(3));
    v.said_as = claims.string(4);
    v.factuality = claims.string(5);
    at[v.id] = out.size();
    out.push_back(std::move(v));
  }
  Query links = db.query(
      "SELECT l.claim, s.name, l.unnamed, l.first, l.last FROM claim c JOIN link l ON l.claim = c.id "
      "LEFT JOIN actor a ON a.id = l.actor LEFT JOIN actor s ON s.id = a.stands_for "
      "WHERE c.revision = ?1 ORDER BY c.number, l.position");
  for (links.bind(revision); links.next();) {
    std::string name = links.string(1);
    if (name.empty() && links.integer(2) == 0 && !links.null(3))
      name = between(text, offsets, links.integer(3), links.integer(4));
    out[at[links.integer(0)]].sources.push_back(name.empty() ? "?" : std::move(name));
  }
  Query numbers = db.query(
      "SELECT q.claim, q.comparator, q.value, q.unit, q.counted FROM claim c JOIN quantity q ON q.claim = c.id "
      "WHERE c.revision = ?1 ORDER BY c.number, q.position");
  for (numbers.bind(revision); numbers.next();) {
    std::string n = fmt::format("{} {:.12g}", numbers.text(1), numbers.real(2));
    for (const int column : {3, 4})
      if (!numbers.null(column)) n += fmt::format(" {}", numbers.text(column));
    auto& list = out[at[numbers.integer(0)]].numbers;
    if (list.empty() || list.back() != n) list.push_back(std::move(n));  // one of two events is one number
  }
  if (Status s = db.take_status(); !s) return s.error();
  return out;
}

}  // namespace laut::ledger
