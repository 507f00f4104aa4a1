#include "events/phrases.h"

#include <algorithm>

namespace laut::events {
namespace {

using namespace feature;

/// Cases of a word that ends as articles and strong adjectives do, by gender and number.
std::uint32_t strong_ending(std::string_view form, std::uint32_t features) {
  const bool plural = (features & plur) != 0 && (features & sing) == 0;
  const bool female = (features & any_gender) == fem, neuter = (features & any_gender) == neut;
  if (form.ends_with("em")) return dat;
  if (form.ends_with("en")) return plural ? any_case : acc | gen | dat;
  if (form.ends_with("er")) return plural ? gen : female ? gen | dat : nom;
  if (form.ends_with("es")) return plural ? any_case : neuter ? nom | acc | gen : gen;
  if (form.ends_with("e")) return nom | acc;
  return any_case;
}

std::uint32_t article(std::string_view lower, std::uint32_t features) {
  const bool plural = (features & plur) != 0 && (features & sing) == 0;
  const bool female = (features & any_gender) == fem;
  if (lower == "den") return plural ? dat : acc;
  if (lower == "der") return plural ? gen : female ? gen | dat : nom;
  if (lower == "das") return nom | acc;
  if (lower == "ein" || lower == "kein") return (features & any_gender) == masc ? nom : nom | acc;
  if (lower.ends_with("en") && !lower.starts_with("d")) return plural ? dat : acc;
  return strong_ending(lower, features);
}

std::uint32_t pronoun(std::string_view form) {
  struct Row {
    std::string_view form;
    std::uint32_t cases;
  };
  static constexpr Row rows[] = {
      {"ich", nom},       {"du", nom},         {"er", nom},        {"wir", nom},       {"man", nom},
      {"wer", nom},       {"ihn", acc},        {"mich", acc},      {"dich", acc},      {"wen", acc},
      {"ihm", dat},       {"mir", dat},        {"dir", dat},       {"wem", dat},       {"ihnen", dat},
      {"uns", acc | dat}, {"euch", acc | dat}, {"sie", nom | acc}, {"es", nom | acc},  {"ihr", nom | dat},
      {"dem", dat},       {"den", acc},        {"denen", dat},     {"dessen", gen},    {"deren", gen},
      {"die", nom | acc}, {"das", nom | acc},  {"was", nom | acc}, {"sich", acc | dat}};
  char lower[8];
  if (form.size() >= sizeof lower) return any_case;
  std::ranges::transform(form, lower, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const Row& r : rows)
    if (r.form == std::string_view(lower, form.size())) return r.cases;
  return any_case;
}

/// Relations under which a clause hangs on a noun: no part of the phrase.
bool clause_relation(Relation r) {
  return r == Relation::acl || r == Relation::advcl || r == Relation::parataxis || r == Relation::ccomp ||
         r == Relation::conj || r == Relation::cc || r == Relation::csubj || r == Relation::cop || r == Relation::aux ||
         r == Relation::xcomp || r == Relation::nsubj;
}

}  // namespace

void Phrases::prepare() {
  const auto n = static_cast<std::uint32_t>(doc_.tokens.size());
  s_.head.resize(n);
  s_.relation.resize(n);
  for (std::uint32_t t = 0; t < n; ++t) {
    s_.head[t] = doc_.tokens[t].head;
    s_.relation[t] = doc_.tokens[t].relation;
  }
  s_.mention.assign(n, none);
  for (std::uint32_t m = 0; m < doc_.mentions.size(); ++m) {
    const TokenRange r = doc_.mentions[m].tokens;
    for (std::uint32_t t = r.begin; t < r.end && t < n; ++t) {
      std::uint32_t& at = s_.mention[t];
      if (at == none || r.size() < doc_.mentions[at].tokens.size()) at = m;
    }
  }
  for (const Sentence& s : doc_.sentences) mend(s);
  s_.first_child.assign(n, none);
  s_.next_child.assign(n, none);
  for (std::uint32_t t = n; t-- > 0;) {
    const std::uint32_t h = s_.head[t];
    if (h >= n || h == t) continue;
    s_.next_child[t] = s_.first_child[h];
    s_.first_child[h] = t;
  }
  s_.in_time.assign(n, 0);
  for (const Time& t : doc_.times)
    std::fill_n(s_.in_time.begin() + t.tokens.begin, t.tokens.size(),
                static_cast<std::uint8_t>(t.type == TimexType::DURATION ? 2 : 1));
  s_.in_measure.assign(n, 0);
  for (const Quantity& q : doc_.quantities)
    if (!q.unit.empty() && !q.unit_span.empty())
      std::fill_n(s_.in_measure.begin() + q.tokens.begin, q.tokens.size(), std::uint8_t{1});
  mark_cues();
  s_.state.fill(none);
  for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
    const Entity& entity = doc_.entities[e];
    if (entity.country.size() != 2 || entity.kind != "country") continue;
    const auto letter = [&](std::size_t i) { return static_cast<std::uint32_t>(entity.country[i] - 'A'); };
    if (letter(0) < 26 && letter(1) < 26 && s_.state[letter(0) * 26 + letter(1)] == none)
      s_.state[letter(0) * 26 + letter(1)] = e;
  }
}

