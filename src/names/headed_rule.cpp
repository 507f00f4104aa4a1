#include "names/rules.h"

namespace laut::names {
namespace {

using namespace word_class;

constexpr std::uint32_t longest_run = 7;

bool word_before_tail(const SentenceView& s, std::uint32_t k, bool strong) {
  if (!s.has(k, view_flag::capital)) {
    const std::string_view form = s.form(k);
    return form == "&" || form == "+";
  }
  if (s.is(k, never | title) || s.has(k, view_flag::article | view_flag::preposition | view_flag::finite)) return false;
  return strong || !s.has(k, view_flag::noun | view_flag::other) || s.is_or_genitive(k, given | surname);
}

/// Muster Bau GmbH, Rotary Club: the run of words from i closes with a tail.
std::optional<Found> match_tail(const SentenceView& s, std::uint32_t i) {
  if (s.last_tail() <= i) return std::nullopt;
  std::uint32_t end = 0;
  const Word* tail_word = nullptr;
  bool weak_ok = true;
  for (std::uint32_t k = i; k < s.end() && k < i + longest_run; ++k) {
    if (k > i && s.is(k, tail)) {
      const bool strong = s.is(k, strong_tail);
      if (strong || weak_ok) end = k + 1, tail_word = s[k].word;
    }
    if (!word_before_tail(s, k, true)) break;
    weak_ok = weak_ok && word_before_tail(s, k, false);
  }
  if (!tail_word || s.has(i, view_flag::other)) return std::nullopt;
  const std::string_view first = s.form(i);
  if (first == "Firma" || first == "Unternehmen" || first == "Konzern" || !s.has(i, view_flag::capital))
    return std::nullopt;
  Found f;
  f.tokens = {i, end};
  f.type = static_cast<MentionType>(tail_word->type);
  f.rule = "names/tail";
  return f;
}

bool is_place(const SentenceView& s, std::uint32_t k) {
  for (const Word* w : {s.inside(k) ? s[k].word : nullptr, s.inside(k) ? s[k].stem : nullptr}) {
    if (!w) continue;
    for (const Sense& sense : s.gazetteer().senses(*w)) {
      const auto type = static_cast<MentionType>(sense.type);
      if (type == MentionType::GPE || type == MentionType::LOC) return true;
    }
  }
  return false;
}

/// Universität Musterstadt, FC Muster, Flughafen Muster: a lead, then a place or unknown words.
std::optional<Found> match_lead(const SentenceView& s, std::uint32_t i) {
  if (!s.is(i, lead) || i + 1 >= s.end() || !s.has(i + 1, view_flag::capital)) return std::nullopt;
  const bool place = is_place(s, i + 1);
  if (!place && !(is_unknown(s, i + 1) || (s.has(i + 1, view_flag::proper) && !s.is(i + 1, never))))
    return std::nullopt;
  const auto type = static_cast<MentionType>(s[i].word->type);
  const bool club = s.has(i, view_flag::all_caps) || !s.has(i, view_flag::common);
  if (s.has(i, view_flag::other) && !club) return std::nullopt;
  std::uint32_t end = i + 2;
  while (end < s.end() && end < i + 4 && is_unknown(s, end) && !is_place(s, end) && !s.is(end, given)) ++end;
  Found f;
  f.tokens = {i, end};
  f.type = type;
  f.rule = "names/lead";
  // 1. FC Musterstadt
  if (type == MentionType::ORG && i > s.begin() && s.doc().tokens[i - 1].has(token_flag::ordinal) &&
      s.form(i).size() == 2)
    --f.tokens.begin;
  return f;
}

/// Bundesamt für Migration und Flüchtlinge: a head, "für", nouns.
std::optional<Found> match_follow(const SentenceView& s, std::uint32_t i) {
  if (!s.is(i, follow) || i + 2 >= s.end()) return std::nullopt;
  std::uint32_t k = i + 1;
  if (s.form(k) != "für" && s.form(k) != "of" && s.form(k) != "for") return std::nullopt;
  std::uint32_t end = 0;
  for (++k; k < s.end() && k < i + longest_run + 2; ++k) {
    if (s.has(k, view_flag::capital) && !s.is(k, never)) {
      end = k + 1;
    } else if (s.doc().tokens[k].has(token_flag::truncated)) {
      continue;
    } else if (!((s.is(k, link) || s.has(k, view_flag::adjective)) && k + 1 < s.end())) {
      break;
    } else if (end != 0 && !(s.form(k) == "und" || s.form(k) == "and" || s.form(k) == "of")) {
      break;
    }
  }
  if (end == 0) return std::nullopt;
  Found f;
  f.tokens = {i, end};
  f.type = static_cast<MentionType>(s[i].word->type);
  f.rule = "names/follow";
  return f;
}

/// Whether the word's first part is a name: Goethe-straße, Berliner-straße, Willy-Brandt-Platz.
bool begins_with_name(const SentenceView& s, std::string_view part) {
  if (const std::size_t hyphen = part.find('-'); hyphen != std::string_view::npos) part = part.substr(0, hyphen);
  for (int cut = 0; cut < 3 && part.size() > 2; ++cut) {
    const Word* w = s.gazetteer().find(part);
    if (w && ((w->classes & (given | surname)) != 0 || w->sense_count != 0)) return true;
    const char last = part.back();
    if (last != 's' && last != 'n' && last != 'e' && last != 'r') return false;
    part.remove_suffix(1);
  }
  return false;
}

/// Musterstraße, Goethestraße, Musterhausen: an ending on a word that the lexicon does not know, or on a name.
std::optional<Found> match_ending(const SentenceView& s, std::uint32_t i) {
  if (!s.has(i, view_flag::capital) || s.has(i, view_flag::noun | view_flag::other | view_flag::initial) ||
      s.is(i, never | title | demonym))
    return std::nullopt;
  std::string_view form = s.form(i);
  std::size_t begin = 0;
  const Word* w = s.gazetteer().ending(form, begin);
  if (!w && s[i].stem_hash != 0) w = s.gazetteer().ending(without_genitive(form), begin);
  if (!w || (w->classes & never) != 0) return std::nullopt;
  const auto type = static_cast<MentionType>(w->type);
  const bool article = s.has(i - 1, view_flag::article | view_flag::adjective);
  const bool known = s.has(i, view_flag::compound | view_flag::guessed);
  if (type == MentionType::GPE && (known || article || s.is_or_genitive(i, surname))) return std::nullopt;
  if (type != MentionType::GPE && (known || type == MentionType::ORG) && !begins_with_name(s, form.substr(0, begin)))
    return std::nullopt;
  Found f;
  f.tokens = {i, i + 1};
  f.type = type;
  f.rule = "names/ending";
  return f;
}

/// Der Film "Die Muster": what stands in quotation marks behind a noun that announces a title.
std::optional<Found> match_quoted(const SentenceView& s, std::uint32_t i) {
  if (i < s.begin() + 2 || s.doc().tokens[i - 1].kind != TokenKind::quote) return std::nullopt;
  std::uint32_t end = i;
  while (end < s.end() && end < i + 9 && s.doc().tokens[end].kind != TokenKind::quote) ++end;
  if (end >= s.end() || s.doc().tokens[end].kind != TokenKind::quote) return std::nullopt;
  const Word* w = s.announces(i - 2);
  if (!w) return std::nullopt;
  Found f;
  f.tokens = {i, end};
  f.type = static_cast<MentionType>(w->type);
  f.rule = "names/quoted";
  return f;
}

}  // namespace

std::optional<Found> match_headed(const SentenceView& s, std::uint32_t i) {
  if (!s.has(i, view_flag::capital)) return std::nullopt;
  if (s.has(i, view_flag::plain)) {
    auto f = match_tail(s, i);
    return f ? f : match_quoted(s, i);
  }
  std::optional<Found> best;
  for (auto* rule : {match_lead, match_follow, match_tail, match_ending, match_quoted}) {
    auto f = rule(s, i);
    if (f && (!best || f->tokens.end > best->tokens.end)) best = f;
  }
  return best;
}

std::optional<Found> match_unknown_run(const SentenceView& s, std::uint32_t i) {
  const auto part = [&](std::uint32_t k) {
    if (!is_unknown(s, k) || s.has(k, view_flag::lowered)) return false;
    const Word* w = s[k].word;
    return !w || w->sense_count == 0 || (s.gazetteer().senses(*w)[0].flags & sense_flag::derived) != 0;
  };
  if (!part(i)) return std::nullopt;
  std::uint32_t end = i + 1;
  while (end < s.end() && end < i + 5) {
    if (part(end))
      ++end;
    else if (s.is(end, particle) && !s.has(end, view_flag::article | view_flag::preposition) && end + 1 < s.end() &&
             part(end + 1))
      end += 2;
    else if (s.is(end, particle) && (s.form(end) == "von" || s.form(end) == "de" || s.form(end) == "van") &&
             end + 1 < s.end() && part(end + 1) && s.is(i, surname | given))
      end += 2;
    else
      break;
  }
  std::size_t head = 0;
  if (end < i + 2 || s.gazetteer().title_head(s.form(i), head)) return std::nullopt;
  Found f;
  f.tokens = {i, end};
  const bool article = s.has(i - 1, view_flag::article);
  bool caps = true;
  for (std::uint32_t k = i; k < end; ++k) {
    caps = caps && s.has(k, view_flag::all_caps);
    if (s.form(k).find_first_of("0123456789") != std::string_view::npos) return std::nullopt;
  }
  if (article && !caps) return std::nullopt;
  if (s.is(i - 1, place_before))
    f.type = MentionType::GPE;
  else if (const Word* noun = s.announces(i - 1))
    f.type = static_cast<MentionType>(noun->type);
  else if (caps)
    f.type = MentionType::ORG;
  else if (s.has(i - 1, view_flag::capital))
    return std::nullopt;
  else if (s.inside(i - 1) && (s.form(i - 1) == "(" || s.doc().tokens[i - 1].kind == TokenKind::quote))
    f.type = MentionType::OTHER;
  else
    f.type = MentionType::PERSON, f.full = true;
  f.rule = "names/unknown-run";
  return f;
}

namespace {

/// A finite verb that may be singular.
bool acts_alone(const SentenceView& s, std::uint32_t i) {
  return s.has(i, view_flag::finite) && (s.doc().reading(i).features & feature::sing) != 0;
}

}  // namespace

Left judge_single(const SentenceView& s, std::uint32_t i) {
  Left left;
  left.token = i;
  left.hash = s[i].hash;
  left.stem_hash = s[i].stem_hash;
  const bool article = s.has(i - 1, view_flag::article | view_flag::adjective);
  left.linkable = (!article || !s.has(i, view_flag::common)) && !s.is(i, never);
  if (s.has(i, view_flag::initial) || s.is(i, never | demonym | title | tail | follow)) return left;
  const bool listed = s.is_or_genitive(i, surname) && !article;
  if (s.has(i, view_flag::noun | view_flag::other)) {
    // Singular nouns seldom stand without an article: Koch gelang das, sagte Fuchs.
    if (listed && !s.has(i, view_flag::other) && !s.has(i - 1, view_flag::preposition | view_flag::capital) &&
        (acts_alone(s, i - 1) || acts_alone(s, i + 1))) {
      left.type = MentionType::PERSON;
      left.rule = "names/surname-verb";
    }
    return left;
  }
  if (s.has(i, view_flag::common) && !listed) return left;
  const bool place = s.is(i - 1, place_before) && !article;
  const auto say = [&](MentionType type, std::string_view rule) {
    left.type = type;
    left.rule = rule;
    return left;
  };
  std::size_t head = 0;
  if (s.doc().tokens[i].has(token_flag::truncated) || s.gazetteer().title_head(s.form(i), head)) return left;
  if (place) return say(MentionType::GPE, "names/place-preposition");
  if (listed) return say(MentionType::PERSON, "names/surname");
  if (s.has(i, view_flag::all_caps)) {
    const bool code = s.is(i, name_suffix) || s.form(i).size() > 6 ||
                      s.form(i).find_first_of("0123456789-") != std::string_view::npos ||
                      (s.inside(i - 1) && s.doc().tokens[i - 1].kind == TokenKind::number) ||
                      (s.inside(i + 1) && s.doc().tokens[i + 1].kind == TokenKind::number);
    return code ? left : say(MentionType::ORG, "names/capitals");
  }
  if (!article && s[i].stem && (s[i].stem->classes & given) != 0)
    return say(MentionType::PERSON, "names/first-name-alone");
  if (const Word* noun = s.announces(i - 1)) return say(static_cast<MentionType>(noun->type), "names/announced");
  if (article) return left;
  if (acts_alone(s, i - 1) || acts_alone(s, i + 1)) return say(MentionType::PERSON, "names/beside-verb");
  return left;
}

}  // namespace laut::names
