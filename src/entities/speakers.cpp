#include "entities/speakers.h"

#include <algorithm>

namespace laut::entities {
namespace {

/// A noun that titles or describes a name is that name.
std::uint32_t resolved(const Workspace& w, std::uint32_t c) {
  return c != none && w.candidates[c].same != none ? w.candidates[c].same : c;
}

bool eligible(const Candidate& c) {
  return c.form == Form::named || c.form == Form::nominal || c.form == Form::personal ||
         c.form == Form::demonstrative || c.form == Form::first_person;
}

/// Neither somebody nor something that is said to speak (a report).
bool is_thing(const Workspace& w, std::uint32_t c) {
  const std::uint32_t known = w.candidates[c].known;
  return w.candidates[c].form == Form::nominal && (known == none || w.known[known].cls == NounClass::thing);
}

std::uint32_t known_in(const Document& doc, const Workspace& w, const SpanList& spans) {
  const std::uint32_t c = candidate_in(doc, w, spans);
  return c == none ? none : w.candidates[c].known;
}

/// The one who holds the floor for a quotation without a speaker: of continuations, and of direct speech between that
/// of one speaker, the speaker of the quotation before in this paragraph or the one before it.
std::uint32_t floor_holder(const Document& doc, const Workspace& w, std::uint32_t index) {
  constexpr std::uint32_t most_paragraphs = 1, most_sentences = 4;
  const Quotation& q = doc.quotations[index];
  if (q.quote.empty() || q.hearsay) return none;
  const std::uint32_t token = token_at(doc, q.quote.front().begin);
  if (token >= doc.tokens.size()) return none;
  const Sentence& here = doc.sentences[doc.tokens[token].sentence];
  for (std::uint32_t k = index; k > 0 && k + 6 > index;) {
    --k;
    const Quotation& before = doc.quotations[k];
    if (before.quote.empty() || w.speakers[k] == none || before.parent != q.parent) continue;
    const std::uint32_t last = token_at(doc, before.quote.back().end - 1);
    if (last >= doc.tokens.size()) continue;
    const std::uint32_t sentence = doc.tokens[last].sentence;
    if (doc.tokens[token].sentence > sentence + most_sentences ||
        here.block > doc.sentences[sentence].block + most_paragraphs * 2)
      return none;
    return w.speakers[k];
  }
  return none;
}

/// Renn nickte: „Das stimmt.“ The subject of the sentence that a colon ends, or of the one before; of continuations,
/// the person spoken of last.
std::uint32_t subject_before(const Document& doc, const Workspace& w, std::uint32_t index) {
  const Quotation& q = doc.quotations[index];
  if (q.quote.empty() || q.hearsay) return none;
  const std::uint32_t token = token_at(doc, q.quote.front().begin);
  if (token == 0 || token >= doc.tokens.size()) return none;
  constexpr std::uint32_t reach = 80, sentences = 2;
  const std::uint32_t sentence = doc.tokens[token].sentence;
  std::uint32_t best = none, organised = none;
  for (std::uint32_t t = token; t > 0 && token - t < reach;) {
    --t;
    if (doc.tokens[t].sentence + sentences < sentence) break;
    if (q.type == QuoteType::direct && doc.sentences[doc.tokens[t].sentence].block != doc.sentences[sentence].block)
      break;
    const std::uint32_t c = resolved(w, w.candidate_of[t]);
    if (c == none || w.candidates[c].known == none || w.candidates[c].quotation != none) continue;
    const Known& k = w.known[w.candidates[c].known];
    if (k.cls == NounClass::organisation && w.candidates[c].subject && organised == none)
      organised = w.candidates[c].known;
    if (k.cls != NounClass::person) continue;
    if (w.candidates[c].subject) return w.candidates[c].known;
    if (best == none) best = w.candidates[c].known;
  }
  return best != none ? best : organised;
}

}  // namespace

std::uint32_t candidate_in(const Document& doc, const Workspace& w, const SpanList& spans) {
  std::uint32_t person = none, any = none, thing = none, owner = none;
  for (const Span s : spans) {
    const TokenRange r = tokens_of(doc, s);
    if (r.empty()) continue;
    const std::uint32_t top_token = top_of(doc, r);
    const std::uint32_t top = resolved(w, w.candidate_of[top_token]);
    if (top != none && eligible(w.candidates[top])) {
      const bool place = w.candidates[top].form == Form::named && w.candidates[top].known != none &&
                         w.known[w.candidates[top].known].type == MentionType::GPE;
      if (!is_thing(w, top) && !place) return top;
      if (thing == none && !place) thing = top;  // nach Einschätzung von Renn: the one behind it, if there is one
    }
    for (std::uint32_t t = r.begin; t < r.end; ++t) {
      const std::uint32_t c = resolved(w, w.candidate_of[t]);
      if (c != none && owner == none && w.candidates[c].form == Form::possessive) owner = c;  // ihre Antwort
      if (c == none || !eligible(w.candidates[c]) || is_thing(w, c)) continue;
      const bool is_person = w.candidates[c].known != none && w.known[w.candidates[c].known].cls == NounClass::person;
      if (person == none && is_person) person = c;
      if (any == none) any = c;
    }
  }
  if (person != none || any != none) return person != none ? person : any;
  return thing != none && owner != none ? owner : thing;
}

namespace {

/// A speech goes on whose speaker stands further back, and somebody else has become the subject of the article since:
/// then it is that one's. What stands in quotations does not count.
std::uint32_t taken_over(const Document& doc, const Workspace& w, std::uint32_t index) {
  const Quotation& q = doc.quotations[index];
  if (q.quote.empty() || q.speaker.empty() || q.speaker.back().end > q.quote.front().begin) return none;
  const std::uint32_t from = token_at(doc, q.speaker.back().end), to = token_at(doc, q.quote.front().begin);
  constexpr std::uint32_t reach = 80;
  if (from >= to || to >= doc.tokens.size() || doc.tokens[from].sentence == doc.tokens[to].sentence) return none;
  for (std::uint32_t t = to; t > from && to - t < reach;) {
    --t;
    const std::uint32_t c = resolved(w, w.candidate_of[t]);
    if (c == none || w.candidates[c].known == none || w.candidates[c].quotation != none || !w.candidates[c].subject)
      continue;
    if (doc.tokens[t].sentence == doc.tokens[from].sentence) return none;
    if (w.known[w.candidates[c].known].cls == NounClass::person) return w.candidates[c].known;
  }
  return none;
}

/// man, keiner, viele: said of nobody in particular.
bool is_anyone(const Document& doc, const SpanList& speaker) {
  if (speaker.empty()) return false;
  const TokenRange r = tokens_of(doc, speaker.front());
  return r.size() == 1 && doc.tokens[r.begin].reading_count != 0 && doc.reading(r.begin).stts == Stts::PIS;
}

/// Whether the known one may be said to speak.
bool may_speak(const Workspace& w, std::uint32_t known) {
  return known != none && w.known[known].cls != NounClass::thing;
}

std::uint32_t speaker_of(const Document& doc, const Workspace& w, std::uint32_t q) {
  if (const std::uint32_t other = taken_over(doc, w, q); other != none) return other;
  const std::uint32_t told = known_in(doc, w, doc.quotations[q].speaker);
  if (may_speak(w, told)) return told;
  if (is_anyone(doc, doc.quotations[q].speaker)) return told;
  // None is told, or what stands there is nobody: was, das.
  const bool direct = doc.quotations[q].type == QuoteType::direct;
  std::uint32_t found = direct ? subject_before(doc, w, q) : floor_holder(doc, w, q);
  if (found == none) found = direct ? floor_holder(doc, w, q) : subject_before(doc, w, q);
  return found != none && (told == none || direct) ? found : told;
}

}  // namespace

namespace {

/// Who asks in an interview is the outlet, however its turns are labelled: Umschau, Frage.
class Newsroom {
 public:
  Newsroom(const Document& doc, Workspace& w) : doc_(doc), w_(w) {}

