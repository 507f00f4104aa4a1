// Clauses: stretches between separators are classified by their verbs and subordinators, then joined into clauses.
#include <algorithm>
#include <array>

#include "syntax/syntax.h"

namespace laut::syntax {

void find_phrases(const Document& doc, Syntax& out);  // phrases.cpp

namespace {

using namespace laut::feature;

bool is_separator(const Document& doc, std::uint32_t i) {
  const Stts t = doc.reading(i).stts;
  if (t == Stts::COMMA) return true;
  const std::string_view f = doc.form(i);
  if (doc.tokens[i].kind == TokenKind::quote) return false;
  return f == ";" || f == ":" || f == "–" || f == "—" || f == "-" || f == "(" || f == ")" || f == "[" || f == "]";
}

bool coordinating(const Document& doc, std::uint32_t i) {
  return doc.reading(i).stts == Stts::KON;
}

/// Words that may stand before a subordinator or a Vorfeld verb without being the Vorfeld.
bool skippable_before_subordinator(const Document& doc, std::uint32_t i) {
  const Stts t = doc.reading(i).stts;
  return t == Stts::KON || t == Stts::ADV || doc.tokens[i].kind == TokenKind::quote;
}

/// Finds subordinator, finite verb and kind of a stretch.
void classify(const Document& doc, Segment& seg) {
  std::uint32_t i = seg.tokens.begin;
  const std::uint32_t end = seg.tokens.end;
  seg.conjunction = coordinating(doc, i);
  std::uint32_t last_finite = none, first_finite = none;
  bool zu_infinitive = false;
  for (std::uint32_t k = i; k < end; ++k) {
    const Stts t = doc.reading(k).stts;
    if (is_finite(t) && !doc.tokens[k].has(token_flag::truncated)) {
      if (first_finite == none) first_finite = k;
      last_finite = k;
    }
    if (t == Stts::VVIZU || (t == Stts::PTKZU && k + 1 < end)) zu_infinitive = true;
  }
  std::uint32_t at = i;
  for (int skipped = 0; at + 1 < end && skipped < 2 && skippable_before_subordinator(doc, at); ++skipped) {
    const Stts next = doc.reading(at + 1).stts;
    if (doc.reading(at).stts == Stts::ADV && next != Stts::KOUS && next != Stts::KOUI &&
        !skippable_before_subordinator(doc, at + 1))
      break;
    ++at;
  }
  // A relative or interrogative pronoun may follow a preposition: auf dem, mit welchem, in deren Namen.
  std::uint32_t pro = at;
  if (pro + 1 < end && doc.reading(pro).stts == Stts::APPR) ++pro;
  const Stts opener = doc.reading(at).stts;
  const Stts pronoun = doc.reading(pro).stts;
  const bool has_finite = last_finite != none;
  if (opener == Stts::KOUS) {
    seg.subordinator = at;
    const std::string_view lemma = doc.reading(at).lemma;
    seg.kind = lemma == "dass" || lemma == "daß" ? ClauseKind::dass
               : lemma == "ob"                   ? ClauseKind::question
                                                 : ClauseKind::subordinate;
  } else if (opener == Stts::KOUI) {
    seg.subordinator = at;
    seg.kind = ClauseKind::infinitive;
  } else if ((pronoun == Stts::PRELS || pronoun == Stts::PRELAT) && seg.tokens.begin > 0) {
    seg.subordinator = pro;
    seg.kind = ClauseKind::relative;
  } else if (pronoun == Stts::PWAV || pronoun == Stts::PWS || pronoun == Stts::PWAT) {
    // A w-word with the verb behind it in second place is a main-clause question.
    const bool verb_second =
        first_finite != none && first_finite <= pro + 1 && last_finite == first_finite && first_finite + 1 < end;
    if (!verb_second) {
      seg.subordinator = pro;
      seg.kind = ClauseKind::question;
    } else {
      seg.kind = ClauseKind::main;
    }
  } else if (has_finite) {
    seg.kind = ClauseKind::main;
  } else if (zu_infinitive) {
    seg.kind = ClauseKind::infinitive;
  }
  if (has_finite) {
    seg.finite = seg.subordinator != none ? last_finite : first_finite;
    std::uint32_t first_word = seg.tokens.begin;
    while (first_word < seg.finite &&
           (coordinating(doc, first_word) || doc.tokens[first_word].kind == TokenKind::quote))
      ++first_word;
    seg.verb_first = seg.subordinator == none && seg.finite == first_word;
  }
}

bool is_dash(std::string_view f) {
  return f == "–" || f == "—" || f == "-";
}

/// Where the parenthesis that opens at this token closes; 0 where it opens none or does not close soon.
std::uint32_t parenthesis(const Document& doc, std::uint32_t open, std::uint32_t end) {
  constexpr std::uint32_t longest = 30;
  const std::string_view form = doc.form(open);
  const bool bracket = form == "(" || form == "[";
  if (!bracket && !is_dash(form)) return 0;
  for (std::uint32_t k = open + 1; k < end && k < open + longest; ++k) {
    const std::string_view f = doc.form(k);
    if (bracket ? f == ")" || f == "]" : is_dash(f)) return k;
  }
  return 0;
}

/// Splits one sentence into classified segments; a conjunction between two finite verbs also separates.
void split(const Document& doc, TokenRange sentence, std::vector<Segment>& out) {
  out.clear();
  std::uint32_t begin = sentence.begin;
  bool dash = false;
  bool resumes = false;
  std::uint32_t parenthesis_end = 0;  // the closing bracket or second dash, while inside
  const auto close = [&](std::uint32_t end) {
    if (end <= begin) return;
    Segment seg;
    seg.tokens = {begin, end};
    seg.after_dash = dash;
    seg.parenthesis = end <= parenthesis_end;
    seg.resumes = resumes;
    out.push_back(seg);
  };
  std::uint32_t finite_before = none;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (is_separator(doc, i)) {
      // "große, rote Häuser" and dates are no clause borders.
      const bool adjectives = i > begin && i + 1 < sentence.end && doc.reading(i).stts == Stts::COMMA &&
                              doc.reading(i - 1).stts == Stts::ADJA && doc.reading(i + 1).stts == Stts::ADJA;
      if (adjectives) continue;
      close(i);
      dash = doc.reading(i).stts != Stts::COMMA && i != parenthesis_end;
      begin = i + 1;
      resumes = parenthesis_end != 0 && i == parenthesis_end;
      if (i >= parenthesis_end) parenthesis_end = parenthesis(doc, i, sentence.end);
      finite_before = none;
      continue;
    }
    const Stts t = doc.reading(i).stts;
    if (t == Stts::STOP && i + 1 == sentence.end) {
      close(i);
      begin = i + 1;
      break;
    }
    if (is_finite(t)) finite_before = i;
    if (t == Stts::KON && finite_before != none && i > begin) {
      // und/oder with a finite verb of its own before the next separator: a new clause.
      const std::uint32_t horizon = std::min(sentence.end, i + 40);
      for (std::uint32_t k = i + 1; k < horizon && !is_separator(doc, k); ++k) {
        const Stts u = doc.reading(k).stts;
        if (u == Stts::KON && k + 1 < horizon && !is_noun(doc.reading(k - 1).stts)) break;
        if (!is_finite(u)) continue;
        close(i);
        dash = resumes = false;
        begin = i;
        finite_before = none;
        break;
      }
    }
  }
  close(sentence.end);
  for (Segment& seg : out) classify(doc, seg);
}

class Joiner {
 public:
  Joiner(const Document& doc, Syntax& out) : doc_(doc), out_(out) {}

