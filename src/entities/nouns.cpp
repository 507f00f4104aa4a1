#include "entities/nouns.h"

#include <algorithm>

#include "base/utf8.h"

namespace laut::entities {

std::uint64_t hash_noun(std::string_view lemma) {
  std::uint64_t h = 0xCBF29CE484222325ull;
  for (std::size_t i = 0; i < lemma.size();) {
    const auto c = utf8::decode(lemma, i);
    i += c.size;
    h = (h ^ utf8::to_lower(c.cp)) * 0x100000001B3ull;
  }
  return h;
}

Result<Nouns> Nouns::open(const Pack& pack) {
  auto rows = pack.table<NounRow>("entities.nouns");
  if (!rows) return rows.error();
  Nouns out;
  out.rows_ = *rows;
  return out;
}

const NounRow* Nouns::find(std::uint64_t hash) const {
  const auto it =
      std::lower_bound(rows_.begin(), rows_.end(), hash, [](const NounRow& r, std::uint64_t h) { return r.hash < h; });
  return it != rows_.end() && it->hash == hash ? &*it : nullptr;
}

/// A part of a word, or the masculine of a person's noun in -in.
const NounRow* Nouns::part(std::string_view word, bool whole) const {
  const NounRow* row = find(hash_noun(word));
  if (!row && word.size() > 5 && word.ends_with("in")) {
    row = find(hash_noun(word.substr(0, word.size() - 2)));
    if (!row) {  // Kollegin: Kollege
      std::string e(word.substr(0, word.size() - 2));
      row = find(hash_noun(e += 'e'));
    }
    if (row && row->cls != NounClass::person) row = nullptr;
  }
  return row && (whole || row->whole == 0) ? row : nullptr;
}

namespace {

NounSense sense_of(const NounRow& row) {
  return row.never != 0 ? NounSense{} : NounSense{row.cls, row.plain != 0, row.sort};
}

}  // namespace

NounSense Nouns::sense(std::string_view lemma, std::size_t& head) const {
  constexpr std::size_t longest = 60, shortest_part = 4, shortest_rest = 3;
  head = 0;
  if (const std::size_t hyphen = lemma.rfind('-'); hyphen != std::string_view::npos && hyphen + 2 < lemma.size()) {
    head = hyphen + 1;
    if (const NounRow* row = part(lemma.substr(head), false); row && row->never == 0) return sense_of(*row);
  }
  head = 0;
  if (lemma.size() > longest) return {};
  if (const NounRow* row = part(lemma, true)) return sense_of(*row);
  for (std::size_t at = shortest_rest; at + shortest_part <= lemma.size(); ++at) {
    if ((static_cast<unsigned char>(lemma[at]) & 0xC0) == 0x80) continue;
    const NounRow* row = part(lemma.substr(at), false);
    if (!row) continue;
    if (row->never == 0) head = at;
    return sense_of(*row);
  }
  return {};
}

}  // namespace laut::entities
