#include "names/model_labels.h"

#include <algorithm>

#include "names/view.h"

namespace laut::names {
namespace {

struct Labelled {
  TokenRange tokens;
  std::uint8_t kind = 0;  ///< 0 person, 1 place, 2 organisation, 3 other
};

/// Labels are 0, or 1 + 2 * class for the first word of a name, 2 + 2 * class for one inside.
void spans_of(const Document& doc, const std::vector<std::uint8_t>& labels, std::vector<Labelled>& out) {
  out.clear();
  for (const Sentence& sentence : doc.sentences)
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (labels[i] == 0) continue;
      Labelled l{{i, i + 1}, static_cast<std::uint8_t>((labels[i] - 1) / 2)};
      while (l.tokens.end < sentence.tokens.end && labels[l.tokens.end] == 2 + 2 * l.kind) ++l.tokens.end;
      i = l.tokens.end - 1;
      bool capital = false;  // without one it is no name: 5kg
      for (std::uint32_t t = l.tokens.begin; t < l.tokens.end; ++t)
        capital = capital || doc.tokens[t].has(token_flag::capitalised | token_flag::all_caps);
      const char first = doc.text()[doc.tokens[l.tokens.begin].begin];
      if (capital && !(l.kind == 0 && first >= '0' && first <= '9')) out.push_back(l);
    }
}

std::uint8_t kind_of(MentionType t) {
  switch (t) {
    case MentionType::PERSON: return 0;
    case MentionType::GPE:
    case MentionType::LOC:
    case MentionType::FACILITY: return 1;
    case MentionType::ORG: return 2;
    default: return 3;
  }
}

constexpr MentionType type_of[] = {MentionType::PERSON, MentionType::LOC, MentionType::ORG, MentionType::OTHER};

/// What stays although the model sees no name: words of outlets' names are often common ones, but the marks around them
/// and the verb beside them speak for themselves.
bool stands_alone(const Found& f, const Gazetteer& gazetteer) {
  if (f.rule == "names/quoted") return true;
  if (!f.sense || (f.sense->flags & sense_flag::derived) != 0) return false;
  if (f.tokens.size() > 1) return true;
  const std::string_view kind = gazetteer.kind(*f.sense);
  return kind == "country" || kind == "outlet" || kind == "agency";
}

/// A single word that the lexicon has as a common noun and no list as a name, or that stands behind a word that counts or
/// describes: mit viel Pomp.
bool common_noun(const Document& doc, TokenRange r, const Names::Scratch& s) {
  const Token& t = doc.tokens[r.begin];
  if (r.size() != 1 || t.has(token_flag::all_caps)) return false;
  const Stts before = r.begin == 0 ? Stts::XY : doc.reading(r.begin - 1).stts;
  const bool counted = before == Stts::PIAT || before == Stts::PDAT || before == Stts::ADJA || before == Stts::CARD;
  constexpr std::uint32_t listed = word_class::given | word_class::surname;
  if (!counted && (s.classes[r.begin] & listed) != 0) return false;
  bool common = false;
  for (std::uint32_t k = 0; k < t.reading_count; ++k) {
    const Reading& x = doc.readings[t.reading_begin + k];
    const bool known = x.source == ReadingSource::lexicon || x.source == ReadingSource::closed;
    if (known && x.stts == Stts::NE) return false;
    common = common || (known && x.stts == Stts::NN);
  }
  return common;
}

/// Whether rules and lists see several names where the model sees one: Russland Nordkorea.
bool several(const Labelled& l, const std::vector<Found>& found, std::size_t at) {
  std::size_t count = 0;
  std::uint32_t covered = 0;
  for (; at < found.size() && found[at].tokens.begin < l.tokens.end; ++at) {
    if (!found[at].sense || !l.tokens.contains(found[at].tokens)) return false;
    ++count;
    covered += found[at].tokens.size();
  }
  return count > 1 && covered == l.tokens.size();
}

/// A name that the model sees, with what the rules know of one that covers it in part.
Found made(const Document& doc, const Labelled& l, const Found* known) {
  Found f;
  f.tokens = l.tokens;
  f.type = type_of[l.kind];
  f.rule = "names/model";
  f.full = f.type == MentionType::PERSON && l.tokens.size() > 1;
  const std::uint32_t last = l.tokens.end - 1;
  f.genitive = !without_genitive(doc.form(last)).empty() && doc.tokens[last].reading_count != 0 &&
               (doc.reading(last).features & feature::any_case) == feature::gen;
  if (known && kind_of(known->type) == l.kind && known->tokens.begin == l.tokens.begin) {
    f.title_begin = known->title_begin;
    f.role = known->role;
    f.role_head = known->role_head;
    f.gender = known->gender;
  }
  return f;
}

}  // namespace

void apply_labels(const Document& doc, Names::Scratch& s, const Gazetteer& gazetteer) {
  std::vector<Labelled> labelled;
  spans_of(doc, s.labels, labelled);
  std::sort(s.found.begin(), s.found.end(),
            [](const Found& a, const Found& b) { return a.tokens.begin < b.tokens.begin; });
  std::vector<Found> merged, alone;
  merged.reserve(labelled.size() + 8);
  std::size_t at = 0;
  for (const Found& f : s.found) {  // both lists are in the order of the text
    while (at < labelled.size() && labelled[at].tokens.end <= f.tokens.begin) ++at;
    const bool seen = at < labelled.size() && labelled[at].tokens.overlaps(f.tokens);
    if (!seen && stands_alone(f, gazetteer)) alone.push_back(f);
  }
  at = 0;
  for (const Labelled& l : labelled) {
    while (at < s.found.size() && s.found[at].tokens.end <= l.tokens.begin) ++at;
    const Found* known = at < s.found.size() && s.found[at].tokens.overlaps(l.tokens) ? &s.found[at] : nullptr;
    if (!merged.empty() && merged.back().tokens.overlaps(l.tokens)) continue;
    if (!known && common_noun(doc, l.tokens, s)) continue;
    if (l.kind == 1 && several(l, s.found, at)) {
      for (; s.found[at].tokens.begin < l.tokens.end; ++at) {
        merged.push_back(s.found[at]);
        if (at + 1 == s.found.size()) break;
      }
      continue;
    }
    // What the hand-made lists hold has its class from them. Kim Jong Uns: of a person's name the rules see the whole
    // where the model stops at an odd word, and where a title ends.
    const bool same_kind =
        known && (kind_of(known->type) == l.kind || (known->sense && (known->sense->flags & sense_flag::derived) == 0));
    const bool same_person =
        l.kind == 0 && known && known->type == MentionType::PERSON &&
        (known->tokens.contains(l.tokens) || (known->title_begin != none && known->tokens.end == l.tokens.end));
    if (same_person || (same_kind && known->tokens == l.tokens))
      merged.push_back(*known);
    else
      merged.push_back(made(doc, l, known));
  }
  merged.insert(merged.end(), alone.begin(), alone.end());
  s.found = std::move(merged);
  std::sort(s.found.begin(), s.found.end(),
            [](const Found& a, const Found& b) { return a.tokens.begin < b.tokens.begin; });
  std::erase_if(s.left, [&](const Left& left) { return s.labels[left.token] != 0; });
  for (Left& left : s.left) left.rule = {};
}

}  // namespace laut::names