void Phrases::mark_cues() {
  s_.in_cue.assign(doc_.tokens.size(), 0);
  const auto mark = [&](const SpanList& spans) {
    for (const Span s : spans) {
      auto it = std::ranges::lower_bound(doc_.tokens, s.begin + 1, {}, &Token::end);
      for (; it != doc_.tokens.end() && it->begin < s.end; ++it)
        s_.in_cue[static_cast<std::size_t>(it - doc_.tokens.begin())] = 1;
    }
  };
  for (const Quotation& q : doc_.quotations) {
    mark(q.cue);
    for (const Relay& r : q.relays) mark(r.cue);
  }
}

/// A dateline (München –) or the name of who speaks (Renn: ...) is no part of the sentence behind it.
void Phrases::mend_opening(const Sentence& s) {
  constexpr std::uint32_t longest = 8;
  for (std::uint32_t t = s.tokens.begin; t < s.tokens.end && t < s.tokens.begin + longest; ++t) {
    const Upos upos = reading(t).upos;
    if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::PRON) return;
    const std::string_view form = doc_.form(t);
    if (form != "–" && form != "—" && form != ":") continue;
    std::uint32_t verb = none;
    Relation was = Relation::none;
    for (std::uint32_t d = s.tokens.begin; d < t; ++d) {
      if (s_.head[d] == none || s_.head[d] <= t) continue;
      verb = s_.head[d];
      was = s_.relation[d];
      s_.relation[d] = Relation::discourse;
    }
    if (verb == none) return;
    // What the parser hung on it hangs on the verb.
    for (std::uint32_t x = t + 1; x < s.tokens.end; ++x)
      if (s_.head[x] != none && s_.head[x] >= s.tokens.begin && s_.head[x] < t &&
          (reading(x).upos == Upos::NOUN || reading(x).upos == Upos::PROPN)) {
        s_.head[x] = verb;
        s_.relation[x] = was;
      }
    return;
  }
}

