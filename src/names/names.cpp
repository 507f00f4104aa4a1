#include "names/names.h"

#include "names/entities.h"
#include "names/metonymy.h"
#include "names/model_labels.h"
#include "names/rules.h"

namespace laut {
namespace {

using namespace names;

/// The best of all rules at token i: the longest; among equals a person with a title or first name, then the gazetteer.
std::optional<Found> match(const SentenceView& s, std::uint32_t i) {
  if (s.has(i, view_flag::plain)) return match_headed(s, i);
  std::optional<Found> best = match_person(s, i);
  const auto consider = [&](std::optional<Found> f) {
    if (f && (!best || f->tokens.end > best->tokens.end ||
              (f->tokens.end == best->tokens.end && f->sense && best->rule == "names/first-name-alone")))
      best = f;
  };
  consider(match_gazetteer(s, i));
  if (s.has(i, view_flag::capital)) {
    consider(match_headed(s, i));
    consider(match_unknown_run(s, i));
  }
  return best;
}

void sentence(const SentenceView& s, Names::Scratch& scratch) {
  for (std::uint32_t i = s.begin(); i < s.end(); ++i) {
    const Word* word = s[i].word ? s[i].word : s[i].stem;
    scratch.classes[i] = word ? word->classes : 0;
  }
  for (std::uint32_t i = s.begin(); i < s.end();) {
    const bool capital = s.has(i, view_flag::capital);
    if (!capital && !s[i].word) {
      ++i;
      continue;
    }
    if (auto found = match(s, i)) {
      i = found->tokens.end;
      scratch.found.push_back(*found);
      continue;
    }
    if (capital && !s.is(i, word_class::never)) scratch.left.push_back(judge_single(s, i));
    ++i;
  }
}

}  // namespace

Result<Names> Names::open(const Pack& pack) {
  auto gazetteer = Gazetteer::open(pack);
  if (!gazetteer) return gazetteer.error();
  Names names;
  names.gazetteer_ = *gazetteer;
  return names;
}

void Names::find(const Document& doc, Scratch& scratch) const {
  scratch.found.clear();
  scratch.left.clear();
  scratch.labels.clear();
  scratch.classes.assign(doc.tokens.size(), 0);
  for (const Sentence& sentence_ : doc.sentences)
    sentence(SentenceView(doc, gazetteer_, sentence_.tokens, scratch.views, scratch.buffer), scratch);
}

void Names::finish(Document& doc, Scratch& scratch) const {
  if (scratch.labels.size() == doc.tokens.size()) apply_labels(doc, scratch, gazetteer_);
  resolve(doc, scratch, gazetteer_);
  mark_metonymy(doc, gazetteer_);
}

}  // namespace laut
