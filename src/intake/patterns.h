/// The clutter patterns of data/<lang>/intake, matched against one paragraph.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "intake/tables.h"
#include "intake/tokens.h"
#include "laut/article.h"

namespace laut {

/// What a paragraph looks like from outside; rules bound it.
struct LineFacts {
  std::uint32_t words = 0;  ///< tokens between blanks, counted up to 1000
  bool sentence = false;    ///< ends in . ! ? … (closing quotation marks and brackets aside)
};

/// Immutable, shared by threads; uses the pack in place.
class Patterns {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  static Result<Patterns> open(const Pack& pack);

  /// The first rule (in the order of the file) with a pattern that covers the paragraph and that `allowed` admits,
  /// or none. `seen` is scratch.
  template <typename Allowed>
  std::uint32_t match(const LineTokens& line, const LineFacts& facts, Allowed&& allowed,
                      std::vector<std::uint32_t>& seen) const {
    candidates(line, seen);
    std::uint32_t best = none;
    for (const std::uint32_t p : seen) {
      const std::uint32_t rule = patterns_[p].rule;
      const ClutterRule& r = rules_[rule];
      if (rule >= best || facts.words < r.min_words || facts.words > r.max_words || (r.no_sentence && facts.sentence))
        continue;
      if (allowed(r) && matches(patterns_[p], line)) best = rule;
    }
    return best;
  }

  const ClutterRule& rule(std::uint32_t i) const { return rules_[i]; }
  std::string_view name(std::uint32_t i) const { return text(rules_[i].name); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(rules_.size()); }

 private:
  void candidates(const LineTokens& line, std::vector<std::uint32_t>& seen) const;
  bool matches(const ClutterPattern& pattern, const LineTokens& line) const;
  bool element_matches(const PatternElement& e, const LineToken& t, const LineTokens& line) const;
  const FirstWord* slot(std::uint64_t hash) const;
  std::string_view text(TextRef r) const { return text_.substr(r.offset, r.size); }

  std::string_view text_;
  std::span<const ClutterRule> rules_;
  std::span<const ClutterPattern> patterns_;
  std::span<const PatternElement> elements_;
  std::span<const WordRef> words_;
  std::span<const FirstWord> slots_;
  std::span<const std::uint32_t> starts_;
};

}  // namespace laut
