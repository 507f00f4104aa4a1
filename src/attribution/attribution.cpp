#include "attribution/attribution.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "attribution/draft_features.h"
#include "attribution/verifier.h"
#include "attribution/workspace.h"

namespace laut {

using namespace attribution;

Attribution::Scratch::Scratch()
    : work_(std::make_unique<Workspace>()), verifier_(std::make_unique<VerifierScratch>()) {}
Attribution::Scratch::~Scratch() = default;
Attribution::Scratch::Scratch(Scratch&&) noexcept = default;
Attribution::Scratch& Attribution::Scratch::operator=(Scratch&&) noexcept = default;

Result<Attribution> Attribution::open(const Pack& pack) {
  auto cues = CueLexicon::open(pack);
  if (!cues) return cues.error();
  auto table = pack.table<ConstructionRecord>("attribution.constructions");
  if (!table) return table.error();
  auto text = pack.text("attribution.text");
  if (!text) return text.error();
  Attribution out;
  auto labels = InterviewLabels::open(pack);
  if (!labels) return labels.error();
  out.labels_ = std::move(*labels);
  out.cues_ = std::move(*cues);
  if (table->size() != out.table_.size())
    return Error{ErrorCode::data, "the constructions are those of another version", "", 0,
                 "rebuild or reinstall laut's data"};
  std::copy(table->begin(), table->end(), out.table_.begin());
  out.text_ = *text;
  return out;
}

namespace {

bool readable(BlockKind kind) {
  return kind == BlockKind::body || kind == BlockKind::title || kind == BlockKind::teaser ||
         kind == BlockKind::heading || kind == BlockKind::list;
}

SpanList spans(const Document& doc, const Ranges& ranges) {
  SpanList out;
  out.reserve(ranges.size());
  for (const TokenRange r : ranges) out.push_back(doc.span(r));
  return out;
}

/// The entity that a span list names: the first person, else the first organisation, else a place that opens the list
/// (Moskau teilte mit); a place behind something else only locates it (die Feuerwehr in Bonn).
std::uint32_t entity_in(const Document& doc, const SpanList& list) {
  std::uint32_t organisation = none, place = none;
  for (const Span s : list) {
    auto m = std::lower_bound(doc.mentions.begin(), doc.mentions.end(), s.begin,
                              [](const Mention& a, std::uint32_t at) { return a.span.begin < at; });
    for (; m != doc.mentions.end() && m->span.begin < s.end; ++m) {
      if (m->entity == none || m->span.end > s.end) continue;
      if (m->type == MentionType::PERSON) return m->entity;
      const bool located =
          m->type == MentionType::GPE || m->type == MentionType::LOC || m->type == MentionType::FACILITY;
      if (!located && organisation == none) organisation = m->entity;
      if (located && place == none && (m->span.begin - s.begin) * 2 <= s.size() && m->span.size() * 2 > s.size())
        place = m->entity;
    }
  }
  return organisation != none ? organisation : place;
}

/// The cue's medium made narrower by who speaks: papers, agencies, reports and studies write; what stands in quotation
/// marks and does not come from one of them was mostly spoken.
Medium medium_of(const Context& c, const Draft& d) {
  if (d.medium != Medium::SW && d.medium != Medium::unspecified) return d.medium;
  for (const TokenRange r : d.speaker) {
    const Span span = c.doc.span(r);
    auto m = std::lower_bound(c.doc.mentions.begin(), c.doc.mentions.end(), span.begin,
                              [](const Mention& a, std::uint32_t at) { return a.span.begin < at; });
    for (; m != c.doc.mentions.end() && m->span.end <= span.end; ++m) {
      if (m->entity == none) continue;
      const std::string& kind = c.doc.entities[m->entity].kind;
      if (kind == "outlet" || kind == "agency") return Medium::writing;
    }
    for (std::uint32_t k = r.begin; k < r.end; ++k) {
      if (c.tag(k) != Stts::NN) continue;
      for (const CueRecord& noun : c.cues.noun(c.doc.reading(k).lemma, c.work.cursor))
        if (noun.medium == Medium::writing) return Medium::writing;
      break;  // the head noun decides
    }
  }
  return d.type == QuoteType::direct ? Medium::speech : d.medium;
}

/// The first of the last drafts that reach into what begins at this token: the frame of a speech over several
/// sentences stands in the last of them and is not to be read again.
std::size_t first_reaching(const std::vector<Draft>& drafts, std::uint32_t token) {
  constexpr std::size_t most = 8;
  const auto reaches = [&](const Ranges& r) { return !r.empty() && r.back().end > token; };
  std::size_t first = drafts.size();
  for (std::size_t k = 1; k <= most && k <= drafts.size(); ++k)
    if (const Draft& d = drafts[drafts.size() - k]; reaches(d.quote) || reaches(d.frame)) first = drafts.size() - k;
  return first;
}

/// Empties the workspace and fills what the parts look up: clauses, first pair and first token of every sentence.
void prepare(const Document& doc, Workspace& w) {
  w.drafts.clear();
  w.guesses.clear();
  w.sentence_first.assign(doc.sentences.size() + 1, 0);
  w.pair_used.assign(doc.quote_marks.size(), 0);
  syntax::analyse(doc, w.syntax);

  w.first_pair.assign(doc.sentences.size(), static_cast<std::uint32_t>(doc.quote_marks.size()));
  std::uint32_t pair = 0;
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const auto open = [&](const QuoteMarks& q) { return q.open != none ? q.open : q.inside.begin; };
    while (pair < doc.quote_marks.size() && open(doc.quote_marks[pair]) < doc.sentences[i].tokens.begin) ++pair;
    w.first_pair[i] = pair;
  }

