#include "segment/segment.h"

#include <algorithm>

#include "segment/characters.h"
#include "segment/quotes.h"
#include "segment/sentences.h"
#include "segment/tokenizer.h"

namespace laut {
namespace {

using segment::Char;

/// Kinds over whose paragraphs a quotation goes on.
bool is_running(BlockKind kind) {
  return kind == BlockKind::body || kind == BlockKind::list;
}

Span trimmed(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (begin < end && (text[begin] == ' ' || (text[begin] >= '\t' && text[begin] <= '\r'))) ++begin;
  while (end > begin && (text[end - 1] == ' ' || (text[end - 1] >= '\t' && text[end - 1] <= '\r'))) --end;
  return {begin, end};
}

/// Whether the line break between two lines only wraps a paragraph: a long line, and the next one goes on in lower
/// case.
bool wraps(std::string_view text, Span line, Span next) {
  constexpr std::uint32_t narrowest = 40, widest = 160;  // bytes of a wrapped line
  return line.size() >= narrowest && line.size() <= widest && segment::lower_at(text, next.begin);
}

/// Paragraphs as body blocks: a line each, wrapped lines joined.
void split_paragraphs(Article& article) {
  const std::string_view text = article.text;
  Span paragraph, last;  // last: the paragraph's last line
  const auto flush = [&] {
    if (!paragraph.empty()) article.blocks.push_back({paragraph, BlockKind::body, "segment/paragraph"});
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const Span line = trimmed(text, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end));
    if (!line.empty() && !paragraph.empty() && !last.empty() && wraps(text, last, line)) {
      paragraph.end = line.end;
    } else if (!line.empty()) {
      flush();
      paragraph = line;
    }
    last = line;
    at = end + 1;
  }
  flush();
}

/// Tokens and sentences as given from outside; kinds, flags and quotation marks are ours.
void take_given(Document& doc, Segmenter::Scratch& scratch) {
  segment::QuotePairer quotes(doc, scratch);
  const std::string_view text = doc.text();
  std::uint32_t block = 0, block_begin = 0;
  const auto& blocks = doc.article.blocks;
  const auto pair = [&] {
    const TokenRange range{block_begin, static_cast<std::uint32_t>(doc.tokens.size())};
    if (!range.empty()) quotes.block(range, blocks.empty() || is_running(blocks[block].kind));
    scratch.marks.clear();
    block_begin = range.end;
  };
  for (const GivenSentence& given : doc.article.given) {
    Sentence s;
    s.tokens.begin = static_cast<std::uint32_t>(doc.tokens.size());
    for (const Span span : given.tokens) {
      if (span.empty() || span.end > text.size() || (!doc.tokens.empty() && span.begin < doc.tokens.back().end))
        continue;
      if (s.tokens.begin == doc.tokens.size()) {
        std::uint32_t now = block;
        while (now + 1 < blocks.size() && blocks[now].span.end <= span.begin) ++now;
        if (now != block) pair();
        block = now;
      }
      const std::string_view form = text.substr(span.begin, span.end - span.begin);
      Token t;
      t.begin = span.begin;
      t.end = span.end;
      t.kind = segment::form_kind(form);
      t.flags = segment::form_flags(form);
      t.sentence = static_cast<std::uint32_t>(doc.sentences.size());
      if (segment::is_blank(segment::kind_before(text, span.begin))) t.flags |= token_flag::space_before;
      const bool stop = form.size() > 1 && form.back() == '.';
      if (stop && t.kind == TokenKind::number) t.flags |= token_flag::ordinal;
      if (stop && t.kind == TokenKind::word) t.flags |= token_flag::abbreviation;
      if (segment::Quote shape; t.kind == TokenKind::quote && segment::quote_shape(form, shape))
        scratch.marks.push_back({static_cast<std::uint32_t>(doc.tokens.size()), shape});
      doc.tokens.push_back(t);
      scratch.hints.push_back(segment::hint::none);
    }
    s.tokens.end = static_cast<std::uint32_t>(doc.tokens.size());
    s.block = block;
    if (!s.tokens.empty()) doc.sentences.push_back(s);
  }
  pair();
  for (const Sentence& s : doc.sentences) segment::flag_starts(doc, scratch, s.tokens);
  quotes.finish();
}

}  // namespace

Result<Segmenter> Segmenter::open(const Pack& pack) {
  auto rules = segment::Rules::open(pack);
  if (!rules) return rules.error();
  Segmenter s;
  s.rules_ = std::move(*rules);
  return s;
}

void Segmenter::run(Document& doc, Scratch& scratch) const {
  doc.tokens.clear();
  doc.sentences.clear();
  doc.quote_marks.clear();
  scratch.hints.clear();
  scratch.marks.clear();
  scratch.shapes.clear();
  scratch.states.clear();
  if (doc.article.blocks.empty()) split_paragraphs(doc.article);
  if (!doc.article.given.empty()) return take_given(doc, scratch);
  segment::Tokenizer tokenizer(rules_, doc, scratch);
  segment::QuotePairer quotes(doc, scratch);
  const auto size = static_cast<std::uint32_t>(doc.text().size());
  std::uint32_t read = 0;  // blocks from outside may overlap or run over the end; tokens must not
  for (std::uint32_t b = 0; b < doc.article.blocks.size(); ++b) {
    const Block& block = doc.article.blocks[b];
    const Span span{std::max(block.span.begin, read), std::min(block.span.end, size)};
    if (block.kind == BlockKind::blank || span.empty()) continue;
    read = span.end;
    TokenRange range;
    range.begin = static_cast<std::uint32_t>(doc.tokens.size());
    scratch.marks.clear();
    tokenizer.block(span);
    range.end = static_cast<std::uint32_t>(doc.tokens.size());
    quotes.block(range, is_running(block.kind));
    segment::split_sentences(rules_, doc, scratch, range, b, longest_sentence);
  }
  quotes.finish();
}

}  // namespace laut