/// What the parser gets wrong where nothing but the words' order tells: a title and its
/// name or a genitive before its noun taken for two phrases of the verb.
void Phrases::mend(const Sentence& s) {
  const auto same_head = [&](std::uint32_t a, std::uint32_t b) {
    return s_.head[a] != none && s_.head[a] == s_.head[b];
  };
  mend_opening(s);
  for (std::uint32_t t = s.tokens.begin + 1; t < s.tokens.end; ++t) {
    const Reading& r = reading(t);
    const Reading& before = reading(t - 1);
    const std::uint32_t up = s_.head[t];
    if (s_.relation[t] == Relation::flat && up == t - 1 && s_.mention[t] != none && s_.mention[up] != none &&
        s_.mention[t] != s_.mention[up] && s_.head[up] != none) {
      // "unterstützt Russland Nordkorea": two names, not one.
      s_.head[t] = s_.head[up];
      s_.relation[t] = Relation::obj;
    } else if (r.upos == Upos::PROPN && before.stts == Stts::NN && same_head(t, t - 1)) {
      const std::uint32_t m = s_.mention[t];
      if (m == none || doc_.mentions[m].type != MentionType::PERSON) continue;
      s_.head[t] = t - 1;
      s_.relation[t] = Relation::flat;
    } else if (r.stts == Stts::NN && before.upos == Upos::PROPN && same_head(t, t - 1) &&
               (before.features & feature::any_case) == feature::gen) {
      s_.head[t - 1] = t;
      s_.relation[t - 1] = Relation::nmod;
    }
  }
}

bool Phrases::nominal(std::uint32_t t) const {
  switch (reading(t).upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::NUM:
    case Upos::X: return true;
    case Upos::PRON: return reading(t).stts != Stts::PRF;
    case Upos::DET:  // a determiner that stands for its noun
      return relation(t) != Relation::det;
    case Upos::ADJ: return relation(t) == Relation::nsubj || relation(t) == Relation::obj || preposition(t) != none;
    default: return false;
  }
}

bool Phrases::verbal(std::uint32_t t) const {
  const Stts tag = reading(t).stts;
  return tag >= Stts::VVFIN && tag <= Stts::VMPP;
}

std::uint32_t Phrases::preposition(std::uint32_t t) const {
  return child(t, [&](std::uint32_t c) {
    const Stts tag = reading(c).stts;
    return relation(c) == Relation::case_ &&
           (tag == Stts::APPR || tag == Stts::APPRART || tag == Stts::APPO || tag == Stts::KOKOM);
  });
}

