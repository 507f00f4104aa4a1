#include "quantities/vocabulary.h"

#include <algorithm>

#include "base/utf8.h"

namespace laut {
namespace {

/// Phrases are made of short words; a longer token ends every look-up before it costs anything.
constexpr std::size_t longest_word = 64;

void append(const Document& doc, std::uint32_t token, bool keep_case, std::string& key) {
  if (keep_case)
    key += doc.form(token);
  else
    utf8::lower(doc.form(token), key);
}

bool too_long(const Document& doc, std::uint32_t token) {
  return doc.tokens[token].span().size() > longest_word;
}

}  // namespace

Result<QuantityVocabulary> QuantityVocabulary::open(const Pack& pack) {
  QuantityVocabulary v;
  auto bytes = pack.bytes("quantities.dictionary");
  if (!bytes) return bytes.error();
  auto dictionary = Dictionary::open(*bytes);
  if (!dictionary) return dictionary.error();
  auto records = pack.table<QuantityWord>("quantities.words");
  if (!records) return records.error();
  auto strings = pack.text("quantities.strings");
  if (!strings) return strings.error();
  const auto inside = [&](TextRef r) { return r.offset <= strings->size() && r.size <= strings->size() - r.offset; };
  const bool sound = records->size() == dictionary->size() &&
                     std::all_of(records->begin(), records->end(),
                                 [&](const QuantityWord& w) { return inside(w.code) && inside(w.counted); });
  if (!sound)
    return Error{ErrorCode::data, "the quantity words of the pack are damaged", "", 0,
                 "rebuild or reinstall laut's data"};
  v.dictionary_ = std::move(*dictionary);
  v.words_ = *records;
  v.strings_ = *strings;
  return v;
}

const QuantityWord* QuantityVocabulary::find_key(const std::string& key, Scratch& scratch) const {
  const std::uint32_t id = dictionary_.find(key, scratch.cursor);
  return id == Dictionary::missing ? nullptr : &words_[id];
}

const QuantityWord* QuantityVocabulary::find(QuantityClass cls, std::string_view word, Scratch& scratch) const {
  if (word.size() > longest_word) return nullptr;
  scratch.key.assign(1, static_cast<char>(cls));
  scratch.key += word;
  const QuantityWord* found = find_key(scratch.key, scratch);
  return found && found->complete ? found : nullptr;
}

bool QuantityVocabulary::has(QuantityClass cls, const Document& doc, std::uint32_t token, Scratch& scratch) const {
  return static_cast<bool>(at(cls, doc, token, token + 1, scratch));
}

PhraseMatch QuantityVocabulary::at(QuantityClass cls, const Document& doc, std::uint32_t token, std::uint32_t end,
                                   Scratch& scratch) const {
  PhraseMatch best;
  const std::uint32_t stop = std::min(end, token + longest);
  scratch.key.assign(1, static_cast<char>(cls));
  for (std::uint32_t i = token; i < stop && !too_long(doc, i); ++i) {
    if (i > token) scratch.key += ' ';
    append(doc, i, cls == QuantityClass::unit, scratch.key);
    const QuantityWord* word = find_key(scratch.key, scratch);
    if (!word) break;
    if (word->complete) best = {word, i + 1 - token};
  }
  return best;
}

PhraseMatch QuantityVocabulary::ending(QuantityClass cls, const Document& doc, std::uint32_t token, std::uint32_t begin,
                                       Scratch& scratch) const {
  const std::uint32_t first = token - std::min(token - begin, longest);
  for (std::uint32_t i = first; i < token; ++i) {
    const PhraseMatch found = at(cls, doc, i, token, scratch);
    if (found && i + found.tokens == token) return found;
  }
  return {};
}

PhraseMatch QuantityVocabulary::unit(const Document& doc, std::uint32_t token, std::uint32_t end,
                                     Scratch& scratch) const {
  if (token >= end) return {};
  if (const PhraseMatch found = at(QuantityClass::unit, doc, token, end, scratch)) return found;
  const Token& t = doc.tokens[token];
  if (t.kind != TokenKind::word || !t.has(token_flag::capitalised) || too_long(doc, token)) return {};
  if (t.reading_count > 0 && doc.reading(token).stts == Stts::NN) {
    const QuantityWord* word = find(QuantityClass::unit, doc.reading(token).lemma, scratch);
    if (word && !word->letter) return {word, 1};
  }
  const std::string_view form = doc.form(token);
  const std::size_t hyphen = form.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 1 == form.size()) return {};
  const QuantityWord* word = find(QuantityClass::unit, form.substr(hyphen + 1), scratch);
  return word && word->kind == UnitKind::container ? PhraseMatch{word, 1} : PhraseMatch{};
}

bool QuantityVocabulary::is_street(std::string_view word, Scratch& scratch) const {
  if (word.size() < 5 || word.size() > longest_word) return false;
  std::string& key = scratch.key;
  key.clear();
  utf8::lower(word, key);
  std::reverse(key.begin(), key.end());
  key.insert(key.begin(), static_cast<char>(QuantityClass::street));
  bool found = false;
  dictionary_.prefixes(key, scratch.cursor, [&](std::uint32_t id, std::uint32_t size) {
    found = found || (size < key.size() && size > 1 && words_[id].complete);
    return !found;
  });
  return found;
}

}  // namespace laut
