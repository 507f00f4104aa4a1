/// The rules' view of a sentence: gazetteer word, genitive stem and lexical class of every token.
#pragma once

#include <string>
#include <vector>

#include "laut/document.h"
#include "names/gazetteer.h"
#include "names/names.h"

namespace laut::names {

/// A sentence with its views; index by token of the document.
class SentenceView {
 public:
  SentenceView(const Document& doc, const Gazetteer& gazetteer, TokenRange tokens, std::vector<TokenView>& views,
               std::string& buffer);

  std::uint32_t begin() const { return tokens_.begin; }
  std::uint32_t end() const { return tokens_.end; }
  bool inside(std::uint32_t i) const { return tokens_.contains(i); }
  const TokenView& operator[](std::uint32_t i) const { return views_[i - tokens_.begin]; }
  bool has(std::uint32_t i, std::uint32_t flags) const { return inside(i) && ((*this)[i].flags & flags) != 0; }
  /// Whether the word as written belongs to one of the classes.
  bool is(std::uint32_t i, std::uint32_t classes) const {
    return inside(i) && (*this)[i].word && ((*this)[i].word->classes & classes) != 0;
  }
  /// The same, or its genitive.
  bool is_or_genitive(std::uint32_t i, std::uint32_t classes) const {
    return is(i, classes) || (inside(i) && (*this)[i].stem && ((*this)[i].stem->classes & classes) != 0);
  }
  std::string_view form(std::uint32_t i) const { return doc_.form(i); }
  const Document& doc() const { return doc_; }
  const Gazetteer& gazetteer() const { return gazetteer_; }
  /// The last token that may close a name (GmbH), 0 where there is none.
  std::uint32_t last_tail() const { return last_tail_; }
  /// The type of name that the noun at token i announces (Hafenstadt, Konzern), or nullptr.
  const Word* announces(std::uint32_t i) const {
    return has(i, view_flag::capital) && has(i, view_flag::common) ? gazetteer_.noun_before(form(i), buffer_) : nullptr;
  }

 private:
  TokenView look(std::uint32_t i, std::string& buffer) const;
  std::uint32_t lexical(std::uint32_t i) const;

  const Document& doc_;
  const Gazetteer& gazetteer_;
  TokenRange tokens_;
  std::vector<TokenView>& views_;
  std::string& buffer_;
  std::uint32_t last_tail_ = 0;
};

/// The form without genitive -s, -'s or apostrophe; empty where it has none.
std::string_view without_genitive(std::string_view form);

}  // namespace laut::names
