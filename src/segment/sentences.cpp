#include "segment/sentences.h"

#include <algorithm>
#include <string_view>

#include "segment/characters.h"

namespace laut::segment {
namespace {

constexpr std::uint32_t short_title = 8;  ///< tokens of a quoted title that may end in ! or ? within a sentence

/// Walks over one block.
class Splitter {
 public:
  Splitter(const Rules& rules, Document& doc, Scratch& scratch, TokenRange range)
      : rules_(rules), doc_(doc), scratch_(scratch), range_(range) {}

  /// Whether a sentence that began at `start` ends with the token `last`; `next` is the first token behind the marks
  /// that belong to the sentence still. Precondition: next < range.end.
  bool ends(std::uint32_t start, std::uint32_t last, std::uint32_t next) const;
  /// The first token behind `last` that is no closing mark.
  std::uint32_t behind_closers(std::uint32_t last) const {
    std::uint32_t i = last + 1;
    while (i < range_.end && (scratch_.hints[i] & hint::closes) != 0) ++i;
    return i;
  }

 private:
  std::uint8_t kind(std::uint32_t i) const { return scratch_.hints[i] & hint::kinds; }
  bool is_dash(std::uint32_t i) const {
    const std::string_view f = doc_.form(i);
    return f == "–" || f == "—" || f == "-" || f == "--";
  }
  bool starts_lower(std::uint32_t i) const { return lower_at(doc_.text(), doc_.tokens[i].begin); }
  /// iPhone, eBay: a capital within the first three letters.
  bool camel(std::uint32_t i) const {
    const std::string_view f = doc_.form(i);
    return f.size() > 2 && ((f[1] >= 'A' && f[1] <= 'Z') || (f[2] >= 'A' && f[2] <= 'Z'));
  }
  bool is_opener(std::uint32_t i) const {
    return (rules_.word(doc_.form(i), scratch_.cursor) & word_flag::opener) != 0;
  }
  bool title_in_sentence(std::uint32_t start, std::uint32_t last, std::uint32_t next) const;

