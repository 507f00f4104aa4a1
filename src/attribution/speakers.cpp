#include "attribution/speakers.h"

#include <algorithm>
#include <string_view>

#include "syntax/syntax.h"

namespace laut::attribution {
namespace {

/// First token that begins at or behind a byte.
std::uint32_t token_at(const Document& doc, std::uint32_t byte) {
  const auto it = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), byte,
                                   [](const Token& t, std::uint32_t at) { return t.begin < at; });
  return static_cast<std::uint32_t>(it - doc.tokens.begin());
}

/// 'm', 'f' or 0 from the form of a pronoun or the ending of a title (Ministerin).
char gender_of(const Document& doc, std::uint32_t token) {
  const std::string_view form = doc.form(token);
  if (form == "er" || form == "Er" || form == "ihm" || form == "ihn" || form == "dieser" || form == "Dieser")
    return 'm';
  if (form == "sie" || form == "Sie" || form == "ihr" || form == "diese" || form == "Diese") return 'f';
  const std::uint32_t f = doc.reading(token).features & feature::any_gender;
  return f == feature::fem ? 'f' : f == feature::masc ? 'm' : 0;
}

/// Whether a role met with the entity and the head noun of a description name the same office: Präsident, Außenminister
/// and Minister, Ministerin and Ministerin.
bool same_role(const Entity& e, std::string_view head) {
  for (const std::string& role : e.roles) {
    if (role == head) return true;
    const std::string_view longer = role.size() > head.size() ? std::string_view(role) : head;
    const std::string_view shorter = role.size() > head.size() ? head : std::string_view(role);
    if (shorter.size() < 5 || longer.size() < shorter.size() + 2) continue;
    // Compounds: equal but for the case of the head's first letter.
    if (longer.substr(longer.size() - shorter.size() + 1) == shorter.substr(1)) return true;
  }
  return false;
}

class Resolver {
 public:
  explicit Resolver(Document& doc) : doc_(doc) {
    for (const Mention& m : doc.mentions)
      if (m.type == MentionType::PERSON && m.entity != none) people_.push_back(&m);
  }

  std::uint32_t resolve(const Quotation& q) const {
    const Span speaker = q.speaker.front();
    const std::uint32_t first = token_at(doc_, speaker.begin), last = token_at(doc_, speaker.end);
    if (first >= last) return none;
    const Stts tag = doc_.reading(first).stts;
    if (last == first + 1 && (tag == Stts::PPER || tag == Stts::PDS)) {
      const std::uint32_t features = doc_.reading(first).features;
      const std::string_view form = doc_.form(first);
      const bool plural_sie = (form == "sie" || form == "Sie") && plural_clause(first);
      if (plural_sie || form == "es" || form == "Es" || form == "man" || form == "wir" || form == "ich" ||
          (features & feature::p3) == 0)
        return none;
      return latest(speaker.begin, gender_of(doc_, first), {}, 3);
    }
    // A description: definite article, the head noun last before any attribute.
    if (tag != Stts::ART && tag != Stts::PDAT) return none;
    if (doc_.reading(first).lemma == "ein" || doc_.form(first).substr(1, 2) == "in") return none;
    for (std::uint32_t k = first + 1; k < last && k < first + 5; ++k) {
      if (doc_.reading(k).stts != Stts::NN) continue;
      return latest(speaker.begin, gender_of(doc_, k), doc_.reading(k).lemma, 40);
    }
    return none;
  }

 private:
  /// sie with a plural verb near it stands for several.
  bool plural_clause(std::uint32_t token) const {
    for (const std::uint32_t k : {token + 1, token - 1}) {
      if (k >= doc_.tokens.size() || !syntax::is_finite(doc_.reading(k).stts)) continue;
      return (doc_.reading(k).features & feature::any_number) == feature::plur;
    }
    return false;
  }

  /// The last person named before `byte`, within `sentences`, whose gender and role do not contradict.
  std::uint32_t latest(std::uint32_t byte, char gender, std::string_view role, std::uint32_t sentences) const {
    auto it = std::lower_bound(people_.begin(), people_.end(), byte,
                               [](const Mention* m, std::uint32_t at) { return m->span.begin < at; });
    const std::uint32_t here =
        doc_.tokens[std::min<std::size_t>(token_at(doc_, byte), doc_.tokens.size() - 1)].sentence;
    for (int steps = 0; it != people_.begin() && steps < 12; ++steps) {
      const Mention& m = **--it;
      if (doc_.tokens[m.tokens.begin].sentence + sentences < here) return none;
      const Entity& e = doc_.entities[m.entity];
      if (e.gender != 0 && gender != 0 && e.gender != gender) continue;
      if (!role.empty() && !same_role(e, role)) continue;
      return m.entity;
    }
    return none;
  }

  Document& doc_;
  std::vector<const Mention*> people_;
};

}  // namespace

void resolve_speakers(Document& doc) {
  const Resolver resolver(doc);
  for (Quotation& q : doc.quotations)
    if (q.speaker_entity == none && !q.speaker.empty()) q.speaker_entity = resolver.resolve(q);
}

}  // namespace laut::attribution
