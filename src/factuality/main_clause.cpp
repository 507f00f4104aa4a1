#include "factuality/main_clause.h"

#include <algorithm>

namespace laut::factuality {
namespace {

bool finite(Stts s) {
  return s == Stts::VVFIN || s == Stts::VAFIN || s == Stts::VMFIN || s == Stts::VVIMP || s == Stts::VAIMP;
}
bool asks(Stts s) {
  return s == Stts::PWAV || s == Stts::PWS || s == Stts::PWAT;
}
bool subordinates(Stts s) {
  return s == Stts::KOUS || s == Stts::KOUI || s == Stts::PRELS || s == Stts::PRELAT || asks(s);
}
bool punctuation(const Token& t) {
  return t.kind == TokenKind::punctuation || t.kind == TokenKind::quote;
}

/// A stretch between commas.
struct Segment {
  TokenRange tokens;
  std::uint32_t first = none;   ///< its first word behind und, aber and a preposition before a pronoun
  std::uint32_t finite = none;  ///< its first finite verb
  std::uint32_t next = none;    ///< where the following one begins
  std::uint32_t und = none;     ///< und, aber, sondern it begins with
};

class Reader {
 public:
  Reader(const Document& doc, const WordTable& words, const Scope& scope, TokenRange sentence)
      : doc_(doc),
        words_(words),
        scope_(scope),
        begin_(std::max(scope.range.begin, sentence.begin)),
        end_(std::min(scope.range.end, sentence.end)) {}

  MainClause run() {
    MainClause out;
    bool subordinate_open = false;
    for (std::uint32_t t = begin_; t < end_;) {
      const Segment s = segment(t);
      t = s.next;
      if (s.first == none) continue;
      if (!take(s, out, subordinate_open)) break;
    }
    if (out.count == 0 && begin_ < end_) out.pieces[out.count++] = {begin_, end_};
    head(out);
    return out;
  }

 private:
  Stts tag(std::uint32_t t) const { return doc_.reading(t).stts; }

  bool border(std::uint32_t t) const {
    if (!scope_.contains(t)) return false;
    const Stts s = tag(t);
    return s == Stts::COMMA || (s == Stts::STOP && doc_.form(t) != ".") || doc_.form(t) == "–";
  }

  /// Where another clause may begin without a comma: at und, and behind what is not said (…, sagte er, …).
  bool joint(std::uint32_t t) const {
    return scope_.contains(t) && (tag(t) == Stts::KON || (t > begin_ && !scope_.contains(t - 1)));
  }
  bool finite_ahead(std::uint32_t t) const {
    constexpr std::uint32_t window = 60;
    const std::uint32_t end = std::min(end_, t + window);
    for (++t; t < end && !border(t); ++t)
      if (scope_.contains(t) && finite(tag(t))) return true;
    return false;
  }

  /// ... und nicht die Wirtin: a contrast.
  bool denies_next(std::uint32_t t) const {
    if (tag(t) != Stts::KON || t + 1 >= end_) return false;
    const PropositionReader reader(doc_, words_, scope_);
    return reader.phrase(WordKind::negator, t + 1).value == Factuality::certain_not && tag(t + 1) == Stts::PTKNEG;
  }

  Segment segment(std::uint32_t from) const {
    Segment s;
    std::uint32_t t = from;
    for (; t < end_ && !border(t); ++t) {
      if (s.finite != none && joint(t) && (finite_ahead(t) || denies_next(t) || doc_.form(t) == "sondern")) {
        s.next = t;
        break;
      }
      if (!scope_.contains(t) || punctuation(doc_.tokens[t])) continue;
      if (s.first == none && tag(t) == Stts::KON) {
        s.und = t;
        continue;
      }
      if (s.first == none) s.first = t;
      if (s.finite == none && finite(tag(t))) s.finite = t;
    }
    s.tokens = {from, t};
    if (s.next == none) s.next = t + 1;
    if (s.first != none && tag(s.first) == Stts::APPR && s.first + 1 < t && subordinates(tag(s.first + 1))) ++s.first;
    return s;
  }

  bool is_condition(std::uint32_t t) const {
    if (!words_.find(WordKind::condition, doc_.reading(t).lemma)) return false;
    const auto next = t + 1 < end_ ? doc_.form(t + 1) : std::string_view();
    const auto before = t > begin_ ? doc_.form(t - 1) : std::string_view();
    return next != "auch" && next != "überhaupt" && before != "auch" && before != "Auch" && before != "als";
  }

  /// Adds a segment; false where the first proposition is over.
  bool take(const Segment& s, MainClause& out, bool& subordinate_open) {
    const bool opens = subordinates(tag(s.first));
    const bool first = out.count == 0 && out.opener == none && !subordinate_open;
    if (opens && first && s.und == none && complement(s)) {
      out.opener = s.first;
      if (fronted(s)) {
        // Dass er kam, glaubt niemand: the clause is what the main clause is about.
        out.fronted = true;
        return true;
      }
      grow(out, s);
      return true;
    }
    if (opens) {
      const bool leading = out.finite == none;
      // A condition told behind is mostly a time (..., wenn es regnet).
      if (is_condition(s.first) && out.condition == none &&
          (leading || doc_.reading(s.first).lemma == "falls" || doc_.reading(s.first).lemma == "sofern"))
        out.condition = s.first;
      if (s.finite != none) subordinate_open = leading;
      return true;
    }
    if (first && s.finite == s.first && s.finite != none && inverted(s)) {
      out.condition = s.first;
      subordinate_open = true;
      return true;
    }
    if (out.count > 0 && contrast(s)) {
      out.corrected = s.und != none && s.finite == none && doc_.reading(s.und).lemma != "und";
      return false;
    }
    if (out.finite != none && s.finite != none) {
      // Das ist kein Haus, das ist ein Zelt: the same verb puts it right.
      out.corrected = s.und == none && doc_.form(s.finite) == doc_.form(out.finite) && !denied(s);
      return false;
    }
    if (out.finite != none && infinitive(s)) return true;
    grow(out, s);
    return true;
  }

