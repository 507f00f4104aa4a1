#include "factuality/quotations.h"

#include <algorithm>

namespace laut::factuality {
namespace {

bool wordlike(const Token& t) {
  return t.kind == TokenKind::word || t.kind == TokenKind::number;
}

}  // namespace

std::uint32_t QuotationJudge::token_at(std::uint32_t byte) const {
  const auto it = std::lower_bound(doc_.tokens.begin(), doc_.tokens.end(), byte,
                                   [](const Token& t, std::uint32_t b) { return t.end <= b; });
  return static_cast<std::uint32_t>(it - doc_.tokens.begin());
}

QuotationJudge::Place QuotationJudge::place(const Quotation& q) const {
  Place out;
  if (q.quote.empty()) return out;
  const auto size = static_cast<std::uint32_t>(doc_.tokens.size());
  const std::uint32_t first = token_at(q.quote.front().begin);
  std::uint32_t last = std::min(token_at(q.quote.back().end - 1), size - 1);
  if (first >= size || last < first) return out;
  out.scope = {{first, last + 1}, &doc_, q.quote.size() > 1 ? &q.quote : nullptr};
  out.first = first;
  while (out.first < last && !wordlike(doc_.tokens[out.first])) ++out.first;
  out.last = last;
  return out;
}

void QuotationJudge::run() {
  if (doc_.tokens.empty()) return;
  for (Quotation& q : doc_.quotations) {
    const Place at = place(q);
    if (at.first == none) continue;
    q.judgement = own(q, at);
    q.judgement.stance = stance(q, at);
  }
  // A snippet shares the verdict of what it stands in, but for its denial, whose words stand outside; parents come
  // before what stands in them.
  for (Quotation& q : doc_.quotations) {
    if (q.parent >= doc_.quotations.size()) continue;
    const Place at = place(q);
    if (at.first == none || !snippet(q, at)) continue;
    const Judgement& above = doc_.quotations[q.parent].judgement;
    if (q.judgement.rule == "factuality/plain" && !negative(above.value)) {
      q.judgement.value = above.value;
      q.judgement.rule = "factuality/snippet";
    }
    if (q.judgement.stance == Stance::neutral) q.judgement.stance = above.stance;
  }
}

bool QuotationJudge::snippet(const Quotation& q, const Place& at) const {
  for (std::uint32_t t = at.first; t <= at.last; ++t)
    if (wordlike(doc_.tokens[t])) {
      const Stts s = doc_.reading(t).stts;
      if (s == Stts::VVFIN || s == Stts::VAFIN || s == Stts::VMFIN) return q.cue == doc_.quotations[q.parent].cue;
    }
  return true;
}

bool QuotationJudge::question(const Quotation& q, const Place& at) const {
  std::uint32_t t = at.last;
  while (t > at.first && doc_.tokens[t].kind == TokenKind::quote) --t;
  if (doc_.form(t) == "?") return true;
  // "Kommt er?", fragte sie: the mark may stand behind the quotation.
  if (q.type != QuoteType::direct && t + 1 < doc_.tokens.size() && doc_.form(t + 1) == "?") return true;
  return false;
}

std::uint32_t QuotationJudge::top(const Place& at, TokenRange sentence) const {
  PropositionReader reader(doc_, words_, at.scope);
  const std::uint32_t begin = std::max(at.first, sentence.begin), end = std::min(at.last + 1, sentence.end);
  std::uint32_t any = none, clause = none;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (!at.scope.contains(t) || !wordlike(doc_.tokens[t])) continue;
    const std::uint32_t up = doc_.tokens[t].head;
    if (up != none && at.scope.contains(up) && sentence.contains(up)) continue;
    const Relation r = base(doc_.tokens[t].relation);
    if (r == Relation::punct || r == Relation::mark || r == Relation::cc) continue;
    if (any == none) any = t;
    const Clause* c = reader.clause_of(t);
    if (c == nullptr) continue;
    if (c->finite != Clause::absent && at.scope.contains(c->finite)) return t;
    if (clause == none) clause = t;
  }
  return clause != none ? clause : any;
}

