// Base noun phrases and their extension.
#include <algorithm>

#include "syntax/syntax.h"

namespace laut::syntax {

using namespace laut::feature;

bool is_finite(Stts t) {
  return t == Stts::VVFIN || t == Stts::VAFIN || t == Stts::VMFIN || t == Stts::VVIMP || t == Stts::VAIMP;
}
bool is_noun(Stts t) {
  return t == Stts::NN || t == Stts::NE || t == Stts::FM;
}
bool is_pronoun(Stts t) {
  return t == Stts::PPER || t == Stts::PDS || t == Stts::PIS || t == Stts::PRELS || t == Stts::PWS || t == Stts::PPOSS;
}
bool is_comma(const Document& doc, std::uint32_t token) {
  return doc.form(token) == ",";
}

namespace {

bool is_determiner(Stts t) {
  return t == Stts::ART || t == Stts::PDAT || t == Stts::PIAT || t == Stts::PPOSAT || t == Stts::PRELAT ||
         t == Stts::PWAT;
}

/// Intersects agreement masks dimension by dimension; a dimension that would become empty keeps its old value.
std::uint32_t agree(std::uint32_t a, std::uint32_t b) {
  std::uint32_t out = 0;
  for (const std::uint32_t dimension : {any_case, any_number, any_gender}) {
    const std::uint32_t both = (a & dimension) & (b & dimension);
    out |= both != 0 ? both : ((a & dimension) != 0 ? (a & dimension) : (b & dimension));
  }
  return out;
}

/// An adjective or participle with its own prepositional phrase between determiner and noun: die in Genf ansässige
/// Behörde. Returns where the adjective stands, or `at`.
std::uint32_t behind_attribute(const Document& doc, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t longest = 8;
  if (at >= end || (doc.reading(at).stts != Stts::APPR && doc.reading(at).stts != Stts::APPRART)) return at;
  for (std::uint32_t k = at + 2; k + 1 < end && k < at + longest; ++k) {
    const Stts t = doc.reading(k).stts;
    if (is_finite(t) || t == Stts::COMMA || t == Stts::STOP) return at;
    if (t == Stts::ADJA && is_noun(doc.reading(k - 1).stts) &&
        (is_noun(doc.reading(k + 1).stts) || doc.reading(k + 1).stts == Stts::ADJA))
      return k;
  }
  return at;
}

/// One base phrase that starts at `at`; its end is left in phrase.tokens.end. False where none starts.
bool base_phrase(const Document& doc, std::uint32_t at, std::uint32_t end, Phrase& phrase) {
  std::uint32_t i = at;
  const auto tag = [&](std::uint32_t k) { return doc.reading(k).stts; };
  const auto quote = [&](std::uint32_t k) { return doc.tokens[k].kind == TokenKind::quote; };
  if (is_pronoun(tag(i)) && tag(i) != Stts::PIS) {
    phrase.tokens = {i, i + 1};
    phrase.head = i;
    phrase.features = doc.reading(i).features;
    phrase.kind = PhraseKind::pronoun;
    return true;
  }
  std::uint32_t features = 0;
  bool determiner = false, adjective = false;
  bool opened = false;  // a quotation mark was passed that opens a name: die „Washington Post“
  if (is_determiner(tag(i))) {
    features = doc.reading(i).features & (any_case | any_number | any_gender);
    determiner = true;
    ++i;
    if (i < end && is_determiner(tag(i))) ++i;  // all die, diese meine
  }
  if (determiner) i = behind_attribute(doc, i, end);
  while (i < end) {
    const Stts t = tag(i);
    if (t == Stts::ADJA || t == Stts::CARD) {
      const std::uint32_t own = doc.reading(i).features & (any_case | any_number | any_gender);
      if (own != 0) features = features != 0 ? agree(features, own) : own;
      adjective = true;
    } else if ((t == Stts::ADV || t == Stts::ADJD) && (determiner || adjective) && i + 1 < end &&
               (tag(i + 1) == Stts::ADJA || tag(i + 1) == Stts::CARD)) {
      // "ein besonders schwerer Fall"
    } else if ((t == Stts::KON || is_comma(doc, i)) && adjective && i + 1 < end && tag(i + 1) == Stts::ADJA) {
      // "russische und nordkoreanische Fähnchen"
    } else if (quote(i) && (determiner || adjective) && i + 1 < end &&
               (is_noun(tag(i + 1)) || tag(i + 1) == Stts::ADJA)) {
      opened = true;
    } else {
      break;
    }
    ++i;
  }
  std::uint32_t head = none;
  const std::uint32_t nouns = i;
  while (i < end) {
    const Stts t = tag(i);
    if (quote(i)) {
      // A quoted name belongs to the phrase with its marks when it is short: die Zeitung „Die Welt“.
      if (opened) {
        opened = false;
        ++i;
        continue;
      }
      std::uint32_t close = i + 1;
      while (close < end && close < i + 7 && !quote(close) && !is_finite(tag(close))) ++close;
      if (close < end && close > i + 1 && quote(close) &&
          (is_noun(tag(close - 1)) || is_noun(tag(i + 1)) || doc.tokens[i + 1].kind == TokenKind::url)) {
        head = head == none ? close - 1 : head;
        i = close + 1;
        continue;
      }
      break;
    }
    if (t == Stts::TRUNC && i + 2 < end && (tag(i + 1) == Stts::KON || is_comma(doc, i + 1))) {
      i += 2;
      continue;
    }
    if (is_noun(t)) {
      // Two common nouns in a row are one phrase only where the second is a name or a title stands before it.
      if (head != none && t == Stts::NN && tag(head) == Stts::NN && doc.tokens[i].kind != TokenKind::url &&
          !doc.tokens[i - 1].has(token_flag::truncated) && tag(i - 1) == Stts::NN &&
          (doc.reading(i).features & any_case) != any_case && doc.reading(i).source != ReadingSource::guess)
        break;
      const std::uint32_t own = doc.reading(i).features & (any_case | any_number | any_gender);
      if (t == Stts::NN && (head == none || tag(head) != Stts::NN))
        features = features != 0 && own != 0 ? agree(features, own) : (features | own);
      if (head == none) head = i;
      ++i;
      continue;
    }
    if (head != none && (t == Stts::CARD) && tag(i - 1) == Stts::NE) {
      ++i;
      continue;
    }  // Formel 1, Kepler 22
    if (head != none && tag(i - 1) == Stts::NE && t == Stts::APPR && i + 1 < end && tag(i + 1) == Stts::NE &&
        (doc.form(i) == "von" || doc.form(i) == "zu" || doc.form(i) == "van")) {
      ++i;
      continue;
    }
    break;
  }
  if (head == none) {
    if (i == nouns && adjective && (determiner || tag(i - 1) == Stts::ADJA) &&
        doc.tokens[i - 1].has(token_flag::capitalised))
      head = i - 1;  // der Angeklagte
    else if (tag(at) == Stts::PIS || (determiner && tag(at) != Stts::ART && i == at + 1 && tag(at) != Stts::PPOSAT)) {
      i = at + 1;
      head = at;
      features = doc.reading(at).features;
      phrase.kind = PhraseKind::pronoun;
    } else {
      return false;
    }
  }
  phrase.tokens = {at, i};
  phrase.head = head;
  phrase.features = features & (any_case | any_number | any_gender);
  return i > at;
}

}  // namespace

void find_phrases(const Document& doc, Syntax& out) {
  out.phrase_of.assign(doc.tokens.size(), none);
  std::size_t mention = 0;  // the first that ends behind the phrase being read
  for (const Sentence& sentence : doc.sentences) {
    std::uint32_t preposition = none;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      const Stts t = doc.reading(i).stts;
      if (t == Stts::APPR || t == Stts::APPRART) {
        preposition = i++;
        continue;
      }
      Phrase p;
      while (mention < doc.mentions.size() && doc.mentions[mention].tokens.end <= i) ++mention;
      const bool named = mention < doc.mentions.size() && doc.mentions[mention].form == MentionForm::named &&
                         doc.mentions[mention].tokens.contains(i) &&
                         doc.mentions[mention].tokens.end <= sentence.tokens.end;
      bool found = base_phrase(doc, i, sentence.tokens.end, p);
      if (!found && named && !is_finite(t)) {
        p.tokens = {i, i + 1};
        p.head = i;
        found = true;
      }
      if (found) {
        // A name that begins in the phrase belongs to it whole: Ärzte ohne Grenzen, Bündnis 90/Die Grünen.
        for (std::size_t m = mention; m < doc.mentions.size() && doc.mentions[m].tokens.begin < p.tokens.end; ++m)
          if (doc.mentions[m].form == MentionForm::named && doc.mentions[m].tokens.end > p.tokens.end &&
              doc.mentions[m].tokens.end <= sentence.tokens.end)
            p.tokens.end = doc.mentions[m].tokens.end;
        p.preposition = preposition;
        const auto index = static_cast<std::uint32_t>(out.phrases.size());
        for (std::uint32_t k = p.tokens.begin; k < p.tokens.end; ++k) out.phrase_of[k] = index;
        i = p.tokens.end;
        if (i < sentence.tokens.end && doc.reading(i).stts == Stts::APPO) p.preposition = i;
        out.phrases.push_back(p);
        preposition = none;
        continue;
      }
      if (t != Stts::ADV && t != Stts::ADJD && doc.tokens[i].kind != TokenKind::quote)
        preposition = none;  // nach nur drei Tagen
      ++i;
    }
  }
  for (const Time& time : doc.times)
    for (std::uint32_t k = time.tokens.begin; k < time.tokens.end; ++k)
      if (out.phrase_of[k] != none && time.tokens.contains(out.phrases[out.phrase_of[k]].head))
        out.phrases[out.phrase_of[k]].time = true;
  for (const Mention& m : doc.mentions)
    for (std::uint32_t k = m.tokens.begin; k < m.tokens.end; ++k)
      if (out.phrase_of[k] != none) out.phrases[out.phrase_of[k]].name = true;
}

