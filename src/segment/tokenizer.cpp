#include "segment/tokenizer.h"

#include <algorithm>

namespace laut::segment {
namespace {

bool ascii_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Digits in a row from `at`, at most `limit`.
std::uint32_t digits(std::string_view text, std::size_t at, std::uint32_t limit) {
  std::uint32_t n = 0;
  while (n < limit && ascii_digit(text, at + n)) ++n;
  return n;
}

std::uint32_t digits_before(std::string_view text, std::size_t at, std::uint32_t limit) {
  std::uint32_t n = 0;
  while (n < limit && n < at && ascii_digit(text, at - n - 1)) ++n;
  return n;
}

/// A decimal or thousands comma; years in a row (1995,1996) have none.
bool number_comma(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  if (!ascii_digit(text, begin) || !ascii_digit(text, at - 1) || !ascii_digit(text, at + 1)) return false;
  return digits_before(text, at, 5) != 4 || digits(text, at + 1, 5) != 4;
}

/// The end of the dash of a round price (14,– Euro; 14,-) whose comma is at `at`, 0 if it is none.
std::uint32_t price_dash(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  if (!ascii_digit(text, begin) || !ascii_digit(text, at - 1)) return 0;
  std::uint32_t end = at + 1;
  for (int dashes = 0; dashes < 2; ++dashes) {
    const Char c = kind_at(text, end);
    if (c != Char::hyphen && c != Char::dash) break;
    end += classify(text, end).size;
  }
  return end > at + 1 && is_blank(kind_at(text, end)) ? end : 0;
}

constexpr std::uint32_t single_quote_window =
    400;  ///< bytes within which a single quotation mark must find its partner

}  // namespace

std::uint8_t form_flags(std::string_view form) {
  std::uint8_t flags = 0;
  std::uint32_t letters = 0, lower = 0;
  Char before = Char::blank;
  bool hyphen = false;  // the code point before is a hyphen that stands behind a letter or digit
  for (std::size_t i = 0; i < form.size();) {
    const auto b = static_cast<unsigned char>(form[i]);
    Char kind;
    if (b < 0x80) {
      kind = detail::ascii[b];
      if (kind == Char::letter) {
        if (b >= 'a')
          ++lower;
        else if (letters == 0)
          flags |= token_flag::capitalised;
        ++letters;
      }
      ++i;
    } else {
      const Classified c = classify(form, i);
      kind = c.kind;
      if (kind == Char::letter) {
        const char32_t cp = utf8::decode(form, i).cp;
        if (!utf8::is_upper(cp))
          ++lower;
        else if (letters == 0)
          flags |= token_flag::capitalised;
        ++letters;
      }
      i += c.size;
    }
    if (hyphen && kind == Char::letter) flags |= token_flag::hyphenated;
    hyphen = kind == Char::hyphen && is_alnum(before);
    if (kind != Char::invisible && kind != Char::extend) before = kind;
  }
  if (letters >= 2 && lower == 0) flags |= token_flag::all_caps;
  if (before == Char::hyphen && letters > 0) flags |= token_flag::truncated;
  return flags;
}

TokenKind form_kind(std::string_view form) {
  if (form.empty()) return TokenKind::symbol;
  bool letter = false, digit = false;
  for (std::size_t i = 0; i < form.size();) {
    const Classified c = classify(form, i);
    letter |= c.kind == Char::letter;
    digit |= c.kind == Char::digit;
    i += c.size;
  }
  const Char first = classify(form, 0).kind;
  Quote shape;
  if (form.find("://") != std::string_view::npos || form.starts_with("www.") ||
      (letter && (first == Char::at || first == Char::hash)))
    return TokenKind::url;
  if (letter) return TokenKind::word;
  if (digit) return first == Char::digit ? TokenKind::number : TokenKind::symbol;
  if (quote_shape(form, shape)) return TokenKind::quote;
  return first == Char::symbol || first == Char::extend || first == Char::at || first == Char::hash
             ? TokenKind::symbol
             : TokenKind::punctuation;
}

bool quote_shape(std::string_view form, Quote& shape) {
  static constexpr std::pair<std::string_view, Quote> shapes[] = {{"\"", Quote::plain2},
                                                                  {"''", Quote::plain2},
                                                                  {"``", Quote::plain2},
                                                                  {"„", Quote::low2},
                                                                  {",,", Quote::low2},
                                                                  {"“", Quote::left2},
                                                                  {"”", Quote::right2},
                                                                  {"‟", Quote::right2},
                                                                  {"»", Quote::right_guillemet2},
                                                                  {"«", Quote::left_guillemet2},
                                                                  {">>", Quote::right_guillemet2},
                                                                  {"<<", Quote::left_guillemet2},
                                                                  {"'", Quote::plain1},
                                                                  {"`", Quote::plain1},
                                                                  {"´", Quote::plain1},
                                                                  {"‚", Quote::low1},
                                                                  {"‘", Quote::left1},
                                                                  {"’", Quote::right1},
                                                                  {"‛", Quote::right1},
                                                                  {"›", Quote::right_guillemet1},
                                                                  {"‹", Quote::left_guillemet1}};
  for (const auto& [spelled, kind] : shapes)
    if (form == spelled) {
      shape = kind;
      return true;
    }
  return false;
}

void Tokenizer::emit(std::uint32_t begin, std::uint32_t end, TokenKind kind, std::uint8_t flags, std::uint8_t hint) {
  Token t;
  t.begin = begin;
  t.end = end;
  t.kind = kind;
  t.flags = static_cast<std::uint8_t>(flags | (space_ ? token_flag::space_before : 0));
  doc_.tokens.push_back(t);
  scratch_.hints.push_back(hint);
  space_ = false;
  at_ = end;
}

void Tokenizer::emit_word(std::uint32_t begin, std::uint32_t end, std::uint8_t flags, std::uint8_t hint) {
  const std::string_view form = text_.substr(begin, end - begin);
  bool number = classify(form, 0).kind == Char::digit;
  flags = static_cast<std::uint8_t>(flags | form_flags(form));
  if (number)
    for (std::size_t i = 0; i < form.size() && number;) {
      const Classified c = classify(form, i);
      number = c.kind != Char::letter;
      i += c.size;
    }
  emit(begin, end, number ? TokenKind::number : TokenKind::word, flags, hint);
}

void Tokenizer::block(Span span) {
  text_ = doc_.text().substr(0, span.end);
  block_begin_ = at_ = span.begin;
  block_token_ = static_cast<std::uint32_t>(doc_.tokens.size());
  space_ = true;
  single_open_ = 0;
  closer_from_ = closer_at_ = 0;
  while (at_ < text_.size()) {
    const Classified c = classify(text_, at_);
    if (is_blank(c.kind)) {
      space_ = space_ || c.kind == Char::blank;
      at_ += c.size;
    } else if (is_alnum(c.kind)) {
      word(at_);
    } else {
      mark(at_, c);
    }
  }
}

/// The end of the letters and digits from `at` on; soft hyphens and the like count where letters go on behind them.
std::uint32_t Tokenizer::run(std::uint32_t at) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  while (at < size) {
    const auto b = static_cast<unsigned char>(text_[at]);
    if (b < 0x80) {
      if (!is_alnum(detail::ascii[b])) return at;
      ++at;
      continue;
    }
    const Classified c = classify(text_, at);
    if (is_alnum(c.kind) || c.kind == Char::extend) {
      at += c.size;
    } else if (c.kind == Char::invisible) {
      std::uint32_t behind = at;
      Classified next = c;
      while (next.kind == Char::invisible) {
        behind += next.size;
        if (behind >= size) return at;
        next = classify(text_, behind);
      }
      if (!is_alnum(next.kind)) return at;
      at = behind;
    } else {
      return at;
    }
  }
  return at;
}

