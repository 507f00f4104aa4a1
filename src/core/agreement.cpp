#include "core/agreement.h"

#include <algorithm>

namespace laut::core {
namespace {

constexpr float forbidden = -5.0f;  ///< for a cell that the reading of a word does not have
constexpr float by_relation = 1.0f;  ///< for the nominative of a subject and the accusative of an object

constexpr std::uint32_t case_bit(std::size_t c) {
  return feature::nom << c;
}
constexpr std::uint32_t number_bit(std::size_t n) {
  return feature::sing << n;
}
constexpr std::uint32_t gender_bit(std::size_t g) {
  return feature::masc << g;
}

const float* labels(const float* scores, std::size_t attribute) {
  return scores + attribute_at + attributes[attribute].first;
}

bool finite(Stts t) {
  return t == Stts::VVFIN || t == Stts::VAFIN || t == Stts::VMFIN;
}
bool noun(Stts t) {
  return t == Stts::NN || t == Stts::NE;
}
bool agrees(Stts t) {
  switch (t) {
    case Stts::ART:
    case Stts::ADJA:
    case Stts::APPRART:
    case Stts::PDAT:
    case Stts::PIAT:
    case Stts::PPOSAT:
    case Stts::PWAT: return true;
    default: return false;
  }
}

}  // namespace

void Agreement::prepare(const Document& doc, std::uint32_t begin, std::uint32_t count) {
  begin_ = begin;
  count_ = count;
  subject_.assign(count, none);
  for (std::uint32_t t = begin; t < begin + count; ++t) {
    const std::uint32_t head = doc.tokens[t].head;
    if (base(doc.tokens[t].relation) == Relation::nsubj && head != none && head - begin < count)
      subject_[head - begin] = t;
  }
  possible_.assign(count, 0);
  for (std::uint32_t k = 0; k < count; ++k) {
    const Token& t = doc.tokens[begin + k];
    for (std::uint32_t r = 0; r < t.reading_count; ++r) {
      const Reading& x = doc.readings[t.reading_begin + r];
      if (x.stts == doc.reading(begin + k).stts) possible_[k] |= x.features;
    }
  }
}

std::uint32_t Agreement::person(const Document& doc, std::uint32_t token) const {
  if (!finite(doc.reading(token).stts)) return 0;
  std::uint32_t verb = token;
  const Relation r = base(doc.tokens[token].relation);
  if ((r == Relation::aux || r == Relation::cop) && doc.tokens[token].head != none) verb = doc.tokens[token].head;
  std::uint32_t subject = none;
  // Verbs joined by "und" share a subject.
  for (int steps = 0; steps < 4 && verb != none && verb - begin_ < count_; ++steps) {
    subject = subject_[verb - begin_];
    if (subject != none || doc.tokens[verb].relation != Relation::conj) break;
    verb = doc.tokens[verb].head;
  }
  if (subject == none) return feature::p3;
  const Reading& s = doc.reading(subject);
  if (s.stts != Stts::PPER) return feature::p3;
  if (s.lemma == "ich" || s.lemma == "wir") return feature::p1;
  if (s.lemma == "du" || s.lemma == "ihr") return feature::p2;
  return feature::p3;
}

/// Whether the word shares the cells of the noun it hangs on.
bool Agreement::shares(const Document& doc, std::uint32_t token) const {
  const Token& t = doc.tokens[token];
  if (t.head == none || t.head - begin_ >= count_ || t.reading_count == 0) return false;
  if (!agrees(doc.reading(token).stts) || !noun(doc.reading(t.head).stts)) return false;
  const Relation r = base(t.relation);
  return r == Relation::det || r == Relation::amod || r == Relation::nummod ||
         (r == Relation::case_ && doc.reading(token).stts == Stts::APPRART);
}

/// Adds the scores of a word to the cells of the noun `head` (words counted within the stretch).
void Agreement::add(std::uint32_t token, const float* scores, std::uint32_t head) {
  const std::uint32_t possible = possible_[token - begin_];
  const auto lacks = [&](std::uint32_t group, std::uint32_t bit) {
    return (possible & group) != 0 && (possible & bit) == 0 ? 1 : 0;
  };
  const float* gender = labels(scores, at_gender);
  for (std::size_t n = 0; n < 2; ++n)
    for (std::size_t c = 0; c < 4; ++c)
      for (std::size_t g = 0; g < 3; ++g) {
        const int missing = lacks(feature::any_case, case_bit(c)) + lacks(feature::any_number, number_bit(n)) +
                            lacks(feature::any_gender, gender_bit(g));
        const std::size_t cell = (n * 4 + c) * 3 + g;
        cells_[head][cell] += labels(scores, at_case)[c + 1] + labels(scores, at_number)[n + 1] +
                              std::max(gender[g + 1], gender[0]) + forbidden * static_cast<float>(missing);
        broken_[head][cell] = static_cast<std::uint8_t>(std::min(255, broken_[head][cell] + missing));
      }
}

/// Den Antrag: the words agree in an accusative, and in no nominative.
bool Agreement::accusative_only(std::uint32_t head) const {
  bool nominative = false, accusative = false;
  for (std::size_t n = 0; n < 2; ++n)
    for (std::size_t g = 0; g < 3; ++g) {
      nominative = nominative || broken_[head][(n * 4 + 0) * 3 + g] == 0;
      accusative = accusative || broken_[head][(n * 4 + 3) * 3 + g] == 0;
    }
  return accusative && !nominative;
}

void Agreement::settle_phrases(Document& doc, std::span<const float> scores, std::size_t stride) {
  cells_.assign(count_, Cells{});
  members_.assign(count_, 0);
  broken_.assign(count_, {});
  for (std::uint32_t k = 0; k < count_; ++k) {
    const std::uint32_t token = begin_ + k;
    if (!shares(doc, token)) continue;
    const std::uint32_t head = doc.tokens[token].head - begin_;
    add(token, scores.data() + k * stride, head);
    ++members_[head];
  }
  best_.assign(count_, 0);
  for (std::uint32_t k = 0; k < count_; ++k) {
    if (members_[k] == 0) continue;
    Cells& cells = cells_[k];
    add(begin_ + k, scores.data() + k * stride, k);
    Token& noun_token = doc.tokens[begin_ + k];
    if (noun_token.relation == Relation::nsubj && accusative_only(k)) noun_token.relation = Relation::obj;
    const Relation r = base(noun_token.relation);
    for (std::size_t n = 0; n < 2; ++n)
      for (std::size_t g = 0; g < 3; ++g) {
        if (r == Relation::nsubj) cells[(n * 4 + 0) * 3 + g] += by_relation;
        if (r == Relation::obj) cells[(n * 4 + 3) * 3 + g] += by_relation;
      }
    best_[k] = static_cast<std::uint8_t>(std::max_element(cells.begin(), cells.end()) - cells.begin());
  }
  const auto settle = [&](std::uint32_t k, std::uint8_t best) {
    Reading& x = doc.readings[doc.tokens[begin_ + k].reading_begin];
    const float* gender = labels(scores.data() + k * stride, at_gender);
    const std::size_t n = best / 12, c = best / 3 % 4, g = best % 3;
    x.features &= ~(feature::any_case | feature::any_number | feature::any_gender);
    x.features |= case_bit(c) | number_bit(n);
    if (gender[0] <= gender[g + 1]) x.features |= gender_bit(g);
  };
  for (std::uint32_t k = 0; k < count_; ++k) {
    if (members_[k] != 0) settle(k, best_[k]);
    if (shares(doc, begin_ + k)) settle(k, best_[doc.tokens[begin_ + k].head - begin_]);
  }
}

}  // namespace laut::core