bool QuotationJudge::command(const Scope& scope, const MainClause& main) const {
  bool first = true;
  for (std::uint32_t t = main.begin(); t < main.end(); ++t) {
    if (!main.contains(t) || !scope.contains(t) || !wordlike(doc_.tokens[t])) continue;
    const Stts s = doc_.reading(t).stts;
    if (s == Stts::VVIMP || s == Stts::VAIMP || doc_.form(t) == "bitte") return true;
    // Lesen Sie den Bericht: nothing but und stands before the verb.
    const bool verb = s == Stts::VVFIN || s == Stts::VAFIN || s == Stts::VVINF;
    if (first && verb && t + 1 < main.end() && doc_.form(t + 1) == "Sie") return true;
    first = first && s == Stts::KON;
  }
  return false;
}

Judgement QuotationJudge::first_proposition(const Scope& scope, std::uint32_t sentence, QuoteType type,
                                            MainClause& main) const {
  main = main_clause(doc_, words_, scope, sentence);
  const PropositionReader reader(doc_, words_, scope);
  Judgement out;
  out.rule = "factuality/plain";
  const TokenRange range{main.begin(), main.end()};
  Evidence found = reader.gather(
      range, type == QuoteType::free_indirect || reader.perfect_infinitive(range),
      [&](std::uint32_t t) { return depth_in(doc_, scope, main, t); }, out.cues);
  out.value = found.value;
  if (!found.rule.empty()) out.rule = found.rule;
  // Nicht billig, aber ehrlich: what stands in the end is said.
  if (!predicate(reader, scope, main, found, out) && main.corrected && out.value == Factuality::certain_not) {
    out.value = Factuality::certain;
    out.rule = "factuality/contrast";
  }
  const std::string_view opener = main.opener == none ? std::string_view() : doc_.reading(main.opener).lemma;
  // Wann er kommt, weiß niemand: a question that the main clause leaves open.
  const bool free_relative = opener == "wo" || opener == "was" || opener == "wer";
  const bool open = opener == "ob" || (main.fronted && opener != "dass" && !free_relative && found.denied);
  if (open || command(scope, main)) {
    out.value = Factuality::unknown;
    out.rule = open ? "factuality/question" : "factuality/command";
  } else if (main.condition != none) {
    reader.cue(main.condition, 1, out.cues);
    if (out.value == Factuality::certain || out.value == Factuality::certain_not) {
      out.value = Factuality::unknown;
      out.rule = "factuality/consequence";
    }
  }
  return out;
}

Word QuotationJudge::with_suffix(WordKind kind, std::string_view lemma, std::string_view suffix) const {
  std::array<char, 64> key{};
  if (suffix.empty() || lemma.size() + suffix.size() > key.size()) return {};
  const std::size_t n = lemma.copy(key.data(), key.size());
  suffix.copy(key.data() + n, suffix.size());
  return words_.find(kind, {key.data(), n + suffix.size()});
}

bool QuotationJudge::predicate(const PropositionReader& reader, const Scope& scope, const MainClause& main,
                               const Evidence& found, Judgement& out) const {
  for (std::uint32_t t = main.begin(); t < main.end(); ++t) {
    const int depth = depth_in(doc_, scope, main, t);
    if (depth == 0 || depth > 2) continue;
    const Reading& r = doc_.reading(t);
    const bool verb = r.stts >= Stts::VVFIN && r.stts <= Stts::VMPP;
    const bool said_by_verb = r.stts == Stts::VVFIN || r.stts == Stts::VVIZU || r.lemma == "ausschließen" ||
                              (t > 0 && doc_.reading(t - 1).stts == Stts::PTKZU);
    if (verb ? !said_by_verb : r.stts != Stts::ADJD && r.stts != Stts::ADV) continue;
    if (r.lemma == "drohen" && threatens(scope, main)) continue;
    Word w = with_suffix(WordKind::predicate, r.lemma, r.features & feature::konj1 ? "/konjunktiv1" : "");
    if (!w) w = words_.find(WordKind::predicate, r.lemma);
    if (!w) w = reader.phrase(WordKind::predicate, t);
    if (!w) continue;
    reader.cue(t, 1, out.cues);
    out.value = found.denied ? w.negated : w.value;
    if (found.hedged && !found.denied)
      out.value = negative(found.value) ? found.value : combine(out.value, found.value);
    out.rule = "factuality/predicate";
    return true;
  }
  return false;
}

