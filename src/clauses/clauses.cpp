#include "clauses/clauses.h"

#include <algorithm>

namespace laut {
namespace {

constexpr std::uint32_t absent = Clause::absent;

bool verbal(Stts t) {
  return t >= Stts::VVFIN && t <= Stts::VMPP;
}
bool finite(const Reading& r) {
  return r.stts == Stts::VVFIN || r.stts == Stts::VAFIN || r.stts == Stts::VMFIN || r.stts == Stts::VVIMP ||
         r.stts == Stts::VAIMP;
}
bool pronoun_of_clause(Stts t) {
  return t == Stts::PRELS || t == Stts::PRELAT;
}
bool question_word(Stts t) {
  return t == Stts::PWS || t == Stts::PWAT || t == Stts::PWAV;
}

Mood mood_of(const Reading& r) {
  if (r.features & feature::imp || r.stts == Stts::VVIMP || r.stts == Stts::VAIMP) return Mood::imperative;
  const std::uint32_t moods = r.features & feature::any_mood;
  if (moods & feature::konj1) return Mood::konjunktiv1;
  if (moods & feature::konj2) return Mood::konjunktiv2;
  return Mood::indicative;
}

/// Reads one sentence.
class SentenceClauses {
 public:
  SentenceClauses(Document& doc, const Sentence& s, std::uint32_t index, ClauseScratch& scratch)
      : doc_(doc),
        range_(s.tokens),
        index_(index),
        s_(scratch),
        first_(static_cast<std::uint32_t>(doc.clauses.size())) {}

  void run() {
    s_.clause_of.assign(range_.size(), absent);
    for (std::uint32_t t = range_.begin; t < range_.end; ++t)
      if (heads_clause(t)) open(t);
    if (doc_.clauses.size() == first_) return;
    for (std::uint32_t t = range_.begin; t < range_.end; ++t) assign(t);
    for (std::uint32_t c = first_; c < doc_.clauses.size(); ++c) embed(c);
    for (std::uint32_t t = range_.begin; t < range_.end; ++t) cover(t);
    for (std::uint32_t c = first_; c < doc_.clauses.size(); ++c) {
      if (at(c).tokens.empty()) at(c).tokens = {at(c).head, at(c).head + 1};
      extend(c);
    }
    for (std::uint32_t c = first_; c < doc_.clauses.size(); ++c) parts(c);
    for (std::uint32_t c = first_; c < doc_.clauses.size(); ++c) {
      fields(c);
      classify(c);
    }
  }

 private:
  const Token& token(std::uint32_t t) const { return doc_.tokens[t]; }
  const Reading& reading(std::uint32_t t) const { return doc_.reading(t); }
  Relation relation(std::uint32_t t) const { return base(token(t).relation); }
  std::uint32_t& clause_of(std::uint32_t t) { return s_.clause_of[t - range_.begin]; }
  Clause& at(std::uint32_t c) { return doc_.clauses[c]; }

  /// Whether a verb belongs to the token as predicate: itself, or an auxiliary or copula below it.
  bool has_verb(std::uint32_t t) const {
    if (verbal(reading(t).stts)) return true;
    const std::uint32_t from = t > range_.begin + 40 ? t - 40 : range_.begin, to = std::min(range_.end, t + 40);
    for (std::uint32_t d = from; d < to; ++d)
      if (token(d).head == t && (relation(d) == Relation::cop || relation(d) == Relation::aux)) return true;
    return false;
  }

  bool has_finite(std::uint32_t t) const {
    if (finite(reading(t))) return true;
    const std::uint32_t from = t > range_.begin + 40 ? t - 40 : range_.begin, to = std::min(range_.end, t + 40);
    for (std::uint32_t d = from; d < to; ++d)
      if (token(d).head == t && (relation(d) == Relation::cop || relation(d) == Relation::aux) && finite(reading(d)))
        return true;
    return false;
  }

  bool has_zu(std::uint32_t t) const {
    if (reading(t).stts == Stts::VVIZU) return true;
    for (std::uint32_t d = t > range_.begin + 3 ? t - 3 : range_.begin; d < t; ++d)
      if (reading(d).stts == Stts::PTKZU && token(d).head == t) return true;
    return false;
  }

