#include "segment/rules.h"

#include "segment/characters.h"

namespace laut::segment {

Result<Rules> Rules::open(const Pack& pack) {
  Rules rules;
  auto abbreviations = pack.bytes("segment.abbreviations");
  if (!abbreviations) return abbreviations.error();
  auto words = pack.bytes("segment.words");
  if (!words) return words.error();
  auto kinds = pack.table<Abbreviation>("segment.abbreviation-kinds");
  if (!kinds) return kinds.error();
  auto flags = pack.table<std::uint16_t>("segment.word-flags");
  if (!flags) return flags.error();
  auto opened = Dictionary::open(*abbreviations);
  if (!opened) return opened.error();
  rules.abbreviations_ = std::move(*opened);
  opened = Dictionary::open(*words);
  if (!opened) return opened.error();
  rules.words_ = std::move(*opened);
  rules.kinds_ = *kinds;
  rules.flags_ = *flags;
  if (rules.kinds_.size() != rules.abbreviations_.size() || rules.flags_.size() != rules.words_.size())
    return Error{ErrorCode::data, "the segmenter's tables do not fit together", "", 0,
                 "rebuild or reinstall laut's data"};
  return rules;
}

Rules::Match Rules::abbreviation_at(std::string_view text, Dictionary::Cursor& cursor) const {
  Match best;
  abbreviations_.prefixes(text.substr(0, longest_abbreviation), cursor, [&](std::uint32_t id, std::uint32_t size) {
    // "Art." is none in "Art.ikel", but is one in "Nr.12" and "Dr.Meier".
    if (!lower_at(text, size)) best = {size, kinds_[id]};
    return true;
  });
  return best;
}

Abbreviation Rules::abbreviation(std::string_view form, Dictionary::Cursor& cursor) const {
  const std::uint32_t id = abbreviations_.find(form, cursor);
  return id == Dictionary::missing ? Abbreviation::none : kinds_[id];
}

std::uint16_t Rules::word(std::string_view form, Dictionary::Cursor& cursor) const {
  const std::uint32_t id = words_.find(form, cursor);
  return id == Dictionary::missing ? std::uint16_t{0} : flags_[id];
}

}  // namespace laut::segment