  void sentence(std::uint32_t index, const std::vector<Segment>& segments) {
    sentence_ = index;
    open_.clear();
    pieces_.clear();
    first_clause_ = static_cast<std::uint32_t>(out_.clauses.size());
    // What stands in brackets or between dashes is read on its own, so that the sentence around it stays whole.
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (!segments[i].parenthesis) place(segments, i);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (!segments[i].parenthesis) continue;
      if (i == 0 || !segments[i - 1].parenthesis || segments[i].after_dash) open_.clear();
      place(segments, i);
    }
    flush();
  }

 private:
  /// Clauses that may still get pieces, innermost last.
  std::vector<std::uint32_t> open_;
  std::vector<std::pair<std::uint32_t, TokenRange>> pieces_;  // clause, tokens
  std::uint32_t sentence_ = 0, first_clause_ = 0;
  const Document& doc_;
  Syntax& out_;

  std::uint32_t add(const Segment& seg, std::uint32_t parent) {
    Clause c;
    c.kind = seg.kind;
    c.sentence = sentence_;
    c.subordinator = seg.subordinator;
    c.finite = seg.finite;
    c.verb_first = seg.verb_first;
    c.parent = parent;
    const auto id = static_cast<std::uint32_t>(out_.clauses.size());
    out_.clauses.push_back(c);
    pieces_.push_back({id, seg.tokens});
    if (open_.size() >= 32) open_.erase(open_.begin());
    open_.push_back(id);
    return id;
  }

