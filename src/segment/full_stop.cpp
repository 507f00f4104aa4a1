// What a full stop behind a word is: part of an address, number or abbreviation, mark of an ordinal or initial, or a
// token of its own. Whether a token of its own ends the sentence is decided in sentences.cpp.
#include <algorithm>

#include "segment/tokenizer.h"

namespace laut::segment {
namespace {

constexpr std::uint32_t longest_ordinal = 4;  ///< digits

bool all_digits(std::string_view form) {
  return !form.empty() && std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint32_t value_of(std::string_view form) {
  std::uint32_t v = 0;
  for (const char c : form) v = v * 10 + static_cast<std::uint32_t>(c - '0');
  return v;
}

/// A day and month, 3.4 of "am 3.4. um acht".
bool short_date(std::string_view form) {
  const std::size_t dot = form.find('.');
  if (dot == std::string_view::npos || dot > 2 || form.size() - dot - 1 > 2) return false;
  const std::string_view day = form.substr(0, dot), month = form.substr(dot + 1);
  return all_digits(day) && all_digits(month) && value_of(day) >= 1 && value_of(day) <= 31 && value_of(month) >= 1 &&
         value_of(month) <= 12;
}

bool has_vowel(std::string_view form) {
  return form.find_first_of("aeiouyAEIOUY\xC3") != std::string_view::npos;  // 0xC3 leads ä ö ü é ...
}

}  // namespace

std::uint32_t Tokenizer::next_visible(std::uint32_t at) const {
  while (at < text_.size()) {
    const Classified c = classify(text_, at);
    if (!is_blank(c.kind)) break;
    at += c.size;
  }
  return at;
}

std::string_view Tokenizer::word_at(std::uint32_t at) const {
  return text_.substr(at, run(at) - at);
}

/// Form of the token before, empty at the block's start.
std::string_view Tokenizer::last_word() const {
  if (doc_.tokens.size() <= block_token_) return {};
  return doc_.form(static_cast<std::uint32_t>(doc_.tokens.size() - 1));
}

Tokenizer::Decision Tokenizer::full_stop(std::uint32_t begin, std::uint32_t stop) {
  const Decision split{Verdict::word, stop};
  const std::uint32_t next = stop + 1;
  const Char after = kind_at(text_, next);
  if (after == Char::stop) return split;
  if (is_alnum(after) || after == Char::hyphen) return inner_stop(begin, stop);

  const std::string_view form = text_.substr(begin, stop - begin);
  if (form[0] >= '0' && form[0] <= '9') return number_stop(begin, stop);
  if (form.size() <= 4) {
    std::uint32_t end = 0;
    if (spaced_abbreviation(begin, end)) return {Verdict::emitted, end};
  }
  if (form.size() < Rules::longest_abbreviation) {
    Abbreviation kind = rules_.abbreviation(text_.substr(begin, form.size() + 1), scratch_.cursor);
    if (const std::size_t hyphen = form.rfind('-');
        kind == Abbreviation::none && hyphen != std::string_view::npos && hyphen + 2 < form.size())
      kind = rules_.abbreviation(text_.substr(begin + hyphen + 1, form.size() - hyphen),
                                 scratch_.cursor);  // Karl-Marx-Str.
    if (kind != Abbreviation::none && abbreviation_fits(kind, next)) return abbreviation(begin, stop + 1 - begin, kind);
  }
  if (roman(begin, stop)) {
    const Decision d = roman_stop(stop);
    if (d.end != stop) return d;
  }
  if (run(begin) == stop && classify(text_, begin).size == form.size()) return initial(begin, stop);
  // An unknown abbreviation without a vowel (Hptm.) before a small letter.
  if (form.size() <= 6 && lower_at(text_, next_visible(next)) && !has_vowel(form))
    return {Verdict::word, stop + 1, token_flag::abbreviation, hint::none};
  return split;
}

/// A full stop with a letter, digit or hyphen right behind it.
Tokenizer::Decision Tokenizer::inner_stop(std::uint32_t begin, std::uint32_t stop) {
  const std::uint32_t next = stop + 1;
  const Char after = kind_at(text_, next), before = kind_before(text_, stop);
  const std::string_view form = text_.substr(begin, stop - begin);
  if (before == Char::digit && after == Char::digit) return {Verdict::part, next};
  if (after == Char::letter)
    if (const std::uint32_t end = domain(begin, stop)) {
      emit(begin, end, TokenKind::url);
      return {Verdict::emitted, end};
    }
  if (all_digits(form)) {
    if (after == Char::hyphen && kind_at(text_, next + 1) == Char::letter) return {Verdict::part, next};  // 1.-Mai-Demo
    return number_stop(begin, stop);
  }
  const Rules::Match match = rules_.abbreviation_at(text_.substr(begin), scratch_.cursor);
  if (match.size >= form.size() + 1 && abbreviation_fits(match.kind, begin + match.size)) {
    if (match.size == form.size() + 1 && after == Char::hyphen && kind_at(text_, next + 1) == Char::letter)
      return {Verdict::part, next};  // St.-Pauli-Fan
    return abbreviation(begin, match.size, match.kind);
  }
  const bool letter = classify(text_, begin).size == form.size();
  if (after == Char::hyphen) {
    const bool part = letter && kind_at(text_, next + 1) == Char::letter;  // M.-L. Beispiel
    return {part ? Verdict::part : Verdict::word, part ? next : stop};
  }
  if (letter) {
    const std::uint32_t name = run(next);
    if (name - next > 1 && upper_at(text_, begin) &&
        (form_flags(text_.substr(next, std::min(name - next, 8u))) & token_flag::all_caps) != 0)
      return {Verdict::part, next};  // E.ON
    // Letters with full stops: U.S.A., J.R.Müller, and z.B without the last one.
    std::uint32_t at = begin, letters = 0;
    for (;;) {
      const Classified c = classify(text_, at);
      if (c.kind != Char::letter || at + c.size >= text_.size() || text_[at + c.size] != '.') break;
      at += c.size + 1;
      ++letters;
      if (at >= text_.size()) break;
    }
    if (kind_at(text_, at) == Char::letter && at - begin < Rules::longest_abbreviation) {
      const std::uint32_t end = run(at);
      if (end - at <= 3) {
        scratch_.joined.assign(text_.substr(begin, end - begin));
        scratch_.joined += '.';
        const Abbreviation kind = rules_.abbreviation(scratch_.joined, scratch_.cursor);
        if (kind != Abbreviation::none) return abbreviation(begin, end - begin, kind);
      }
    }
    return {Verdict::word, at, token_flag::abbreviation, letters > 1 ? hint::either : hint::none};
  }
  const std::uint32_t last = stop - 1;
  if (lower_at(text_, next) && (lower_at(text_, last) || before == Char::letter) && !upper_at(text_, last))
    return {Verdict::part, next};  // ver.di, report.pdf
  return {Verdict::word, stop};
}

Tokenizer::Decision Tokenizer::abbreviation(std::uint32_t begin, std::uint32_t size, Abbreviation kind) const {
  Decision d{Verdict::word, begin + size, token_flag::abbreviation, hint::none};
  if (kind == Abbreviation::either || kind == Abbreviation::after_number) d.hint = hint::either;
  if (kind == Abbreviation::closing) d.hint = hint::closing;
  return d;
}

bool Tokenizer::abbreviation_fits(Abbreviation kind, std::uint32_t after) const {
  if (kind == Abbreviation::before_number) {
    const std::uint32_t next = next_visible(after);
    if (kind_at(text_, next) == Char::digit) return true;
    const std::string_view word = next < text_.size() ? word_at(next) : std::string_view{};
    return !word.empty() && word.size() <= 6 && word.find_first_not_of("IVXL") == std::string_view::npos;  // Bd. II
  }
  if (kind == Abbreviation::after_number)
    return doc_.tokens.size() > block_token_ && doc_.tokens.back().kind == TokenKind::number;
  return true;
}

/// z. B., i. d. R.: emits the pieces as tokens where they make up a known abbreviation without their blanks.
bool Tokenizer::spaced_abbreviation(std::uint32_t begin, std::uint32_t& end) {
  constexpr std::uint32_t most = 5;
  std::uint32_t begins[most], ends[most], pieces = 0, best = 0;
  Abbreviation kind = Abbreviation::none;
  scratch_.joined.clear();
  std::uint32_t at = begin;
  while (pieces < most && kind_at(text_, at) == Char::letter) {
    std::uint32_t tail = at;
    while (tail - at <= 6 && kind_at(text_, tail) == Char::letter) tail += classify(text_, tail).size;
    if (tail - at > 6 || tail >= text_.size() || text_[tail] != '.') break;
    ++tail;
    begins[pieces] = at;
    ends[pieces++] = tail;
    scratch_.joined.append(text_.substr(at, tail - at));
    if (pieces > 1) {
      const Abbreviation found = rules_.abbreviation(scratch_.joined, scratch_.cursor);
      if (found != Abbreviation::none && abbreviation_fits(found, tail)) {
        best = pieces;
        kind = found;
      }
    }
    at = tail;
    const Classified blank = at < text_.size() ? classify(text_, at) : Classified{Char::letter, 1};
    if (blank.kind == Char::blank && text_[at] != '\n') at += blank.size;
  }
  for (std::uint32_t i = 0; i < best; ++i) {
    if (i > 0) space_ = begins[i] != ends[i - 1];
    emit_word(begins[i], ends[i], token_flag::abbreviation,
              i + 1 == best ? abbreviation(begin, 0, kind).hint : hint::none);
  }
  if (best > 0) end = ends[best - 1];
  return best > 0;
}

/// A single letter: J. R. Müller, Thomas K., but not Plan B.
Tokenizer::Decision Tokenizer::initial(std::uint32_t begin, std::uint32_t stop) {
  const Decision split{Verdict::word, stop}, attached{Verdict::word, stop + 1, token_flag::abbreviation, hint::none};
  const std::uint32_t next = next_visible(stop + 1);
  if (next >= text_.size()) return split;
  if ((rules_.word(last_word(), scratch_.cursor) & word_flag::lettered) != 0) return split;
  const Char after = kind_at(text_, next);
  if (after == Char::comma) return attached;
  if (after != Char::letter) return split;
  if (!upper_at(text_, next) || !upper_at(text_, begin)) return attached;
  return (rules_.word(word_at(next), scratch_.cursor) & word_flag::opener) != 0 ? split : attached;
}

/// I to XXXIX; larger ones look like abbreviations (CD, MD).
bool Tokenizer::roman(std::uint32_t begin, std::uint32_t stop) const {
  std::string_view form = text_.substr(begin, stop - begin);
  if (form.size() > 7) return false;
  const auto skip = [&](char c, std::size_t most) {
    for (std::size_t i = 0; i < most && !form.empty() && form[0] == c; ++i) form.remove_prefix(1);
  };
  if (form.empty()) return false;
  skip('X', 3);
  if (form == "IX" || form == "IV") return true;
  skip('V', 1);
  skip('I', 3);
  return form.empty();
}

/// Ludwig XIV., der II. Weltkrieg, but not Hartz IV.
Tokenizer::Decision Tokenizer::roman_stop(std::uint32_t stop) {
  const std::uint16_t before = rules_.word(last_word(), scratch_.cursor);
  const std::uint32_t next = next_visible(stop + 1);
  if ((before & word_flag::ruler) != 0) return {Verdict::word, stop + 1, token_flag::ordinal, hint::either};
  const bool opened = !last_word().empty() && !space_ && doc_.tokens.back().kind == TokenKind::quote;
  const Char after = kind_at(text_, next);
  const bool named =
      !last_word().empty() && doc_.tokens.back().has(token_flag::capitalised) && (before & word_flag::lettered) == 0;
  if (named && ((after == Char::open && text_[next] == '(') || (after == Char::comma && text_[next] == ',')))
    return {Verdict::word, stop + 1, token_flag::ordinal, hint::none};
  const bool attached =
      next < text_.size() && after == Char::letter &&
      (lower_at(text_, next) || ((opened || (before & word_flag::ordinal_cue) != 0) &&
                                 (rules_.word(word_at(next), scratch_.cursor) & word_flag::opener) == 0));
  if (attached) return {Verdict::word, stop + 1, token_flag::ordinal, hint::none};
  return {Verdict::word, stop};
}

/// A number and a full stop: ordinal (am 3. Mai) or end of a sentence (im Jahr 2000. Dann).
Tokenizer::Decision Tokenizer::number_stop(std::uint32_t begin, std::uint32_t stop) {
  const Decision split{Verdict::word, stop}, ordinal{Verdict::word, stop + 1, token_flag::ordinal, hint::none};
  const std::string_view form = text_.substr(begin, stop - begin);
  const std::uint32_t next = next_visible(stop + 1);
  const Char after = kind_at(text_, next);
  const std::string_view last = last_word();
  const std::uint16_t cue = rules_.word(last, scratch_.cursor);
  if (!all_digits(form)) {
    const bool goes_on = after == Char::comma || after == Char::digit || lower_at(text_, next);
    const bool day = (cue & word_flag::day_cue) != 0 && next < text_.size() &&
                     (after != Char::letter || (rules_.word(word_at(next), scratch_.cursor) & word_flag::opener) == 0);
    return short_date(form) && (goes_on || day) ? ordinal : split;
  }
  if (form.size() > longest_ordinal) return split;
  const std::uint32_t value = value_of(form);
  const bool day = value >= 1 && value <= 31 && form.size() <= 2;
  const bool year = value >= 1900 && value < 2100;
  const bool after_ordinal = !last.empty() && doc_.tokens.back().has(token_flag::ordinal);
  if (next >= text_.size()) return day && (cue & word_flag::day_cue) != 0 ? ordinal : split;
  switch (after) {
    case Char::letter: break;
    case Char::comma: return text_[next] == ',' || form.size() < 4 ? ordinal : split;
    case Char::slash:
    case Char::hyphen:
    case Char::dash:
      return day && kind_at(text_, next_visible(next + classify(text_, next).size)) == Char::digit ? ordinal : split;
    case Char::digit: {
      const std::uint32_t end = run(next);
      if (!day) return split;
      if (after_ordinal) return value <= 12 && (end - next == 4 || end - next == 2) ? ordinal : split;
      return end - next <= 2 && end < text_.size() && text_[end] == '.' &&
                     value_of(text_.substr(next, end - next)) <= 12
                 ? ordinal
                 : split;
    }
    case Char::quote:
    case Char::open:
      return form.size() < 4 && (cue & word_flag::ordinal_cue) != 0 && space_ && stop + 1 < next ? ordinal : split;
    default: return day && (cue & word_flag::day_cue) != 0 ? ordinal : split;
  }
  const bool is_cued = (cue & word_flag::ordinal_cue) != 0;
  if (lower_at(text_, next)) return form.size() < 4 || !year ? ordinal : split;
  const std::uint16_t what = rules_.word(word_at(next), scratch_.cursor);
  if ((what & word_flag::counted) != 0) return form.size() < 4 || is_cued ? ordinal : split;
  // A numbered item at the start: 1. Die Regierung muss ...
  const std::uint8_t hint_before = scratch_.hints.empty() ? hint::none : scratch_.hints.back() & hint::kinds;
  const bool opened = !last.empty() && !space_ && doc_.tokens.back().kind == TokenKind::quote;
  const bool at_start = last.empty() || opened ||
                        (next == stop + 1 && form.size() <= 2 && (what & word_flag::opener) == 0) ||
                        ((hint_before == hint::stop || hint_before == hint::shout) && form.size() <= 2);
  if (at_start && form.size() < 4) return ordinal;
  if ((what & word_flag::opener) != 0) {
    if (day && (cue & word_flag::day_cue) != 0) return {Verdict::word, stop + 1, token_flag::ordinal, hint::end};
    return split;
  }
  return (is_cued || after_ordinal) && !year ? ordinal : split;
}

}  // namespace laut::segment
