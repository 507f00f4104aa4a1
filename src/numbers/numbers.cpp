#include "numbers/numbers.h"

#include <cmath>

#include "base/utf8.h"
#include "numbers/digits.h"
#include "numbers/words.h"

namespace laut {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// A hash of the first three bytes that is blind to case, for ASCII and (by their second byte) Latin-1 letters.
std::uint32_t opening_hash(std::string_view form) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(form[i]) | 0x20u);
  };
  return (byte(0) * 0x9E3779B1u ^ byte(1) * 0x85EBCA77u ^ byte(2) * 0xC2B2AE3Du) >> 21;
}

bool is_verb(const Document& doc, std::uint32_t token) {
  if (doc.tokens[token].reading_count == 0) return false;
  const Upos upos = doc.reading(token).upos;
  return upos == Upos::VERB || upos == Upos::AUX;
}

/// One white-space character between two tokens, a group of thousands behind it.
bool joins_group(const Document& doc, std::uint32_t left, std::uint32_t right) {
  const std::string_view form = doc.form(right);
  if (form.size() != 3 || !digit(form[0]) || !digit(form[1]) || !digit(form[2])) return false;
  const std::uint32_t begin = doc.tokens[left].end, gap = doc.tokens[right].begin - begin;
  if (gap == 0 || gap > 3) return false;
  return utf8::decode(doc.text(), begin).size == gap;
}

/// The Roman numeral at a token, with its full stop where that is a token of its own within the sentence.
std::optional<NumberMatch> roman(const Document& doc, std::uint32_t token, std::uint32_t end) {
  std::string_view form = doc.form(token);
  const bool dotted_form = form.size() > 1 && form.back() == '.';
  if (dotted_form) form.remove_suffix(1);
  const unsigned value = form.size() <= 7 ? read_roman(form) : 0;
  if (value == 0) return std::nullopt;
  const bool dotted_next = !dotted_form && token + 2 < end && doc.form(token + 1) == "." &&
                           doc.tokens[token].end == doc.tokens[token + 1].begin;
  const bool dotted = dotted_form || dotted_next;
  const bool behind_name = token > 0 && doc.tokens[token - 1].sentence == doc.tokens[token].sentence &&
                           doc.tokens[token - 1].kind == TokenKind::word &&
                           doc.tokens[token - 1].has(token_flag::capitalised);
  const bool safe = form.size() > 1 ? dotted || behind_name : dotted && behind_name;
  if (!safe) return std::nullopt;
  NumberMatch match;
  match.value = value;
  match.tokens = dotted_next ? 2 : 1;
  match.ordinal = true;
  return match;
}

}  // namespace

Result<Numbers> Numbers::open(const Pack& pack) {
  Numbers numbers;
  auto bytes = pack.bytes("numbers.dictionary");
  if (!bytes) return bytes.error();
  auto dictionary = Dictionary::open(*bytes);
  if (!dictionary) return dictionary.error();
  auto forms = pack.table<NumberForm>("numbers.forms");
  if (!forms) return forms.error();
  auto openings = pack.text("numbers.openings");
  if (!openings) return openings.error();
  if (forms->size() != dictionary->size())
    return Error{ErrorCode::data, "the number words of the pack are damaged", "", 0,
                 "rebuild or reinstall laut's data"};
  numbers.dictionary_ = std::move(*dictionary);
  numbers.forms_ = *forms;
  for (std::size_t i = 0; i + 3 <= openings->size(); i += 3) {
    const std::uint32_t hash = opening_hash(openings->substr(i, 3));
    numbers.openings_[hash / 64] |= std::uint64_t{1} << (hash % 64);
  }
  return numbers;
}

bool Numbers::may_begin(std::string_view form) const {
  if (form.size() < 3) return false;
  const std::uint32_t hash = opening_hash(form);
  return (openings_[hash / 64] >> (hash % 64) & 1) != 0;
}

const NumberForm* Numbers::form(std::string_view lowered, Scratch& scratch) const {
  const std::uint32_t id = dictionary_.find(lowered, scratch.cursor);
  return id == Dictionary::missing ? nullptr : &forms_[id];
}

const NumberForm* Numbers::role(const Document& doc, std::uint32_t token, std::uint32_t end, Scratch& scratch) const {
  if (token >= end || !may_begin(doc.form(token))) return nullptr;
  const LowerWord lowered(doc.form(token));
  if (!lowered.fits()) return nullptr;
  const NumberForm* found = form(lowered.view(), scratch);
  return found && found->role != NumberRole::no ? found : nullptr;
}

