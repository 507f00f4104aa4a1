#include "entities/candidates.h"

#include <algorithm>

namespace laut::entities {

std::uint32_t token_at(const Document& doc, std::uint32_t byte) {
  const auto it = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), byte,
                                   [](const Token& t, std::uint32_t at) { return t.begin < at; });
  return static_cast<std::uint32_t>(it - doc.tokens.begin());
}

TokenRange tokens_of(const Document& doc, Span span) {
  return {token_at(doc, span.begin), token_at(doc, span.end)};
}

std::uint32_t top_of(const Document& doc, TokenRange range) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const Token& token = doc.tokens[t];
    if (token.relation == Relation::punct || token.relation == Relation::case_) continue;
    if (token.head == none || !range.contains(token.head)) return t;
  }
  return range.begin;
}

namespace {

constexpr std::uint32_t longest_phrase = 12;  // tokens before the head

std::string_view masculine_of(std::string_view lemma) {
  return lemma.size() > 5 && lemma.ends_with("in") ? lemma.substr(0, lemma.size() - 2) : lemma;
}

bool ends_the_other(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string_view longer = a.size() > b.size() ? a : b, shorter = a.size() > b.size() ? b : a;
  if (shorter.size() < 4 || longer.size() < shorter.size() + 2) return false;
  // Compounds: equal but for the case of the head's first letter.
  return longer.substr(longer.size() - shorter.size() + 1) == shorter.substr(1);
}

std::uint8_t genders_of(std::uint32_t features) {
  std::uint8_t out = 0;
  if (features & feature::masc) out |= masculine;
  if (features & feature::fem) out |= feminine;
  if (features & feature::neut) out |= neuter;
  return out == 0 ? any_gender : out;
}

std::uint8_t numbers_of(std::uint32_t features) {
  std::uint8_t out = 0;
  if (features & feature::sing) out |= singular;
  if (features & feature::plur) out |= plural;
  return out == 0 ? any_number : out;
}

bool attribute(Stts t) {
  return t == Stts::ADJA || t == Stts::CARD || t == Stts::PIAT || t == Stts::ADV || t == Stts::ADJD || t == Stts::TRUNC;
}

bool article(Stts t) {
  return t == Stts::ART || t == Stts::PDAT || t == Stts::PPOSAT || t == Stts::PIAT || t == Stts::PWAT ||
         t == Stts::PRELAT;
}

class Finder {
 public:
  Finder(const Document& doc, const Nouns& nouns, Workspace& w) : doc_(doc), nouns_(nouns), w_(w) {}

  void run() {
    w_.candidates.clear();
    w_.candidate_of.assign(doc_.tokens.size(), none);
    w_.quotation_of.assign(doc_.tokens.size(), none);
    w_.speaker_token.assign(doc_.tokens.size(), 0);
    for (std::uint32_t q = 0; q < doc_.quotations.size(); ++q) paint(q);
    std::uint32_t mention = 0;
    for (std::uint32_t t = 0; t < doc_.tokens.size();) {
      while (mention < doc_.mentions.size() && doc_.mentions[mention].tokens.begin < t) ++mention;
      if (mention < doc_.mentions.size() && doc_.mentions[mention].tokens.begin == t &&
          !doc_.mentions[mention].tokens.empty()) {
        named(mention);
        t = doc_.mentions[mention].tokens.end;
        continue;
      }
      if (doc_.tokens[t].kind == TokenKind::word && doc_.tokens[t].reading_count != 0) word(t);
      ++t;
    }
  }

 private:
  const Reading& reading(std::uint32_t t) const { return doc_.reading(t); }

  void paint(std::uint32_t index) {
    const Quotation& q = doc_.quotations[index];
    for (const Span s : q.quote) {
      const TokenRange r = tokens_of(doc_, s);
      for (std::uint32_t t = r.begin; t < r.end; ++t) w_.quotation_of[t] = index;
    }
    for (const Span s : q.speaker) {
      const TokenRange r = tokens_of(doc_, s);
      for (std::uint32_t t = r.begin; t < r.end; ++t) w_.speaker_token[t] = 1;
    }
  }

  bool is_subject(std::uint32_t t) const {
    const Relation r = doc_.tokens[t].relation;
    return r == Relation::nsubj || r == Relation::nsubj_pass;
  }

  Candidate& add(Candidate c) {
    if (c.top == none) c.top = c.head;
    c.quotation = w_.quotation_of[c.head];
    c.speaker = w_.speaker_token[c.head] != 0;
    const auto index = static_cast<std::uint32_t>(w_.candidates.size());
    for (std::uint32_t t = c.form == Form::named ? c.tokens.begin : c.head;
         t < (c.form == Form::named ? c.tokens.end : c.head + 1); ++t)
      w_.candidate_of[t] = index;
    w_.candidates.push_back(c);
    return w_.candidates.back();
  }

