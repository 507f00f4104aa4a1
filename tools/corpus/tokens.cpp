#include "corpus/convert.h"

namespace laut::corpus {

Result<Tokens> Tokens::open(const std::filesystem::path& path) {
  Tokens out;
  auto pack = Pack::open(path);
  if (!pack) return pack.error();
  out.pack_ = std::move(*pack);
  auto segmenter = Segmenter::open(out.pack_);
  if (!segmenter) return segmenter.error();
  out.segmenter_ = std::move(*segmenter);
  return out;
}

const Document& Tokens::of(const CorpusArticle& article) {
  doc_.clear();
  doc_.article.id = article.id;
  doc_.article.text = article.text;
  for (const Span s : article.paragraphs) doc_.article.blocks.push_back({s, BlockKind::body, "corpus"});
  segmenter_.run(doc_, scratch_);
  return doc_;
}

}  // namespace laut::corpus
