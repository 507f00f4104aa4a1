/// What intake hands to the engine: the text of one article, what is known about it, and its layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "laut/span.h"

namespace laut {

/// What a stretch of the text is. Only body, title, teaser, heading and list are read for attributions.
/// Nothing is deleted from the text: clutter is labelled and its offsets stay those of the input.
enum class BlockKind : std::uint8_t {
  body,        ///< running text of the article
  title,       ///< headline
  teaser,      ///< the lead or summary above the text
  heading,     ///< section head within the article
  list,        ///< bullet or numbered item of the article
  dateline,    ///< "Berlin (dpa) -" on a line of its own, "Stand: 12.03.2024, 18:10 Uhr"
  byline,      ///< "Von Anna Beispiel"
  caption,     ///< picture caption or picture credit
  related,     ///< links to other articles ("Lesen Sie auch", "Mehr zum Thema")
  share,       ///< share bars, newsletter and app prompts, comment prompts
  badge,       ///< repeated labels, certificates, rubric names
  sources,     ///< list of sources used
  author_box,  ///< who the author or the interviewed expert is
  notice,      ///< correction, agency, translation, automation, house-rule and copyright notices
  navigation,  ///< menus, breadcrumbs, cookie banners
  blank,       ///< white space between blocks
};
std::string_view to_string(BlockKind kind);

/// A paragraph-like stretch of the text. Sentences never cross a block.
struct Block {
  Span span;  ///< bytes of Article::text
  BlockKind kind = BlockKind::body;
  std::string_view rule;  ///< what labelled it ("intake/share-words"); static or engine-owned storage
};

/// One metadata value with where it came from.
struct Sourced {
  std::string value;
  std::string origin;  ///< "option", "jsonl", "html:json-ld", "html:meta", "ninjs", "text" ...; empty: value unset
  Span span;           ///< bytes of Article::text where origin is "text", else empty
  bool empty() const { return value.empty(); }
};

/// Tokens given from outside (CoNLL-U input); segmentation then keeps them as they are.
struct GivenSentence {
  std::vector<Span> tokens;  ///< bytes of Article::text, ascending, disjoint
  std::string id;            ///< the sent_id comment, empty when there is none
};

/// One article as read. Owns its text. Not shared between threads while written.
struct Article {
  std::string id;    ///< as given, else derived from the file name
  std::string path;  ///< where it was read from, "<stdin>" for standard input; for messages only
  Sourced title, outlet, url, published, updated, language;
  std::vector<Sourced> authors, agencies;
  std::string text;           ///< valid UTF-8 (invalid input bytes are replaced by U+FFFD)
  std::vector<Block> blocks;  ///< ascending, disjoint, covering every non-blank byte of text
  std::vector<GivenSentence> given;
  std::vector<std::string> warnings;  ///< "12 bytes were not UTF-8 and became U+FFFD"

  /// Empties every field but keeps the memory.
  void clear();
};

}  // namespace laut
