/// Made articles: invented outlets, people and places, filled into a Document by hand as the engine would, so that the
/// ledger is tested and measured without the stages. The same seed and number always give the same article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "laut/document.h"

namespace laut::test {

struct MadeOptions {
  std::uint64_t seed = 1;
  unsigned claims = 10;    ///< in every article
  unsigned actors = 5000;  ///< persons to choose from
  unsigned filler = 8;     ///< invented words in every sentence, at most
};

class Made {
 public:
  explicit Made(const MadeOptions& options = {}) : options_(options) {}

  /// The article of that number. Views in it point to storage that lives as long as the program.
  void make(std::uint64_t number, Document& doc) const;
  Document make(std::uint64_t number) const;
  /// The same as a line of JSON Lines, to be read by the engine.
  std::string json(std::uint64_t number) const;

 private:
  MadeOptions options_;
};

/// Builds a Document word by word, for tests that need one of a certain kind.
class Builder {
 public:
  explicit Builder(Document& doc);
  /// Appends a word (a blank before it, but not before punctuation); returns its token.
  std::uint32_t word(std::string_view form, std::string_view lemma = {}, Stts tag = Stts::NN,
                     std::uint32_t features = 0);
  /// Appends every word of the text.
  TokenRange words(std::string_view text);
  void end_sentence();
  std::uint32_t entity(MentionType type, std::string_view name, std::string_view qid = {},
                       std::string_view country = {});
  /// The name's words as a mention of the entity.
  TokenRange mention(std::uint32_t entity, std::string_view form);
  /// A claim of the words from the token on to the last one, with its chain behind the article's link.
  Claim& claim(std::uint32_t from, std::vector<ChainLink> sources, Factuality factuality = Factuality::certain);
  std::uint32_t next() const { return static_cast<std::uint32_t>(doc_.tokens.size()); }
  std::uint32_t sentence() const { return static_cast<std::uint32_t>(doc_.sentences.size()); }
  Span span(std::uint32_t first, std::uint32_t last) const { return {doc_.tokens[first].begin, doc_.tokens[last].end}; }

 private:
  Document& doc_;
  std::uint32_t sentence_begin_ = 0;
};

/// The link of a named speaker.
ChainLink speaker(std::uint32_t entity);

}  // namespace laut::test
