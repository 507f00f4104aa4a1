#include "attribution/cues.h"

#include "base/utf8.h"

namespace laut::attribution {

Result<CueLexicon> CueLexicon::open(const Pack& pack) {
  CueLexicon out;
  Status status = Ok{};
  const auto take = [&](auto result, auto& slot) {
    if (!status) return;
    if (result)
      slot = std::move(*result);
    else
      status = result.error();
  };
  const auto dictionary = [&](const char* name, Dictionary& slot) {
    if (!status) return;
    auto bytes = pack.bytes(name);
    if (!bytes) {
      status = bytes.error();
      return;
    }
    take(Dictionary::open(*bytes), slot);
  };
  dictionary("attribution.verbs", out.verbs_);
  dictionary("attribution.nouns", out.nouns_);
  dictionary("attribution.particles", out.particles_);
  take(pack.table<std::uint32_t>("attribution.verbs.first"), out.verb_first_);
  take(pack.table<std::uint32_t>("attribution.nouns.first"), out.noun_first_);
  take(pack.table<std::uint32_t>("attribution.particles.first"), out.particle_first_);
  take(pack.table<CueRecord>("attribution.cues"), out.records_);
  take(pack.table<TextRef>("attribution.words"), out.words_);
  take(pack.text("attribution.text"), out.text_);
  if (!status) return status.error();
  return out;
}

std::span<const CueRecord> CueLexicon::find(const Dictionary& d, std::span<const std::uint32_t> first,
                                            std::string_view key, Dictionary::Cursor& cursor) const {
  // `first` holds (begin, end) pairs by dictionary id.
  const std::uint32_t id = d.find(key, cursor);
  if (id == Dictionary::missing || id * 2 + 1 >= first.size()) return {};
  return records_.subspan(first[id * 2], first[id * 2 + 1] - first[id * 2]);
}

std::span<const CueRecord> CueLexicon::noun(std::string_view lemma, Dictionary::Cursor& cursor) const {
  if (auto found = find(nouns_, noun_first_, lemma, cursor); !found.empty()) return found;
  // Compounds: the longest head of five letters or more, behind at least three letters or a hyphen.
  constexpr std::size_t most = 48;
  if (lemma.size() < 8 || lemma.size() > most) return {};
  char buffer[most + 4];
  for (std::size_t at = 3; at + 4 < lemma.size(); ++at) {
    if ((static_cast<unsigned char>(lemma[at]) & 0xC0) == 0x80) continue;
    std::string_view head = lemma.substr(at);
    if (head.front() == '-') continue;
    // Upper-case the first letter; umlauts are two bytes that differ in the second by 0x20.
    std::size_t size = head.copy(buffer, most);
    if (buffer[0] >= 'a' && buffer[0] <= 'z')
      buffer[0] = static_cast<char>(buffer[0] - 32);
    else if (static_cast<unsigned char>(buffer[0]) == 0xC3 && static_cast<unsigned char>(buffer[1]) >= 0xA0)
      buffer[1] = static_cast<char>(buffer[1] - 0x20);
    if (auto found = find(nouns_, noun_first_, std::string_view(buffer, size), cursor); !found.empty()) return found;
  }
  return {};
}

bool CueLexicon::listed(std::uint32_t begin, std::uint32_t end, std::string_view word) const {
  for (std::uint32_t i = begin; i < end && i < words_.size(); ++i)
    if (text_.substr(words_[i].offset, words_[i].size) == word) return true;
  return false;
}

}  // namespace laut::attribution
