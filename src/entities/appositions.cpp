#include "entities/appositions.h"

#include <algorithm>

namespace laut::entities {
namespace {

constexpr std::uint32_t longest_attribute = 12;  // tokens between the noun and the comma before the name

class Marker {
 public:
  Marker(const Document& doc, Workspace& w) : doc_(doc), w_(w) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.candidates.size(); ++i) {
      Candidate& c = w_.candidates[i];
      if (c.form != Form::nominal) continue;
      c.same = before_name(i);
      if (c.same == none && c.sense.cls == NounClass::person && c.numbers == singular) c.same = behind_name(i);
      if (c.same == none && c.sense.cls == NounClass::person && c.numbers == singular) c.same = before_comma(i);
    }
  }

 private:
  bool fits(const Candidate& noun, const Candidate& name) const {
    const Mention& m = doc_.mentions[name.mention];
    switch (noun.sense.cls) {
      case NounClass::person: return m.type == MentionType::PERSON && agree(noun, m);
      case NounClass::group: return m.type == MentionType::ORG;
      case NounClass::organisation:
      case NounClass::outlet:
      case NounClass::agency: return m.type == MentionType::ORG;
      case NounClass::state:
      case NounClass::place: return m.type == MentionType::GPE || m.type == MentionType::LOC;
      case NounClass::document:
      case NounClass::thing:
      case NounClass::elsewhen:
        return m.type != MentionType::PERSON && m.type != MentionType::GPE && m.type != MentionType::LOC;
    }
    return false;
  }

  bool agree(const Candidate& noun, const Mention& m) const {
    if (m.entity == none || noun.numbers == plural) return noun.numbers != plural;
    const char gender = doc_.entities[m.entity].gender;
    return gender == 0 || noun.genders == any_gender || (gender == 'm' && (noun.genders & masculine)) ||
           (gender == 'f' && (noun.genders & feminine));
  }

  bool in_sentence(std::uint32_t t, std::uint32_t sentence) const {
    return t < doc_.tokens.size() && doc_.tokens[t].sentence == sentence;
  }

  /// The named candidate that begins at the token, or behind an opening quotation mark there.
  std::uint32_t name_at(std::uint32_t t, std::uint32_t sentence) const {
    if (in_sentence(t, sentence) && doc_.tokens[t].kind == TokenKind::quote) ++t;
    if (!in_sentence(t, sentence)) return none;
    const std::uint32_t c = w_.candidate_of[t];
    return c != none && w_.candidates[c].form == Form::named && w_.candidates[c].tokens.begin == t ? c : none;
  }

  std::uint32_t before_name(std::uint32_t i) const {
    const Candidate& c = w_.candidates[i];
    const std::uint32_t sentence = doc_.tokens[c.head].sentence;
    constexpr std::uint32_t most_titles = 4;  // Ministerin Prof. Dr. Karla Renn
    for (std::uint32_t t = c.head + 1; in_sentence(t, sentence) && t <= c.head + most_titles; ++t) {
      const std::uint32_t name = name_at(t, sentence);
      if (name != none) {
        const Mention& m = doc_.mentions[w_.candidates[name].mention];
        if (m.type == MentionType::PERSON && t == c.head + 1 && titles(c, w_.candidates[name])) return name;
        if (!m.title.empty() && m.title.begin <= doc_.tokens[c.head].begin) return name;
        return fits(c, w_.candidates[name]) ? name : none;
      }
      const std::uint32_t other = w_.candidate_of[t];
      const bool degree = other == none && doc_.tokens[t].has(token_flag::abbreviation);
      if (!degree &&
          (other == none || w_.candidates[other].form != Form::nominal || w_.candidates[other].tokens.begin != t))
        return none;
    }
    return none;
  }

  /// A noun right before a person's name: one of a person in the singular, or what the tree joins with it.
  bool titles(const Candidate& noun, const Candidate& name) const {
    if (noun.numbers == plural) return false;
    const std::string_view lemma = doc_.reading(noun.head).lemma;
    if (noun.sense.cls == NounClass::person || lemma.ends_with("in")) return true;
    const Token &a = doc_.tokens[noun.head], &b = doc_.tokens[name.head];
    return (b.head == noun.head && (b.relation == Relation::appos || b.relation == Relation::flat)) ||
           (name.tokens.contains(a.head == none ? noun.head : a.head));
  }

  bool comma(std::uint32_t t) const { return doc_.tokens[t].reading_count != 0 && doc_.reading(t).stts == Stts::COMMA; }

  std::uint32_t behind_name(std::uint32_t i) const {
    const Candidate& c = w_.candidates[i];
    if (c.indefinite && doc_.tokens[c.head].relation != Relation::appos) return none;
    const std::uint32_t t = c.tokens.begin;
    if (t < 2 || !in_sentence(t - 1, doc_.tokens[c.head].sentence) || !comma(t - 1)) return none;
    const std::uint32_t name = w_.candidate_of[t - 2];
    if (name == none || w_.candidates[name].form != Form::named || w_.candidates[name].tokens.end != t - 1) return none;
    if (!fits(c, w_.candidates[name])) return none;
    // A list goes on: Renn, der Minister und ...
    const std::uint32_t next = c.head + 1;
    if (in_sentence(next, doc_.tokens[c.head].sentence) && doc_.tokens[next].reading_count != 0) {
      const Stts tag = doc_.reading(next).stts;
      if (tag == Stts::KON || (tag >= Stts::VVFIN && tag <= Stts::VMPP)) return none;
    }
    return name;
  }

  std::uint32_t before_comma(std::uint32_t i) const {
    const Candidate& c = w_.candidates[i];
    if (!c.definite && !c.indefinite && !c.owned) return none;
    const std::uint32_t sentence = doc_.tokens[c.head].sentence;
    for (std::uint32_t t = c.head + 1; in_sentence(t, sentence) && t <= c.head + longest_attribute; ++t) {
      if (doc_.tokens[t].reading_count == 0) return none;
      const Stts tag = doc_.reading(t).stts;
      if (comma(t)) {
        const std::uint32_t name = name_at(t + 1, sentence);
        if (name == none || !fits(c, w_.candidates[name])) return none;
        const std::uint32_t end = w_.candidates[name].tokens.end;
        // Closed by a comma, the sentence's end or the verb; a list goes on with "und" or another name.
        return !in_sentence(end, sentence) || closes(end) ? name : none;
      }
      if ((tag >= Stts::VVFIN && tag <= Stts::VMPP) || tag == Stts::KON || doc_.tokens[t].kind == TokenKind::quote)
        return none;
      const std::uint32_t other = w_.candidate_of[t];
      const Stts last = doc_.tokens[t - 1].reading_count != 0 ? doc_.reading(t - 1).stts : Stts::XY;
      if (other != none && w_.candidates[other].form == Form::named && w_.candidates[other].tokens.begin == t &&
          last != Stts::APPR && last != Stts::APPRART &&
          doc_.mentions[w_.candidates[other].mention].type == MentionType::PERSON)
        return none;
    }
    return none;
  }

  bool closes(std::uint32_t t) const {
    if (doc_.tokens[t].reading_count == 0) return true;
    const Stts tag = doc_.reading(t).stts;
    return tag == Stts::COMMA || tag == Stts::STOP || tag == Stts::BRACKET ||
           (tag >= Stts::VVFIN && tag <= Stts::VMPP) || tag == Stts::APPR || tag == Stts::ADV;
  }

  const Document& doc_;
  Workspace& w_;
};

}  // namespace

void mark_appositions(const Document& doc, Workspace& w) {
  Marker(doc, w).run();
}

}  // namespace laut::entities
