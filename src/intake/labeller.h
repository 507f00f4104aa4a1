/// Gives every paragraph of an article its kind: running text, headings, and the clutter of saved pages.
///
/// Words and patterns are data (data/<lang>/intake/clutter.txt). What the words do not tell, shape and place do:
/// repeated lines are badges, a short line without a full stop between paragraphs is a heading. Where nothing speaks
/// clearly a paragraph stays body, for a lost sentence costs more than a stray line.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/patterns.h"
#include "laut/article.h"
#include "laut/result.h"

namespace laut {

/// Immutable, shared by threads.
class Labeller {
 public:
  static Result<Labeller> open(const Pack& pack);

  /// Finds the paragraphs of article.text, fills article.blocks and the metadata that the text tells (origin "text").
  void label(Article& article) const;
  /// Judges blocks whose structure is known already (from HTML): only body blocks may change, and only by their words.
  void relabel(Article& article) const;
  /// The name of the rule whose pattern the paragraph has, wherever it stands; empty where there is none.
  std::string_view rule_of(std::string_view paragraph) const;
  /// Every name of an agency in credits like "(dpa/AFP)", "Quelle: dpa" within the span, added once each.
  void find_agencies(Article& article, Span span) const;

 private:
  struct Paragraph;
  void by_words(const Article& article, std::vector<Paragraph>& paragraphs) const;
  void metadata(Article& article) const;

  Patterns patterns_;
  std::span<const Agency> agencies_;
  std::string_view text_;
};

}  // namespace laut
