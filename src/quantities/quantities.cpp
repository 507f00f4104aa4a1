#include "quantities/quantities.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "clauses/governor.h"
#include "quantities/bounds.h"
#include "quantities/counted.h"
#include "quantities/reader.h"

namespace laut {
namespace {

bool tells(BlockKind kind) {
  switch (kind) {
    case BlockKind::body:
    case BlockKind::title:
    case BlockKind::teaser:
    case BlockKind::heading:
    case BlockKind::list:
    case BlockKind::caption: return true;
    default: return false;
  }
}

void mark(std::vector<std::uint8_t>& cover, TokenRange range, std::uint8_t bits) {
  for (std::uint32_t i = range.begin; i < range.end && i < cover.size(); ++i) cover[i] |= bits;
}

bool temporal(const PhraseMatch& unit) {
  return unit && unit.word->kind == UnitKind::time;
}
bool container(const PhraseMatch& unit) {
  return unit && unit.word->kind == UnitKind::container;
}

/// The article forms before a unit: "ein Kilometer".
bool is_article(std::string_view form) {
  if (form.size() < 3 || form.size() > 5 || (form[0] != 'e' && form[0] != 'E') || form.substr(1, 2) != "in")
    return false;
  const std::string_view ending = form.substr(3);
  return ending.empty() || ending == "e" || ending == "em" || ending == "en" || ending == "er" || ending == "es";
}

bool is_only(std::string_view form) {
  return form.starts_with("einzige") && form.size() <= 8;
}

}  // namespace

Result<Quantities> Quantities::open(const Pack& pack) {
  Quantities q;
  auto numbers = Numbers::open(pack);
  if (!numbers) return numbers.error();
  q.numbers_ = std::move(*numbers);
  auto words = QuantityVocabulary::open(pack);
  if (!words) return words.error();
  q.words_ = std::move(*words);
  return q;
}

void Quantities::run(Document& doc, Scratch& scratch) const {
  std::vector<std::uint8_t>& cover = scratch.cover;
  cover.assign(doc.tokens.size(), 0);
  for (const Time& t : doc.times) mark(cover, t.tokens, covered::by_time);
  for (const Mention& m : doc.mentions) {
    if (m.type == MentionType::PERSON && m.form == MentionForm::named) mark(cover, m.tokens, covered::by_person);
    const bool place_or_person =
        m.type == MentionType::PERSON || m.type == MentionType::GPE || m.type == MentionType::LOC;
    if (m.form == MentionForm::named)
      mark(cover, m.tokens, place_or_person ? covered::by_name | covered::by_place_or_person : covered::by_name);
  }
  for (const Sentence& s : doc.sentences) {
    if (s.block < doc.article.blocks.size() && !tells(doc.article.blocks[s.block].kind)) continue;
    QuantityReader reader(doc, s.tokens, numbers_, words_, scratch);
    for (std::uint32_t i = s.tokens.begin; i < s.tokens.end;) i = reader.at(i);
  }
  for (Quantity& q : doc.quantities) q.governor = governor(doc, q.tokens);
}

Stts QuantityReader::tag(std::uint32_t token) const {
  return doc_.tokens[token].reading_count > 0 ? doc_.reading(token).stts : Stts::XY;
}

bool QuantityReader::any(TokenRange range, std::uint8_t cover) const {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (has(i, cover)) return true;
  return false;
}

std::uint32_t QuantityReader::at(std::uint32_t token) {
  const Token& t = doc_.tokens[token];
  if (t.kind == TokenKind::punctuation || t.kind == TokenKind::quote || t.kind == TokenKind::url) return token + 1;
  if (const auto match = numbers_.at(doc_, token, scratch_.numbers)) return number(token, *match);
  if (const std::uint32_t next = multiple(token); next > token) return next;
  if (token + 1 < end_ && is_article(doc_.form(token))) {
    if (is_only(doc_.form(token + 1)) && words_.unit(doc_, token + 2, end_, scratch_.words)) {  // ein einziger Kilometer
      NumberMatch one;
      one.value = 1;
      one.tokens = 2;
      one.in_words = one.article = true;
      return number(token, one);
    }
    const PhraseMatch unit = words_.unit(doc_, token + 1, end_, scratch_.words);
    const bool counts = unit && !unit.word->no_article && !unit.word->letter && !container(unit) && !temporal(unit);
    if (counts || is(token + 1, "bis") || is(token + 1, "oder") || is(token + 1, "und")) {
      NumberMatch one;
      one.value = 1;
      one.tokens = 1;
      one.in_words = one.article = true;
      if (counts || interval(token, one)) return number(token, one);
    }
    return token + 1;
  }
  return compound(token);
}

std::uint32_t QuantityReader::number(std::uint32_t token, const NumberMatch& match) {
  const std::uint32_t after = token + match.tokens;
  if (any({token, after}, covered::by_name)) return after;
  if (match.ordinal) {
    every_nth(token, match);
    return after;
  }
  if (const auto both = interval(token, match)) return number_with(*both);
  QuantityNumber n{match.value, match.value, match.value, false, false, {token, after}, match, {}};
  const auto of = whole(after, match);
  if (!of) return number_with(n);
  // Neun von zehn Haushalten is a share, sieben von neun Verfahren seven of them; the whole is no quantity by itself.
  const bool share = of->in_words && (of->value == 10 || of->value == 100 || of->value == 1000);
  if (share && match.in_words) {
    n.value = n.low = n.high = match.value / of->value;
    n.match.fraction = true;
    n.tokens.end = after + 1 + of->tokens;
    number_with(n);
    return n.tokens.end;
  }
  number_with(n);
  return after + 1 + of->tokens;
}

/// Finds unit, comparator and what is counted. Returns the token to go on with.
std::uint32_t QuantityReader::number_with(QuantityNumber n) {
  std::uint32_t unit_begin = n.tokens.end;
  PhraseMatch unit = words_.unit(doc_, unit_begin, end_, scratch_.words);
  if (unit && unit.word->letter && n.match.in_words) unit = {};
  if (!unit && n.unit) unit = {n.unit.word, 0};
  if (!unit) unit = unit_of_product(unit_begin, n);
  if (!unit && n.tokens.begin > begin_ && !n.interval) {  // $ 5, EUR 500
    const std::uint32_t before = n.tokens.begin - 1;
    const PhraseMatch sign = words_.at(QuantityClass::unit, doc_, before, n.tokens.begin, scratch_.words);
    if (sign && sign.word->kind == UnitKind::money &&
        (doc_.tokens[before].kind == TokenKind::symbol || doc_.tokens[before].has(token_flag::all_caps))) {
      unit = {sign.word, 0};
      unit_begin = before;
    }
  }
  Comparison c = comparison_before(std::min(unit_begin, n.tokens.begin), n, static_cast<bool>(unit));
  comparison_behind(n.tokens.end + unit.tokens, c);
  if (is_no_amount(n)) return n.tokens.end;
  if (!unit && (rank(n, c) || age(n, c))) return n.tokens.end;
  if (is_label(n, c, static_cast<bool>(unit))) return n.tokens.end;

  if (unit && !container(unit)) {
    if (temporal(unit) && any(n.tokens, covered::by_time)) return n.tokens.end + unit.tokens;
    with_unit(n, unit, unit_begin, c);
    return n.tokens.end + unit.tokens;
  }
  if (container(unit)) {
    const std::uint32_t behind = n.tokens.end + unit.tokens;
    const std::uint32_t head = counted_noun(doc_, behind, end_, CountedBy::unit, scratch_.cover);
    if (head != none && unit.tokens > 0) {
      Quantity q = make(n, c, "quantities/container");
      q.unit = words_.text(unit.word->code);
      q.unit_span = doc_.span({unit_begin, behind});
      set_counted(q, head);
      finish(std::move(q), c.begin, std::max(head + 1, c.end));
      return behind;
    }
  }
  counted(n, c, container(unit));
  return n.tokens.end;
}

/// "200 mal 20 Meter", "12 × 6 × 3 cm": the unit at the end belongs to every factor. `token` stands behind the first.
/// So does its scale: from 4,2 to 3,9 billion.
PhraseMatch QuantityReader::unit_of_product(std::uint32_t token, QuantityNumber& n) {
  if (n.match.fraction) return {};  // um ein Fünftel auf 3 Milliarden Euro
  // von 20 auf mehr als 25 Prozent, von 4,2 auf 3,9 Milliarden Euro, 69 bzw. 159 Euro
  std::uint32_t first = n.tokens.begin;
  first -= words_.ending(QuantityClass::before, doc_, first, begin_, scratch_.words).tokens;
  const bool from = is(token, "auf") && first > begin_ && (is(first - 1, "von") || is(first - 1, "um"));
  if (from || (token < end_ && words_.has(QuantityClass::joint, doc_, token, scratch_.words))) {
    ++token;
    if (token < end_) token += words_.at(QuantityClass::before, doc_, token, end_, scratch_.words).tokens;
    const auto other = token < end_ ? numbers_.at(doc_, token, scratch_.numbers) : std::nullopt;
    if (!other || other->ordinal) return {};
    constexpr double large = 1e6;  // from here on the scale is a word of its own
    if (from && !n.interval && n.match.scale == 1 && n.value < 1000 && other->scale >= large && !other->vague)
      for (double* value : {&n.value, &n.low, &n.high}) *value = std::round(*value * other->scale);
    const PhraseMatch shared = words_.unit(doc_, token + other->tokens, end_, scratch_.words);
    return !shared || shared.word->letter || container(shared) ? PhraseMatch{} : PhraseMatch{shared.word, 0};
  }
  for (int factors = 0; factors < 2 && token + 1 < end_; ++factors) {
    if (!is(token, "mal") && !is(token, "x") && !is(token, "×")) return {};
    const auto other = numbers_.at(doc_, token + 1, scratch_.numbers);
    if (!other || other->ordinal) return {};
    token += 1 + other->tokens;
    const PhraseMatch shared = words_.unit(doc_, token, end_, scratch_.words);
    if (shared) return shared.word->letter || container(shared) ? PhraseMatch{} : PhraseMatch{shared.word, 0};
  }
  return {};
}

void QuantityReader::set_counted(Quantity& q, std::uint32_t head) const {
  std::string_view lemma = counted_lemma(doc_, head);
  // Zwölf 152-Millimeter-Granaten: the measure is a quantity of its own.
  if (lemma[0] >= '0' && lemma[0] <= '9')
    if (const std::size_t hyphen = lemma.rfind('-'); hyphen + 1 < lemma.size()) lemma.remove_prefix(hyphen + 1);
  q.counted = lemma;
  // The lexicon's old spelling (Schuß) gives way to that of the text (Schüsse); Fuß and Füße keep theirs.
  if (lemma.ends_with("ß") && doc_.form(head).find("ss") != std::string_view::npos)
    q.counted.replace(q.counted.size() - 2, 2, "ss");
  q.counted_span = doc_.tokens[head].span();
}

Quantity QuantityReader::make(const QuantityNumber& n, const Comparison& c, std::string_view rule) const {
  Quantity q;
  q.value = n.value;
  q.comparator = c.comparator;
  // An interval that is bounded too (mindestens 5 bis 6) takes its outer ends.
  const Bounds low = bounds(c.comparator, c.near, n.low), high = bounds(c.comparator, c.near, n.high);
  q.low = low.low;
  q.high = high.high;
  if (n.match.vague && !c.found) {
    q.comparator = Comparator::about;
    q.high = most_of_vague(n.value);
  }
  q.number = doc_.span(n.tokens);
  q.rule = n.interval ? "quantities/interval" : rule;
  return q;
}

void QuantityReader::finish(Quantity q, std::uint32_t first, std::uint32_t last) {
  // 9.000 „Einmannpackungen“: the closing mark goes with the opening one.
  const auto quote = [&](std::uint32_t i) { return doc_.tokens[i].kind == TokenKind::quote; };
  if (last - first > 1 && last < end_ && quote(last) && quote(last - 2)) ++last;
  q.tokens = {first, last};
  q.span = doc_.span(q.tokens);
  doc_.quantities.push_back(std::move(q));
}

/// A number with a unit, what it is counted on (Euro pro Liter) and what is counted (Tonnen Getreide).
void QuantityReader::with_unit(const QuantityNumber& n, const PhraseMatch& unit, std::uint32_t unit_begin,
                               const Comparison& c) {
  Quantity q = make(n, c, "quantities/measure");
  std::uint32_t last = n.tokens.end + unit.tokens;
  q.unit = words_.text(unit.word->code);
  q.unit_span =
      unit.tokens > 0 ? doc_.span({unit_begin, last}) : doc_.tokens[unit_begin < end_ ? unit_begin : end_ - 1].span();
  std::uint32_t first = std::min({c.begin, n.tokens.begin, unit_begin});
  if (is_negative(n, unit, q)) {
    first = std::min(first, n.tokens.begin - 1);
    q.number.begin = doc_.tokens[n.tokens.begin - 1].begin;
  } else if (unit.word->kind == UnitKind::temperature) {
    const PhraseMatch below = words_.at(QuantityClass::below, doc_, last, end_, scratch_.words);
    if (below) negate(q);
    last += below.tokens;
  }

  const bool slash = is(last, "/") && last + 1 < end_ && glued(last - 1, last) && glued(last, last + 1);
  if (last + 1 < end_ && (slash || words_.has(QuantityClass::ratio, doc_, last, scratch_.words))) {
    const PhraseMatch per = words_.unit(doc_, last + 1, end_, scratch_.words);
    const Stts t = tag(last + 1);
    if (per || t == Stts::NN) {
      q.unit += '/';
      q.unit += per ? words_.text(per.word->code) : counted_lemma(doc_, last + 1);
      last += 1 + (per ? per.tokens : 1);
      q.unit_span.end = doc_.tokens[last - 1].end;
    }
  }
  std::uint32_t head = none;
  if (last < end_) {
    const bool part = unit.word->kind == UnitKind::percent;
    head = part ? partitive_noun(last, true) : none;
    const bool adjective =
        unit.word->kind == UnitKind::time && tag(last) != Stts::NN;  // die in zwei Wochen anstehende Wahl
    if (head == none && !adjective && !words_.has(QuantityClass::dimension, doc_, last, scratch_.words))
      head = counted_noun(doc_, last, end_, CountedBy::unit, scratch_.cover);
    if (head != none) {
      set_counted(q, head);
      if (const PhraseMatch stuff = words_.at(QuantityClass::stuff, doc_, last - 1, last, scratch_.words);
          stuff && unit.tokens == 1)
        q.unit = words_.text(stuff.word->code);  // zwei Pfund Mehl
    }
  }
  if (q.unit == "Jahr" && is(last, "alt")) q.rule = "quantities/age";  // Renn, 54 Jahre alt
  if (unit.word->kind == UnitKind::length && head == none) calibre(q, first, last);
  finish(std::move(q), first, std::max(head == none ? last : head + 1, c.end));
}

/// A number without unit: counts, fractions, vague amounts, numbers that stand alone.
/// `measure`: what is counted is itself a measure, which may stand in the singular (250.000 Schuss).
bool QuantityReader::counted(const QuantityNumber& n, const Comparison& c, bool measure) {
  const std::uint32_t next = n.tokens.end;
  std::uint32_t head = none;
  bool part = false;
  if (c.end > next && c.end < end_)
    head = counted_noun(doc_, c.end, end_, CountedBy::number, scratch_.cover);  // zwei oder mehr Häuser
  if (head == none && next < end_) {
    head = partitive_noun(next, n.match.fraction || n.match.vague || n.match.scale > 1);
    part = head != none;
    const bool plural = !measure && n.value >= 2 && !n.match.fraction && n.match.scale == 1;
    if (!part) head = counted_noun(doc_, next, end_, CountedBy::number, scratch_.cover, plural);
  }
  const bool timed = any(n.tokens, covered::by_time);
  if (timed && !(head != none && (c.found || is_count_taken_for_year(n, c, head)))) return false;
  if (head == none ? !may_stand_alone(n, c) : is_year_like(n) && !may_be_count(n, c, head)) return false;

  const char* rule = n.match.vague      ? "quantities/vague"
                     : n.match.fraction ? "quantities/fraction"
                     : head != none     ? "quantities/count"
                                        : "quantities/bare";
  Quantity q = make(n, c, rule);
  if (head != none && doc_.form(head).substr(0, 3) == "Mal" && doc_.form(head).size() <= 5 &&
      !part) {  // zehn Mal, Dutzende Male
    q.unit = "mal";
    q.unit_span = doc_.tokens[head].span();
  } else if (head != none) {
    set_counted(q, head);
  }
  finish(std::move(q), c.begin, std::max(head == none ? next : head + 1, c.end));
  return true;
}

/// "jeder fünfte Deutsche": one of five.
bool QuantityReader::every_nth(std::uint32_t token, const NumberMatch& match) {
  if (token == begin_ || match.value < 2 || !match.in_words || has(token, covered::by_time)) return false;
  if (!words_.has(QuantityClass::every, doc_, token - 1, scratch_.words)) return false;
  const PhraseMatch unit = words_.unit(doc_, token + 1, end_, scratch_.words);
  if (temporal(unit) || is(token + 1, "Mal")) return false;
  const std::uint32_t head = counted_noun(doc_, token + 1, end_, CountedBy::number, scratch_.cover);
  if (head == none && !doc_.tokens[token].has(token_flag::capitalised)) return false;
  const double value = 1 / match.value;
  const QuantityNumber n{value, value, value, false, false, {token - 1, token + 1}, match, {}};
  const Comparison c = comparison_before(token - 1, n, false);
  Quantity q = make(n, c, "quantities/every-nth");
  if (head != none) set_counted(q, head);
  finish(std::move(q), c.begin, head == none ? token + 1 : head + 1);
  return true;
}

}  // namespace laut
