#include "core/core.h"

#include <algorithm>

#include "core/relations.h"
#include "core/tags.h"

namespace laut {

using namespace core;

Result<LanguageCore> LanguageCore::open(const Pack& model, Instructions instructions) {
  auto network = Network::open(model, instructions);
  if (!network) return network.error();
  LanguageCore out;
  out.network_ = *network;
  return out;
}

namespace {

/// Where to end a stretch of at most `longest` words: behind the last comma or stop of its second half.
std::uint32_t stretch_end(const Document& doc, std::uint32_t begin, std::uint32_t end) {
  constexpr auto longest = static_cast<std::uint32_t>(longest_stretch);
  if (end - begin <= longest) return end;
  for (std::uint32_t at = begin + longest; at > begin + longest / 2; --at)
    if (doc.tokens[at - 1].kind == TokenKind::punctuation) return at;
  return begin + longest;
}

}  // namespace

void LanguageCore::run(Document& doc, Names::Scratch& names, Scratch& s) const {
  names.labels.assign(doc.tokens.size(), 0);
  const FeatureReader features(doc, names, s.features);
  for (const Sentence& sentence : doc.sentences) {
    std::uint32_t root = none;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
      const std::uint32_t end = stretch_end(doc, at, sentence.tokens.end);
      stretch(doc, features, {at, end - at}, names, s);
      // The pieces of a long sentence hang on the root of the first.
      for (std::uint32_t t = at; t < end; ++t) {
        if (doc.tokens[t].head != none) continue;
        if (root == none) {
          root = t;
        } else {
          doc.tokens[t].head = root;
          doc.tokens[t].relation = Relation::parataxis;
        }
      }
      at = end;
    }
    refine_relations(doc, sentence.tokens);
  }
}

void LanguageCore::stretch(Document& doc, const FeatureReader& features, Stretch at, Names::Scratch& names,
                           Scratch& s) const {
  network_.read(features, at.begin, at.count, s.network);
  const std::size_t stride = network_.tag_stride();
  s.names.read(s.network.names, network_.name_stride(), std::span(names.labels).subspan(at.begin, at.count));
  const auto scores = [&](std::uint32_t t) {
    return std::span<const float>(s.network.tags).subspan(t * stride, label_count);
  };
  s.heads.resize(at.count);
  best_tree(s.network.arcs, s.heads, s.tree);
  for (std::uint32_t t = 0; t < at.count; ++t) {
    choose_tag(doc, at.begin + t, scores(t));
    Token& token = doc.tokens[at.begin + t];
    const std::uint32_t head = s.heads[t];
    token.head = head == 0 ? none : at.begin + head - 1;
    const auto relations = network_.relations(t, head, s.network);
    const auto count = static_cast<std::ptrdiff_t>(Relation::punct) + 1;
    const auto best =
        head == 0 ? relations.begin() : std::max_element(relations.begin() + 1, relations.begin() + count);
    token.relation = static_cast<Relation>(best - relations.begin());
  }
  s.agreement.prepare(doc, at.begin, at.count);
  for (std::uint32_t t = 0; t < at.count; ++t)
    choose_features(doc, at.begin + t, scores(t), s.agreement.person(doc, at.begin + t));
  s.agreement.settle_phrases(doc, s.network.tags, stride);
}

}  // namespace laut
