/// Articles of the corpus in the forms that laut and the scorers read.
#pragma once

#include <filesystem>
#include <string>

#include "base/pack.h"
#include "corpus/article.h"
#include "laut/document.h"
#include "segment/segment.h"

namespace laut::corpus {

/// Sentences and tokens of articles, by laut's own segmenter. For one thread.
class Tokens {
 public:
  /// Errors: io, data.
  static Result<Tokens> open(const std::filesystem::path& pack);

  /// The article's text with its paragraphs as blocks; valid until the next call.
  const Document& of(const CorpusArticle& article);

 private:
  Tokens() = default;
  Pack pack_;
  Segmenter segmenter_;
  Segmenter::Scratch scratch_;
  Document doc_;
};

/// Appends a line of laut.document/1, with events, and on the quotations what the corpus knows beyond it.
void write_document(const CorpusArticle& article, const Document& tokens, std::string& out);

/// Appends a line of the corpus of quotations (Petersen-Frey & Biemann 2024), as its scorer reads it.
void write_quotations(const CorpusArticle& article, const Document& tokens, std::string& out);

/// Appends head, entities and text without marks and facts, for another to annotate.
void write_stripped(const CorpusArticle& article, std::string& out);

/// A part of a quotation, or that of the quotation whose cue it shares.
const SpanList& part_of(const CorpusArticle& article, const CorpusQuote& quote, MarkKind kind);
/// Its speaker, or that of the quotation whose cue it shares; none where there is no source.
std::uint32_t speaker_of(const CorpusArticle& article, const CorpusQuote& quote);
/// The sources from the innermost speaker outwards to the article; none for one without an entity.
std::vector<std::uint32_t> chain_of(const CorpusArticle& article, const CorpusQuote& quote);

struct CorpusRelay {
  SpanList span, cue;
  std::uint32_t entity = none;
};
/// Those who relay it, from the speaker outwards.
std::vector<CorpusRelay> relays_of(const CorpusArticle& article, const CorpusQuote& quote);

}  // namespace laut::corpus