void Tokenizer::word(std::uint32_t begin) {
  if (const std::uint32_t end = address(begin)) return emit(begin, end, TokenKind::url);
  // A word may begin with an apostrophe or hyphen (’ne, -Bericht), which is no part of the first run.
  std::uint32_t at = begin;
  if (!is_alnum(kind_at(text_, at))) at += classify(text_, at).size;
  for (;;) {
    at = run(at);
    const Char kind = kind_at(text_, at);
    if (kind == Char::blank) break;
    if (kind == Char::stop) {
      const Decision d = full_stop(begin, at);
      if (d.verdict == Verdict::emitted) return;
      at = d.end;
      if (d.verdict == Verdict::part) continue;
      return emit_word(begin, d.end, d.flags, d.hint);
    }
    if (kind == Char::at)
      if (const std::uint32_t end = mail(at)) return emit(begin, end, TokenKind::url);
    if (!joined(begin, at)) break;
  }
  emit_word(begin, at);
}

/// Whether the character at `at`, which ends a run, belongs to the word; then moves `at` behind it.
bool Tokenizer::joined(std::uint32_t begin, std::uint32_t& at) const {
  const Classified c = classify(text_, at);
  const std::uint32_t next = at + c.size;
  const Char after = kind_at(text_, next);
  const bool digit_before = at > begin && ascii_digit(text_, at - 1);
  bool yes = false;
  switch (c.kind) {
    case Char::hyphen:
      if (at > begin && kind_before(text_, at) == Char::hyphen) break;
      if (is_alnum(after))
        yes = !range(begin, at);
      else
        yes = after != Char::hyphen && after != Char::dash && after != Char::symbol;
      break;
    case Char::comma:
      if (text_[at] == ',') {
        if (const std::uint32_t end = price_dash(text_, begin, at)) {
          at = end;
          return true;
        }
        yes = number_comma(text_, begin, at);
      }
      if (text_[at] == ':')
        yes = (digit_before && ascii_digit(text_, next) && ascii_digit(text_, begin)) || gender_suffix(at);
      break;
    case Char::slash:
      if (digit_before && ascii_digit(text_, next)) {
        yes = ascii_digit(text_, begin);
      } else if (is_alnum(after)) {
        const std::uint32_t end = run(next);
        yes = end - begin <= 24 &&
              (rules_.word(text_.substr(begin, end - begin), scratch_.cursor) & word_flag::slashed) != 0;
      }
      break;
    case Char::underscore:
    case Char::at: yes = is_alnum(after); break;
    case Char::apostrophe: yes = apostrophe_belongs(begin, at, c.size); break;
    case Char::symbol:
      switch (text_[at]) {
        case '&':
          yes = (upper_at(text_, next) && upper_at(text_, at - 1)) || (digit_before && ascii_digit(text_, next));
          break;
        case '*': yes = gender_suffix(at); break;
        case '%':
          yes = digit_before &&
                (after == Char::letter || (after == Char::hyphen && kind_at(text_, next + 1) == Char::letter));
          break;
        case '$': yes = at - begin <= 2 && upper_at(text_, begin) && upper_at(text_, at - 1); break;
        case '+': yes = !digit_before && !is_alnum(after); break;
        default: break;
      }
      break;
    default: break;
  }
  if (yes) at = next;
  return yes;
}

