#include "transparency/phrases.h"

#include <algorithm>

#include "base/utf8.h"

namespace laut::transparency {

Result<Phrases> Phrases::open(const Pack& pack) {
  auto bytes = pack.bytes("transparency.firsts");
  if (!bytes) return bytes.error();
  auto firsts = Dictionary::open(*bytes);
  if (!firsts) return firsts.error();
  auto ranges = pack.table<PhraseRange>("transparency.ranges");
  if (!ranges) return ranges.error();
  auto phrases = pack.table<Phrase>("transparency.phrases");
  if (!phrases) return phrases.error();
  auto words = pack.table<TextRef>("transparency.words");
  if (!words) return words.error();
  auto text = pack.text("transparency.text");
  if (!text) return text.error();
  Phrases out;
  out.firsts_ = std::move(*firsts);
  out.ranges_ = *ranges;
  out.phrases_ = *phrases;
  out.words_ = *words;
  out.text_ = *text;
  return out;
}

Phrases::Match Phrases::at(const Document& doc, std::uint32_t token, Scratch& s) const {
  s.key.clear();
  utf8::lower(doc.form(token), s.key);
  const std::uint32_t id = firsts_.find(s.key, s.cursor);
  if (id == Dictionary::missing) return {};
  const TokenRange sentence = doc.sentences[doc.tokens[token].sentence].tokens;
  for (const Phrase& p : phrases_.subspan(ranges_[id].first, ranges_[id].count)) {
    if (p.start && token != sentence.begin) continue;
    if (const std::uint32_t end = match(doc, p, token, sentence.end, s); end != none) return {&p, end};
  }
  return {};
}

/// The token behind the phrase, or none. "…" takes as few words as it can.
std::uint32_t Phrases::match(const Document& doc, const Phrase& p, std::uint32_t token, std::uint32_t end,
                             Scratch& s) const {
  bool open = false;
  for (const TextRef& ref : words_.subspan(p.first, p.count)) {
    const std::string_view word = text_.substr(ref.offset, ref.size);
    if (word == gap) {
      open = true;
      continue;
    }
    const std::uint32_t stop = std::min(end, token + (open ? longest_gap + 1 : 1));
    for (;; ++token) {
      if (token >= stop) return none;
      s.key.clear();
      utf8::lower(doc.form(token), s.key);
      if (s.key == word) break;
    }
    ++token;
    open = false;
  }
  return token;
}

}  // namespace laut::transparency