bool QuotationJudge::threatens(const Scope& scope, const MainClause& main) const {
  // Somebody threatens with something; an outage that threatens is possible.
  for (std::uint32_t t = main.begin(); t < main.end(); ++t)
    if (main.contains(t) && scope.contains(t) && (doc_.form(t) == "mit" || doc_.form(t) == "damit")) return true;
  return false;
}

Judgement QuotationJudge::said(const Quotation& q, const Place& at) const {
  Judgement out;
  MainClause main;
  out.rule = "factuality/plain";
  // The first sentence that says something; an answer of a word (Nein. Möglich.) does.
  constexpr std::uint32_t most = 3;
  const bool no = doc_.form(at.first) == "Nein" || doc_.form(at.first) == "nein";
  if (no && at.first + 1 < doc_.tokens.size() && !wordlike(doc_.tokens[at.first + 1])) {
    out.value = Factuality::certain_not;
    out.rule = "factuality/no";
    out.cues.push_back(doc_.tokens[at.first].span());
    return out;
  }
  const std::uint32_t first = doc_.tokens[at.first].sentence;
  for (std::uint32_t s = first; s < doc_.sentences.size() && s < first + most; ++s) {
    if (doc_.sentences[s].tokens.begin > at.last) break;
    MainClause here;
    out = first_proposition(at.scope, s, q.type, here);
    if (main.count == 0 || here.finite != none) main = here;
    // Fragen Sie Politiker. Ich fordere nichts: an answer, not a command.
    const bool more = s + 1 < doc_.sentences.size() && doc_.sentences[s + 1].tokens.begin < at.last;
    if (out.rule == "factuality/command" && more) {
      out = {};
      out.rule = "factuality/plain";
      break;
    }
    if (out.rule != "factuality/plain" || here.finite != none) break;
  }
  under_cue(q, main, out);
  return out;
}

void QuotationJudge::under_cue(const Quotation& q, const MainClause& main, Judgement& out) const {
  bool infinitive = main.finite == none;
  if (infinitive) {
    infinitive = false;
    for (std::uint32_t t = main.begin(); t < main.end(); ++t)
      infinitive |= main.contains(t) && (doc_.reading(t).stts == Stts::VVIZU || doc_.reading(t).stts == Stts::PTKZU);
  }
  for (const Span s : q.cue) {
    for (std::uint32_t t = token_at(s.begin); t < doc_.tokens.size() && doc_.tokens[t].begin < s.end; ++t) {
      const std::string_view lemma = doc_.reading(t).lemma;
      Word w = with_suffix(WordKind::cue, lemma, infinitive ? "/zu" : "");
      if (!w) w = words_.find(WordKind::cue, lemma);
      if (!w) continue;
      const SpanList& near = q.frame.empty() ? q.cue : q.frame;
      const PropositionReader frame(doc_, words_, {doc_.sentences[doc_.tokens[t].sentence].tokens, &doc_, &near});
      SpanList cues;
      const bool denied = frame.evidence(t, cues).denied;
      const Factuality f = denied ? w.negated : w.value;
      // A denial of "ever" is one denial; hopes that something might be so hold it possible.
      const bool hedged = out.value != Factuality::certain && out.value != Factuality::certain_not;
      if ((f == Factuality::certain_not && negative(out.value)) || (f == Factuality::unknown && hedged)) return;
      // Who doubts that something can be doubts it.
      const bool doubt = f == Factuality::probable_not && !negative(out.value);
      out.value = doubt ? f : combine(out.value, f);
      frame.cue(t, 1, out.cues);
      out.rule = "factuality/cue";
      return;
    }
  }
}