namespace {

/// 3,72 times a thousand million is 3720000000, not 3719999999.9999995.
double scaled(double value, double by) {
  const double product = value * by, whole = std::round(product);
  return std::fabs(product - whole) <= 1e-12 * std::fabs(product) ? whole : product;
}

}  // namespace

/// Scale words and fractions behind a number: at most two (zwei Dutzend, eine halbe Million, Hunderte Millionen).
void Numbers::scale(const Document& doc, std::uint32_t token, std::uint32_t end, NumberMatch& match,
                    Scratch& scratch) const {
  for (int steps = 0; steps < 2; ++steps) {
    if (match.vague && token + match.tokens < end &&
        doc.form(token + match.tokens) == "von") {  // Hunderte von Millionen
      const NumberForm* behind = role(doc, token + match.tokens + 1, end, scratch);
      if (behind && behind->role == NumberRole::plural) ++match.tokens;
    }
    const NumberForm* next = role(doc, token + match.tokens, end, scratch);
    if (!next) return;
    if (next->role == NumberRole::scale || next->role == NumberRole::plural) {
      match.value = scaled(match.value, next->role_value);
      match.scale *= next->role_value;
      match.fraction = false;
    } else if (next->role == NumberRole::fraction && !match.vague && match.value < next->role_value &&
               (next->role_value > 2 || (match.article && match.value == 1))) {
      match.value /= next->role_value;
      match.fraction = true;
    } else {
      return;
    }
    match.plain_digits = false;
    ++match.tokens;
  }
}

std::optional<NumberMatch> Numbers::in_digits(const Document& doc, std::uint32_t token, std::uint32_t end,
                                              Scratch& scratch) const {
  std::string_view form = doc.form(token);
  NumberMatch match;
  match.tokens = 1;
  if (form.size() > 1 && form.back() == '.') {
    const auto digits = read_digits(form.substr(0, form.size() - 1));
    if (!digits || !digits->plain) return std::nullopt;
    match.value = digits->value;
    match.ordinal = true;
    return match;
  }
  const auto digits = read_digits(form);
  if (!digits) return std::nullopt;
  match.value = digits->value;
  match.plain_digits = digits->plain;
  match.fraction_digits = digits->fraction_digits;
  match.fraction = digits->fraction;
  if (digits->plain && form.size() <= 3 && form.front() != '0') {
    for (std::uint32_t groups = 0;
         groups < 4 && token + match.tokens < end && joins_group(doc, token + match.tokens - 1, token + match.tokens);
         ++groups) {
      const std::string_view group = doc.form(token + match.tokens);  // three digits, as joins_group has seen
      match.value = match.value * 1000 + (group[0] - '0') * 100 + (group[1] - '0') * 10 + (group[2] - '0');
      match.plain_digits = false;
      ++match.tokens;
    }
  }
  if (match.plain_digits && token + 1 < end) {  // 2 ½, 2 1/2
    const auto part = read_digits(doc.form(token + 1));
    if (part && part->fraction) {
      match.value += part->value;
      match.plain_digits = false;
      ++match.tokens;
    }
  }
  const std::uint32_t before = match.tokens;
  scale(doc, token, end, match, scratch);
  if (digits->dot_decimal && match.tokens == before) return std::nullopt;
  return match;
}

