/// Records of the pack tables "intake.*", written by compile.cpp and viewed in place by the labeller and the HTML
/// reader.
///
///   intake.text        every string                       intake.rules      ClutterRule, in the order of the file
///   intake.patterns    ClutterPattern                     intake.elements   PatternElement of all patterns
///   intake.words       WordRef of all elements            intake.slots      FirstWord, open addressing (a power of
///   two) intake.starts      pattern numbers that the slots and the rules' catch-all refer to intake.agencies Agency,
///   sorted by key              intake.outlets    Outlet, sorted by host intake.selectors   Selector of all outlets
#pragma once

#include <cstdint>
#include <string_view>

#include "base/pack.h"

namespace laut {

/// Where in the text a rule may speak, by the paragraphs of prose around the place.
enum class Where : std::uint8_t {
  any,
  head,  ///< at most one paragraph of prose before
  tail,  ///< at most three paragraphs of prose after
  edge,  ///< head or tail
};

/// What the paragraphs behind a labelled one take from it.
enum class Follow : std::uint8_t {
  none,
  bullets,  ///< bullet items
  lines,    ///< bullet items and short lines without a full stop
  box,      ///< bullet items, or else the one paragraph behind and its bullets
  rest,     ///< everything up to the end of the text
};

struct ClutterRule {
  TextRef name;           ///< "intake/share-bar"
  std::uint8_t kind = 0;  ///< BlockKind
  Where where = Where::any;
  Follow follow = Follow::none;
  std::uint8_t no_sentence = 0;  ///< 1: the paragraph must not end like a sentence
  std::uint16_t min_words = 1, max_words = 12;
};

enum class ElementType : std::uint8_t { words, prefix, star, any, number, capital, date, clock, names };

struct PatternElement {
  ElementType type = ElementType::words;
  std::uint8_t optional = 0;
  std::uint16_t word_count = 0;
  std::uint32_t first_word = 0;  ///< into intake.words
};

struct WordRef {
  std::uint64_t hash = 0;  ///< of the lower-cased token
  TextRef text;            ///< only prefixes are compared as text
};

struct ClutterPattern {
  std::uint32_t rule = 0, first = 0, count = 0;
};

/// The patterns that start with a word (or, floating, whose first word behind a leading `*` it is).
struct FirstWord {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0, end = 0;  ///< into intake.starts; begin == end: empty slot
  std::uint32_t floating_end = 0;    ///< [end, floating_end): floating patterns
  std::uint32_t unused = 0;
};

struct Agency {
  std::uint64_t hash = 0;  ///< of the lower-cased token
  TextRef name;
};

struct Outlet {
  TextRef host, name;
  std::uint32_t first = 0, count = 0;  ///< into intake.selectors: article body, best first
};

/// One simple selector: tag.class#id[attribute=value]; empty parts match everything.
struct Selector {
  TextRef tag, css_class, id, attribute, value;
  std::uint32_t drop = 0;  ///< 1: what it selects is left out of the article
};

/// Hash of a lower-cased token; the same at compile and run time.
std::uint64_t token_hash(std::string_view lower);

}  // namespace laut
