// Nouns that tell what somebody is: who holds it, and of what or of whom.
#include <algorithm>

#include "relations/surroundings.h"

namespace laut::relations {
namespace {

constexpr std::uint32_t most_attributes = 6;  ///< words between an article and its noun

bool closes(const Document& doc, std::uint32_t t) {
  if (t >= doc.tokens.size()) return true;
  const std::string_view f = doc.form(t);
  return f == "," || f == "." || f == ";" || f == ":" || f == "–" || f == "-" || f == ")" || f == "(" || f == "!" ||
         f == "?" || doc.tokens[t].kind == TokenKind::quote;
}

bool genitive_ending(std::string_view form) {
  return form.ends_with('s') || form.ends_with('x') || form.ends_with('z') || form.ends_with("ß") ||
         form.ends_with('\'') || form.ends_with("’");
}

/// Of what or of whom a noun tells, and where that ends.
struct Of {
  std::uint32_t entity = none;
  std::uint32_t begin = none, end = none;  ///< tokens, with what stands between them and the noun
};

class NounReader {
 public:
  explicit NounReader(Surroundings& s) : s_(s), doc_(s.doc) {}

  void run() {
    for (const Mention& m : doc_.mentions)
      if (m.form == MentionForm::named && m.type == MentionType::PERSON && !m.title.empty()) title(m);
    for (std::uint32_t t = 0; t < s_.size(); ++t) {
      if (s_.tag(t) != Stts::NN) continue;
      const std::uint32_t cls = s_.word_class(t);
      if (cls > member) continue;
      const Of of = of_what(t);
      after(t, cls, of);
      apposition(t, cls, of);
      copula(t, cls, of);
    }
  }

 private:
  /// "Frankreichs Präsidentin Emma Macher", "CDU-Politiker Brandt": what names calls a title and a role.
  void title(const Mention& m) {
    auto it = std::ranges::lower_bound(doc_.tokens, m.title.end, {}, &Token::end);
    if (it == doc_.tokens.end()) return;
    const auto t = static_cast<std::uint32_t>(it - doc_.tokens.begin());
    const std::uint32_t cls = s_.word_class(t);
    const std::string_view lemma = doc_.reading(t).lemma;
    const auto& roles = doc_.entities[m.entity].roles;
    const bool known =
        std::ranges::any_of(roles, [&](const std::string& r) { return r == lemma || r == doc_.form(t); });
    if (cls == WordClasses::missing && !known) return;
    if (cls == place || cls == qualifier) return;
    emit(t, cls == WordClasses::missing ? office : cls, m, of_what(t), "relations/title");
  }

  /// "Karl Bergers Bruder Max Berger"; "Der Chef der Nato, Karl Berger,".
  void after(std::uint32_t t, std::uint32_t cls, const Of& of) {
    if (const Mention* m = s_.mention_from(t + 1); m != nullptr && holds(*m, cls) && !genitive_in(*m, t))
      return emit(t, cls, *m, of, "relations/name");
    if (of.end == none || of.end <= t || !s_.is(of.end, ",")) return;
    const Mention* m = s_.mention_from(of.end + 1);
    if (m != nullptr && holds(*m, cls) && closes(doc_, m->tokens.end) && s_.same_sentence(t, m->tokens.begin))
      emit(t, cls, *m, of, "relations/apposition");
  }

  /// "Präsident Frankreichs" is no name of a president.
  bool genitive_in(const Mention& m, std::uint32_t) const { return m.type != MentionType::PERSON; }

  /// "Emma Macher, die Präsidentin Frankreichs,".
  void apposition(std::uint32_t t, std::uint32_t cls, const Of& of) {
    std::uint32_t comma = t;
    for (std::uint32_t n = 0; n < most_attributes && comma > 0; ++n) {
      --comma;
      const Stts tag = s_.tag(comma);
      const bool attribute = tag == Stts::ADJA || tag == Stts::ART || tag == Stts::PPOSAT || tag == Stts::CARD ||
                             tag == Stts::APPR || tag == Stts::ADV || tag == Stts::ADJD;
      if (!attribute) break;
    }
    if (!s_.is(comma, ",") || !s_.same_sentence(comma, t)) return;
    const Mention* m = s_.mention_before(comma);
    if (m == nullptr || m->form != MentionForm::named || !holds(*m, cls) || !agrees(*m, t)) return;
    const std::uint32_t end = of.end != none && of.end > t ? of.end : t + 1;
    if (!closes(doc_, end) || s_.mention_from(t + 1) == m) return;
    if (const Mention* next = s_.mention_from(t + 1); next != nullptr && next->type == MentionType::PERSON) return;
    // "Karl Berger, die Präsidentin und der Minister": an enumeration.
    if (s_.is(end, ",") && s_.is_any(end + 1, {"und", "sowie", "oder"})) return;
    emit(t, cls, *m, of, "relations/apposition");
  }