  bool lacks_verb(std::uint32_t clause) const {
    const Clause& c = out_.clauses[clause];
    return c.finite == none && c.kind != ClauseKind::infinitive;
  }

  void extend(std::uint32_t clause, const Segment& seg) {
    Clause& c = out_.clauses[clause];
    if (seg.finite != none && c.finite == none) {
      c.finite = seg.finite;
      if (c.kind == ClauseKind::fragment) c.kind = ClauseKind::main;
    }
    pieces_.push_back({clause, seg.tokens});
    while (!open_.empty() && open_.back() != clause) open_.pop_back();
  }

  /// The innermost clause on the stack that still lacks its finite verb.
  std::uint32_t waiting() const {
    for (std::size_t k = open_.size(); k-- > 0;)
      if (lacks_verb(open_[k])) return open_[k];
    return none;
  }

  void place(const std::vector<Segment>& segments, std::size_t i) {
    const Segment& seg = segments[i];
    const std::uint32_t top = open_.empty() ? none : open_.back();
    if (seg.resumes && top != none && seg.subordinator == none && !seg.conjunction) {
      extend(top, seg);
      return;
    }
    switch (seg.kind) {
      case ClauseKind::dass:
      case ClauseKind::question:
      case ClauseKind::subordinate:
      case ClauseKind::relative: add(seg, coordinated_parent(seg, top)); return;
      case ClauseKind::infinitive:
        // "..., hat er zu prüfen" has a finite verb and is main; a bare infinitive hangs on the clause before it.
        add(seg, top);
        return;
      case ClauseKind::main: {
        const std::uint32_t w = waiting();
        if (w != none && !seg.conjunction && (seg.verb_first || out_.clauses[w].subordinator != none)) {
          extend(w, seg);
          return;
        }
        if (verb_last_coordination(seg, top)) {
          const std::uint32_t sibling = top;
          const std::uint32_t id = add(seg, out_.clauses[sibling].parent);
          out_.clauses[id].kind = out_.clauses[sibling].kind;
          return;
        }
        const bool vorfeld_clause =
            seg.verb_first && top != none && out_.clauses[top].kind != ClauseKind::main && !has_main();
        open_.clear();
        const std::uint32_t id = add(seg, none);
        if (vorfeld_clause)
          for (std::uint32_t c = first_clause_; c < id; ++c)
            if (out_.clauses[c].parent == none) out_.clauses[c].parent = id;
        return;
      }
      case ClauseKind::fragment: {
        const std::uint32_t w = waiting();
        if (w != none) {
          extend(w, seg);
          return;
        }
        const bool next_is_verb_first = i + 1 < segments.size() && segments[i + 1].verb_first;
        if (top == none || (next_is_verb_first && seg.conjunction) || seg.after_dash) {
          add(seg, none);
          return;
        }
        extend(fragment_host(), seg);
        return;
      }
    }
  }

  /// und/oder + subordinate clause without its own subordinator: "dass er komme und sie gehe".
  bool verb_last_coordination(const Segment& seg, std::uint32_t top) const {
    if (!seg.conjunction || top == none) return false;
    const Clause& c = out_.clauses[top];
    if (c.subordinator == none || c.finite == none) return false;
    // The finite verb ends the stretch (or is followed by nothing but the verb cluster).
    return seg.finite + 1 >= seg.tokens.end;
  }

  std::uint32_t coordinated_parent(const Segment& seg, std::uint32_t top) const {
    if (seg.conjunction && top != none && out_.clauses[top].kind == seg.kind) return out_.clauses[top].parent;
    return top;
  }

  bool has_main() const {
    for (std::size_t c = first_clause_; c < out_.clauses.size(); ++c)
      if (out_.clauses[c].kind == ClauseKind::main) return true;
    return false;
  }

