#include "names/rules.h"

namespace laut::names {
namespace {

using namespace word_class;

constexpr std::uint32_t longest_run = 6;  // tokens of one part of a name

/// Whether a list of names of other things speaks against the token: Russland, SPD, Euro.
bool names_something_else(const SentenceView& s, std::uint32_t i) {
  const TokenView& v = s[i];
  for (const Word* w : {v.word, v.stem}) {
    if (!w) continue;
    for (const Sense& sense : s.gazetteer().senses(*w))
      if ((sense.flags & (sense_flag::derived | sense_flag::quoted)) == 0 && s.gazetteer().kind(sense) != "city")
        return true;
  }
  return false;
}

/// Paris, Florenz: a first name that is above all a place.
bool names_place(const SentenceView& s, std::uint32_t i) {
  if (!s[i].word) return false;
  for (const Sense& sense : s.gazetteer().senses(*s[i].word))
    if ((sense.flags & sense_flag::derived) == 0) return true;
  return false;
}

/// A token that may belong to a person's name at all.
bool nameable(const SentenceView& s, std::uint32_t i) {
  if (!s.has(i, view_flag::capital) || s.is(i, never)) return false;
  if (s.is_or_genitive(i, given | surname)) return true;
  if (s.is(i, title | demonym)) return false;
  return !names_something_else(s, i);
}

bool listed(const SentenceView& s, std::uint32_t i) {
  return s.is_or_genitive(i, given | surname);
}

/// First names, hyphenated ones by their first part (Karl-Theodor).
bool is_given(const SentenceView& s, std::uint32_t i) {
  if (!s.has(i, view_flag::capital) || s.is(i, never)) return false;
  if (s.is(i, given)) return true;
  if (!s.doc().tokens[i].has(token_flag::hyphenated) || s[i].word) return false;
  const std::string_view form = s.form(i);
  const Word* w = s.gazetteer().find(form.substr(0, form.find('-')));
  return w && (w->classes & given) != 0 && !s.has(i, view_flag::noun);
}

std::uint8_t gender_of(const SentenceView& s, std::uint32_t i) {
  const Word* w = s[i].word;
  if (!w) w = s.gazetteer().find(s.form(i).substr(0, s.form(i).find('-')));
  if (!w || (w->classes & given) == 0 || w->gender == 'x') return 0;
  return w->gender;
}

/// The title that ends right before token i.
struct Title {
  std::uint32_t begin = none;
  TextRef role{};
  std::uint32_t head = 0;
  std::uint8_t gender = 0;
};

bool read_title(const SentenceView& s, std::uint32_t i, Title& t) {
  if (!s.inside(i)) return false;
  const TokenView& v = s[i];
  const bool word = s.doc().tokens[i].kind == TokenKind::word;
  if (!word || (!s.has(i, view_flag::capital) && s.doc().tokens[i].kind == TokenKind::word)) return false;
  if (v.word && (v.word->classes & title) != 0) {
    t.begin = i;
    if ((v.word->classes & address) == 0 && t.role.size == 0) t.role = v.word->title, t.head = 0;
    if (t.gender == 0) t.gender = v.word->gender;
    return true;
  }
  std::size_t begin = 0;
  const Word* head = s.gazetteer().title_head(s.form(i), begin);
  if (!head) return false;
  t.begin = i;
  if (t.role.size == 0) t.role = head->title, t.head = static_cast<std::uint32_t>(begin);
  if (t.gender == 0) t.gender = head->gender;
  return true;
}

Title title_before(const SentenceView& s, std::uint32_t i) {
  Title t;
  std::uint32_t at = i - 1;
  for (int n = 0; n < 4 && read_title(s, at, t); ++n) --at;
  // Militär- und Russlandexperte
  if (t.begin != none && t.head != 0 && t.begin >= s.begin() + 2 &&
      s.doc().tokens[t.begin - 2].has(token_flag::truncated))
    t.begin -= 2;
  return t;
}

/// An Arabic article joined to a family name: al-Assad, el-Baradei, asch-Schaich.
bool has_joined_article(const SentenceView& s, std::uint32_t k) {
  const std::string_view form = s.form(k);
  const std::size_t hyphen = form.find('-');
  if (hyphen < 2 || hyphen > 4 || hyphen + 2 >= form.size() || !(form[0] == 'a' || form[0] == 'e')) return false;
  for (std::size_t i = 1; i < hyphen; ++i)
    if (form[i] < 'a' || form[i] > 'z') return false;
  return form[hyphen + 1] >= 'A' && form[hyphen + 1] <= 'Z';
}

/// Whether token k may be a surname. Behind a first name common nouns may be (Fuchs), behind two any capitalised word
/// (Kim Jong Uns).
bool is_surname(const SentenceView& s, std::uint32_t k, std::uint32_t givens) {
  const bool after_given = givens > 0;
  if (after_given && has_joined_article(s, k)) return true;
  if (!nameable(s, k)) return false;
  if (s.is_or_genitive(k, surname)) return true;
  if (s.has(k, view_flag::other) && !after_given) return false;
  if (is_unknown(s, k) || s.is_or_genitive(k, given)) return true;
  if (s.has(k, view_flag::other)) return givens > 1;
  return (after_given || s.has(k, view_flag::compound)) && !s.has(k, view_flag::initial);
}

/// Particles from k on (von der, bin, al); returns where they end, k where there are none or no name follows.
std::uint32_t skip_particles(const SentenceView& s, std::uint32_t k) {
  std::uint32_t p = k;
  while (p < s.end() && p < k + 3 && s.is(p, particle)) ++p;
  if (p == k || !s.has(p, view_flag::capital) || s.is(p, never)) return k;
  const std::string_view first = s.form(k);
  // "der" alone is an article unless an epithet or a foreign name follows.
  const bool article = first == "der" || first == "den" || first == "die" || first == "zu" || first == "zum" ||
                       first == "zur" || first == "y" || first == "e" || first == "vom" || first == "am";
  if (article && !is_unknown(s, p) && !s.is(p, surname)) return k;
  if (s.is(p, demonym | title)) return k;
  return p;
}

/// A further part of a surname; behind a title and an unknown family name also one whose ending looks like a word's
/// (Verteidigungsminister Shin Won-sik).
bool more_surname(const SentenceView& s, std::uint32_t k, bool family_first) {
  if (!nameable(s, k)) return false;
  if (family_first && s.doc().tokens[k].has(token_flag::hyphenated) && !s.has(k, view_flag::noun | view_flag::other))
    return true;
  return !s.has(k, view_flag::common) && (is_unknown(s, k) || listed(s, k));
}

struct Shape {
  std::uint32_t end = 0, givens = 0, initials = 0, surnames = 0, particles = 0;
};

Shape read_name(const SentenceView& s, std::uint32_t i, bool titled) {
  Shape shape;
  std::uint32_t k = i;
  while (k < s.end() && k < i + longest_run && (is_given(s, k) || (s.has(k, view_flag::initial) && k + 1 < s.end()))) {
    s.has(k, view_flag::initial) ? ++shape.initials : ++shape.givens;
    ++k;
  }
  const bool after_given = shape.givens + shape.initials > 0;
  shape.end = k;
  if (after_given || titled) {
    const std::uint32_t p = skip_particles(s, k);
    shape.particles = p - k;
    if (p != k) k = p;
  }
  for (std::uint32_t first = k; k < s.end() && k < first + 3; ++k) {
    const bool lead = k == first;
    if (lead ? !is_surname(s, k, shape.givens + shape.initials) : !more_surname(s, k, titled && shape.givens == 0))
      break;
    ++shape.surnames;
    shape.end = k + 1;
    const std::uint32_t p = skip_particles(s, k + 1);
    if (p != k + 1 && is_unknown(s, p) && s.form(k + 1) != "von" && s.form(k + 1) != "zu")
      shape.end = p + 1, ++shape.surnames, k = p;
  }
  if (shape.end < s.end() && shape.end > i && s.is(shape.end, name_suffix)) ++shape.end;
  return shape;
}

/// A first name that is a word of the language, too (Rose, Will, Mark), needs a surname that is none.
bool doubtful_start(const SentenceView& s, std::uint32_t i, const Shape& shape) {
  if (!s.has(i, view_flag::noun | view_flag::other)) return false;
  if (s.has(i, view_flag::proper) && !s.has(i, view_flag::other)) return false;
  if (shape.end < i + 2) return true;
  return !listed(s, i + 1) && !is_unknown(s, i + 1) && !s.is(i + 1, particle) && !s.has(i + 1, view_flag::initial);
}

}  // namespace

bool is_unknown(const SentenceView& s, std::uint32_t i) {
  return s.has(i, view_flag::capital) && !s.has(i, view_flag::common) && !s.is(i, never | title | demonym);
}

std::optional<Found> match_person(const SentenceView& s, std::uint32_t i) {
  if (!s.has(i, view_flag::capital) || !nameable(s, i)) return std::nullopt;
  const bool maybe = listed(s, i) || s.has(i, view_flag::initial) || is_given(s, i);
  const Title title_ = i > s.begin() ? title_before(s, i) : Title{};
  const bool titled = title_.begin != none;
  if (!maybe && !titled) return std::nullopt;
  const Shape shape = read_name(s, i, titled);
  if (shape.end == i) return std::nullopt;
  const std::uint32_t parts = shape.givens + shape.surnames;
  Found f;
  f.tokens = {i, shape.end};
  f.type = MentionType::PERSON;
  if (shape.givens > 0 && doubtful_start(s, i, shape) && !titled) return std::nullopt;
  if (!titled && names_place(s, i) && (s.is(i - 1, place_before) || !listed(s, shape.end - 1))) return std::nullopt;
  if (shape.givens > 0 && parts > 1) {
    f.rule = "names/first-name";
    f.full = true;
  } else if (shape.initials > 0 && parts > 0) {
    f.rule = "names/initials";
    f.full = true;
  } else if (titled && parts > 0) {
    f.rule = "names/title";
    f.full = parts > 1;
  } else if (shape.givens == 1 && !s.has(i, view_flag::noun | view_flag::other) && !s.is(i, title)) {
    f.rule = "names/first-name-alone";
  } else if (shape.surnames > 1 && s.is(i, surname) == false && listed(s, shape.end - 1)) {
    f.rule = "names/surname-last";
    f.full = true;
  } else {
    return std::nullopt;
  }
  if (titled) {
    f.title_begin = title_.begin;
    f.role = title_.role;
    f.role_head = title_.head;
    f.gender = title_.gender;
  }
  for (std::uint32_t k = i; f.gender == 0 && k < i + shape.givens; ++k) f.gender = gender_of(s, k);
  const TokenView& last = s[shape.end - 1];
  f.genitive = last.stem && !(last.word && (last.word->classes & (given | surname)) != 0) &&
               (last.stem->classes & (given | surname)) != 0;
  return f;
}

}  // namespace laut::names