  /// "Karla Renn ist seit 2020 Präsidentin der Nato."
  void copula(std::uint32_t t, std::uint32_t cls, const Of& of) {
    const Clause* c = s_.clause_of_head(t);
    if (c == nullptr && bare(t)) c = s_.clause_of_head(doc_.tokens[t].head);
    if (c == nullptr || c->finite == Clause::absent || c->subject == Clause::absent || c->negated) return;
    if (c->kind == ClauseKind::question || c->mood == Mood::konjunktiv2 || c->kind == ClauseKind::adverbial) return;
    const Mention* m = s_.mention(c->subject);
    if (m == nullptr || !holds(*m, cls) || m->entity == of.entity) return;
    if (m->form != MentionForm::named && m->form != MentionForm::pronominal) return;
    const Reading& verb = doc_.reading(c->finite);
    const bool past = (verb.features & feature::past) != 0;
    EntityRelation term;
    times(*c, term);
    if (verb.lemma == "sein") {
      if (past && term.until.empty() && term.since.empty())
        return;  // he was it once: since when and until when is open
    } else if (verb.lemma == "werden" && past) {
      if (term.since.empty()) term.since = term.role;  // wurde 2020 Präsidentin
      if (term.since.empty()) return;
    } else if (verb.lemma != "bleiben") {
      return;
    }
    emit(t, cls, *m, of, "relations/copula", term.since, term.until);
  }

  /// A noun without article or preposition that hangs on "sein": a predicate, whatever the tree calls it.
  bool bare(std::uint32_t t) const {
    const std::uint32_t up = doc_.tokens[t].head;
    if (t == 0 || up == none || doc_.reading(up).lemma != "sein") return false;
    const Stts tag = s_.tag(t - 1);
    return tag != Stts::ART && tag != Stts::APPR && tag != Stts::APPRART && tag != Stts::PPOSAT && tag != Stts::ADJA &&
           base(doc_.tokens[t].relation) != Relation::nsubj;
  }

  /// The times of the clause by their prepositions; one without any is kept in `role`.
  void times(const Clause& c, EntityRelation& out) const {
    auto it = std::ranges::lower_bound(doc_.times, c.tokens.begin, {}, [](const Time& x) { return x.tokens.begin; });
    for (; it != doc_.times.end() && it->tokens.begin < c.tokens.end; ++it) {
      const std::string value = point(*it);
      if (value.empty()) continue;
      const std::uint32_t before = it->tokens.begin == 0 ? 0 : it->tokens.begin - 1;
      if (s_.is_any(before, {"seit", "Seit", "von", "Von", "ab", "Ab"}))
        out.since = value;
      else if (s_.is_any(before, {"bis", "Bis"}))
        out.until = value;
      else
        out.role = value;
    }
  }

 public:
  /// A year, month or day; where only a duration is told (seit 24 Jahren), the year it began in.
  static std::string point(const Time& t) {
    if (t.type == TimexType::DURATION) return t.earliest.substr(0, 4);
    const bool date = t.type == TimexType::DATE && t.value.size() >= 4 && t.value.find('X') == std::string::npos &&
                      t.value.find_first_not_of("0123456789-") == std::string::npos;
    return date ? t.value.substr(0, 10) : t.earliest;
  }

 private:
  /// Persons hold offices and have kin; members may be states and organisations, too.
  static bool holds(const Mention& m, std::uint32_t cls) {
    if (cls == member) return m.type == MentionType::PERSON || m.type == MentionType::GPE || m.type == MentionType::ORG;
    return m.type == MentionType::PERSON;
  }

  /// Whether the noun's gender is not against the person's.
  bool agrees(const Mention& m, std::uint32_t t) const {
    const char gender = doc_.entities[m.entity].gender;
    const std::uint32_t f = doc_.reading(t).features;
    const bool only_fem = (f & feature::fem) && !(f & (feature::masc | feature::neut));
    const bool only_masc = (f & feature::masc) && !(f & feature::fem);
    return !(gender == 'm' && only_fem) && !(gender == 'f' && only_masc);
  }