/// Kolleg:innen, Kolleg*in: the sign at `at` and the suffix behind it.
bool Tokenizer::gender_suffix(std::uint32_t at) const {
  const std::string_view rest = text_.substr(at + 1, 5);
  if (rest == "innen") return lower_at(text_, at - 1);
  return rest.starts_with("in") && lower_at(text_, at - 1) && !is_alnum(kind_at(text_, at + 3));
}

/// Whether the hyphen at `at` stands between two numbers (1990-1995), which are then tokens of their own; a date
/// (2024-03-12) is one.
bool Tokenizer::range(std::uint32_t begin, std::uint32_t at) const {
  if (!ascii_digit(text_, at + 1) || text_[at] != '-') return false;
  for (std::uint32_t i = begin; i < at; ++i)
    if (!ascii_digit(text_, i) && text_[i] != '.' && text_[i] != ',' && text_[i] != ':') return false;
  const bool date = at - begin == 4 && digits(text_, at + 1, 3) == 2 && at + 3 < text_.size() && text_[at + 3] == '-' &&
                    digits(text_, at + 4, 3) == 2;
  return !date;
}

bool Tokenizer::apostrophe_belongs(std::uint32_t begin, std::uint32_t at, std::uint32_t size) const {
  const std::uint32_t next = at + size;
  const std::string_view sign = text_.substr(at, size);
  if (text_.substr(next, size) == sign) return false;  // '' is a quotation mark
  const Char after = kind_at(text_, next);
  const Char before = kind_before(text_, at);
  if (after == Char::letter) return before == Char::letter || before == Char::extend;
  if (after == Char::digit)
    return ascii_digit(text_, begin) && ascii_digit(text_, at - 1) && digits(text_, next, 4) == 3;  // 10'000
  if (before != Char::letter || single_open_ != 0) return false;
  if (sign == "‘") return std::string_view("sxzSXZ").find(text_[at - 1]) != std::string_view::npos;
  return true;  // Marx', hab'
}

/// Whether a mark that can close a single quotation follows within the window. Linear in total: the search goes on
/// where the last one stopped.
bool Tokenizer::single_closes_later(std::uint32_t begin, std::uint32_t size) {
  const std::uint32_t from = begin + size;
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(text_.size(), from + single_quote_window));
  if (from < closer_from_ || from > closer_at_) closer_from_ = closer_at_ = from;
  const auto closes = [&](std::uint32_t at) {
    const Classified c = classify(text_, at);
    return c.kind == Char::apostrophe && !is_blank(kind_before(text_, at)) && !is_alnum(kind_at(text_, at + c.size));
  };
  while (closer_at_ < limit && !closes(closer_at_)) closer_at_ += classify(text_, closer_at_).size;
  return closer_at_ < limit;
}

void Tokenizer::quote(std::uint32_t begin, std::uint32_t end, Quote shape) {
  scratch_.marks.push_back({static_cast<std::uint32_t>(doc_.tokens.size()), shape});
  if (shape == Quote::low1) single_open_ |= 1;
  emit(begin, end, TokenKind::quote);
}

