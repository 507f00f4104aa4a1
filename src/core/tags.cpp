#include "core/tags.h"

#include <algorithm>
#include <array>
#include <bit>

namespace laut::core {
namespace {

/// What a tag gains for standing in the lexicon, in units of the network's scores.
constexpr float known_tag = 1.5f;
constexpr float small_noun = 4.0f;     ///< what a noun's tag loses on a word without a capital
constexpr float first_reading = 1.0f;  ///< what the reading that the rules put first gains

using Scores = std::span<const float>;

/// What the treebanks show so rarely that the rules know it better: some tags, words that begin with a digit, halves of words
/// (Militär-), and wie that opens a clause of its own (wie der Minister sagt).
bool left_to_rules(const Document& doc, const Token& t, Stts tag) {
  const char c = doc.text()[t.begin];
  if (tag == Stts::KOUS && t.end - t.begin == 3 && doc.view(t.span()) == "wie") return true;
  if (tag == Stts::TRUNC && t.has(token_flag::truncated)) return true;
  return tag == Stts::APPO || tag == Stts::APZR || tag == Stts::PTKA || (c >= '0' && c <= '9');
}

constexpr std::uint32_t upos_bit(Upos u) {
  return 1u << static_cast<unsigned>(u);
}

/// The universal tags that words of an STTS tag have in the treebanks.
std::uint32_t upos_of(Stts tag) {
  const auto set = [](auto... u) { return (upos_bit(u) | ...); };
  switch (tag) {
    case Stts::NE: return set(Upos::PROPN, Upos::NOUN);
    case Stts::NN:
    case Stts::FM:
    case Stts::TRUNC:
    case Stts::XY: return set(Upos::NOUN, Upos::PROPN, Upos::X, Upos::ADJ, Upos::SYM, Upos::NUM, Upos::ADP);
    case Stts::PIS:
    case Stts::PIAT: return set(Upos::PRON, Upos::DET, Upos::ADV, Upos::ADJ);
    case Stts::PDS:
    case Stts::PDAT:
    case Stts::PPOSAT:
    case Stts::PPOSS:
    case Stts::PRELS:
    case Stts::PRELAT:
    case Stts::PWS:
    case Stts::PWAT: return set(Upos::PRON, Upos::DET);
    case Stts::PPER:
    case Stts::PRF: return set(Upos::PRON);
    case Stts::ART: return set(Upos::DET, Upos::PRON);
    case Stts::VVFIN:
    case Stts::VVINF:
    case Stts::VVIZU:
    case Stts::VVIMP: return set(Upos::VERB);
    case Stts::VVPP: return set(Upos::VERB, Upos::ADJ);
    case Stts::VAFIN:
    case Stts::VAINF:
    case Stts::VAPP:
    case Stts::VMFIN:
    case Stts::VMINF:
    case Stts::VMPP: return set(Upos::VERB, Upos::AUX);
    default: return ~0u;
  }
}

Stts best_tag(const Document& doc, const Token& t, Scores scores) {
  if (const Stts chosen = doc.readings[t.reading_begin].stts; left_to_rules(doc, t, chosen)) return chosen;
  std::uint64_t known = 0;
  for (std::uint32_t r = 0; r < t.reading_count; ++r)
    known |= std::uint64_t{1} << static_cast<unsigned>(doc.readings[t.reading_begin + r].stts);
  // German nouns have a capital.
  constexpr auto noun_tag = static_cast<std::size_t>(Stts::NN), name_tag = static_cast<std::size_t>(Stts::NE);
  const bool small_word = t.kind == TokenKind::word && !t.has(token_flag::capitalised);
  std::size_t best = 0;
  float top = -1e30f;
  for (std::size_t tag = 0; tag < stts_count; ++tag) {
    const bool in_lexicon = (known >> tag & 1) != 0;
    float score = scores[stts_at + tag] + (in_lexicon ? known_tag : 0.0f);
    if (small_word && !in_lexicon && (tag == noun_tag || tag == name_tag)) score -= small_noun;
    if (score > top) top = score, best = tag;
  }
  return static_cast<Stts>(best);
}

constexpr std::uint32_t bits_of(const Attribute& a) {
  return a.bits[0] | a.bits[1] | a.bits[2] | a.bits[3];
}

/// The likeliest label of an attribute among those the reading allows. A reading without bits of the attribute leaves it
/// open; a finite verb has a value for everything that its reading tells.
std::size_t best_label(const Attribute& a, Scores scores, std::uint32_t features) {
  const std::uint32_t own = features & bits_of(a);
  const float* row = scores.data() + attribute_at + a.first;
  const bool must = own != 0 && (features & feature::fin) != 0;
  std::size_t best = 0;
  float top = must ? -1e30f : row[0];
  for (std::size_t label = 1; label < a.count; ++label) {
    if (own != 0 && (own & a.bits[label - 1]) == 0) continue;
    if (row[label] > top) top = row[label], best = label;
  }
  return best;
}

/// How well a reading goes with the scores: the sum of its best labels. A finite verb that cannot have its subject's
/// person loses more than any label gains.
float fit(const Reading& r, Scores scores, std::uint32_t person) {
  float sum = 0;
  for (const Attribute& a : attributes) sum += scores[attribute_at + a.first + best_label(a, scores, r.features)];
  const std::uint32_t own = r.features & feature::any_person;
  return person != 0 && own != 0 && (own & person) == 0 ? sum - 50 : sum;
}

std::uint32_t narrowed(const Reading& r, Scores scores) {
  std::uint32_t features = r.features;
  for (const Attribute& a : attributes) {
    const std::size_t label = best_label(a, scores, r.features);
    const std::uint32_t own = r.features & bits_of(a);
    features &= ~bits_of(a);
    if (label == 0) continue;
    const std::uint32_t bits = a.bits[label - 1];
    features |= own & bits ? own & bits : bits;
  }
  // Konjunktiv I has present forms, II past ones.
  constexpr std::uint32_t both = feature::konj1 | feature::konj2;
  if ((features & both) == both)
    features &= ~(features & feature::past ? std::uint32_t{feature::konj1} : std::uint32_t{feature::konj2});
  return features;
}

constexpr std::uint64_t bit(Stts t) {
  return std::uint64_t{1} << static_cast<unsigned>(t);
}
constexpr std::uint64_t verbs = bit(Stts::VVFIN) | bit(Stts::VVIMP) | bit(Stts::VVINF) | bit(Stts::VVIZU) |
                                bit(Stts::VVPP) | bit(Stts::VAFIN) | bit(Stts::VAIMP) | bit(Stts::VAINF) |
                                bit(Stts::VAPP) | bit(Stts::VMFIN) | bit(Stts::VMINF) | bit(Stts::VMPP);
constexpr std::uint64_t adjectives = bit(Stts::ADJA) | bit(Stts::ADJD);
constexpr std::uint64_t nouns = bit(Stts::NN) | bit(Stts::NE);

/// A reading for a tag that no lexicon knows of the form: the lemma of a reading of the same kind, else the form.
Reading invented(const Document& doc, std::uint32_t token, Stts tag) {
  const Token& t = doc.tokens[token];
  Reading out;
  out.lemma = doc.form(token);
  out.source = ReadingSource::guess;
  for (const std::uint64_t kind : {verbs, adjectives, nouns}) {
    if ((kind & bit(tag)) == 0) continue;
    for (std::uint32_t r = 0; r < t.reading_count; ++r) {
      const Reading& x = doc.readings[t.reading_begin + r];
      if ((kind & bit(x.stts)) == 0) continue;
      out.lemma = x.lemma;
      break;
    }
  }
  out.stts = tag;
  return out;
}

/// Gives the token one more reading, in front.
void add_reading(Document& doc, Token& t, const Reading& r) {
  const std::uint32_t begin = static_cast<std::uint32_t>(doc.readings.size());
  doc.readings.push_back(r);
  for (std::uint32_t k = 0; k < t.reading_count; ++k) {
    const Reading other = doc.readings[t.reading_begin + k];
    doc.readings.push_back(other);
  }
  t.reading_begin = begin;
  ++t.reading_count;
}

}  // namespace

void choose_tag(Document& doc, std::uint32_t token, Scores scores) {
  Token& t = doc.tokens[token];
  if (t.reading_count == 0) return;
  const Stts tag = best_tag(doc, t, scores);
  bool known = false;
  for (std::uint32_t r = 0; r < t.reading_count && !known; ++r) {
    if (doc.readings[t.reading_begin + r].stts != tag) continue;
    std::swap(doc.readings[t.reading_begin], doc.readings[t.reading_begin + r]);
    known = true;
  }
  if (!known) add_reading(doc, t, invented(doc, token, tag));
  const std::uint32_t possible = upos_of(tag);
  const float* upos = scores.data() + upos_at;
  std::size_t best = upos_count;
  for (std::size_t u = 0; u < upos_count; ++u)
    if ((possible >> u & 1) != 0 && (best == upos_count || upos[u] > upos[best])) best = u;
  doc.readings[t.reading_begin].upos = static_cast<Upos>(best);
}

void choose_features(Document& doc, std::uint32_t token, Scores scores, std::uint32_t person) {
  const Token& t = doc.tokens[token];
  if (t.reading_count == 0) return;
  Reading& front = doc.readings[t.reading_begin];
  std::uint32_t best = 0;
  float top = -1e30f;
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    const Reading& x = doc.readings[t.reading_begin + r];
    if (x.stts != front.stts) continue;
    const float score = fit(x, scores, person) + (r == 0 ? first_reading : 0.0f);
    if (score > top) top = score, best = r;
  }
  const Upos upos = front.upos;
  if (best != 0) std::swap(front, doc.readings[t.reading_begin + best]);
  front.upos = upos;
  if (const std::uint32_t own = front.features & person; own != 0)
    front.features = (front.features & ~feature::any_person) | own;
  front.features = narrowed(front, scores);
}

void NamePath::read(std::span<const float> scores, std::size_t stride, std::span<std::uint8_t> labels) {
  constexpr std::size_t n = name_label_count;
  const std::size_t count = labels.size();
  from_.resize(count * n);
  std::array<float, n> best{}, next{};
  for (std::size_t t = 0; t < count; ++t) {
    const float* row = scores.data() + t * stride;
    for (std::size_t label = 0; label < n; ++label) {
      const bool inside = label != 0 && label % 2 == 0;  // B labels are odd
      std::size_t from = inside ? label : 0;
      float top = -1e30f;
      if (t == 0) {
        top = inside ? -1e30f : 0.0f;
      } else {
        for (std::size_t before = 0; before < n; ++before)
          if ((!inside || before == label || before == label - 1) && best[before] > top)
            top = best[before], from = before;
      }
      next[label] = top + row[label];
      from_[t * n + label] = static_cast<std::uint8_t>(from);
    }
    best = next;
  }
  if (count == 0) return;
  auto label = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = count; t-- > 0;) {
    labels[t] = static_cast<std::uint8_t>(label);
    label = from_[t * n + label];
  }
}

}  // namespace laut::core
