// Bytes as the text of an article: tokens must ascend, lie in the blocks and cover every non-blank byte of them;
// sentences must cover the tokens; quotation marks must stand around what they hold.
#include <cstdint>
#include <cstdlib>

#include "segment/characters.h"
#include "segment/segment.h"

namespace {

using namespace laut;

void require(bool holds) {
  if (!holds) std::abort();
}

const Segmenter& segmenter() {
  static const Pack pack = [] {
    auto opened = Pack::open(LAUT_SHARE_DIR "/de.pack");
    require(opened.ok());
    return std::move(*opened);
  }();
  static const Segmenter instance = [] {
    auto opened = Segmenter::open(pack);
    require(opened.ok());
    return std::move(*opened);
  }();
  return instance;
}

void check_blank(std::string_view text, std::uint32_t from, std::uint32_t to) {
  while (from < to) {
    const segment::Classified c = segment::classify(text.substr(0, to), from);
    require(segment::is_blank(c.kind));
    from += c.size;
  }
}

void check(const Document& doc) {
  const std::string_view text = doc.text();
  std::size_t token = 0;
  for (const Block& block : doc.article.blocks) {
    if (block.kind == BlockKind::blank) continue;
    std::uint32_t at = block.span.begin;
    for (; token < doc.tokens.size() && doc.tokens[token].begin < block.span.end; ++token) {
      const Token& t = doc.tokens[token];
      require(t.begin < t.end && t.begin >= at && t.end <= block.span.end);
      require(t.sentence < doc.sentences.size() &&
              doc.sentences[t.sentence].tokens.contains(static_cast<std::uint32_t>(token)));
      check_blank(text, at, t.begin);
      at = t.end;
    }
    check_blank(text, at, block.span.end);
  }
  require(token == doc.tokens.size());
  std::uint32_t end = 0;
  for (const Sentence& s : doc.sentences) {
    require(s.tokens.begin == end && !s.tokens.empty() && s.tokens.size() <= Segmenter::longest_sentence);
    end = s.tokens.end;
  }
  require(end == doc.tokens.size());
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < doc.quote_marks.size(); ++i) {
    const QuoteMarks& q = doc.quote_marks[i];
    require(q.inside.begin >= begin && q.inside.begin <= q.inside.end && q.inside.end <= doc.tokens.size());
    require(q.open == none || q.open + 1 == q.inside.begin);
    require(q.close == none || q.close == q.inside.end);
    require(q.parent == none ? q.level == 0 : q.parent < i && doc.quote_marks[q.parent].inside.contains(q.inside));
    begin = q.inside.begin;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Segmenter::Scratch scratch;  // kept on purpose: what one text leaves behind must not hurt the next
  Document doc;
  doc.article.text.assign(reinterpret_cast<const char*>(data), size);
  segmenter().run(doc, scratch);
  check(doc);
  return 0;
}
