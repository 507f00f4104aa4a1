#include "factuality/proposition.h"

#include <algorithm>

namespace laut::factuality {
namespace {

int certainty(Factuality f) {
  switch (f) {
    case Factuality::certain:
    case Factuality::certain_not: return 2;
    case Factuality::probable:
    case Factuality::probable_not: return 1;
    default: return 0;
  }
}

/// The form in lower case, as the lists have it; empty where it is longer than any listed word.
class Lowered {
 public:
  bool append(std::string_view form) {
    if (size_ + form.size() + 1 > bytes_.size()) return false;
    if (size_ > 0) bytes_[size_++] = ' ';
    for (std::size_t i = 0; i < form.size(); ++i) {
      char c = form[i];
      const auto u = static_cast<unsigned char>(c);
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      // Capital umlauts differ from the small ones by 0x20 in the second byte.
      if (i > 0 && static_cast<unsigned char>(form[i - 1]) == 0xC3 && u >= 0x80 && u <= 0x9E)
        c = static_cast<char>(u + 0x20);
      bytes_[size_++] = c;
    }
    return true;
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 96> bytes_{};
  std::size_t size_ = 0;
};

bool nominal(Stts t) {
  return t == Stts::NN || t == Stts::NE;
}

}  // namespace

Factuality combine(Factuality inner, Factuality outer) {
  if (inner == Factuality::unknown || outer == Factuality::unknown) return Factuality::unknown;
  const int least = std::min(certainty(inner), certainty(outer));
  const bool no = negative(inner) != negative(outer);
  if (least == 2) return no ? Factuality::certain_not : Factuality::certain;
  if (least == 1) return no ? Factuality::probable_not : Factuality::probable;
  return no ? Factuality::possible_not : Factuality::possible;
}

bool Scope::contains(std::uint32_t t) const {
  if (!range.contains(t)) return false;
  if (pieces == nullptr) return true;
  return std::any_of(pieces->begin(), pieces->end(), [&](Span s) { return s.contains(doc->tokens[t].span()); });
}

const Clause* PropositionReader::clause_of(std::uint32_t head) const {
  const auto it = std::lower_bound(doc_.clauses.begin(), doc_.clauses.end(), head,
                                   [](const Clause& c, std::uint32_t h) { return c.head < h; });
  return it != doc_.clauses.end() && it->head == head ? &*it : nullptr;
}

TokenRange PropositionReader::reach(std::uint32_t head) const {
  const TokenRange s = doc_.sentences[doc_.tokens[head].sentence].tokens;
  return {std::max(s.begin, head > window ? head - window : 0), std::min(s.end, head + window)};
}

void PropositionReader::cue(std::uint32_t t, std::uint32_t words, SpanList& cues) const {
  const Span s{doc_.tokens[t].begin, doc_.tokens[t + words - 1].end};
  const auto at = std::lower_bound(cues.begin(), cues.end(), s, [](Span a, Span b) { return a.begin < b.begin; });
  const bool covered = (at != cues.end() && at->overlaps(s)) || (at != cues.begin() && std::prev(at)->overlaps(s));
  if (!covered) cues.insert(at, s);
}

Word PropositionReader::phrase(WordKind kind, std::uint32_t t) const {
  constexpr std::uint32_t most = 5;
  const TokenRange s = doc_.sentences[doc_.tokens[t].sentence].tokens;
  Word best;
  Lowered key;
  for (std::uint32_t i = t; i < s.end && i < t + most; ++i) {
    if (!scope_.contains(i) || !key.append(doc_.form(i))) break;
    if (const Word w = words_.find(kind, key.view())) best = w;
  }
  return best;
}

bool PropositionReader::coherent(std::uint32_t infinitive, std::uint32_t head) const {
  if (base(doc_.tokens[infinitive].relation) != Relation::xcomp || doc_.tokens[infinitive].head != head) return false;
  const auto [from, to] = std::minmax(infinitive, head);
  for (std::uint32_t i = from; i < to && i < from + window; ++i)
    if (doc_.reading(i).stts == Stts::COMMA) return false;
  return true;
}

int PropositionReader::depth_below(std::uint32_t t, std::uint32_t head) const {
  int depth = 0;
  std::uint32_t u = t;
  for (int i = 0; i < height; ++i) {
    const std::uint32_t up = doc_.tokens[u].head;
    if (up == none) return 0;
    // Another clause's words are its own; an infinitive without a comma belongs to the verb above it.
    const bool within = u != t && coherent(u, up);
    if (u != t && !within && clause_of(u) != nullptr) return 0;
    if (!within) ++depth;
    if (up == head) return depth;
    u = up;
  }
  return 0;
}

bool PropositionReader::perfect_infinitive(TokenRange range) const {
  for (std::uint32_t t = range.begin + 1; t < range.end; ++t) {
    const auto form = doc_.form(t);
    if (form != "haben" && form != "sein") continue;
    const Stts before = doc_.reading(t - 1).stts;
    if (before == Stts::VVPP || before == Stts::VAPP || doc_.form(t - 1) == "worden") return true;
  }
  return false;
}

bool PropositionReader::counted(std::uint32_t t) const {
  // keine zehn Minuten, nicht mehr als 40: the number's, not the clause's. Items stand by position; few cover a token.
  constexpr int most = 4;
  const auto covered = [&](const auto& items) {
    auto it = std::upper_bound(items.begin(), items.end(), t,
                               [](std::uint32_t at, const auto& item) { return at < item.tokens.begin; });
    for (int i = 0; i < most && it != items.begin(); ++i)
      if ((--it)->tokens.contains(t)) return true;
    return false;
  };
  return covered(doc_.quantities) || covered(doc_.times);
}

bool PropositionReader::attributive(std::uint32_t t) const {
  // in nicht tolerabler Menge: the adjective's, not the clause's.
  const std::uint32_t up = doc_.tokens[t].head;
  return doc_.reading(t).stts == Stts::PTKNEG && up != none && t + 1 == up && doc_.reading(up).stts == Stts::ADJA;
}

Word PropositionReader::modal(std::uint32_t t, bool heard) const {
  const Reading& r = doc_.reading(t);
  if (r.stts != Stts::VMFIN) return {};
  const std::uint32_t moods = r.features & feature::any_mood;
  std::string_view mood = "/indicative";
  if (moods & feature::konj1)
    mood = "/konjunktiv1";
  else if (moods & feature::konj2 || (r.lemma == "sollen" && r.features & feature::past))
    mood = "/konjunktiv2";
  // Konnte fliehen: it came to it.
  if ((r.lemma == "können" || r.lemma == "dürfen") && r.features & feature::past && moods == feature::ind)
    mood = "/past";
  if ((r.lemma == "sollen" || r.lemma == "wollen") && heard && (r.features & feature::past) == 0) mood = "/hearsay";
  std::array<char, 40> key{};
  if (r.lemma.size() + mood.size() > key.size()) return {};
  const std::size_t n = r.lemma.copy(key.data(), key.size());
  const std::size_t m = mood.copy(key.data() + n, key.size() - n);
  return words_.find(WordKind::modal, {key.data(), n + m});
}

Evidence PropositionReader::evidence(std::uint32_t head, SpanList& cues) const {
  const TokenRange r = reach(head);
  return gather(
      r, perfect_infinitive(r), [&](std::uint32_t t) { return t == head ? 1 : depth_below(t, head); }, cues);
}

bool PropositionReader::asked(std::uint32_t head) const {
  const Clause* c = clause_of(head);
  if (c != nullptr && (c->kind == ClauseKind::question || c->kind == ClauseKind::command)) return true;
  if (c != nullptr && c->subordinator != Clause::absent && doc_.reading(c->subordinator).lemma == "ob") return true;
  const TokenRange s = doc_.sentences[doc_.tokens[head].sentence].tokens;
  std::uint32_t last = s.end;
  while (last > s.begin && doc_.tokens[last - 1].kind == TokenKind::quote) --last;
  return last > s.begin && scope_.contains(last - 1) && doc_.form(last - 1) == "?";
}

bool PropositionReader::conditional(std::uint32_t head) const {
  const Clause* c = clause_of(head);
  if (c != nullptr && c->subordinator != Clause::absent && c->kind == ClauseKind::adverbial &&
      words_.find(WordKind::condition, doc_.reading(c->subordinator).lemma))
    return true;
  // What the tree misses: the piece between commas opens with the word.
  const TokenRange r = reach(head);
  std::uint32_t t = head;
  while (t > r.begin && doc_.reading(t - 1).stts != Stts::COMMA && scope_.contains(t - 1)) --t;
  while (t < head && doc_.tokens[t].kind != TokenKind::word) ++t;
  return t < head && doc_.reading(t).stts == Stts::KOUS && words_.find(WordKind::condition, doc_.reading(t).lemma) &&
         doc_.form(t + 1) != "auch";
}

bool PropositionReader::has_condition(const Clause& clause, SpanList& cues) const {
  const auto index = static_cast<std::uint32_t>(&clause - doc_.clauses.data());
  for (std::uint32_t i = index > 8 ? index - 8 : 0; i < index + 8 && i < doc_.clauses.size(); ++i) {
    const Clause& c = doc_.clauses[i];
    if (c.parent != index || c.subordinator == Clause::absent || !scope_.contains(c.subordinator)) continue;
    // Told behind, wenn is mostly a time, and falls the condition of what stands next to it.
    if (c.subordinator > clause.head || !conditional(c.head)) continue;
    cue(c.subordinator, 1, cues);
    return true;
  }
  return false;
}

std::uint32_t PropositionReader::inverted_condition(std::uint32_t sentence) const {
  const TokenRange s = doc_.sentences[sentence].tokens;
  std::uint32_t t = s.begin;
  while (t < s.end && (!scope_.contains(t) || doc_.tokens[t].kind != TokenKind::word)) ++t;
  if (t >= s.end) return none;
  const Reading& r = doc_.reading(t);
  const bool finite = r.stts == Stts::VVFIN || r.stts == Stts::VAFIN || r.stts == Stts::VMFIN;
  if (!finite || r.features & feature::imp || doc_.form(s.end - 1) == "?") return none;
  for (std::uint32_t i = t + 1; i + 1 < s.end && i < t + window; ++i) {
    if (doc_.reading(i).stts != Stts::COMMA) continue;
    const Stts next = doc_.reading(i + 1).stts;
    const auto form = doc_.form(i + 1);
    if (next == Stts::VVFIN || next == Stts::VAFIN || next == Stts::VMFIN || form == "dann" || form == "so") return i;
  }
  return none;
}

void PropositionReader::own_predicate(std::uint32_t head, const Evidence& found, Judgement& out) const {
  // Möglich sei auch, dass ...; nicht auszuschließen sind Kündigungen.
  const Reading& r = doc_.reading(head);
  // An offer or an invitation is no deed yet.
  if (r.stts >= Stts::VVFIN && r.stts <= Stts::VVPP && words_.find(WordKind::offer, r.lemma) && !found.denied) {
    out.value = Factuality::unknown;
    out.rule = "factuality/offer";
    return;
  }
  const bool adjective = r.stts == Stts::ADJD || r.stts == Stts::ADJA;
  bool modal_infinitive = r.stts == Stts::VVIZU;
  if (r.stts == Stts::VVINF && head > 0 && doc_.reading(head - 1).stts == Stts::PTKZU) modal_infinitive = true;
  if (modal_infinitive) {
    const Clause* c = clause_of(head);
    modal_infinitive = c != nullptr && c->finite != Clause::absent;
  }
  if (!adjective && !modal_infinitive) return;
  const Word w = words_.find(WordKind::governor, r.lemma);
  if (!w || (w.value == Factuality::certain)) return;
  out.value = found.denied ? w.negated : w.value;
  if (found.hedged && !found.denied) out.value = combine(out.value, found.value);
  cue(head, 1, out.cues);
  out.rule = "factuality/predicate";
}

Judgement PropositionReader::judge(std::uint32_t head) const {
  for (int i = 0; i < height; ++i) {
    const Relation r = base(doc_.tokens[head].relation);
    if ((r != Relation::aux && r != Relation::cop && r != Relation::mark &&
         doc_.tokens[head].relation != Relation::compound_prt) ||
        doc_.tokens[head].head == none)
      break;
    head = doc_.tokens[head].head;
  }
  Judgement out;
  const Evidence found = evidence(head, out.cues);
  out.value = found.value;
  out.rule = found.rule;
  own_predicate(head, found, out);
  climb(head, out);
  const Clause* c = clause_of(head);
  const std::uint32_t comma = inverted_condition(doc_.tokens[head].sentence);
  if (asked(head)) {
    out.value = Factuality::unknown;
    out.rule = "factuality/question";
  } else if ((comma != none && head < comma) || conditional(head)) {
    out.value = Factuality::unknown;
    out.rule = "factuality/condition";
  } else if ((comma != none || (c != nullptr && has_condition(*c, out.cues))) && certainty(out.value) == 2) {
    out.value = Factuality::unknown;
    out.rule = "factuality/consequence";
  }
  if (out.rule.empty()) out.rule = "factuality/plain";
  return out;
}

void PropositionReader::climb(std::uint32_t head, Judgement& out) const {
  std::uint32_t at = head;
  for (int i = 0; i < height; ++i) {
    const std::uint32_t up = doc_.tokens[at].head;
    if (up == none || !scope_.contains(up) || doc_.tokens[up].sentence != doc_.tokens[head].sentence) {
      if (conditional(at)) {
        out.value = Factuality::unknown;
        out.rule = "factuality/condition";
      }
      return;
    }
    if (!step(at, up, out)) return;
    at = up;
  }
}

bool PropositionReader::step(std::uint32_t from, std::uint32_t to, Judgement& out) const {
  const Token& t = doc_.tokens[from];
  const Relation r = base(t.relation);
  const Clause* c = clause_of(from);
  const std::string_view opener =
      c == nullptr || c->subordinator == Clause::absent ? std::string_view() : doc_.reading(c->subordinator).lemma;
  const auto apply = [&](Factuality f, std::string_view rule) {
    out.value = combine(out.value, f);
    out.rule = rule;
  };
  if (r == Relation::advcl || (c != nullptr && c->kind == ClauseKind::adverbial)) {
    if (conditional(from)) apply(Factuality::unknown, "factuality/condition");
    if (opener == "um") apply(Factuality::unknown, "factuality/purpose");
    if (opener == "ohne" || opener == "statt" || opener == "anstatt")
      apply(Factuality::certain_not, "factuality/without");
    return false;
  }
  if (t.relation == Relation::acl_relcl || r == Relation::parataxis) return false;
  if (r == Relation::conj) {
    if (c != nullptr && c->finite == Clause::absent) {
      const Evidence e = evidence(to, out.cues);
      if (e.hedged) apply(e.value, e.rule);
    }
    return true;
  }
  const bool clausal = r == Relation::ccomp || r == Relation::xcomp || r == Relation::csubj || r == Relation::acl;
  const bool argument = r == Relation::obj || r == Relation::nmod || r == Relation::obl || r == Relation::nsubj ||
                        r == Relation::appos || r == Relation::compound || r == Relation::amod;
  const bool noun = nominal(doc_.reading(from).stts);
  // Wer das getan hat, ist umstritten: that it was done is not.
  const bool presumed =
      opener != "ob" && c != nullptr && c->subordinator != Clause::absent &&
      (doc_.reading(c->subordinator).stts == Stts::PWS || doc_.reading(c->subordinator).stts == Stts::PWAV);
  if (presumed) return false;
  if (!clausal && !(noun && argument)) return true;
  const Word w = words_.find(WordKind::governor, doc_.reading(to).lemma);
  SpanList cues;
  const Evidence e = evidence(to, cues);
  // A noun as subject of a transitive verb is its cause, not what it is about.
  const Clause* above = clause_of(to);
  const bool cause = t.relation == Relation::nsubj && above != nullptr && above->objects[0] != Clause::absent;
  // The words of a coherent infinitive were met already and are met again with those of the verb above it.
  if (coherent(from, to)) out.value = Factuality::certain;
  // "kein" of the noun itself was met already.
  const bool denied = e.denied && !(noun && negative(out.value));
  if (w && !cause) {
    cue(to, 1, cues);
    apply(denied ? w.negated : w.value, "factuality/governor");
    if (e.hedged && !e.denied) apply(e.value, e.rule);
  } else if (r == Relation::xcomp) {
    if (!e.rule.empty()) apply(e.value, e.rule);
  } else if (noun && e.hedged && !e.denied && (r == Relation::obj || r == Relation::nsubj)) {
    apply(e.value, e.rule);
  } else {
    return true;
  }
  for (const Span s : cues) {
    const auto at =
        std::lower_bound(out.cues.begin(), out.cues.end(), s, [](Span a, Span b) { return a.begin < b.begin; });
    if (at == out.cues.end() || *at != s) out.cues.insert(at, s);
  }
  return true;
}

}  // namespace laut::factuality
