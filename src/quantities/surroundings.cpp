// What stands around a number: comparators, intervals, partitives, and what tells that it is no amount.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "numbers/digits.h"
#include "numbers/words.h"
#include "quantities/counted.h"
#include "quantities/reader.h"

namespace laut {
namespace {

/// Below it, "über" and "sprach über drei Themen" are likelier a preposition.
constexpr double large_from = 13;

bool is_dash(std::string_view form) {
  return form == "-" || form == "–" || form == "—";
}

/// "2 bis 3 Millionen" means two millions.
double lowered_by_scale(const NumberMatch& first, const NumberMatch& second) {
  const bool shares = first.scale == 1 && second.scale > 1 && first.value < second.value / second.scale;
  return shares ? first.value * second.scale : first.value;
}

/// No round number of our age: a year even behind "circa".
bool surely_year(double value) {
  return value >= 1600 && value < 2100 && std::fmod(value, 100) != 0;
}

bool year_like(double value) {
  return value >= 1000 && value <= 2199 && std::floor(value) == value;
}

}  // namespace

/// The comparator that ends before token `first`; one that needs more than it has is taken for a preposition.
QuantityReader::Comparison QuantityReader::comparison_before(std::uint32_t first, const QuantityNumber& n, bool unit) {
  Comparison c;
  c.begin = first;
  if (n.match.article && n.match.tokens > 2) {  // eine knappe Million
    const PhraseMatch inside =
        words_.at(QuantityClass::before, doc_, n.tokens.begin + 1, n.tokens.begin + 2, scratch_.words);
    if (inside) {
      c.comparator = inside.word->comparator;
      c.near = inside.word->near != 0;
      c.found = true;
      return c;
    }
  }
  PhraseMatch word = words_.ending(QuantityClass::before, doc_, first, begin_, scratch_.words);
  const bool direct = static_cast<bool>(word);
  if (!word && first > begin_ && n.match.fraction && tag(first - 1) == Stts::ART) {  // knapp die Hälfte
    word = words_.ending(QuantityClass::before, doc_, first - 1, begin_, scratch_.words);
    if (word) ++word.tokens;
  }
  if (!word) return c;
  // "um die 50" is about fifty, "um die Hälfte" is by half.
  if (direct && n.match.fraction && word.tokens > 1 && tag(first - 1) == Stts::ART) return c;
  const std::uint32_t begin = first - word.tokens;
  const bool large = unit || n.value >= large_from || n.match.fraction || !n.match.in_words;
  const bool behind_preposition = begin > begin_ && (tag(begin - 1) == Stts::APPR || tag(begin - 1) == Stts::APPRART);
  if (word.word->needs_unit && !unit && !n.match.fraction && !behind_preposition) return c;
  if (word.word->needs_large && !large) return c;
  if (word.word->needs_large && begin > begin_ && words_.has(QuantityClass::sum, doc_, begin - 1, scratch_.words))
    return c;
  c.comparator = word.word->comparator;
  c.near = word.word->near != 0;
  c.begin = begin;
  c.found = true;
  return c;
}

/// "20 Euro oder mehr".
void QuantityReader::comparison_behind(std::uint32_t behind, Comparison& c) {
  if (c.found || behind >= end_) return;
  const PhraseMatch word = words_.at(QuantityClass::behind, doc_, behind, end_, scratch_.words);
  if (!word) return;
  c.comparator = word.word->comparator;
  c.end = behind + word.tokens;
  c.found = true;
}

/// The interval that begins with a number: zwischen 3 und 5, 3 bis 5, 3-5 Euro, drei oder vier.
std::optional<QuantityNumber> QuantityReader::interval(std::uint32_t token, const NumberMatch& first) {
  if (first.vague) return std::nullopt;
  if (first.tokens == 1)
    if (auto one = interval_in_token(token)) return one;
  std::uint32_t opening = token;
  const PhraseMatch blur = words_.ending(QuantityClass::before, doc_, token, begin_, scratch_.words);
  if (blur) opening -= blur.tokens;
  const bool between = opening > begin_ && words_.has(QuantityClass::between, doc_, opening - 1, scratch_.words);

  std::uint32_t joint = token + first.tokens;
  PhraseMatch unit;
  const auto joins = [&](std::uint32_t i) {
    return between ? is(i, "und") : is(i, "bis") || (i < end_ && is_dash(doc_.form(i)));
  };
  if (!joins(joint) && !is(joint, "oder")) {
    unit = words_.unit(doc_, joint, end_, scratch_.words);
    joint += unit.tokens;
    if (!unit || !joins(joint)) return std::nullopt;
  }
  std::uint32_t at = joint + 1;
  if (at >= end_) return std::nullopt;
  if (const PhraseMatch again = words_.at(QuantityClass::before, doc_, at, end_, scratch_.words)) at += again.tokens;
  if (is(joint, "bis") && is(at, "zu")) ++at;
  if (at >= end_ || doc_.tokens[at].kind == TokenKind::punctuation) return std::nullopt;
  const auto second = numbers_.at(doc_, at, scratch_.numbers);
  if (!second || second->ordinal || second->vague || has(at, covered::by_name)) return std::nullopt;

  QuantityNumber n;
  n.match = first;
  n.low = lowered_by_scale(first, *second);
  n.high = second->value;
  n.value = (n.low + n.high) / 2;
  n.interval = true;
  n.unit = unit;
  n.tokens = {between ? opening - 1 : token, at + second->tokens};
  if (!(n.low < n.high)) return std::nullopt;
  if (unit) {  // über drei Jahre bis zu 600 Euro: two quantities
    const PhraseMatch other = words_.unit(doc_, n.tokens.end, end_, scratch_.words);
    if (other && words_.text(other.word->code) != words_.text(unit.word->code)) return std::nullopt;
  }
  if (is(joint, "oder") && (second->value / second->scale != first.value + 1 || unit)) return std::nullopt;
  if (is_dash(doc_.form(joint))) {
    const bool close = glued(joint - 1, joint) && glued(joint, joint + 1);
    const bool measured = unit || words_.unit(doc_, n.tokens.end, end_, scratch_.words);
    if (!close && !measured) return std::nullopt;
    if (year_like(n.low) && year_like(n.high) && !measured) return std::nullopt;
    n.dash = true;
  }
  return n;
}

/// A token such as 3-5 or 10–15.
std::optional<QuantityNumber> QuantityReader::interval_in_token(std::uint32_t token) const {
  const std::string_view form = doc_.form(token);
  if (form.size() > 24 || form.front() < '0' || form.front() > '9') return std::nullopt;
  std::size_t dash = form.find('-'), width = 1;
  if (dash == std::string_view::npos) dash = form.find("–"), width = 3;
  if (dash == std::string_view::npos) return std::nullopt;
  const auto low = read_digits(form.substr(0, dash)), high = read_digits(form.substr(dash + width));
  if (!low || !high || low->dot_decimal || high->dot_decimal || !(low->value < high->value)) return std::nullopt;
  if (year_like(low->value)) return std::nullopt;
  QuantityNumber n;
  n.low = low->value;
  n.high = high->value;
  n.value = (n.low + n.high) / 2;
  n.interval = n.dash = true;
  n.tokens = {token, token + 1};
  n.match.value = n.low;
  n.match.tokens = 1;
  return n;
}

/// The number behind "von" that the number before `token` is a part of, without an article: 38 von 69 Stimmen.
std::optional<NumberMatch> QuantityReader::whole(std::uint32_t token, const NumberMatch& part) {
  if (part.fraction || part.vague || part.scale > 1 || !is(token, "von") || token + 1 >= end_) return std::nullopt;
  if (doc_.tokens[token + 1].kind == TokenKind::punctuation) return std::nullopt;
  const auto of = numbers_.at(doc_, token + 1, scratch_.numbers);
  const bool counts = of && !of->ordinal && !of->fraction && !of->vague && of->value > part.value;
  if (!counts || any({token, token + 1 + of->tokens}, covered::by_name | covered::by_time)) return std::nullopt;
  if (words_.unit(doc_, token + 1 + of->tokens, end_, scratch_.words)) return std::nullopt;
  return of;
}

/// The noun of the whole behind "der", "aller", "von" ...: ein Drittel der Abgeordneten, fünf der zehn Minister.
/// `loose`: the number before is a share or vague, so that any noun will do; else there must be an article or number
/// behind "von", or a genitive plural behind "der".
std::uint32_t QuantityReader::partitive_noun(std::uint32_t token, bool loose) {
  if (!words_.has(QuantityClass::partitive, doc_, token, scratch_.words)) return none;
  const bool von = is(token, "von");
  bool strong = loose;
  std::uint32_t i = token + 1;
  for (int steps = 0; steps < 6 && i < end_; ++steps) {
    const Stts t = tag(i);
    if (doc_.tokens[i].kind != TokenKind::punctuation) {
      if (const auto inner = numbers_.at(doc_, i, scratch_.numbers); inner && !inner->ordinal) {
        i += inner->tokens;
        strong = true;
        continue;
      }
    }
    const PhraseMatch blur = words_.at(QuantityClass::before, doc_, i, end_, scratch_.words);
    if (blur) {
      i += blur.tokens;
    } else if (t == Stts::ART || t == Stts::PPOSAT || t == Stts::PDAT) {
      strong = strong || von;
      ++i;
    } else if (t == Stts::ADV) {
      ++i;
    } else {
      break;
    }
  }
  if (i >= end_) return none;
  const std::uint32_t head = counted_noun(doc_, i, end_, CountedBy::number, scratch_.cover);
  if (head == none || strong) return head;
  // Zwei der Verdächtigen: the weak ending says genitive plural.
  const bool weak = doc_.form(head).ends_with("en") && counted_lemma(doc_, head) != doc_.form(head);
  if (weak && is(token, "der")) return head;
  const std::uint32_t features = doc_.tokens[head].reading_count > 0 ? doc_.reading(head).features : 0;
  return !von && (features & feature::plur) && (features & feature::gen) ? head : none;
}

/// "minus 5 Grad", "-5 °C": turns the quantity around. The sign stands right before the number.
bool QuantityReader::is_negative(const QuantityNumber& n, const PhraseMatch& unit, Quantity& q) {
  if (n.tokens.begin == begin_ || n.interval) return false;
  const std::uint32_t sign = n.tokens.begin - 1;
  if (!words_.has(QuantityClass::minus, doc_, sign, scratch_.words)) return false;
  const bool word = doc_.tokens[sign].kind == TokenKind::word;
  const bool prefix = glued(sign, sign + 1) && (sign == begin_ || !glued(sign - 1, sign));
  const bool may = unit.word->kind == UnitKind::temperature || unit.word->kind == UnitKind::percent ||
                   unit.word->kind == UnitKind::money;
  if (!may || (!word && !prefix)) return false;
  negate(q);
  return true;
}

void QuantityReader::negate(Quantity& q) {
  q.value = -q.value;
  const double low = q.low;
  q.low = -q.high;
  q.high = -low;
}

/// The number names something: Nr. 12, Boeing 747, Lindenstraße 5.
bool QuantityReader::is_label(const QuantityNumber& n, const Comparison& c, bool unit) {
  if (n.tokens.begin == begin_ || unit || c.found) return false;
  const bool could = n.match.plain_digits || (n.match.in_words && n.match.value <= 12);
  if (!could) return false;
  const std::uint32_t before = n.tokens.begin - 1;
  // In der Saison elf Tore: a plural behind a number word is counted by it.
  const std::uint32_t behind = n.tokens.end;
  const bool counts = n.match.in_words && n.value > 1 && behind < end_ &&
                      counted_noun(doc_, behind, end_, CountedBy::number, scratch_.cover, true) == behind;
  if (words_.has(QuantityClass::label, doc_, before, scratch_.words)) return !counts;
  if (!n.match.plain_digits || n.match.value >= 1000) return false;
  // Types and roads: A 340, F 16, B 96.
  if (doc_.tokens[before].span().size() == 1 && doc_.tokens[before].has(token_flag::capitalised)) return true;
  const std::uint32_t next = n.tokens.end;
  const bool noun_follows = next < end_ && tag(next) == Stts::NN;
  return !noun_follows && words_.is_street(doc_.form(before), scratch_.words);
}

/// Clock times, scores, tables, telephone numbers.
bool QuantityReader::is_no_amount(const QuantityNumber& n) {
  const std::uint32_t first = n.tokens.begin, next = n.tokens.end;
  const auto number_at = [&](std::uint32_t i) { return i < end_ && doc_.tokens[i].kind == TokenKind::number; };
  const auto votes = [&](std::uint32_t i) { return i < end_ && tag(i) == Stts::NN && may_be_plural(doc_, i); };
  if (is(next, "zu") && number_at(next + 1) && votes(next + 2)) return false;  // mit 70 zu 40 Stimmen
  if (first >= begin_ + 2 && is(first - 1, "zu") && number_at(first - 2) && votes(next)) return false;
  if (next < end_ && words_.has(QuantityClass::after, doc_, next, scratch_.words))
    if (doc_.form(next) != "zu" || number_at(next + 1) ||
        (next + 1 < end_ && numbers_.at(doc_, next + 1, scratch_.numbers)))
      return true;
  if (n.match.in_words) return false;
  const auto mark = [&](std::uint32_t i) { return is(i, ":") || is(i, "/"); };
  if (first >= begin_ + 2 && is(first - 1, "zu") && number_at(first - 2)) return true;
  if (next + 1 < end_ && mark(next) && number_at(next + 1) && glued(next, next + 1)) return true;
  if (first >= begin_ + 2 && mark(first - 1) && number_at(first - 2) && glued(first - 1, first)) return true;
  if (first > begin_ && number_at(first - 1) && !has(first - 1, covered::by_time) && n.match.plain_digits) return true;
  return number_at(next) && n.match.plain_digits && !doc_.tokens[next].has(token_flag::hyphenated);
}

bool QuantityReader::is_year_like(const QuantityNumber& n) const {
  return n.match.plain_digits && !n.interval && year_like(n.value);
}

/// A number such as 1500 or 2000 with a noun right behind it: a count where the noun is plural and the number no likely
/// year.
bool QuantityReader::may_be_count(const QuantityNumber& n, const Comparison& c, std::uint32_t head) const {
  if (c.found) return true;
  const bool round = std::fmod(n.value, 100) == 0;
  if (n.value >= 1900 && n.value < 2100 && !round) return false;
  return may_be_plural(doc_, head);
}

/// "1500 Polizisten": a round number that a Time covers alone, with a plural right behind it and no preposition of time
/// before it.
bool QuantityReader::is_count_taken_for_year(const QuantityNumber& n, const Comparison& c, std::uint32_t head) const {
  if (!is_year_like(n) || std::fmod(n.value, 100) != 0 || !may_be_count(n, c, head)) return false;
  const std::uint32_t first = n.tokens.begin;
  if (has(head, covered::by_time)) return false;
  if (first == begin_) return true;
  return !has(first - 1, covered::by_time) && !is(first - 1, "seit") && !is(first - 1, "ab") && !is(first - 1, "bis") &&
         !is(first - 1, "um");
}

/// A number without unit and noun: zwei davon, mehr als 200, Zehntausende.
bool QuantityReader::may_stand_alone(const QuantityNumber& n, const Comparison& c) {
  const std::uint32_t first = n.tokens.begin, next = n.tokens.end;
  if (n.dash || (n.match.fraction && n.match.article && doc_.form(next - 1).substr(0, 4) == "halb")) return false;
  if (first > begin_ && (is(first - 1, "(") || is(first - 1, "[")) && (is(next, ")") || is(next, "]"))) return false;
  const Stts before = first > begin_ ? tag(first - 1) : Stts::XY;
  if (n.match.fraction) return before != Stts::ADJA;
  if (n.match.vague || n.match.scale > 1) return true;
  if (is_year_like(n) && ((n.value >= 1900 && n.value < 2100) || surely_year(n.value))) return false;
  if (c.found || n.interval) return true;
  if (is_year_like(n)) return false;
  if (n.match.in_words) {
    constexpr std::string_view of_time[] = {"um", "gegen", "nach", "vor", "ab", "bis", "seit"};
    const bool preposition =
        first > begin_ && std::find(std::begin(of_time), std::end(of_time), LowerWord(doc_.form(first - 1)).view()) != std::end(of_time);
    const bool clock = n.match.value <= 24 && preposition;
    return n.match.value >= 2 && !clock && before != Stts::NN && before != Stts::NE;
  }
  if (before == Stts::NN || before == Stts::NE || end_ - begin_ <= 4) return false;
  // An ordinal whose full stop ends the sentence: nicht am 3.
  const bool ordinal = n.match.plain_digits && n.match.value <= 100 && next + 1 >= end_;
  if (ordinal && (before == Stts::ART || before == Stts::APPRART || before == Stts::ADJA)) return false;
  const bool read = next < end_ && doc_.tokens[next].reading_count > 0;
  if (read && (doc_.reading(next).upos == Upos::VERB || doc_.reading(next).upos == Upos::AUX))
    return true;  // 23 kamen davon
  if (next < end_ && (tag(next) == Stts::NE || tag(next) == Stts::NN)) return false;
  if (next < end_ && (tag(next) == Stts::PIS || tag(next) == Stts::PIAT || tag(next) == Stts::ADJA))
    return true;  // 35 weitere
  if (first > begin_ && is(first - 1, ",") && (is(next, ",") || is(next, "."))) return false;
  // 70 stimmten mit Ja, 40 mit Nein: goes on with a count told just before.
  if (first > begin_ && is(first - 1, ",") && !doc_.quantities.empty()) {
    const Quantity& told = doc_.quantities.back();
    if (told.unit.empty() && told.tokens.begin >= begin_ && told.tokens.end + 8 > first) return true;
  }
  return first > begin_ && doc_.tokens[first - 1].kind == TokenKind::word;
}

}  // namespace laut
