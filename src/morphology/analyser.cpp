#include "morphology/analyser.h"

#include "base/utf8.h"

namespace laut {

namespace {

namespace f = feature;

Reading reading(std::string_view lemma, const Analysis& a, ReadingSource source) {
  return {lemma, a.features, static_cast<Stts>(a.stts), static_cast<Upos>(a.upos), source, a.particle};
}

Reading reading(std::string_view lemma, Stts tag, std::uint32_t features, ReadingSource source) {
  return {lemma, features, tag, default_upos(tag), source, 0};
}

bool all_of(std::string_view s, std::string_view allowed) {
  return !s.empty() && s.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace

Result<Analyser> Analyser::open(const Pack& pack, const Pack& lexicon) {
  Analyser a;
  auto closed = Lexicon::open(pack, "morphology.closed");
  if (!closed) return closed.error();
  auto extra = Lexicon::open(pack, "morphology.extra");
  if (!extra) return extra.error();
  auto big = Lexicon::open(lexicon, "lex");
  if (!big) return big.error();
  const auto bytes = pack.bytes("morphology.guess_suffixes");
  if (!bytes) return bytes.error();
  auto suffixes = Dictionary::open(*bytes);
  if (!suffixes) return suffixes.error();
  const auto first = pack.table<std::uint32_t>("morphology.guess_first");
  if (!first) return first.error();
  const auto guesses = pack.table<Guess>("morphology.guesses");
  if (!guesses) return guesses.error();
  const auto text = pack.text("morphology.guess_text");
  if (!text) return text.error();
  a.closed_ = std::move(*closed);
  a.extra_ = std::move(*extra);
  a.lexicon_ = std::move(*big);
  a.suffixes_ = std::move(*suffixes);
  a.guess_first_ = *first;
  a.guesses_ = *guesses;
  a.guess_text_ = *text;
  return a;
}

void Analyser::analyse(std::string_view form, TokenKind kind, std::uint8_t flags, FormReadings& out, Scratch& s) const {
  out.clear();
  switch (kind) {
    case TokenKind::word: word(form, flags, out, s); break;
    case TokenKind::number: number(form, flags, out, s); break;
    case TokenKind::url: out.add_own(reading({}, Stts::XY, 0, ReadingSource::shape), form); break;
    default: {
      bool open = false;
      if (!closed(form, out, s, open)) punctuation(form, kind, out);
    }
  }
  if (out.empty()) out.add_own(reading({}, Stts::XY, 0, ReadingSource::shape), form);
}

void Analyser::punctuation(std::string_view form, TokenKind kind, FormReadings& out) const {
  if (kind == TokenKind::symbol && form != "…" && form != "–" && form != "—") {
    Reading r = reading({}, form == "%" || form == "€" || form == "$" ? Stts::NN : Stts::XY, 0, ReadingSource::shape);
    r.upos = Upos::SYM;
    out.add_own(r, form);
    return;
  }
  const Stts tag = form == "," ? Stts::COMMA : form.size() == 1 && all_of(form, ".!?:;") ? Stts::STOP : Stts::BRACKET;
  out.add_own(reading({}, tag, 0, ReadingSource::shape), form);
}

void Analyser::number(std::string_view form, std::uint8_t flags, FormReadings& out, Scratch& s) const {
  if (flags & token_flag::ordinal) {
    out.add_own(reading({}, Stts::ADJA, f::any_case | f::any_number | f::pos, ReadingSource::shape), form);
    out.add_own(reading({}, Stts::CARD, 0, ReadingSource::shape), form);
    return;
  }
  const std::size_t tail = form.find_first_not_of("0123456789.,:/-–");
  if (tail == std::string_view::npos || tail == 0) {
    out.add_own(reading({}, Stts::CARD, 0, ReadingSource::shape), form);
    return;
  }
  const std::string_view rest = form.substr(tail);
  if (rest == "er" || rest == "ern") {  // die 1990er, in den 1990ern
    if (rest == "er") out.add_own(reading({}, Stts::ADJA, f::any_case | f::plur | f::pos, ReadingSource::shape), form);
    out.add_own(reading({}, Stts::NN, f::plur | (rest == "er" ? f::any_case : f::dat), ReadingSource::shape), form);
    return;
  }
  if (utf8::is_letter(utf8::decode(rest, 0).cp) && rest.size() > 3) {  // 10-jährige, 30-Tonner
    word(form, static_cast<std::uint8_t>(flags | token_flag::hyphenated), out, s);
    if (!out.empty()) return;
  }
  out.add_own(reading({}, Stts::CARD, 0, ReadingSource::shape), form);
}

bool Analyser::closed(std::string_view form, FormReadings& out, Scratch& s, bool& open) const {
  const auto id = closed_.find(form, s.cursor);
  if (id == Lexicon::missing) return false;
  closed_.each(id, [&](std::string_view lemma, const Analysis& a) {
    out.add(reading(lemma, a, ReadingSource::closed));
    open |= (a.flags & entry_flag::open) != 0;
  });
  return true;
}

bool Analyser::lookup(std::string_view form, FormReadings& out, Scratch& s) const {
  const std::size_t before = out.size();
  each(form, s, [&](std::string_view lemma, const Analysis& a) {
    if (!(a.flags & entry_flag::stem)) out.add(reading(lemma, a, ReadingSource::lexicon));
  });
  return out.size() > before;
}

bool Analyser::is_known(std::string_view form, Scratch& s) const {
  const std::uint64_t hash = FormFilter::hash(form);
  return extra_.find(form, hash, s.cursor) != Lexicon::missing ||
         lexicon_.find(form, hash, s.cursor) != Lexicon::missing;
}

void Analyser::word(std::string_view form, std::uint8_t flags, FormReadings& out, Scratch& s) const {
  if (flags & token_flag::truncated) {
    const std::string_view stem = form.substr(0, form.find_last_not_of("-") + 1);
    out.add_own(reading({}, Stts::TRUNC, 0, ReadingSource::shape), stem.empty() ? form : form);
    return;
  }
  const bool capital = utf8::is_upper(utf8::decode(form, 0).cp);
  const bool start = (flags & (token_flag::sentence_start | token_flag::all_caps)) != 0;
  if (capital)
    capital_word(form, start, out, s);
  else
    lower_word(form, out, s);
  if (out.empty()) fallback(form, flags, out, s);
}

void Analyser::lower_word(std::string_view form, FormReadings& out, Scratch& s) const {
  bool open = false;
  if (closed(form, out, s, open) && !open) return;
  const bool known = lookup(form, out, s);
  const bool inflected = adjective(form, out, s, false);
  if (known || inflected || !out.empty()) return;
  if (number_word(form, out) || separable_word(form, out, s) || spelling(form, out, s)) return;
  if (hyphen(form, out, s) || compound(form, false, false, out, s)) return;
  guess(form, false, out, s);
}

void Analyser::capital_word(std::string_view form, bool start, FormReadings& out, Scratch& s) const {
  bool open = false;
  closed(form, out, s, open);
  std::string lower;
  utf8::lower_first(form, lower);
  if (start) {
    if (closed(lower, out, s, open) && !open) {
      lookup(form, out, s);
      return;
    }
  }
  const bool noun = lookup(form, out, s);
  if (start) {
    lookup(lower, out, s);
    adjective(lower, out, s, false);
  }
  const bool nominal = nominalised(lower, out, s);
  // Within names adjectives have capitals: die Vereinigten Staaten, der Nahe Osten.
  if (!start && !noun && nominal) adjective(lower, out, s, false);
  if (nominal || noun || !out.empty()) return;
  if (closed(lower, out, s, open)) return;
  if (hyphen(form, out, s)) return;
  // Genitives of names (Merkels) are read from the lexicon; other unknown words may be compounds, guesses or names.
  if (compound(form, true, false, out, s)) return;
  if (spelling(form, out, s)) return;
  if (start) {
    if (separable_word(lower, out, s) || number_word(lower, out)) return;
    if (compound(lower, false, false, out, s)) return;
  }
  if (guess(form, true, out, s)) return;
  if (compound(form, true, true, out, s)) return;
  // Of the guesses for lower-case words only those of adjectives and adverbs are sure enough to beat a name.
  if (start && guess(lower, false, out, s) && (out.has_verb() || form.size() < 8)) out.clear();
}

void Analyser::fallback(std::string_view form, std::uint8_t flags, FormReadings& out, Scratch& s) const {
  (void)s;
  const bool capital = utf8::is_upper(utf8::decode(form, 0).cp);
  if (!capital) {
    if (flags & token_flag::abbreviation)
      out.add_own(reading({}, Stts::ADV, 0, ReadingSource::guess), form);
    else if (utf8::length(form) == 1)
      out.add_own(reading({}, Stts::XY, 0, ReadingSource::shape), form);
    else
      out.add_own(reading({}, Stts::ADJD, f::pos, ReadingSource::guess), form);
    out.add_own(reading({}, Stts::FM, 0, ReadingSource::guess), form);
    return;
  }
  if (flags & token_flag::all_caps && utf8::length(form) > 5) {  // a headline in capitals
    s.buffer.clear();
    utf8::lower(form, s.buffer);
    std::string title;
    utf8::upper_first(s.buffer, title);
    lookup(title, out, s);
    if (!out.empty()) return;
  }
  if (form.size() > 3 && form.ends_with("s") && !form.ends_with("ss")) {
    out.add_own(reading({}, Stts::NE, f::sing | f::any_case, ReadingSource::guess), form);
    out.add_own(reading({}, Stts::NE, f::sing | f::gen, ReadingSource::guess), form.substr(0, form.size() - 1));
  } else {
    out.add_own(reading({}, Stts::NE, f::sing | f::nom | f::dat | f::acc, ReadingSource::guess), form);
  }
  out.add_own(reading({}, Stts::NN, f::sing | f::any_case, ReadingSource::guess), form);
}

bool Analyser::spelling(std::string_view form, FormReadings& out, Scratch& s) const {
  const bool sharp = form.find("ß") != std::string_view::npos;
  const std::string_view from = sharp ? "ß" : "ss", to = sharp ? "ss" : "ß";
  const std::size_t at = form.rfind(from);
  if (at == std::string_view::npos || at == 0) return false;
  std::string other(form.substr(0, at));
  other += to;
  other += form.substr(at + from.size());
  bool open = false;
  if (closed(other, out, s, open)) return true;
  const bool known = lookup(other, out, s);
  return adjective(other, out, s, false) || known;
}

bool Analyser::infinitive(std::string_view form, Scratch& s) const {
  bool found = false;
  each(form, s, [&](std::string_view, const Analysis& a) { found |= static_cast<Stts>(a.stts) == Stts::VVINF; });
  return found;
}

void Analyser::separable(std::string_view particle, std::string_view form, FormReadings& out, Scratch& s) const {
  out.clear();
  s.joined.assign(particle);
  s.joined += form;
  each(s.joined, s, [&](std::string_view lemma, const Analysis& a) {
    if (a.particle == particle.size() && a.features & f::fin) out.add(reading(lemma, a, ReadingSource::lexicon));
  });
}

}  // namespace laut