  const Rules& rules_;
  Document& doc_;
  Scratch& scratch_;
  TokenRange range_;
};

/// Die Sendung „Wer wird Millionär?“ am Abend: a short quoted title behind a word, not the words somebody said.
bool Splitter::title_in_sentence(std::uint32_t start, std::uint32_t last, std::uint32_t next) const {
  if (next == last + 1) return false;
  const std::uint32_t lowest = last - start > short_title ? last - short_title : start;
  for (std::uint32_t i = last; i-- > lowest;)
    if ((scratch_.hints[i] & hint::opens) != 0)
      return i > start && doc_.tokens[i].kind == TokenKind::quote && doc_.tokens[i - 1].kind == TokenKind::word &&
             !is_opener(next);
  return false;
}

bool Splitter::ends(std::uint32_t start, std::uint32_t last, std::uint32_t next) const {
  const std::uint8_t what = kind(last);
  const bool shout = what == hint::shout;
  // (?) and (!) comment on a word.
  if (last > start && (scratch_.hints[last - 1] & hint::opens) != 0 && next > last + 1) return false;
  if (what == hint::end) return true;
  if (shout && next == last + 1 && !doc_.tokens[next].has(token_flag::space_before)) return false;  // Yahoo!Finanzen
  std::uint32_t first = next;  // the first word behind opening marks
  while (first + 1 < range_.end && first - next < 3 && (scratch_.hints[first] & hint::opens) != 0) ++first;
  const Token& t = doc_.tokens[first];
  const bool opened = first != next;
  if (what == hint::either) return t.kind == TokenKind::word && is_opener(first);
  if (what == hint::closing)
    return t.has(token_flag::capitalised) || (opened && doc_.tokens[next].kind == TokenKind::quote);
  const std::string_view form = doc_.form(next);
  if (form == "," || form == ";" || form == ":" || form == "/" || form == "&" || form == "+") return false;
  if (kind(next) == hint::stop || kind(next) == hint::shout) return false;  // their turn comes
  if (is_dash(next)) return next + 1 < range_.end && !starts_lower(next + 1) && doc_.form(last) == ".";
  if (opened) return !starts_lower(first) || doc_.form(last) == ".";
  if (t.kind == TokenKind::word || t.kind == TokenKind::url) {
    if (starts_lower(first)) return camel(first) || (t.kind == TokenKind::url && doc_.form(last) == ".");
    return !(shout && title_in_sentence(start, last, next));
  }
  return true;
}

void push(Document& doc, const Scratch& scratch, TokenRange tokens, std::uint32_t block, std::uint32_t longest) {
  // Closing marks without end can still make it too long.
  for (; tokens.size() > longest; tokens.begin += longest)
    push(doc, scratch, {tokens.begin, tokens.begin + longest}, block, longest);
  const auto id = static_cast<std::uint32_t>(doc.sentences.size());
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) doc.tokens[i].sentence = id;
  doc.sentences.push_back({tokens, block});
  flag_starts(doc, scratch, tokens);
}

/// The dash of a dateline at the sentence's begin (Wien –, Berlin (dpa) –), or the sentence's end.
std::uint32_t dateline_dash(const Document& doc, TokenRange sentence) {
  constexpr std::uint32_t reach = 7;
  bool bracket = false;
  for (std::uint32_t i = sentence.begin; i < std::min(sentence.end, sentence.begin + reach); ++i) {
    const Token& t = doc.tokens[i];
    const std::string_view form = doc.form(i);
    if (form == "–" || form == "—") return i > sentence.begin && t.has(token_flag::space_before) ? i : sentence.end;
    if (form == "(" || form == ")")
      bracket = form == "(";
    else if (t.kind == TokenKind::word ? !bracket && !t.has(token_flag::capitalised) : form != "/")
      return sentence.end;
  }
  return sentence.end;
}

}  // namespace

void flag_starts(Document& doc, const Scratch& scratch, TokenRange sentence) {
  bool pending = true;
  const std::uint32_t dateline = dateline_dash(doc, sentence);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    Token& t = doc.tokens[i];
    if (i == dateline) pending = true;
    switch (t.kind) {
      case TokenKind::word:
      case TokenKind::number:
      case TokenKind::url:
        if (pending) t.flags |= token_flag::sentence_start;
        pending = false;
        break;
      case TokenKind::quote: pending = pending || (scratch.hints[i] & hint::opens) != 0; break;
      case TokenKind::punctuation: pending = pending || doc.text()[t.begin] == ':'; break;
      case TokenKind::symbol: break;
    }
  }
}

void split_sentences(const Rules& rules, Document& doc, Scratch& scratch, TokenRange range, std::uint32_t block,
                     std::uint32_t longest) {
  const Splitter splitter(rules, doc, scratch, range);
  std::uint32_t start = range.begin, pause = range.begin;  // pause: behind the last comma or semicolon
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if ((scratch.hints[i] & hint::kinds) != 0) {
      const std::uint32_t next = splitter.behind_closers(i);
      if (next < range.end && splitter.ends(start, i, next)) {
        push(doc, scratch, {start, next}, block, longest);
        start = pause = next;
        i = next - 1;
        continue;
      }
    }
    if (doc.tokens[i].kind == TokenKind::punctuation) {
      const char c = doc.text()[doc.tokens[i].begin];
      if (c == ',' || c == ';') pause = i + 1;
    }
    if (i + 1 - start >= longest && i + 1 < range.end) {
      const std::uint32_t cut = pause > start ? pause : i + 1;
      push(doc, scratch, {start, cut}, block, longest);
      start = pause = cut;
    }
  }
  if (start < range.end) push(doc, scratch, {start, range.end}, block, longest);
}

}  // namespace laut::segment
