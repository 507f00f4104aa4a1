#include "names/metonymy.h"

#include <algorithm>

namespace laut::names {
namespace {

bool acts(const Document& doc, const Gazetteer& gazetteer, std::uint32_t token) {
  if (doc.tokens[token].reading_count == 0) return false;
  const Reading& r = doc.reading(token);
  if (r.stts != Stts::VVFIN && r.stts != Stts::VMFIN) return false;
  const Word* w = gazetteer.find(r.lemma);
  return w && (w->classes & word_class::speak) != 0;
}

/// London – ...; Berlin/Paris (dpa) ...: a place that heads the report.
bool is_dateline(const Document& doc, std::uint32_t behind) {
  const std::string_view form = doc.form(behind);
  return form == "–" || form == "—" || form == "-" || form == "/" || form == "(";
}

/// Whether an object or a clause hangs on the verb.
bool has_object(const Document& doc, std::uint32_t verb) {
  constexpr std::uint32_t reach = 30;
  const TokenRange s = doc.sentences[doc.tokens[verb].sentence].tokens;
  const std::uint32_t from = verb > s.begin + reach ? verb - reach : s.begin, to = std::min(s.end, verb + reach);
  for (std::uint32_t t = from; t < to; ++t) {
    const Relation r = doc.tokens[t].relation;
    if (doc.tokens[t].head == verb && (r == Relation::obj || r == Relation::ccomp || r == Relation::xcomp)) return true;
  }
  return false;
}

/// The subject of a verb with an object or a clause, or the agent of a passive: what acts is a government.
bool is_agent(const Document& doc, TokenRange tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Token& token = doc.tokens[t];
    if (token.relation == Relation::obl_agent) return true;
    if (token.relation != Relation::nsubj || token.head == none) continue;
    if (doc.reading(token.head).upos == Upos::VERB && has_object(doc, token.head)) return true;
  }
  return false;
}

}  // namespace

void mark_metonymy(Document& doc, const Gazetteer& gazetteer) {
  for (Mention& m : doc.mentions) {
    if (m.type != MentionType::GPE || m.entity == none) continue;
    const Entity& e = doc.entities[m.entity];
    if (e.kind != "country" && e.kind != "capital") continue;
    const Sentence& s = doc.sentences[doc.tokens[m.tokens.begin].sentence];
    const bool first = m.tokens.begin == s.tokens.begin;
    if (m.tokens.end < s.tokens.end && is_dateline(doc, m.tokens.end)) continue;
    if (!first && doc.tokens[m.tokens.begin - 1].reading_count != 0) {
      const Stts before = doc.reading(m.tokens.begin - 1).stts;
      if (before == Stts::APPR || before == Stts::APPRART) continue;
    }
    m.metonymic = (m.tokens.end < s.tokens.end && acts(doc, gazetteer, m.tokens.end)) ||
                  (!first && acts(doc, gazetteer, m.tokens.begin - 1)) || is_agent(doc, m.tokens);
  }
}

}  // namespace laut::names
