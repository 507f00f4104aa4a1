#include "factuality/words.h"

#include <algorithm>
#include <tuple>

namespace laut::factuality {

Result<WordTable> WordTable::open(const Pack& pack) {
  WordTable out;
  auto records = pack.table<WordRecord>("factuality.words");
  if (!records) return records.error();
  auto text = pack.text("factuality.text");
  if (!text) return text.error();
  out.records_ = *records;
  out.text_ = *text;
  return out;
}

Word WordTable::find(WordKind kind, std::string_view key) const {
  const auto text = [&](const WordRecord& r) { return text_.substr(r.key.offset, r.key.size); };
  const auto it = std::lower_bound(records_.begin(), records_.end(), std::tuple(kind, key),
                                   [&](const WordRecord& r, const auto& k) { return std::tuple(r.kind, text(r)) < k; });
  if (it == records_.end() || it->kind != kind || text(*it) != key) return {};
  Word out;
  out.words = it->words;
  if (kind == WordKind::stance) {
    out.stance = static_cast<Stance>(it->value);
  } else {
    out.value = static_cast<Factuality>(it->value);
    out.negated = static_cast<Factuality>(it->negated);
  }
  return out;
}

}  // namespace laut::factuality
