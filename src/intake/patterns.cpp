#include "intake/patterns.h"

#include <algorithm>

namespace laut {
namespace {

/// Assigns a table of the pack; keeps the first failure.
template <typename T>
void take(const Pack& pack, std::string_view name, std::span<const T>& slot, Status& status) {
  if (!status) return;
  if (auto t = pack.table<T>(name))
    slot = *t;
  else
    status = t.error();
}

/// Words that are no part of a name, however they are written ("VON DER KUNST ÜBER DIE LIEBE").
bool function_word(std::string_view s) {
  constexpr std::string_view words[] = {"das", "dem",  "den",  "der", "des", "die", "ein", "eine", "für",
                                        "mit", "nach", "über", "zum", "zur", "bis", "als", "wie",  "ist"};
  return std::find(std::begin(words), std::end(words), s) != std::end(words);
}

/// Tokens of a list of names: capitalised words, initials and what stands between them.
bool name_like(const LineToken& t, std::string_view s) {
  if ((t.shape & (shape::capital | shape::number)) && !function_word(s)) return true;
  if (t.shape & shape::capital) return false;
  constexpr std::string_view between[] = {".",  ",",   "und", "&",  "/",  "|", "von", "van",
                                          "de", "der", "zu",  "al", "in", "–", "(",   ")"};
  return std::find(std::begin(between), std::end(between), s) != std::end(between);
}

}  // namespace

Result<Patterns> Patterns::open(const Pack& pack) {
  Patterns p;
  auto text = pack.text("intake.text");
  if (!text) return text.error();
  p.text_ = *text;
  Status status = Ok{};
  take(pack, "intake.rules", p.rules_, status);
  take(pack, "intake.patterns", p.patterns_, status);
  take(pack, "intake.elements", p.elements_, status);
  take(pack, "intake.words", p.words_, status);
  take(pack, "intake.slots", p.slots_, status);
  take(pack, "intake.starts", p.starts_, status);
  if (!status) return status.error();
  return p;
}

const FirstWord* Patterns::slot(std::uint64_t hash) const {
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const FirstWord& s = slots_[i];
    if (s.begin == s.floating_end) return nullptr;
    if (s.hash == hash) return &s;
  }
}

void Patterns::candidates(const LineTokens& line, std::vector<std::uint32_t>& seen) const {
  seen.clear();
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    const FirstWord* s = slot(line.tokens[i].hash);
    if (!s) continue;
    const std::uint32_t from = i == 0 ? s->begin : s->end;
    seen.insert(seen.end(), starts_.begin() + from, starts_.begin() + s->floating_end);
  }
  // Patterns that open with a number, a capital or a prefix hang on the hash 0, which no word has.
  if (const FirstWord* s = slot(0))
    seen.insert(seen.end(), starts_.begin() + s->begin, starts_.begin() + s->floating_end);
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
}

bool Patterns::element_matches(const PatternElement& e, const LineToken& t, const LineTokens& line) const {
  switch (e.type) {
    case ElementType::words:
      for (std::uint32_t w = e.first_word; w < e.first_word + e.word_count; ++w)
        if (words_[w].hash == t.hash) return true;
      return false;
    case ElementType::prefix:
      for (std::uint32_t w = e.first_word; w < e.first_word + e.word_count; ++w)
        if (line.text(t).starts_with(text(words_[w].text))) return true;
      return false;
    case ElementType::star:
    case ElementType::any: return true;
    case ElementType::number: return (t.shape & shape::number) != 0;
    case ElementType::capital: return (t.shape & shape::capital) != 0 && !function_word(line.text(t));
    case ElementType::date: return (t.shape & shape::date) != 0;
    case ElementType::clock: return (t.shape & shape::clock) != 0;
    case ElementType::names: return name_like(t, line.text(t));
  }
  return false;
}

/// Runs the pattern as a set of states (bit i: the next element is i), so cost is tokens x elements whatever the input.
bool Patterns::matches(const ClutterPattern& pattern, const LineTokens& line) const {
  const auto element = [&](std::uint32_t i) -> const PatternElement& { return elements_[pattern.first + i]; };
  const std::uint32_t n = pattern.count;  // at most 62, the compiler sees to it
  const auto close = [&](std::uint64_t set) {
    for (std::uint32_t i = 0; i < n; ++i)
      if (set >> i & 1 && (element(i).optional || element(i).type == ElementType::star))
        set |= std::uint64_t{1} << (i + 1);
    return set;
  };
  const bool open_end = n > 0 && element(n - 1).type == ElementType::star;
  const std::uint64_t accept = std::uint64_t{1} << n;
  std::uint64_t set = close(1);
  for (const LineToken& t : line.tokens) {
    if (open_end && set & accept) return true;
    std::uint64_t next = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (!(set >> i & 1) || !element_matches(element(i), t, line)) continue;
      const bool repeats = element(i).type == ElementType::star || element(i).type == ElementType::names;
      next |= std::uint64_t{1} << (i + 1);
      if (repeats) next |= std::uint64_t{1} << i;
    }
    set = close(next);
    if (set == 0) return false;
  }
  return (set & accept) != 0 && (line.complete || open_end);
}

}  // namespace laut
