#include "names/rules.h"

namespace laut::names {
namespace {

constexpr std::uint32_t longest_name = 10;  // tokens

bool in_quotes(const SentenceView& s, TokenRange r) {
  return s.inside(r.begin - 1) && s.inside(r.end) && s.doc().tokens[r.begin - 1].kind == TokenKind::quote &&
         s.doc().tokens[r.end].kind == TokenKind::quote;
}

/// Whether the sense of a single token stands against what else the word may be.
bool admitted(const SentenceView& s, std::uint32_t i, const Word& word, const Sense& sense) {
  const auto type = static_cast<MentionType>(sense.type);
  const bool after_article =
      s.has(i - 1, view_flag::article) || (s.has(i - 1, view_flag::adjective) && !s.has(i - 1, view_flag::capital));
  const bool after_place_word = s.is(i - 1, word_class::place_before);
  if (s.has(i, view_flag::other) && !after_place_word) return false;
  if ((s.has(i, view_flag::lowered)) && s.has(i, view_flag::common)) return false;
  const std::string_view kind = s.gazetteer().kind(sense);
  if (s.has(i, view_flag::noun) && !s.has(i, view_flag::proper)) {
    if (kind == "water" || kind == "mountains") return s.has(i - 1, view_flag::article);
    if ((sense.flags & sense_flag::derived) != 0) return after_place_word;
    if (type == MentionType::GPE && kind == "city") return !after_article;
  }
  if ((sense.flags & sense_flag::derived) != 0) {
    if ((word.classes & (word_class::given | word_class::surname | word_class::never)) != 0) return after_place_word;
    return !after_article;
  }
  return true;
}

struct Best {
  std::uint32_t end = 0;
  const Word* word = nullptr;
  bool genitive = false;
};

const Sense* choose(const SentenceView& s, TokenRange r, const Word& word) {
  const bool quoted = in_quotes(s, r);
  const Sense* fallback = nullptr;
  for (const Sense& sense : s.gazetteer().senses(word)) {
    if ((sense.flags & sense_flag::quoted) != 0) {
      if (quoted) return &sense;
      continue;
    }
    if (r.size() > 1 || admitted(s, r.begin, word, sense)) {
      if (!fallback) fallback = &sense;
    }
  }
  return fallback;
}

}  // namespace

std::optional<Found> match_gazetteer(const SentenceView& s, std::uint32_t i) {
  const TokenView& first = s[i];
  if (!first.word && !first.stem) return std::nullopt;
  Found best;
  const auto take = [&](const Word* word, std::uint32_t end, bool genitive) {
    if (!word || word->sense_count == 0) return;
    const Sense* sense = choose(s, {i, end}, *word);
    if (!sense) return;
    best.tokens = {i, end};
    best.sense = sense;
    best.genitive = genitive;
  };
  take(first.stem, i + 1, true);
  take(first.word, i + 1, false);
  std::uint64_t hash = first.hash;
  const Word* word = first.word;
  for (std::uint32_t k = i + 1; word && (word->classes & word_class::opens) != 0 && k < s.end() && k < i + longest_name;
       ++k) {
    const TokenView& v = s[k];
    std::uint64_t token = v.hash;
    if (token == 0) token = hash_token(s.form(k));
    if (v.stem_hash != 0) take(s.gazetteer().find(hash_append(hash, v.stem_hash)), k + 1, true);
    hash = hash_append(hash, token);
    word = s.gazetteer().find(hash);
    take(word, k + 1, false);
  }
  if (!best.sense) return std::nullopt;
  best.type = static_cast<MentionType>(best.sense->type);
  best.rule = (best.sense->flags & sense_flag::derived) != 0 ? "names/gazetteer-place" : "names/gazetteer";
  return best;
}

}  // namespace laut::names