  bool heads_clause(std::uint32_t t) const {
    switch (relation(t)) {
      case Relation::root: return true;
      case Relation::ccomp:
      case Relation::csubj:
      case Relation::advcl:
      case Relation::acl:
      case Relation::parataxis: return has_verb(t);
      case Relation::conj: return has_finite(t) || (verbal(reading(t).stts) && has_zu(t));
      case Relation::xcomp: return verbal(reading(t).stts) && has_zu(t);
      default: return has_finite(t) && relation(t) != Relation::aux && relation(t) != Relation::cop;
    }
  }

  void open(std::uint32_t t) {
    Clause c;
    c.sentence = index_;
    c.head = t;
    clause_of(t) = static_cast<std::uint32_t>(doc_.clauses.size());
    doc_.clauses.push_back(c);
  }

  /// The clause of the nearest token above that has one; what was met on the way is noted.
  void assign(std::uint32_t t) {
    std::uint32_t up = t, steps = 0;
    while (clause_of(up) == absent && token(up).head != none && range_.contains(token(up).head) &&
           steps++ < range_.size())
      up = token(up).head;
    const std::uint32_t found = clause_of(up) == absent ? first_ : clause_of(up);
    for (std::uint32_t v = t; clause_of(v) == absent;) {
      clause_of(v) = found;
      if (token(v).head == none || !range_.contains(token(v).head)) break;
      v = token(v).head;
    }
  }

  void embed(std::uint32_t c) {
    const std::uint32_t up = token(at(c).head).head;
    if (up == none || !range_.contains(up)) return;
    std::uint32_t parent = clause_of(up);
    // A clause joined by "und" stands beside the one it is joined to, in the same clause.
    if (relation(at(c).head) == Relation::conj && up == at(parent).head)
      at(c).parent = at(parent).parent == absent && parent < c ? absent : at(parent).parent;
    else
      at(c).parent = parent;
    if (at(c).parent == c) at(c).parent = absent;
  }

  void cover(std::uint32_t t) {
    if (separator(t)) return;
    TokenRange& r = at(clause_of(t)).tokens;
    if (r.empty())
      r = {t, t + 1};
    else
      r.end = t + 1;
  }

  /// Grows the clauses around c by its tokens; counts its depth.
  void extend(std::uint32_t c) {
    std::uint32_t depth = 0;
    for (std::uint32_t up = at(c).parent; up != absent && depth < 32; up = at(up).parent, ++depth) {
      at(up).tokens.begin = std::min(at(up).tokens.begin, at(c).tokens.begin);
      at(up).tokens.end = std::max(at(up).tokens.end, at(c).tokens.end);
    }
    at(c).depth = static_cast<std::uint8_t>(depth);
  }

  void parts(std::uint32_t c) {
    Clause& k = at(c);
    std::size_t objects = 0;
    for (std::uint32_t t = k.tokens.begin; t < k.tokens.end; ++t) {
      if (clause_of(t) != c) continue;
      const Reading& r = reading(t);
      const bool own = token(t).head == k.head;
      if ((t == k.head || (own && (relation(t) == Relation::aux || relation(t) == Relation::cop))) && finite(r) &&
          k.finite == absent)
        k.finite = t;
      if (own && token(t).relation == Relation::aux_pass) k.passive = true;
      if (own && relation(t) == Relation::nsubj) k.subject = t;
      if (own && (relation(t) == Relation::obj || relation(t) == Relation::iobj) && objects < k.objects.size())
        k.objects[objects++] = t;
      if (r.stts == Stts::PTKNEG || (r.stts == Stts::PIAT && r.lemma == "kein")) k.negated = true;
      if (k.subordinator == absent && opens(t, c)) k.subordinator = t;
    }
    if (k.finite != absent) k.mood = mood_of(reading(k.finite));
  }

  bool opens(std::uint32_t t, std::uint32_t c) {
    const Stts tag = reading(t).stts;
    if (tag == Stts::KOUS || tag == Stts::KOUI) return true;
    if (pronoun_of_clause(tag)) return true;
    // A w-word opens a clause that hangs on another; in a main clause it asks.
    return question_word(tag) && at(c).parent != absent && t <= at(c).tokens.begin + 3;
  }

  bool separator(std::uint32_t t) const {
    return token(t).kind == TokenKind::punctuation || token(t).kind == TokenKind::quote;
  }

  /// Without commas, quotation marks and "und" at its borders.
  TokenRange trimmed(std::uint32_t begin, std::uint32_t end) const {
    while (begin < end && (separator(begin) || reading(begin).stts == Stts::KON)) ++begin;
    while (end > begin && separator(end - 1)) --end;
    return begin < end ? TokenRange{begin, end} : TokenRange{begin, begin};
  }

