#include "names/metonymy.h"

namespace laut::names {
namespace {

bool acts(const Document& doc, const Gazetteer& gazetteer, std::uint32_t token) {
  if (doc.tokens[token].reading_count == 0) return false;
  const Reading& r = doc.reading(token);
  if (r.stts != Stts::VVFIN && r.stts != Stts::VMFIN) return false;
  const Word* w = gazetteer.find(r.lemma);
  return w && (w->classes & word_class::speak) != 0;
}

}  // namespace

void mark_metonymy(Document& doc, const Gazetteer& gazetteer) {
  for (Mention& m : doc.mentions) {
    if (m.type != MentionType::GPE || m.entity == none) continue;
    const Entity& e = doc.entities[m.entity];
    if (e.kind != "country" && e.kind != "capital") continue;
    const Sentence& s = doc.sentences[doc.tokens[m.tokens.begin].sentence];
    const bool first = m.tokens.begin == s.tokens.begin;
    if (!first && doc.tokens[m.tokens.begin - 1].reading_count != 0) {
      const Stts before = doc.reading(m.tokens.begin - 1).stts;
      if (before == Stts::APPR || before == Stts::APPRART) continue;
    }
    m.metonymic = (m.tokens.end < s.tokens.end && acts(doc, gazetteer, m.tokens.end)) ||
                  (!first && acts(doc, gazetteer, m.tokens.begin - 1));
  }
}

}  // namespace laut::names
