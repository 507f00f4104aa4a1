// Compounds: words with a hyphen, and words written as one whose head a lexicon knows.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "morphology/analyser.h"

namespace laut {

namespace {

constexpr std::size_t max_compound = 80;  // bytes; longer words are not split

/// Linking elements between first part and head (Arbeit-s-platz, Menschen-recht).
constexpr std::array<std::string_view, 6> links = {"", "s", "es", "n", "en", "er"};

bool boundary(std::string_view s, std::size_t at) {
  return at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0) != 0x80;
}

}  // namespace

/// Copies the readings of a head onto the whole word, whose lemma is the first part and the head's lemma.
static void transfer(const FormReadings& head, std::string_view front, bool lower_head, bool nouns_only,
                     std::string_view own, FormReadings& out) {
  std::array<Reading, FormReadings::limit> buffer;
  struct Sink {
    std::array<Reading, FormReadings::limit>& at;
    std::size_t n = 0;
    void push_back(const Reading& r) { at[n++] = r; }
  } sink{buffer};
  head.append_to(sink, own);
  for (std::size_t i = 0; i < sink.n; ++i) {
    Reading r = buffer[i];
    if (nouns_only && r.stts != Stts::NN) continue;
    std::string lemma(front);
    if (lower_head)
      utf8::lower_first(r.lemma, lemma);
    else
      lemma += r.lemma;
    r.source = ReadingSource::compound;
    if (r.stts == Stts::NE) r.upos = Upos::PROPN;
    out.add_own(r, lemma);
  }
}

bool Analyser::hyphen(std::string_view form, FormReadings& out, Scratch& s) const {
  std::size_t at = form.rfind('-');
  if (at == std::string_view::npos) return false;
  ++at;
  if (at >= form.size()) return false;
  const std::string_view head = form.substr(at), front = form.substr(0, at);
  const bool capital = utf8::is_upper(utf8::decode(head, 0).cp);
  FormReadings parts;
  if (capital) {
    if (!lookup(head, parts, s)) {
      std::string lower;
      utf8::lower_first(head, lower);
      nominalised(lower, parts, s);
    }
    if (parts.empty() && head.size() <= max_compound) compound(head, true, true, parts, s);
    if (parts.empty()) guess(head, true, parts, s);
  } else {
    const bool known = lookup(head, parts, s);
    if (!adjective(head, parts, s, false) && !known) {
      if (!compound(head, false, false, parts, s)) guess(head, false, parts, s);
    }
  }
  if (parts.empty()) return false;
  const std::size_t before = out.size();
  transfer(parts, front, false, false, parts.own(), out);
  return out.size() > before;
}

bool Analyser::known_part(std::string_view part, Scratch& s, int depth) const {
  if (part.size() < 3) return false;
  std::string upper;
  utf8::upper_first(part, upper);
  for (const std::string_view link : links) {
    if (part.size() < link.size() + 3 || !part.ends_with(link)) continue;
    const std::size_t cut = link.size();
    if (is_known(std::string_view(upper).substr(0, upper.size() - cut), s)) return true;
    // Adjectives, and verbs by their stem (Fahr-zeug).
    if (cut == 0) {
      if (is_known(part, s)) return true;
      s.joined.assign(part);
      s.joined += "en";
      if (is_known(s.joined, s)) return true;
      s.joined.assign(upper);
      s.joined += 'e';  // Sprach-kurs, Schul-jahr
      if (part.size() >= 4 && is_known(s.joined, s)) return true;
    }
  }
  if (depth == 0) return false;
  for (std::size_t at = 3; at + 3 <= part.size(); ++at) {
    if (!boundary(part, at)) continue;
    if (known_part(part.substr(at), s, 0) && known_part(part.substr(0, at), s, 0)) return true;
  }
  return false;
}

bool Analyser::compound(std::string_view form, bool capital, bool loose, FormReadings& out, Scratch& s) const {
  if (form.size() < 7 || form.size() > max_compound) return false;
  const std::size_t min_head = loose ? 5 : 3;
  for (std::size_t at = 3; at + min_head <= form.size(); ++at) {
    if (!boundary(form, at)) continue;
    const std::string_view front = form.substr(0, at), head = form.substr(at);
    if (form[at] == '-' || form[at - 1] == '-') continue;
    FormReadings& parts = s.head;
    parts.clear();
    std::string& upper = s.upper;
    upper.clear();
    if (capital) {
      utf8::upper_first(head, upper);
      lookup(upper, parts, s);
      if (parts.empty() && head.size() >= 6) nominalised(head, parts, s);
      if (!parts.has(Stts::NN)) continue;
    } else {
      if (head.size() < 4) continue;
      const bool known = lookup(head, parts, s);
      if (!adjective(head, parts, s, false) && !known) continue;
      // Finite verbs make no compounds; what is left are adjectives and participles.
      if (!parts.has(Stts::ADJA) && !parts.has(Stts::ADJD) && !parts.has(Stts::VVPP)) continue;
    }
    std::string part;
    utf8::lower_first(front, part);
    if (!loose && !known_part(part, s, form.size() <= 40 ? 1 : 0)) continue;
    const std::size_t before = out.size();
    if (capital) {
      transfer(parts, front, true, true, parts.own(), out);
    } else {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        Reading r = parts[i];
        if (r.stts != Stts::ADJA && r.stts != Stts::ADJD && r.stts != Stts::VVPP) continue;
        std::string lemma(front);
        lemma += r.lemma;
        r.source = ReadingSource::compound;
        r.particle = 0;
        out.add_own(r, lemma);
      }
    }
    if (out.size() > before) return true;
  }
  return false;
}

}  // namespace laut
