#include "numbers/words.h"

#include <array>

namespace laut {

LowerWord::LowerWord(std::string_view form) : fits_(form.size() <= capacity) {
  if (!fits_) return;
  bool latin = false;  // behind the byte C3: À to Þ lie 32 below à to þ
  for (const char c : form) {
    const auto b = static_cast<unsigned char>(c);
    const bool upper = latin ? b >= 0x80 && b <= 0x9E && b != 0x97 : b >= 'A' && b <= 'Z';
    data_[size_++] = static_cast<char>(upper ? b + 0x20 : b);
    latin = b == 0xC3;
  }
}

namespace {

/// What has been read of a word so far: total thousands, the group of hundreds, and the number below a hundred.
struct State {
  enum class Small : std::uint8_t { empty, unit, unit_and, done };
  double total = 0, group = 0, small = 0;
  Small below = Small::empty;
  bool hundred = false, thousand = false, any = false;
  bool open = false;  ///< an "und" waits for what it joins

  double value() const { return total + group + small; }
  bool complete() const { return any && !open; }
};

bool add_small(State& s, NumberPart part, double value) {
  if (part == NumberPart::tens && s.below == State::Small::unit_and) {
    s.small += value;
  } else if (s.below == State::Small::empty) {
    s.small = value;
  } else {
    return false;
  }
  s.below = part == NumberPart::unit ? State::Small::unit : State::Small::done;
  s.open = false;
  return true;
}

/// Adds one part to the state; false where the grammar has no place for it.
bool add(State& s, const NumberForm& form) {
  switch (form.part) {
    case NumberPart::unit:
    case NumberPart::teen:
    case NumberPart::tens:
      if (!add_small(s, form.part, form.part_value)) return false;
      break;
    case NumberPart::conjunction:
      if (s.open) return false;
      if (s.below == State::Small::unit) {
        s.below = State::Small::unit_and;
      } else if (s.below != State::Small::empty || !s.any) {
        return false;
      }
      s.open = true;
      return true;
    case NumberPart::hundred:
      if (s.hundred || s.open) return false;
      s.group = (s.below == State::Small::empty ? 1 : s.small) * 100;
      s.small = 0;
      s.below = State::Small::empty;
      s.hundred = true;
      break;
    case NumberPart::thousand: {
      if (s.thousand || s.open) return false;
      const double count = s.group + s.small;
      s.total = (count > 0 ? count : 1) * 1000;
      s.group = s.small = 0;
      s.below = State::Small::empty;
      s.hundred = false;
      s.thousand = true;
      break;
    }
    case NumberPart::half:
      if (s.below != State::Small::unit && s.below != State::Small::done) return false;
      s.small += form.part_value;
      s.below = State::Small::done;
      break;
    case NumberPart::no: return false;
  }
  s.any = true;
  return true;
}

struct Search {
  std::string_view word;
  bool whole;
  const Dictionary& dictionary;
  std::span<const NumberForm> forms;
  Dictionary::Cursor& cursor;
  std::optional<NumberWord> best;
  int budget = 200;  ///< parts tried in all; real words need a dozen

  void offer(const NumberWord& found) {
    if (whole && found.bytes != word.size()) return;
    if (!best || found.bytes > best->bytes) best = found;
  }

  void from(std::uint32_t at, const State& state) {
    if (state.complete()) offer({state.value(), at, false, false});
    if (at >= word.size() || (best && best->bytes == word.size())) return;
    struct Part {
      std::uint32_t id, size;
    };
    std::array<Part, 8> found;
    std::size_t count = 0;
    dictionary.prefixes(word.substr(at), cursor, [&](std::uint32_t id, std::uint32_t size) {
      if (count < found.size()) found[count++] = {id, size};
      return count < found.size();
    });
    while (count > 0 && --budget > 0) {
      const Part part = found[--count];
      const NumberForm& form = forms[part.id];
      const std::uint32_t next = at + part.size;
      if (form.role == NumberRole::fraction && form.role_value > 2 && state.complete() && next == word.size() &&
          state.value() < form.role_value)
        offer({state.value() / form.role_value, next, false, true});
      State after = state;
      if (!add(after, form)) continue;
      if (form.ordinal)
        offer({after.value(), next, true, false});
      else
        from(next, after);
    }
  }
};

}  // namespace

std::optional<NumberWord> read_number_word(std::string_view lowered, bool whole, const Dictionary& dictionary,
                                           std::span<const NumberForm> forms, Dictionary::Cursor& cursor) {
  Search search{lowered, whole, dictionary, forms, cursor, std::nullopt};
  search.from(0, State{});
  return search.best;
}

}  // namespace laut