  /// Where a verbless stretch behind complete clauses belongs: behind a relative clause or a wie-parenthesis to the
  /// clause around it.
  std::uint32_t fragment_host() const {
    const auto closed = [&](const Clause& c) {
      return c.kind == ClauseKind::relative || (c.kind == ClauseKind::subordinate && c.subordinator != none &&
                                                doc_.reading(c.subordinator).lemma == "wie");
    };
    std::size_t k = open_.size() - 1;
    while (k > 0 && closed(out_.clauses[open_[k]])) --k;
    return open_[k];
  }

  void flush() {
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t at = 0;
    for (std::uint32_t c = first_clause_; c < out_.clauses.size(); ++c) {
      out_.clauses[c].piece_begin = static_cast<std::uint32_t>(out_.pieces.size());
      for (; at < pieces_.size() && pieces_[at].first == c; ++at) {
        out_.pieces.push_back(pieces_[at].second);
        for (std::uint32_t t = pieces_[at].second.begin; t < pieces_[at].second.end; ++t) out_.clause_of[t] = c;
      }
      out_.clauses[c].piece_end = static_cast<std::uint32_t>(out_.pieces.size());
    }
    out_.sentence_clauses[sentence_] = {first_clause_, static_cast<std::uint32_t>(out_.clauses.size())};
  }
};

/// Whether ich or wir is the subject.
bool first_person(const Document& doc, const Syntax& s, const Clause& c) {
  for (std::uint32_t p = c.piece_begin; p < c.piece_end; ++p) {
    for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k) {
      if (doc.reading(k).stts != Stts::PPER) continue;
      const std::string_view form = doc.form(k);
      if (form == "ich" || form == "Ich" || form == "wir" || form == "Wir") return true;
    }
  }
  return false;
}

/// Main verb, passive and mood of a clause whose pieces are known.
void verbs(const Document& doc, const Syntax& s, Clause& c) {
  std::uint32_t participle = none, infinitive = none;
  for (std::uint32_t p = c.piece_begin; p < c.piece_end; ++p) {
    for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k) {
      const Stts t = doc.reading(k).stts;
      if (t == Stts::VVPP) participle = k;
      if (t == Stts::VVINF || t == Stts::VVIZU) infinitive = k;
    }
  }
  c.verb = c.finite;
  if (c.finite == none) {
    c.verb = infinitive != none ? infinitive : participle;
    return;
  }
  const Reading& r = doc.reading(c.finite);
  if (r.stts == Stts::VAFIN && participle != none)
    c.verb = participle;
  else if (r.stts == Stts::VMFIN && (infinitive != none || participle != none))
    c.verb = infinitive != none ? infinitive : participle;
  else if (r.stts == Stts::VAFIN && r.lemma == "werden" && infinitive != none)
    c.verb = infinitive;
  else if (r.lemma == "lassen" && infinitive != none)
    c.verb = infinitive;  // ließ mitteilen, ließ durchblicken
  c.passive = r.stts == Stts::VAFIN && r.lemma == "werden" && participle != none && c.verb == participle;
  // Unambiguous only where no reading of the form with the same lemma and person is indicative.
  bool indicative = false, first = false, second = false;
  const Token& token = doc.tokens[c.finite];
  const std::uint32_t person = first_person(doc, s, c) ? p1 : p3;
  for (std::uint32_t k = token.reading_begin; k < token.reading_begin + token.reading_count; ++k) {
    const Reading& alternative = doc.readings[k];
    if (!is_finite(alternative.stts) || (alternative.features & fin) == 0) continue;
    if ((alternative.features & person) == 0) continue;  // habe, gehe: indicative only in the first person
    indicative |= (alternative.features & ind) != 0;
    first |= (alternative.features & konj1) != 0;
    second |= (alternative.features & konj2) != 0;
  }
  c.konj1 = first && !indicative;
  c.konj2 = second && !indicative && !first;
}

}  // namespace

void analyse(const Document& doc, Syntax& out) {
  out.clauses.clear();
  out.pieces.clear();
  out.phrases.clear();
  out.clause_of.assign(doc.tokens.size(), none);
  out.sentence_clauses.assign(doc.sentences.size(), TokenRange{});
  find_phrases(doc, out);
  Joiner joiner(doc, out);
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    split(doc, doc.sentences[i].tokens, out.segments);
    joiner.sentence(i, out.segments);
  }
  for (Clause& c : out.clauses) verbs(doc, out, c);
}

}  // namespace laut::syntax