  /// What stands behind the noun (der Nato, von Karl Berger, Frankreichs), before it (Frankreichs, sein), in it
  /// (Nato-Chef), or is its adjective (französische Präsidentin).
  Of of_what(std::uint32_t t) const {
    Of of = behind(t);
    if (of.entity == none) of = before(t);
    if (of.entity == none) {
      const std::string_view form = doc_.reading(t).lemma;
      if (const std::size_t hyphen = form.rfind('-'); hyphen != std::string_view::npos && hyphen > 0) {
        of.entity = s_.by_name(form.substr(0, hyphen));
        if (of.entity == none)
          of.entity = s_.country(s_.knowledge.country_of(form.substr(0, hyphen + 1), knowledge::WordKind::prefix));
      }
    }
    return of;
  }

  Of behind(std::uint32_t t) const {
    std::uint32_t i = field_end(t + 1);
    const bool affiliation = s_.is_any(i, {"bei", "beim", "am", "an"});
    const bool preposition = affiliation || s_.is_any(i, {"von", "vom"});
    if (preposition) ++i;
    const bool article = s_.tag(i) == Stts::ART && s_.is_any(i, {"der", "des", "eines", "einer", "dem"});
    if (article) ++i;
    for (unsigned n = 0; n < 2 && s_.tag(i) == Stts::ADJA && (article || preposition); ++n) ++i;
    const Mention* m = s_.mention_from(i);
    if (m == nullptr || m->form != MentionForm::named || !s_.same_sentence(t, i)) return {};
    if (affiliation && m->type != MentionType::ORG && m->type != MentionType::FACILITY) return {};
    if (!preposition && !article) {
      if (!genitive_ending(doc_.form(m->tokens.end - 1))) return {};
      if (m->type == MentionType::PERSON && m->title.begin <= doc_.tokens[t].begin && !m->title.empty()) return {};
      if (m->type == MentionType::PERSON) return {};  // Bruder Hans, Präsident Fuchs
    }
    return {m->entity, t + 1, m->tokens.end};
  }

  /// "Experte für Fragen der Sicherheit bei ...": the token behind what the expert is for, where a preposition of
  /// affiliation follows it.
  std::uint32_t field_end(std::uint32_t t) const {
    if (!s_.is(t, "für")) return t;
    for (std::uint32_t i = t + 1; i < t + 9 && s_.same_sentence(t, i) && !closes(doc_, i); ++i)
      if (s_.is_any(i, {"bei", "beim", "am", "an", "von", "vom"})) return i;
    return t;
  }

  /// "die Politologin Marta Quint von der Universität Tallenburg".
  Of behind_name(std::uint32_t t) const {
    if (!s_.is_any(t, {"von", "vom", "bei", "beim", "am", "an"})) return {};
    std::uint32_t i = t + 1;
    if (s_.tag(i) == Stts::ART) ++i;
    const Mention* m = s_.mention_from(i);
    if (m == nullptr || (m->type != MentionType::ORG && m->type != MentionType::FACILITY)) return {};
    return {m->entity, t, m->tokens.end};
  }

  Of before(std::uint32_t t) const {
    std::uint32_t i = t;
    std::uint32_t country = none;
    for (unsigned n = 0; n < 3 && i > 0 && (s_.tag(i - 1) == Stts::ADJA || s_.tag(i - 1) == Stts::TRUNC); ++n) {
      --i;
      const std::string_view iso = s_.knowledge.country_of(doc_.form(i), knowledge::WordKind::adjective);
      if (country == none) country = s_.country(iso);
    }
    if (country != none) return {country, i, t};
    const Mention* m = s_.mention_before(i);
    if (m == nullptr || !s_.same_sentence(m->tokens.begin, t)) return {};
    if (m->form == MentionForm::pronominal && s_.tag(i - 1) == Stts::PPOSAT) return {m->entity, m->tokens.begin, t};
    if (m->form != MentionForm::named || !genitive_ending(doc_.form(i - 1))) return {};
    return {m->entity, m->tokens.begin, t};
  }

  /// An adjective without its ending: ehemalige, früheren (whose lemma may be "früh").
  static std::string_view stem(std::string_view form) {
    for (const std::string_view ending : {"en", "er", "es", "em", "e"})
      if (form.size() > ending.size() + 3 && form.ends_with(ending)) return form.substr(0, form.size() - ending.size());
    return form;
  }