namespace {

/// Whether some reading of a determiner is genitive: right behind a noun, der and des open an attribute.
bool may_be_genitive(const Document& doc, std::uint32_t token) {
  const Token& t = doc.tokens[token];
  for (std::uint32_t k = t.reading_begin; k < t.reading_begin + t.reading_count; ++k)
    if (is_determiner(doc.readings[k].stts) && (doc.readings[k].features & gen) != 0) return true;
  return false;
}

bool attributive_preposition(std::string_view form) {
  return form == "von" || form == "vom" || form == "in" || form == "im" || form == "aus" || form == "für" ||
         form == "der" || form == "an" || form == "am" || form == "bei" || form == "beim" || form == "zur" ||
         form == "zum" || form == "gegen" || form == "über" || form == "auf" || form == "mit";
}

/// A phrase that can be an apposition or a further member of a coordination, right at `at`.
std::uint32_t phrase_at(const Syntax& s, std::uint32_t at) {
  return at < s.phrase_of.size() && s.phrase_of[at] != none && s.phrases[s.phrase_of[at]].tokens.begin == at
             ? s.phrase_of[at]
             : none;
}

/// Genitives, names, prepositional attributes and brackets right behind `end`.
std::uint32_t attributes(const Document& doc, const Syntax& s, std::uint32_t end, std::uint32_t limit, bool pronoun) {
  while (end < limit && !pronoun) {
    const Stts t = doc.reading(end).stts;
    if (const std::uint32_t p = phrase_at(s, end); p != none) {
      const Phrase& next = s.phrases[p];
      const Stts first = doc.reading(end).stts;
      const bool genitive = next.kind == PhraseKind::noun && is_determiner(first) && may_be_genitive(doc, end);
      const bool plain_genitive =
          next.kind == PhraseKind::noun && first == Stts::ADJA && (next.features & any_case) == gen;
      const bool named = next.kind == PhraseKind::noun && (first == Stts::NE || next.name) && !is_determiner(first);
      if (next.time || !(genitive || plain_genitive || named) || next.tokens.end > limit) break;
      end = next.tokens.end;
      continue;
    }
    if ((t == Stts::APPR || t == Stts::APPRART) && attributive_preposition(doc.form(end))) {
      const std::uint32_t p = phrase_at(s, end + 1);
      if (p == none || s.phrases[p].time || s.phrases[p].tokens.end > limit || s.phrases[p].kind == PhraseKind::pronoun)
        break;
      const std::string_view form = doc.form(end);
      // Places belong to whom they locate (die Feuerwehr in Bonn); other prepositional phrases mostly to the verb.
      const bool tight = form == "von" || form == "vom" || form == "für" || form == "aus";
      const bool place = (form == "in" || form == "im") && s.phrases[p].name && s.phrases[p].tokens.size() <= 2;
      if (!tight && !place) break;
      end = s.phrases[p].tokens.end;
      continue;
    }
    if (doc.form(end) == "(") {
      std::uint32_t close = end + 1;
      while (close < limit && close < end + 8 && doc.form(close) != ")") ++close;
      if (close >= limit || doc.form(close) != ")") break;
      end = close + 1;
      continue;
    }
    break;
  }
  return end;
}

}  // namespace