std::uint32_t QuotationJudge::act_word(const Quotation& q, const Place& at, const MainClause& main) const {
  const auto act = [&](std::uint32_t t) {
    return static_cast<bool>(words_.find(WordKind::act, doc_.reading(t).lemma));
  };
  // Where the cue stands outside (forderte, die Straße zu sperren), it tells the act.
  for (const Span s : q.cue)
    for (std::uint32_t t = token_at(s.begin); t < doc_.tokens.size() && doc_.tokens[t].begin < s.end; ++t)
      if (act(t)) return t;
  const PropositionReader reader(doc_, words_, at.scope);
  const auto below = [&](std::uint32_t t, bool verbs) {
    const int depth = depth_in(doc_, at.scope, main, t);
    const Stts s = doc_.reading(t).stts;
    const bool verb = s >= Stts::VVFIN && s <= Stts::VMPP;
    return depth > 0 && depth <= 2 && verb == verbs && (act(t) || (!verb && reader.phrase(WordKind::act, t)));
  };
  // The verb tells the act before its nouns do (verlangte eine Stellungnahme); what is joined to it may (… und
  // forderte).
  for (std::uint32_t t = main.begin(); t < main.end(); ++t)
    if (below(t, true)) return t;
  for (std::uint32_t t = main.begin(); t < main.end(); ++t)
    if (below(t, false)) return t;
  for (std::uint32_t t = main.end(); t <= at.last; ++t)
    if (t > 0 && doc_.reading(t).stts == Stts::VVFIN && doc_.reading(t - 1).stts == Stts::KON && act(t)) return t;
  return none;
}

Judgement QuotationJudge::act(const Quotation& q, const Place& at) const {
  const PropositionReader reader(doc_, words_, at.scope);
  Judgement out;
  out.rule = "factuality/act";
  const MainClause main = main_clause(doc_, words_, at.scope, doc_.tokens[at.first].sentence);
  const std::uint32_t where = act_word(q, at, main);
  const bool inside = where == none || main.contains(where);
  const Evidence found = reader.gather(
      {main.begin(), main.end()}, false, [&](std::uint32_t t) { return depth_in(doc_, at.scope, main, t); }, out.cues);
  const bool denied = found.denied && inside;
  if (!inside) out.cues.clear();
  if (where != none) {
    Word w = words_.find(WordKind::act, doc_.reading(where).lemma);
    if (!w) w = reader.phrase(WordKind::act, where);
    out.value = denied ? w.negated : w.value;
    reader.cue(where, 1, out.cues);
    const bool weak = out.value == Factuality::possible || out.value == Factuality::probable;
    const bool silent = out.value == Factuality::certain_not && asks_to_speak(at, main);
    if ((main.condition != none && weak) || silent) {
      out.value = Factuality::unknown;
      out.rule = silent ? "factuality/silence" : "factuality/condition";
    }
  } else if (denied || (main.opener != none && doc_.reading(main.opener).lemma == "ob")) {
    // Wollte sich nicht äußern, nannte keine Gründe: nothing was said.
    out.value = Factuality::unknown;
    out.rule = "factuality/silence";
  }
  return out;
}

bool QuotationJudge::asks_to_speak(const Place& at, const MainClause& main) const {
  // Lehnte eine Stellungnahme ab: what is refused is to say anything.
  for (std::uint32_t t = main.begin(); t < main.end(); ++t)
    if (main.contains(t) && at.scope.contains(t) && doc_.reading(t).stts == Stts::NN &&
        words_.find(WordKind::act, doc_.reading(t).lemma).value == Factuality::unknown)
      return true;
  return false;
}

Stance QuotationJudge::stance(const Quotation& q, const Place& at) const {
  PropositionReader reader(doc_, words_, {{0, static_cast<std::uint32_t>(doc_.tokens.size())}, &doc_, nullptr});
  const auto in = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t t = begin; t < end && t < doc_.tokens.size(); ++t)
      if (const Word w = reader.phrase(WordKind::stance, t)) return w.stance;
    return Stance::neutral;
  };
  // "Alleged" in indirect speech is the article's word; "rightly" is the speaker's.
  if (q.type != QuoteType::direct && in(at.first, at.last + 1) == Stance::distances) return Stance::distances;
  for (const Span c : q.cue)
    for (std::uint32_t t = token_at(c.begin); t < doc_.tokens.size() && doc_.tokens[t].begin < c.end; ++t)
      if (const Word w = words_.find(WordKind::stance, doc_.reading(t).lemma)) return w.stance;
  for (const Span f : q.frame)
    if (const Stance s = in(token_at(f.begin), token_at(f.end - 1) + 1); s != Stance::neutral) return s;
  return Stance::neutral;
}

Judgement QuotationJudge::own(const Quotation& q, const Place& at) const {
  Judgement out = q.type == QuoteType::reported ? act(q, at) : said(q, at);
  if (q.type != QuoteType::reported && question(q, at)) {
    out.value = Factuality::unknown;
    out.rule = "factuality/question";
  }
  return out;
}

}  // namespace laut::factuality