  void fields(std::uint32_t c) {
    Clause& k = at(c);
    const std::uint32_t begin = k.tokens.begin, end = k.tokens.end;
    find_verbs(c);
    const bool final = k.subordinator != absent && (k.finite == absent || k.subordinator < k.finite);
    if (final)
      k.left = {k.subordinator, k.subordinator + 1};
    else if (k.finite != absent)
      k.left = {k.finite, k.finite + 1};
    std::uint32_t right_begin = absent, right_end = 0;
    for (const std::uint32_t v : s_.verbs) {
      if (k.left.contains(v) || v < k.left.end) continue;
      if (right_begin == absent) right_begin = v;
      right_end = v + 1;
    }
    if (right_begin != absent) k.right = {right_begin, right_end};
    if (!k.left.empty()) k.prefield = final ? TokenRange{} : trimmed(begin, k.left.begin);
    const std::uint32_t middle = k.left.empty() ? begin : k.left.end;
    const std::uint32_t behind = k.right.empty() ? last_clause(c, middle, end) : k.right.begin;
    k.middle = trimmed(middle, behind);
    k.postfield = trimmed(k.right.empty() ? behind : k.right.end, end);
  }

  /// The clause's verbs and what goes with them in the bracket: particle, zu.
  void find_verbs(std::uint32_t c) {
    s_.verbs.clear();
    const Clause& k = at(c);
    for (std::uint32_t t = k.tokens.begin; t < k.tokens.end; ++t) {
      if (clause_of(t) != c) continue;
      const Stts tag = reading(t).stts;
      const bool own = token(t).head == k.head;
      if ((t == k.head && verbal(tag)) ||
          (own && (relation(t) == Relation::aux || relation(t) == Relation::cop || tag == Stts::PTKVZ ||
                   tag == Stts::PTKZU)) ||
          (own && relation(t) == Relation::xcomp && verbal(tag)))
        s_.verbs.push_back(t);
    }
  }

  /// Without a right bracket, the clauses embedded at the end stand behind it.
  std::uint32_t last_clause(std::uint32_t c, std::uint32_t from, std::uint32_t end) {
    std::uint32_t last_own = from;
    for (std::uint32_t t = from; t < end; ++t)
      if (clause_of(t) == c && !separator(t)) last_own = t + 1;
    return last_own;
  }

  void classify(std::uint32_t c) {
    Clause& k = at(c);
    const Relation r = relation(k.head);
    const Stts opener = k.subordinator == absent ? Stts::XY : reading(k.subordinator).stts;
    if (pronoun_of_clause(opener)) {
      k.kind = ClauseKind::relative;
    } else if (k.finite == absent) {
      k.kind = has_zu(k.head)                                       ? ClauseKind::infinitive
               : verbal(reading(k.head).stts) && k.parent != absent ? ClauseKind::participle
                                                                    : ClauseKind::fragment;
    } else if (k.mood == Mood::imperative) {
      k.kind = ClauseKind::command;
    } else if (k.subordinator != absent && k.subordinator < k.finite) {
      const std::string_view word = reading(k.subordinator).lemma;
      const bool argument = r == Relation::ccomp || r == Relation::csubj || r == Relation::acl ||
                            question_word(opener) || word == "dass" || word == "daß" || word == "ob";
      k.kind = argument ? ClauseKind::complement : ClauseKind::adverbial;
    } else if (asks(k)) {
      k.kind = ClauseKind::question;
    } else if (k.prefield.empty() && r == Relation::advcl) {
      k.kind = ClauseKind::adverbial;
    } else {
      k.kind = ClauseKind::main;
    }
  }

  bool asks(const Clause& k) const {
    bool mark = false;
    for (std::uint32_t t = range_.end; t-- > range_.begin && separator(t);) mark = mark || doc_.form(t) == "?";
    if (!mark) return false;
    if (k.prefield.empty()) return true;
    return question_word(reading(k.prefield.begin).stts) ||
           (k.prefield.begin + 1 < k.prefield.end && question_word(reading(k.prefield.begin + 1).stts));
  }

  Document& doc_;
  TokenRange range_;
  std::uint32_t index_;
  ClauseScratch& s_;
  std::uint32_t first_;
};

}  // namespace

void read_clauses(Document& doc, ClauseScratch& scratch) {
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const Sentence& s = doc.sentences[i];
    if (s.tokens.empty() || doc.tokens[s.tokens.begin].relation == Relation::none) continue;
    SentenceClauses(doc, s, i, scratch).run();
  }
}

}  // namespace laut