  std::string role_of(std::uint32_t t, const Mention& m) const {
    std::string role(doc_.reading(t).lemma);
    if (t == 0 || s_.tag(t - 1) != Stts::ADJA) return role;
    const std::string_view adjective = stem(doc_.form(t - 1));
    if (s_.word_class(adjective) != qualifier) return role;
    const bool fem =
        doc_.entities[m.entity].gender == 'f' || (doc_.reading(t).features & feature::any_gender) == feature::fem;
    return std::string(adjective) + (fem ? "e " : "er ") + role;
  }

  void emit(std::uint32_t t, std::uint32_t cls, const Mention& m, const Of& of, std::string_view rule,
            std::string since = {}, std::string until = {}) {
    if (of.entity == none && cls == office && m.tokens.begin > t) {
      const Of affiliation = behind_name(m.tokens.end);
      if (affiliation.entity != none) return emit(t, cls, m, affiliation, rule, std::move(since), std::move(until));
    }
    EntityRelation r;
    r.kind = cls == kin      ? EntityRelation::Kind::kinship
             : cls == member ? EntityRelation::Kind::membership
                             : EntityRelation::Kind::role;
    r.from = m.entity;
    r.to = of.entity == m.entity ? none : of.entity;
    if (r.to == none && cls == member) {
      // A politician of an unnamed party still is one; a member of nothing tells nothing.
      if (rule != "relations/title") return;
      r.kind = EntityRelation::Kind::role;
    }
    if (r.to == none && cls == kin) return;
    r.role = role_of(t, m);
    r.since = std::move(since);
    r.until = std::move(until);
    const std::uint32_t begin = std::min({t, m.tokens.begin, of.entity != none && of.begin != none ? of.begin : t});
    const std::uint32_t end = std::max({t + 1, m.tokens.end, of.entity != none && of.end != none ? of.end : t + 1});
    r.span = {doc_.span({begin, end})};
    r.rule = rule;
    s_.add(std::move(r));
  }

  Surroundings& s_;
  const Document& doc_;
};

/// 20200518 as ISO 8601; a month or year where no more is known.
std::string iso(std::uint32_t day) {
  if (day == 0 || day >= 99999999) return {};
  const auto two = [](std::uint32_t n) {
    return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
  };
  std::string out = std::to_string(day / 10000);
  if (day / 100 % 100 == 0) return out;
  out += '-' + two(day / 100 % 100);
  if (day % 100 != 0) out += '-' + two(day % 100);
  return out;
}

/// The term of the office that the knowledge has for the day of the article.
void known_term(Surroundings& s, EntityRelation& r, std::uint32_t today) {
  if (r.kind != EntityRelation::Kind::role || !r.since.empty() || !r.until.empty() ||
      r.role.find(' ') != std::string::npos)
    return;
  const auto office = s.knowledge.office(r.role);
  if (!office) return;
  for (const Knowledge::Holder& h : s.knowledge.terms(s.doc.entities[r.from].name)) {
    if (h.office != office->key || (today != 0 && (today < h.from || today > h.to))) continue;
    const std::uint32_t owner = s.country(h.owner) != none ? s.country(h.owner) : s.by_name(h.owner);
    if (r.to != none && owner != r.to) continue;
    r.to = owner;
    r.since = iso(h.from);
    r.until = iso(h.to);
    r.from_knowledge = true;
    if (today != 0) return;  // without a day the last term counts
  }
}

}  // namespace

void read_nouns(Surroundings& s) {
  NounReader(s).run();
}

void read_terms(Surroundings& s) {
  // "Sie ist seit 2020 im Amt."
  for (std::uint32_t t = 1; t < s.size(); ++t) {
    if (!s.is(t, "Amt") || !s.is(t - 1, "im")) continue;
    const Clause* c = s.clause_around(t);
    const Mention* m = c == nullptr || c->subject == Clause::absent ? nullptr : s.mention(c->subject);
    if (m == nullptr || s.last_of(m->entity) == none) continue;
    const auto begin = [](const Time& x) { return x.tokens.begin; };
    const auto first = std::ranges::lower_bound(s.doc.times, c->tokens.begin + 1, {}, begin);
    for (auto it = first; it != s.doc.times.end() && it->tokens.begin < c->tokens.end; ++it) {
      const Time& time = *it;
      if (!s.is_any(time.tokens.begin - 1, {"seit", "Seit"})) continue;
      EntityRelation& r = s.doc.relations[s.last_of(m->entity)];
      if (r.kind == EntityRelation::Kind::role && r.since.empty()) r.since = NounReader::point(time);
    }
  }
  const std::uint32_t today = day_number(s.doc.article.published.value);
  for (EntityRelation& r : s.doc.relations) known_term(s, r, today);
}

}  // namespace laut::relations