/// An apostrophe that ends no word: a quotation mark, or the start of a shortened word.
void Tokenizer::apostrophe(std::uint32_t begin, std::uint32_t size) {
  const std::string_view sign = text_.substr(begin, size);
  std::uint32_t end = begin + size;
  while (text_.substr(end, size) == sign) end += size;
  Quote shape = Quote::plain1;
  quote_shape(sign, shape);
  if (end != begin + size)
    return quote(begin, end,
                 shape == Quote::left1    ? Quote::left2
                 : shape == Quote::right1 ? Quote::right2
                                          : Quote::plain2);
  const Char before = kind_before(text_, begin);
  if (is_alnum(kind_at(text_, end)) && !is_alnum(before)) {
    const std::string_view next = text_.substr(end, run(end) - end);
    if (shape != Quote::left1 && (rules_.word(next, scratch_.cursor) & word_flag::clitic) != 0) return word(begin);
    const bool opens = shape == Quote::left1 || single_closes_later(begin, size);
    if (!opens) return word(begin);
    single_open_ = static_cast<std::uint8_t>(single_open_ | (shape == Quote::plain1 ? 4 : 2));
  } else {
    single_open_ = 0;
  }
  quote(begin, end, shape);
}

/// One token that is no word.
void Tokenizer::mark(std::uint32_t begin, Classified c) {
  std::uint32_t end = begin + c.size;
  const auto same = [&] {
    const std::string_view sign = text_.substr(begin, c.size);
    while (text_.substr(end, c.size) == sign) end += c.size;
  };
  switch (c.kind) {
    case Char::stop:
      // .de-Domains, .NET
      if (space_ && (lower_at(text_, end) || (upper_at(text_, end) && upper_at(text_, end + 1)))) return word(begin);
      same();
      return emit(begin, end, TokenKind::punctuation, 0, hint::stop);
    case Char::ellipsis: return emit(begin, end, TokenKind::punctuation, 0, hint::stop);
    case Char::shout:
      while (kind_at(text_, end) == Char::shout) end += classify(text_, end).size;
      return emit(begin, end, TokenKind::punctuation, 0, hint::shout);
    case Char::comma:
      if (text_.substr(begin, 2) == ",," && space_ && is_alnum(kind_at(text_, begin + 2)))
        return quote(begin, begin + 2, Quote::low2);
      return emit(begin, end, TokenKind::punctuation);
    case Char::open: return emit(begin, end, TokenKind::punctuation, 0, hint::opens);
    case Char::close: return emit(begin, end, TokenKind::punctuation, 0, hint::closes);
    case Char::hyphen: {
      const Char before = kind_before(text_, begin);
      if (!space_ && (before == Char::quote || before == Char::apostrophe || before == Char::close) &&
          kind_at(text_, end) == Char::letter)
        return word(begin);
      same();
      return emit(begin, end,
                  end == begin + 1 && space_ && ascii_digit(text_, end) ? TokenKind::symbol : TokenKind::punctuation);
    }
    case Char::dash:
    case Char::slash: return emit(begin, end, TokenKind::punctuation);
    case Char::underscore: same(); return emit(begin, end, TokenKind::punctuation);
    case Char::apostrophe: return apostrophe(begin, c.size);
    case Char::quote: {
      Quote shape = Quote::plain2;
      quote_shape(text_.substr(begin, c.size), shape);
      return quote(begin, end, shape);
    }
    case Char::at:
    case Char::hash:
      if (const std::uint32_t tail = handle(begin)) return emit(begin, tail, TokenKind::url);
      same();
      return emit(begin, end, TokenKind::symbol);
    default: break;
  }
  if (text_.substr(begin, 2) == "<<" || text_.substr(begin, 2) == ">>")
    return quote(begin, begin + 2, text_[begin] == '<' ? Quote::left_guillemet2 : Quote::right_guillemet2);
  if (text_.substr(begin, 2) == "°" && (text_.substr(end, 1) == "C" || text_.substr(end, 1) == "F") &&
      !is_alnum(kind_at(text_, end + 1)))
    return emit(begin, end + 1, TokenKind::symbol);
  if (c.size == 1 && c.kind == Char::symbol) same();  // ***, ===
  // Emoji: modifiers and what is joined to it.
  while (kind_at(text_, end) == Char::extend) {
    const bool joiner = utf8::decode(text_, end).cp == 0x200D;
    end += classify(text_, end).size;
    if (joiner && kind_at(text_, end) == Char::symbol) end += classify(text_, end).size;
  }
  emit(begin, end, TokenKind::symbol);
}

}  // namespace laut::segment