  w.sentence_begin.resize(doc.sentences.size());
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) w.sentence_begin[i] = behind_dateline(doc, doc.sentences[i]);
}

/// Leaves in work.order the drafts that are kept, and gives every draft its index there, or none, in `place`.
void keep_scored(const Context& c, float least, std::vector<std::uint32_t>& place) {
  Workspace& w = c.work;
  std::erase_if(w.order, [&](std::uint32_t i) { return w.drafts[i].score < least; });
  place.assign(w.drafts.size(), none);
  for (std::uint32_t at = 0; at < w.order.size(); ++at) place[w.order[at]] = at;
}

}  // namespace

void Attribution::find(const Context& c, bool guesses) const {
  Workspace& w = c.work;
  const Document& doc = c.doc;
  std::uint32_t told_until = 0;  // end of the last direct speech: sentences inside it are not read on their own
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const std::size_t first = first_reaching(w.drafts, doc.sentences[i].tokens.begin);
    w.sentence_first[i] = static_cast<std::uint32_t>(first);
    const Sentence& sentence = doc.sentences[i];
    if (sentence.block < doc.article.blocks.size() && !readable(doc.article.blocks[sentence.block].kind)) continue;
    if (sentence.tokens.end <= told_until) continue;
    find_verb_cues(c, i);
    find_direct(c, i);
    find_complements(c, i);
    find_sources(c, i);
    find_nested(c, i, first, true);
    find_reported(c, i, first);
    find_continuation(c, i, first);
    // A continuation may have grown the draft of the sentence before.
    find_nested(c, i, first > 0 ? first - 1 : 0, false);
    for (std::size_t k = first; k < w.drafts.size(); ++k)
      if (w.drafts[k].type == QuoteType::direct && w.drafts[k].parent == none && !w.drafts[k].quote.empty())
        told_until = std::max(told_until, w.drafts[k].quote.back().end);
    if (guesses) find_guesses(c, i, first > 0 ? first - 1 : 0);
  }
  w.sentence_first[doc.sentences.size()] = static_cast<std::uint32_t>(w.drafts.size());
}

Context Attribution::candidates(const Document& doc, Scratch& scratch) const {
  Workspace& w = *scratch.work_;
  prepare(doc, w);
  const Context c{doc, cues_, table_, w};
  find(c, true);
  std::move(w.guesses.begin(), w.guesses.end(), std::back_inserter(w.drafts));
  w.guesses.clear();
  order_drafts(c);
  return c;
}

void Attribution::run(Document& doc, Scratch& scratch, const Verifier* verifier, float min_score) const {
  Workspace& w = *scratch.work_;
  if (verifier != nullptr) {
    min_score = std::max(min_score, verifier->threshold());
    verifier->judge(candidates(doc, scratch), *scratch.verifier_);
  } else {
    prepare(doc, w);
    find(Context{doc, cues_, table_, w}, false);
    w.order.resize(w.drafts.size());
    std::iota(w.order.begin(), w.order.end(), 0u);
  }
  const Context c{doc, cues_, table_, w};
  std::vector<std::uint32_t>& place = scratch.verifier_->place;
  keep_scored(c, min_score, place);
  doc.quotations.reserve(w.order.size());
  for (const std::uint32_t i : w.order) {
    emit(c, doc, i);
    std::uint32_t& parent = doc.quotations.back().parent;
    if (parent != none) parent = place[parent];
  }
  find_turns(doc, labels_, w.turns);
  add_turns(doc, w.turns);
}

/// Appends a draft to the quotations and frees it: a text of 50 MB has a million of them.
void Attribution::emit(const Context& c, Document& doc, std::uint32_t draft) const {
  const Draft d = std::move(c.work.drafts[draft]);
  Quotation q;
  q.type = d.type;
  q.medium = medium_of(c, d);
  q.quote = spans(doc, d.quote);
  q.speaker = spans(doc, d.speaker);
  q.cue = spans(doc, d.cue);
  q.frame = spans(doc, d.frame);
  q.addressee = spans(doc, d.addressee);
  q.speaker_entity = entity_in(doc, q.speaker);
  q.addressee_entity = entity_in(doc, q.addressee);
  q.parent = d.parent;
  q.hearsay = d.hearsay;
  q.score = d.score;
  const TextRef name = table_[static_cast<std::size_t>(d.rule)].name;
  q.rule = text_.substr(name.offset, name.size);
  for (const RelayDraft& r : d.relays) {
    Relay relay;
    relay.span = spans(doc, {r.source});
    relay.cue = spans(doc, r.cue);
    relay.entity = entity_in(doc, relay.span);
    const TextRef rule = table_[static_cast<std::size_t>(r.rule)].name;
    relay.rule = text_.substr(rule.offset, rule.size);
    q.relays.push_back(std::move(relay));
  }
  doc.quotations.push_back(std::move(q));
}

}  // namespace laut
