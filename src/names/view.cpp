#include "names/view.h"

#include "base/utf8.h"

namespace laut::names {

std::string_view without_genitive(std::string_view form) {
  for (const std::string_view ending : {"'s", "’s", "'", "’"})
    if (form.size() > ending.size() + 1 && form.ends_with(ending)) return form.substr(0, form.size() - ending.size());
  if (form.size() > 2 && form.ends_with('s') && !form.ends_with("ss")) return form.substr(0, form.size() - 1);
  return {};
}

SentenceView::SentenceView(const Document& doc, const Gazetteer& gazetteer, TokenRange tokens,
                           std::vector<TokenView>& views, std::string& buffer)
    : doc_(doc), gazetteer_(gazetteer), tokens_(tokens), views_(views), buffer_(buffer) {
  views_.clear();
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    views_.push_back(look(i, buffer));
    const Word* word = views_.back().word;
    if (word && (word->classes & word_class::tail) != 0) last_tail_ = i;
  }
}

TokenView SentenceView::look(std::uint32_t i, std::string& buffer) const {
  TokenView v;
  const Token& t = doc_.tokens[i];
  if (t.kind == TokenKind::punctuation || t.kind == TokenKind::quote) return v;
  const std::string_view form = doc_.form(i);
  v.hash = hash_token(form);
  v.word = gazetteer_.find(v.hash);
  if (t.kind != TokenKind::word) return v;
  v.flags = lexical(i);
  if (!t.has(token_flag::capitalised)) return v;
  v.flags |= view_flag::capital;
  if (t.has(token_flag::all_caps)) v.flags |= view_flag::all_caps;
  if (form.size() <= 4 && form.ends_with('.') && utf8::length(form) == 2) v.flags |= view_flag::initial;
  if (const std::string_view stem = without_genitive(form); !stem.empty()) {
    v.stem_hash = hash_token(stem);
    v.stem = gazetteer_.find(v.stem_hash);
    if (!v.stem && stem.ends_with('e'))  // Bundestages
      v.stem = gazetteer_.find(hash_token(stem.substr(0, stem.size() - 1)));
  }
  if (!v.word && !v.stem && (v.flags & view_flag::common) == 0 &&
      t.has(token_flag::sentence_start)) {  // Letztendlich, Hobbymäßig
    std::size_t begin = 0;
    const Word* ending = gazetteer_.ending(form, begin);
    if (ending && (ending->classes & word_class::never) != 0) v.flags |= view_flag::guessed;
  }
  if (!v.word && !v.stem && (v.flags & view_flag::common) != 0 &&
      (v.flags & (view_flag::compound | view_flag::guessed)) == 0)
    v.flags |= view_flag::plain;
  if (!v.word && t.has(token_flag::all_caps) && form.size() > 4 && form.size() < 40) {  // headlines: PUTIN
    buffer.clear();
    const auto first = utf8::decode(form, 0);
    buffer.append(form.substr(0, first.size));
    utf8::lower(form.substr(first.size), buffer);
    const std::uint64_t hash = hash_token(buffer);
    if (const Word* w = gazetteer_.find(hash))
      v.word = w, v.hash = hash, v.flags = (v.flags | view_flag::lowered) & ~view_flag::plain;
  }
  return v;
}

std::uint32_t SentenceView::lexical(std::uint32_t i) const {
  std::uint32_t flags = 0;
  const Token& t = doc_.tokens[i];
  const bool capital = t.has(token_flag::capitalised), start = t.has(token_flag::sentence_start) || i == tokens_.begin;
  bool name = false;
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    const Reading& reading = doc_.readings[t.reading_begin + r];
    const bool known = reading.source == ReadingSource::closed || reading.source == ReadingSource::lexicon;
    name = name || reading.stts == Stts::NE || reading.stts == Stts::FM;
    if (reading.stts == Stts::NE) {
      if (known) flags |= view_flag::proper;
    } else if (reading.stts == Stts::NN) {
      if (known) flags |= view_flag::noun;
      if (reading.source == ReadingSource::compound) flags |= view_flag::compound;
    } else if (known && capital && (start || reading.source == ReadingSource::closed)) {
      flags |= view_flag::other;
    }
  }
  if (t.reading_count == 0) return flags;
  if (const Reading& chosen = doc_.reading(i); capital && chosen.source == ReadingSource::guess && !name)
    flags |= view_flag::guessed;
  switch (doc_.reading(i).stts) {
    case Stts::ART:
    case Stts::APPRART:
    case Stts::PDAT:
    case Stts::PPOSAT:
    case Stts::PIAT: flags |= view_flag::article; break;
    case Stts::APPR: flags |= view_flag::preposition; break;
    case Stts::ADJA: flags |= view_flag::adjective; break;
    case Stts::VVFIN:
    case Stts::VAFIN:
    case Stts::VMFIN: flags |= view_flag::finite; break;
    default: break;
  }
  return flags;
}

}  // namespace laut::names