std::optional<NumberMatch> Numbers::in_words(const Document& doc, std::uint32_t token, std::uint32_t end,
                                             Scratch& scratch) const {
  const Token& t = doc.tokens[token];
  const LowerWord lowered(doc.form(token));
  if (!lowered.fits()) return std::nullopt;
  NumberMatch match;
  match.tokens = 1;
  match.in_words = true;
  const NumberForm* known = form(lowered.view(), scratch);
  switch (known ? known->role : NumberRole::no) {
    case NumberRole::article: {
      match.value = 1;
      match.article = true;
      const NumberForm* next = role(doc, token + 1, end, scratch);
      if (next && next->role == NumberRole::paar) {
        auto several = blurred(doc, token + 2, end, scratch);
        if (several) several->tokens += 2, several->article = true;
        return several;
      }
      if (next && next->role == NumberRole::filler) ++match.tokens;  // eine knappe Million, ein gutes Drittel
      const std::uint32_t before = match.tokens;
      scale(doc, token, end, match, scratch);
      return match.tokens > before ? std::optional(match) : std::nullopt;
    }
    case NumberRole::several: {
      auto several = blurred(doc, token + 1, end, scratch);
      if (several) ++several->tokens;
      return several;
    }
    case NumberRole::vague:
    case NumberRole::plural: return blurred(doc, token, end, scratch);
    case NumberRole::share:
      match.value = 1 / known->role_value;
      match.fraction = true;
      return match;
    case NumberRole::cardinal: match.value = known->role_value; break;
    default: {
      const auto word = read_number_word(lowered.view(), true, dictionary_, forms_, scratch.cursor);
      if (!word) return std::nullopt;
      match.value = word->value;
      match.ordinal = word->ordinal;
      match.fraction = word->fraction;
      // "achten", "siebte": verbs; "die Acht", "außer Acht": nouns.
      const bool noun =
          t.has(token_flag::capitalised) && !t.has(token_flag::sentence_start) && !t.has(token_flag::all_caps);
      if (!word->fraction && (is_verb(doc, token) || (noun && !word->ordinal && word->value <= 12)))
        return std::nullopt;
      if (match.ordinal) return match;
    }
  }
  scale(doc, token, end, match, scratch);
  return match;
}

/// A scale word without a number: at least twice its scale.
std::optional<NumberMatch> Numbers::blurred(const Document& doc, std::uint32_t token, std::uint32_t end,
                                            Scratch& scratch) const {
  const NumberForm* word = role(doc, token, end, scratch);
  if (!word || (word->role != NumberRole::vague && word->role != NumberRole::plural && word->role != NumberRole::scale))
    return std::nullopt;
  NumberMatch match;
  match.value = 2 * word->role_value;
  match.tokens = 1;
  match.in_words = match.vague = true;
  scale(doc, token, end, match, scratch);
  return match;
}

std::optional<NumberMatch> Numbers::at(const Document& doc, std::uint32_t token, Scratch& scratch) const {
  const Token& t = doc.tokens[token];
  if (t.kind == TokenKind::punctuation || t.kind == TokenKind::quote || t.kind == TokenKind::url) return std::nullopt;
  const std::uint32_t end = doc.sentences[t.sentence].tokens.end;
  const std::string_view form = doc.form(token);
  const char first = form.front();
  if (digit(first) || first == '\xC2' || first == '\xE2') return in_digits(doc, token, end, scratch);
  if (first == 'I' || first == 'V' || first == 'X')
    if (auto numeral = roman(doc, token, end)) return numeral;
  if (!may_begin(form)) return std::nullopt;
  return in_words(doc, token, end, scratch);
}

double Numbers::scale_of(std::string_view word, Scratch& scratch) const {
  if (!may_begin(word)) return 0;
  const LowerWord lowered(word);
  if (!lowered.fits()) return 0;
  const NumberForm* found = form(lowered.view(), scratch);
  const bool scales = found && (found->role == NumberRole::scale || found->role == NumberRole::plural);
  return scales ? found->role_value : 0;
}

std::optional<NumberLead> Numbers::lead(std::string_view form, Scratch& scratch) const {
  NumberLead lead;
  if (form.empty()) return std::nullopt;
  if (digit(form.front())) {
    std::size_t size = 0;
    while (size < form.size() && (digit(form[size]) || ((form[size] == '.' || form[size] == ',') &&
                                                        size + 1 < form.size() && digit(form[size + 1]))))
      ++size;
    const auto digits = read_digits(form.substr(0, size));
    if (!digits || digits->dot_decimal) return std::nullopt;
    lead.value = digits->value;
    lead.bytes = static_cast<std::uint32_t>(size);
  } else {
    if (!may_begin(form)) return std::nullopt;
    const LowerWord lowered(form);
    if (!lowered.fits()) return std::nullopt;
    const auto word = read_number_word(lowered.view(), false, dictionary_, forms_, scratch.cursor);
    if (!word || word->ordinal || word->fraction) return std::nullopt;
    lead.value = word->value;
    lead.bytes = word->bytes;
    lead.in_words = true;
  }
  if (lead.bytes >= form.size()) return std::nullopt;
  lead.rest = lead.bytes + (form[lead.bytes] == '-' ? 1 : 0);
  return lead;
}

}  // namespace laut