  /// dass, ob and question words open what is said.
  bool complement(const Segment& s) const {
    if (is_condition(s.first)) return false;
    const Stts t = tag(s.first);
    const auto lemma = doc_.reading(s.first).lemma;
    return t == Stts::KOUI || t == Stts::PWAV || t == Stts::PWAT || lemma == "dass" || lemma == "ob" ||
           lemma == "wonach" || (asks(t) && !fronted(s));
  }

  /// The word behind a segment and its comma; end_ if none.
  std::uint32_t behind(const Segment& s) const {
    std::uint32_t t = s.tokens.end;
    while (t < end_ && (!scope_.contains(t) || punctuation(doc_.tokens[t]))) ++t;
    return t;
  }

  bool fronted(const Segment& s) const {
    const std::uint32_t next = behind(s);
    return next < end_ && finite(tag(next)) && doc_.form(end_ - 1) != "?";
  }

  bool inverted(const Segment& s) const {
    const Reading& r = doc_.reading(s.finite);
    if (r.features & feature::imp) return false;
    const std::uint32_t next = behind(s);
    if (next >= end_ || doc_.form(end_ - 1) == "?") return false;
    return finite(tag(next)) || doc_.form(next) == "dann" || doc_.form(next) == "so";
  }

  /// A piece behind a comma without a verb that only sets off another: nicht der Arzt; aber keine kürzere Woche.
  bool contrast(const Segment& s) const {
    if (s.und != none || doc_.form(s.first) == "nur" || doc_.form(s.first) == "vielmehr")
      return s.und != none || s.finite == none;
    const PropositionReader reader(doc_, words_, scope_);
    return static_cast<bool>(reader.phrase(WordKind::negator, s.first));
  }

  bool denied(const Segment& s) const {
    const PropositionReader reader(doc_, words_, scope_);
    for (std::uint32_t t = s.tokens.begin; t < s.tokens.end; ++t)
      if (scope_.contains(t) && reader.phrase(WordKind::negator, t).value == Factuality::certain_not) return true;
    return false;
  }

  bool infinitive(const Segment& s) const {
    for (std::uint32_t t = s.tokens.begin; t < s.tokens.end; ++t)
      if (tag(t) == Stts::VVIZU || tag(t) == Stts::PTKZU) return true;
    return false;
  }

  void grow(MainClause& out, const Segment& s) {
    if (out.count < out.pieces.size()) out.pieces[out.count++] = s.tokens;
    if (out.finite == none) out.finite = s.finite;
  }

  void head(MainClause& out) const {
    std::uint32_t any = none;
    for (std::uint32_t t = out.begin(); t < out.end(); ++t) {
      if (!out.contains(t) || !scope_.contains(t) || punctuation(doc_.tokens[t])) continue;
      const Relation r = base(doc_.tokens[t].relation);
      if (out.finite != none && doc_.tokens[out.finite].head == t &&
          (base(doc_.tokens[out.finite].relation) == Relation::aux ||
           base(doc_.tokens[out.finite].relation) == Relation::cop)) {
        out.head = t;
        return;
      }
      const std::uint32_t up = doc_.tokens[t].head;
      if (any == none && r != Relation::mark && r != Relation::cc && (up == none || !scope_.contains(up))) any = t;
    }
    out.head = out.finite != none ? out.finite : any;
    // An auxiliary tied to the verb of saying: the last verb of the clause is meant.
    if (out.finite != none && tag(out.finite) != Stts::VVFIN)
      for (std::uint32_t t = out.end(); t-- > out.begin();) {
        if (!out.contains(t)) continue;
        const Stts s = tag(t);
        if (s == Stts::VVINF || s == Stts::VVPP || s == Stts::VVIZU || s == Stts::ADJD) {
          out.head = t;
          break;
        }
      }
  }

  const Document& doc_;
  const WordTable& words_;
  const Scope& scope_;
  std::uint32_t begin_, end_;
};

}  // namespace

bool MainClause::contains(std::uint32_t t) const {
  for (std::uint32_t i = 0; i < count; ++i)
    if (pieces[i].contains(t)) return true;
  return false;
}

MainClause main_clause(const Document& doc, const WordTable& words, const Scope& scope, std::uint32_t sentence) {
  return Reader(doc, words, scope, doc.sentences[sentence].tokens).run();
}

int depth_in(const Document& doc, const Scope& scope, const MainClause& main, std::uint32_t t) {
  if (!main.contains(t) || !scope.contains(t)) return 0;
  if (t == main.finite || t == main.head) return 1;
  constexpr int height = 8;
  int depth = 1;
  std::uint32_t u = t;
  for (int i = 0; i < height; ++i, ++depth) {
    const std::uint32_t up = doc.tokens[u].head;
    if (up == none || !scope.contains(up) || !main.contains(up)) return depth;
    // The words below the verb stand at 1, as the tops do.
    const Stts s = doc.reading(up).stts;
    const bool verb = s >= Stts::VVFIN && s <= Stts::VMPP;
    if (verb || up == main.head) return depth;
    u = up;
  }
  return depth;
}

}  // namespace laut::factuality