  void named(std::uint32_t index) {
    const Mention& m = doc_.mentions[index];
    Candidate c;
    c.form = Form::named;
    c.tokens = m.tokens;
    c.head = top_of(doc_, m.tokens);
    c.mention = index;
    c.top = c.head;
    // Ministerin Karla Renn: the title heads the phrase.
    while (doc_.tokens[c.top].head != none && c.head - doc_.tokens[c.top].head < longest_phrase &&
           doc_.tokens[c.top].head < c.top &&
           (doc_.tokens[c.top].relation == Relation::appos || doc_.tokens[c.top].relation == Relation::flat))
      c.top = doc_.tokens[c.top].head;
    c.subject = is_subject(c.top);
    c.definite = true;
    const std::uint32_t det = article_before(m.tokens.begin);
    if (m.type != MentionType::PERSON) {
      c.genders = det == none ? any_gender : genders_of(reading(det).features);
      c.numbers = det == none ? any_number : numbers_of(reading(det).features);
      if (c.numbers == plural) c.genders = any_gender;
    }
    add(c);
  }

  /// The article of the phrase that goes on at token t: der, die, das, with attributes between; none without one.
  std::uint32_t article_before(std::uint32_t t) const {
    const std::uint32_t sentence = doc_.tokens[t].sentence;
    for (std::uint32_t steps = 0; t > 0 && steps < 4; ++steps) {
      --t;
      if (doc_.tokens[t].sentence != sentence || doc_.tokens[t].reading_count == 0) return none;
      const Stts tag = reading(t).stts;
      if (tag == Stts::ART) return t;
      if (tag != Stts::ADJA && doc_.tokens[t].kind != TokenKind::quote) return none;
    }
    return none;
  }

  void word(std::uint32_t t) {
    switch (reading(t).stts) {
      case Stts::NN:
      case Stts::NE: return noun(t);
      case Stts::PPER: return personal(t);
      case Stts::PPOSAT: return possessive(t);
      case Stts::PDS: return demonstrative(t);
      case Stts::PRELAT:
      case Stts::PDAT:
        if ((doc_.form(t) == "Dessen" || doc_.form(t) == "Deren")) return genitive_demonstrative(t);
        return;
      default: return;
    }
  }

  void noun(std::uint32_t t) {
    const Reading& r = reading(t);
    std::size_t head = 0;
    Candidate c;
    c.sense = nouns_.sense(r.lemma, head);
    if (is_family_name(t)) c.sense = {};
    c.noun_head = static_cast<std::uint8_t>(std::min<std::size_t>(head, 255));
    c.head = t;
    c.genders = genders_of(r.features);
    c.numbers = numbers_of(r.features);
    if (c.numbers == any_number) c.numbers = singular;
    // das Opfer, das Mitglied: any person; a feminine in -in is a woman whatever the tree says.
    if (c.sense.cls == NounClass::person && c.genders == neuter) c.genders = any_gender;
    if (c.sense.cls == NounClass::person && c.numbers == singular && r.lemma.ends_with("in") && r.lemma.size() > 5)
      c.genders = feminine;
    if (c.numbers == plural) c.genders = any_gender;
    c.subject = is_subject(t);
    phrase(c);
    add(c);
  }

  /// Frau Stögbauer, Gerlinde Stögbauer: a compound (-bauer) behind a form of address or a name is a family name.
  bool is_family_name(std::uint32_t t) const {
    const std::uint32_t before = t - 1;
    if (t == 0 || doc_.tokens[before].sentence != doc_.tokens[t].sentence || doc_.tokens[before].reading_count == 0)
      return false;
    const Reading& r = reading(before);
    return r.stts == Stts::NE || (r.stts == Stts::NN && (r.lemma == "Frau" || r.lemma == "Herr"));
  }

  /// Walks back over attributes to the article.
  void phrase(Candidate& c) {
    std::uint32_t first = c.head;
    const std::uint32_t sentence = doc_.tokens[c.head].sentence;
    bool number = false, det = false;
    for (std::uint32_t k = c.head; k > 0 && c.head - k < longest_phrase;) {
      --k;
      if (doc_.tokens[k].sentence != sentence || doc_.tokens[k].reading_count == 0 || w_.candidate_of[k] != none) break;
      const Stts tag = reading(k).stts;
      if (article(tag)) {
        const std::string_view lemma = reading(k).lemma;
        if (lemma == "beide") c.both = true;
        c.indefinite = c.indefinite || (tag == Stts::ART && lemma == "ein") ||
                       (tag == Stts::PIAT && lemma != "beide") || tag == Stts::PWAT;
        c.definite = c.definite || (tag == Stts::ART && lemma != "ein") || tag == Stts::PDAT;
        c.owned = c.owned || tag == Stts::PPOSAT || tag == Stts::PRELAT;
        first = k;
        det = true;
        if (tag != Stts::PIAT) break;
        continue;
      }
      if (tag == Stts::APPRART) {
        c.definite = true;
        det = true;
        break;
      }
      if (!attribute(tag) ||
          ((tag == Stts::ADV || tag == Stts::ADJD) && !doc_.tokens[k + 1].has(token_flag::space_before)))
        break;
      if (tag == Stts::ADV ||
          tag == Stts::ADJD) {  // belongs to the phrase only behind an article: der neu gewählte Rat
        if (first != k + 1 || reading(k + 1).stts != Stts::ADJA) break;
        continue;
      }
      number = number || tag == Stts::CARD;
      first = k;
    }
    if (!det && (number || c.numbers == plural)) c.indefinite = true;
    c.tokens = {first, c.head + 1};
  }