  /// The newsroom for a turn whose label names no person; none for other quotations.
  std::uint32_t asks(std::uint32_t index) {
    const Quotation& q = doc_.quotations[index];
    if (q.rule != "attribution/interview.turn" || q.speaker.empty()) return none;
    const std::uint32_t c = w_.candidate_of[top_of(doc_, tokens_of(doc_, q.speaker.front()))];
    if (c == none) return none;
    Candidate& label = w_.candidates[c];
    if (label.known != none && w_.known[label.known].cls == NounClass::person) return none;
    if (label.form == Form::named && label.known != none) return label.known;
    if (q.speaker_entity != none) return label.known = q.speaker_entity;  // Antwort: the one who is asked
    if (known_ == none) {
      Known k;
      k.type = MentionType::ORG;
      k.cls = NounClass::outlet;
      k.first = c;
      k.name = doc_.article.outlet.value.empty() ? doc_.form(label.head) : std::string_view(doc_.article.outlet.value);
      known_ = static_cast<std::uint32_t>(w_.known.size());
      w_.known.push_back(k);
    }
    label.known = known_;
    return known_;
  }

 private:
  const Document& doc_;
  Workspace& w_;
  std::uint32_t known_ = none;
};

}  // namespace

void find_speakers(const Document& doc, Workspace& w) {
  w.speakers.assign(doc.quotations.size(), none);
  w.addressees.assign(doc.quotations.size(), none);
  Newsroom newsroom(doc, w);
  for (std::uint32_t q = 0; q < doc.quotations.size(); ++q) {
    w.speakers[q] = newsroom.asks(q);
    if (w.speakers[q] == none) w.speakers[q] = speaker_of(doc, w, q);
    w.addressees[q] = known_in(doc, w, doc.quotations[q].addressee);
  }
}

}  // namespace laut::entities
