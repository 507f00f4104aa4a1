#include "names/gazetteer.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/utf8.h"

namespace laut::names {

std::uint64_t hash_token(std::string_view form) {
  return XXH3_64bits(form.data(), form.size());
}
std::uint64_t hash_ending(std::string_view form) {
  return XXH3_64bits_withSeed(form.data(), form.size(), 0x9E3779B97F4A7C15ull);
}
std::uint64_t hash_noun(std::string_view form) {
  return XXH3_64bits_withSeed(form.data(), form.size(), 0xC2B2AE3D27D4EB4Full);
}

Result<Gazetteer> Gazetteer::open(const Pack& pack) {
  const auto slots = pack.table<Slot>("names.slots");
  if (!slots) return slots.error();
  const auto words = pack.table<Word>("names.words");
  if (!words) return words.error();
  const auto senses = pack.table<Sense>("names.senses");
  if (!senses) return senses.error();
  const auto kinds = pack.table<TextRef>("names.kinds");
  if (!kinds) return kinds.error();
  const auto text = pack.text("names.text");
  if (!text) return text.error();
  Gazetteer g;
  g.slots_ = *slots;
  g.words_ = *words;
  g.senses_ = *senses;
  g.kinds_ = *kinds;
  g.text_ = *text;
  g.mask_ = g.slots_.size() - 1;
  if (g.slots_.empty() || (g.slots_.size() & g.mask_) != 0)
    return Error{ErrorCode::data, "the table names.slots is damaged", "", 0, "rebuild or reinstall laut's data"};
  return g;
}

namespace {

constexpr std::size_t longest_ending = 24;  // bytes; also keeps the search bounded on hostile tokens

bool starts_letter(std::string_view form, std::size_t at) {
  return (static_cast<unsigned char>(form[at]) & 0xC0) != 0x80;
}

}  // namespace

const Word* Gazetteer::ending(std::string_view form, std::size_t& begin) const {
  const std::size_t first = form.size() > longest_ending + 3 ? form.size() - longest_ending : 3;
  for (std::size_t at = first; at + 2 <= form.size(); ++at)
    if (starts_letter(form, at))
      if (const Word* w = find(hash_ending(form.substr(at)))) {
        begin = at;
        return w;
      }
  return nullptr;
}

const Word* Gazetteer::noun_before(std::string_view form, std::string& buffer) const {
  if (form.size() > 60) return nullptr;
  buffer.clear();
  utf8::lower(form, buffer);
  const std::string_view lower = buffer;
  for (std::size_t at = lower.size() > longest_ending ? lower.size() - longest_ending : 0; at + 3 <= lower.size(); ++at)
    if (starts_letter(lower, at))
      if (const Word* w = find(hash_noun(lower.substr(at)))) return w;
  return nullptr;
}

const Word* Gazetteer::title_head(std::string_view form, std::size_t& begin) const {
  const std::size_t first = form.size() > longest_ending + 2 ? form.size() - longest_ending : 2;
  for (std::size_t at = first; at + 4 <= form.size(); ++at)
    if (starts_letter(form, at)) {
      const Word* w = find(form.substr(at));
      const bool hyphen = form[at - 1] == '-';
      if (w && (w->classes & (hyphen ? word_class::title : word_class::title_head)) != 0) {
        begin = at;
        return w;
      }
    }
  return nullptr;
}

}  // namespace laut::names