  void personal(std::uint32_t t) {
    const Reading& r = reading(t);
    Candidate c;
    c.head = t;
    c.tokens = {t, t + 1};
    c.subject = is_subject(t);
    const std::string_view lemma = r.lemma, form = doc_.form(t);
    if (lemma == "ich" || form == "ich" || form == "mir" || form == "mich" || form == "Ich" || form == "Mir" ||
        form == "Mich") {
      c.form = Form::first_person;
    } else if (equals(form, "er") || equals(form, "ihn") || equals(form, "ihm")) {
      c.form = Form::personal;
      c.genders = equals(form, "ihm") ? masculine | neuter : masculine;
    } else if (equals(form, "sie") || equals(form, "ihr")) {
      if (polite(t)) return;
      c.form = Form::personal;
      c.genders = feminine;
      c.numbers = equals(form, "ihr") ? singular : number_by_verb(t, r);
      if (c.numbers == plural) c.genders = any_gender;
    } else if (equals(form, "es") && w_.speaker_token[t] != 0) {  // elsewhere mostly nobody
      c.form = Form::personal;
      c.genders = neuter;
    } else if (form == "ihnen") {
      c.form = Form::personal;
      c.numbers = plural;
    } else {
      return;
    }
    add(c);
  }

  static bool equals(std::string_view form, std::string_view small) {
    return form.size() == small.size() && (form[0] | 0x20) == small[0] && form.substr(1) == small.substr(1);
  }

  /// Sie within direct speech, not at the beginning of a sentence.
  bool polite(std::uint32_t t) const {
    return doc_.tokens[t].has(token_flag::capitalised) && !doc_.tokens[t].has(token_flag::sentence_start) &&
           t != doc_.sentences[doc_.tokens[t].sentence].tokens.begin;
  }

  /// Of sie: what the finite verb beside it or above it says.
  std::uint8_t number_by_verb(std::uint32_t t, const Reading& r) const {
    if (const Clause* c = is_subject(t) ? clause_of_verb(doc_.tokens[t].head) : nullptr;
        c && c->finite != Clause::absent) {
      const std::uint8_t n = numbers_of(reading(c->finite).features);
      if (n != any_number) return n;
    }
    return numbers_of(r.features) == any_number ? singular : numbers_of(r.features);
  }

  /// The clause that a token heads, or nullptr.
  const Clause* clause_of_verb(std::uint32_t verb) const {
    const auto it = std::lower_bound(doc_.clauses.begin(), doc_.clauses.end(), verb,
                                     [](const Clause& c, std::uint32_t v) { return c.head < v; });
    return it != doc_.clauses.end() && it->head == verb ? &*it : nullptr;
  }

  void possessive(std::uint32_t t) {
    const std::string_view form = doc_.form(t);
    Candidate c;
    c.head = t;
    c.tokens = {t, t + 1};
    c.form = Form::possessive;
    if (polite(t)) return;
    const char first = static_cast<char>(form[0] | 0x20);
    if (first == 's') {
      c.genders = masculine | neuter;
    } else if (first == 'i') {
      c.genders = feminine;
      c.numbers = any_number;
    } else {
      return;
    }
    add(c);
  }

  void demonstrative(std::uint32_t t) {
    const std::string_view lemma = reading(t).lemma, form = doc_.form(t);
    const bool plain = (lemma == "der" || lemma == "die") && w_.speaker_token[t] != 0;  // Der behauptet ...
    if (lemma != "dieser" && lemma != "diese" && lemma != "letzterer" && lemma != "dies" && !plain) return;
    if (form.ends_with("es") || form.ends_with("ies")) return;  // dies, dieses: mostly what was told
    const std::uint32_t f = reading(t).features;
    if (numbers_of(f) == plural) return;
    Candidate c;
    c.head = t;
    c.tokens = {t, t + 1};
    c.form = Form::demonstrative;
    c.genders = form.ends_with("er")                          ? masculine
                : form.ends_with("e") || form.ends_with("ie") ? feminine
                                                              : genders_of(f);
    c.subject = is_subject(t);
    add(c);
  }

  void genitive_demonstrative(std::uint32_t t) {
    Candidate c;
    c.head = t;
    c.tokens = {t, t + 1};
    c.form = Form::demonstrative;
    c.genders = doc_.form(t) == "Dessen" ? masculine | neuter : feminine;
    add(c);
  }

  const Document& doc_;
  const Nouns& nouns_;
  Workspace& w_;
};

}  // namespace

bool same_noun(std::string_view a, std::string_view b) {
  return ends_the_other(masculine_of(a), masculine_of(b));
}

void find_candidates(const Document& doc, const Nouns& nouns, Workspace& w) {
  Finder(doc, nouns, w).run();
}

}  // namespace laut::entities