std::uint32_t Phrases::ending_cases(std::uint32_t determiner, std::uint32_t noun) const {
  const std::string_view form = doc_.form(determiner);
  // What has an -n may be the dative plural, whatever number the tagger chose.
  if ((form == "den" || form == "Den") && doc_.form(noun).ends_with('n') && doc_.form(noun) != reading(noun).lemma)
    return acc | dat;
  char lower[16];
  if (form.size() >= sizeof lower) return strong_ending(form, reading(noun).features);
  std::ranges::transform(form, lower, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return article(std::string_view(lower, form.size()), reading(noun).features);
}

std::uint32_t Phrases::cases(std::uint32_t t) const {
  const Reading& r = reading(t);
  if (r.stts == Stts::PIS) return strong_ending(doc_.form(t), r.features | plur);
  if (r.upos == Upos::PRON || r.upos == Upos::DET) return pronoun(doc_.form(t));
  if (const std::uint32_t d = child(t, [&](std::uint32_t c) { return relation(c) == Relation::det && c < t; });
      d != none) {
    const std::uint32_t found = ending_cases(d, t);
    return found ? found : any_case;
  }
  if (const std::uint32_t a = child(t, [&](std::uint32_t c) { return reading(c).stts == Stts::ADJA && c < t; });
      a != none && relation(a) == Relation::amod)
    return strong_ending(doc_.form(a), r.features);
  if (r.upos == Upos::PROPN && (r.features & any_case) == gen && doc_.form(t).ends_with('s')) return any_case;
  return any_case;
}

bool Phrases::plural(std::uint32_t t) const {
  const std::uint32_t f = reading(t).features;
  if ((f & plur) && !(f & sing)) return true;
  return child(t, [&](std::uint32_t c) { return relation(c) == Relation::conj && nominal(c); }) != none;
}

std::uint32_t Phrases::antecedent(std::uint32_t t) const {
  if (reading(t).stts != Stts::PRELS) return t;
  // The verb of the relative clause hangs on it; where the parser hung it elsewhere, it is the noun before the comma.
  for (std::uint32_t up = head(t), steps = 0; up != none && steps < 4; up = head(up), ++steps)
    if (relation(up) == Relation::acl) {
      const std::uint32_t noun = head(up);
      if (noun != none && noun < t && nominal(noun)) return noun;
      break;
    }
  const std::uint32_t begin = doc_.sentences[token(t).sentence].tokens.begin;
  for (std::uint32_t b = t; b-- > begin && t - b < 6;) {
    const Upos u = reading(b).upos;
    if (u == Upos::NOUN || u == Upos::PROPN) return b;
    if (u == Upos::VERB || u == Upos::AUX) break;
  }
  return t;
}

/// Whether a number stands with the word: "mindestens 19 Menschen".
bool Phrases::number_below(std::uint32_t t) const {
  return reading(t).upos == Upos::NUM ||
         child(t, [&](std::uint32_t c) { return relation(c) == Relation::nummod; }) != none;
}

TokenRange Phrases::range(std::uint32_t t, std::uint32_t without) const {
  auto& in = s_.members;
  in.assign(1, t);
  for (std::size_t i = 0; i < in.size() && in.size() < 128; ++i)
    each_child(in[i], [&](std::uint32_t c) {
      if (c == without || clause_relation(relation(c)) || relation(c) == Relation::punct) return;
      if (verbal(c) || (in_time(c) && preposition(c) != none)) return;
      // "auch der Minister", "und zwar nach Bonn": the particle belongs to the sentence.
      if (relation(c) == Relation::advmod && c < in[i] && reading(c).upos == Upos::ADV && !number_below(in[i])) return;
      in.push_back(c);
    });
  std::ranges::sort(in);
  const auto is_in = [&](std::uint32_t x) { return std::ranges::binary_search(in, x); };
  TokenRange out{t, t + 1};
  const Sentence& s = doc_.sentences[token(t).sentence];
  while (out.begin > s.tokens.begin) {
    if (is_in(out.begin - 1))
      --out.begin;
    else if (out.begin > s.tokens.begin + 1 && token(out.begin - 1).kind == TokenKind::quote && is_in(out.begin - 2))
      out.begin -= 2;
    else
      break;
  }
  while (out.end < s.tokens.end) {
    const TokenKind kind = token(out.end).kind;
    if (is_in(out.end))
      ++out.end;
    else if ((kind == TokenKind::punctuation || kind == TokenKind::quote) && out.end + 1 < s.tokens.end &&
             is_in(out.end + 1))
      out.end += 2;
    else
      break;
  }
  while (out.end > t + 1 && reading(out.end - 1).stts == Stts::APPR) --out.end;
  const auto quotes = std::count_if(doc_.tokens.begin() + out.begin, doc_.tokens.begin() + out.end,
                                    [](const Token& x) { return x.kind == TokenKind::quote; });
  if (quotes % 2 == 1 && out.end < s.tokens.end && token(out.end).kind == TokenKind::quote) ++out.end;
  return out;
}

std::uint32_t Phrases::mention(std::uint32_t t) const {
  if (s_.mention[t] != none) return s_.mention[t];
  const std::uint32_t beside = child(t, [&](std::uint32_t c) {
    return (relation(c) == Relation::flat || relation(c) == Relation::appos) && s_.mention[c] != none;
  });
  return beside == none ? none : s_.mention[beside];
}

std::uint32_t Phrases::entity(std::uint32_t t) const {
  const std::uint32_t m = mention(t);
  return m == none ? none : doc_.mentions[m].entity;
}

std::uint32_t Phrases::state(std::string_view code) const {
  if (code.size() != 2) return none;
  const auto a = static_cast<std::uint32_t>(code[0] - 'A'), b = static_cast<std::uint32_t>(code[1] - 'A');
  return a < 26 && b < 26 ? s_.state[a * 26 + b] : none;
}

}  // namespace laut::events
