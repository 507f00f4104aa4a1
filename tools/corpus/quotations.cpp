// The form of the corpus of Petersen-Frey & Biemann 2024: quotations with their roles as lists of tokens.
#include <algorithm>
#include <array>

#include "corpus/convert.h"
#include "output/json_out.h"

namespace laut::corpus {
namespace {

using output::JsonOut;

constexpr std::array<std::string_view, 5> types = {"Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect",
                                                   "Reported"};
constexpr std::array<std::string_view, 7> media = {"Speech", "Writing", "Thought", "ST", "SW", "TW", "none"};

/// The tokens that the spans touch, ascending.
std::vector<std::uint32_t> token_ids(const Document& doc, const SpanList& spans) {
  std::vector<std::uint32_t> out;
  for (const Span s : spans) {
    auto t = std::ranges::upper_bound(doc.tokens, s.begin, {}, &Token::end);
    for (; t != doc.tokens.end() && t->begin < s.end; ++t)
      out.push_back(static_cast<std::uint32_t>(t - doc.tokens.begin()));
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

/// Left out where there is none, as the corpus does.
void write_part(const CorpusArticle& article, const Document& doc, std::string_view name, const SpanList& spans,
                JsonOut& json) {
  if (spans.empty()) return;
  json.key(name);
  json.begin_object();
  json.key("tokenIds");
  json.begin_array();
  for (const std::uint32_t id : token_ids(doc, spans)) json.number(id);
  json.end_array();
  std::string text;
  for (const Span s : spans) (text += text.empty() ? "" : " ") += article.view(s);
  json.string("text", text);
  json.end_object();
}

void write_sentences(const Document& doc, JsonOut& json) {
  json.key("sentences");
  json.begin_array();
  for (const Sentence& s : doc.sentences) {
    json.begin_object();
    json.key("tokens");
    json.begin_array();
    for (std::uint32_t i = s.tokens.begin; i < s.tokens.end; ++i) json.string(doc.view(doc.tokens[i].span()));
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_annotation(const CorpusArticle& article, const Document& doc, std::uint32_t index, bool has_nested,
                      JsonOut& json) {
  const CorpusQuote& q = article.quotes.all[index];
  json.begin_object();
  json.number("id", index);
  json.string("type", types[static_cast<std::size_t>(q.type)]);
  json.string("medium", media[static_cast<std::size_t>(q.medium)]);
  json.boolean("isNested", q.parent != 0);
  json.boolean("hasNested", has_nested);
  write_part(article, doc, "quote", q[MarkKind::quote], json);
  write_part(article, doc, "speaker", part_of(article, q, MarkKind::speaker), json);
  write_part(article, doc, "cue", part_of(article, q, MarkKind::cue), json);
  write_part(article, doc, "frame", part_of(article, q, MarkKind::frame), json);
  write_part(article, doc, "addressee", q[MarkKind::addressee], json);
  json.end_object();
}

}  // namespace

void write_quotations(const CorpusArticle& article, const Document& tokens, std::string& out) {
  const auto& quotes = article.quotes.all;
  std::vector<char> has_nested(quotes.size());
  for (const auto& q : quotes)
    if (const auto it = article.quotes.index.find(q.parent); it != article.quotes.index.end())
      has_nested[it->second] = 1;
  JsonOut json(out, false);
  json.begin_object();
  json.string("documentName", article.id);
  json.string("originalText", article.text);
  write_sentences(tokens, json);
  json.key("annotations");
  json.begin_array();
  for (std::uint32_t i = 0; i < quotes.size(); ++i) write_annotation(article, tokens, i, has_nested[i] != 0, json);
  json.end_array();
  json.end_object();
  out += '\n';
}

void write_stripped(const CorpusArticle& article, std::string& out) {
  for (const auto& line : article.head_lines) (out += line) += '\n';
  if (article.head_lines.empty() || !article.head_lines.back().empty()) out += '\n';
  (out += "== text\n") += article.text;
  out += "\n== facts\n";
}

}  // namespace laut::corpus
