#include "ledger/event_days.h"

namespace laut::ledger {
namespace {

/// The common days of both, or a where there are none.
Days common(const Days& a, const Days& b) {
  Days c = a;
  if (c.earliest.empty() || (!b.earliest.empty() && b.earliest > c.earliest)) c.earliest = b.earliest;
  if (c.latest.empty() || (!b.latest.empty() && b.latest < c.latest)) c.latest = b.latest;
  if (!c.earliest.empty() && !c.latest.empty() && c.earliest > c.latest) return a;
  return c;
}

bool is_future_or_conditional(const Reading& r) {
  const bool becomes = r.lemma == "werden";
  return becomes && (r.features & feature::past) == 0;
}

/// Told as done: geliefert hat, lieferte; not wird liefern, soll liefern, liefert.
bool past(const Document& doc, const Event& event) {
  if (event.head >= doc.tokens.size() || doc.tokens[event.head].reading_count == 0) return false;
  const Token& head = doc.tokens[event.head];
  const Reading& r = doc.reading(event.head);
  if ((r.features & feature::past) != 0 && (r.features & feature::konj2) == 0) return true;
  if (r.stts != Stts::VVPP) return false;
  // Auxiliaries of the participle: "wird geliefert" is no past, "wurde geliefert" and "sei geliefert worden" are.
  if (head.sentence >= doc.sentences.size()) return false;
  bool done = true;
  const TokenRange sentence = doc.sentences[head.sentence].tokens;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
    if (doc.tokens[i].head == event.head && base(doc.tokens[i].relation) == Relation::aux &&
        doc.tokens[i].reading_count > 0 && is_future_or_conditional(doc.reading(i)) &&
        doc.reading(i).stts != Stts::VAPP)
      done = false;
  return done;
}

}  // namespace

Days event_days(const Document& doc, const Event& event, std::string_view published) {
  Days days;
  bool some = false;
  for (const std::uint32_t t : event.times) {
    if (t >= doc.times.size()) continue;
    const Time& time = doc.times[t];
    if (time.earliest.empty() && time.latest.empty()) continue;
    const Days these{time.earliest, time.latest};
    days = some ? common(days, these) : these;
    some = true;
  }
  const bool planned = event.mode == EventMode::plan || event.mode == EventMode::duty;
  if (published.empty() || planned || event.judgement.value == Factuality::unknown || !past(doc, event)) return days;
  const bool later = !days.earliest.empty() && days.earliest > published;
  if (!later && (days.latest.empty() || days.latest > published)) days.latest = published;
  return days;
}

}  // namespace laut::ledger