TokenRange full_phrase(const Document& doc, const Syntax& s, std::uint32_t phrase, std::uint32_t limit) {
  const Phrase& base = s.phrases[phrase];
  const bool pronoun = base.kind == PhraseKind::pronoun;
  std::uint32_t end = attributes(doc, s, base.tokens.end, limit, pronoun && doc.reading(base.head).stts != Stts::PIS);
  if (pronoun && doc.reading(base.head).stts != Stts::PIS) return {base.tokens.begin, end};
  for (int joined = 0; joined < 6 && end + 1 < limit; ++joined) {
    const std::string_view form = doc.form(end);
    if (form == "und" || form == "sowie" || form == "oder") {
      const std::uint32_t p = phrase_at(s, end + 1);
      if (p == none || s.phrases[p].kind == PhraseKind::pronoun || s.phrases[p].time || s.phrases[p].tokens.end > limit)
        break;
      // A finite verb right behind the second member means a new clause: "... Merkel und der Minister sagte" cannot be
      // told; accept.
      end = attributes(doc, s, s.phrases[p].tokens.end, limit, false);
      continue;
    }
    if (form == ",") {
      // Apposition: a phrase without preposition, closed by a comma or the limit.
      const std::uint32_t p = phrase_at(s, end + 1);
      if (p == none || s.phrases[p].kind == PhraseKind::pronoun || s.phrases[p].time ||
          s.phrases[p].preposition != none)
        break;
      std::uint32_t stop = attributes(doc, s, s.phrases[p].tokens.end, limit, false);
      if (stop > limit) break;
      if (stop + 1 < limit && (doc.form(stop) == "und" || doc.form(stop) == "sowie")) {
        const std::uint32_t q = phrase_at(s, stop + 1);
        if (q != none && s.phrases[q].tokens.end <= limit)
          stop = attributes(doc, s, s.phrases[q].tokens.end, limit, false);
      }
      const bool closed =
          stop >= limit || doc.form(stop) == "," || doc.reading(stop).stts == Stts::STOP || doc.form(stop) == ":";
      if (!closed) break;
      end = stop;
      continue;
    }
    break;
  }
  return {base.tokens.begin, std::min(end, limit)};
}

}  // namespace laut::syntax
