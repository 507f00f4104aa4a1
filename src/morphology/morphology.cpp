#include "morphology/morphology.h"

#include <xxhash.h>

#include <string>

#include "morphology/choice.h"

namespace laut {

namespace {

constexpr std::size_t cache_slots = 16384;  // a power of two
constexpr std::size_t longest_cached = 64;  // bytes; longer forms are rare and analysed every time

struct CachedForm {
  std::string form;
  FormReadings readings;
  std::uint64_t document = 0;  // the run in which `kept` was put into the document's store
  std::string_view kept;
  std::uint8_t flags = 0;
  TokenKind kind = TokenKind::word;
  bool used = false;
};

/// The flags that change what a form can be.
constexpr std::uint8_t form_flags = token_flag::sentence_start | token_flag::all_caps | token_flag::abbreviation |
                                    token_flag::ordinal | token_flag::hyphenated | token_flag::truncated;

}  // namespace

struct Morphology::Scratch::Impl {
  std::vector<CachedForm> cache = std::vector<CachedForm>(cache_slots);
  CachedForm uncached;
  Analyser::Scratch analyser;
  Choice::Scratch choice;
  std::uint64_t run = 0;
};

Morphology::Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Morphology::Scratch::~Scratch() = default;
Morphology::Scratch::Scratch(Scratch&&) noexcept = default;
Morphology::Scratch& Morphology::Scratch::operator=(Scratch&&) noexcept = default;

Result<Morphology> Morphology::open(const Pack& pack, const Pack& lexicon) {
  auto analyser = Analyser::open(pack, lexicon);
  if (!analyser) return analyser.error();
  Morphology m;
  m.analyser_ = std::move(*analyser);
  return m;
}

void Morphology::run(Document& doc, Scratch& scratch) const {
  Scratch::Impl& s = *scratch.impl_;
  ++s.run;
  doc.readings.reserve(doc.tokens.size() * 4);
  for (Token& token : doc.tokens) {
    const std::string_view form = doc.view(token.span());
    const std::uint8_t flags = token.flags & form_flags;
    CachedForm* entry = &s.uncached;
    bool hit = false;
    if (form.size() <= longest_cached) {
      const std::uint64_t hash = XXH3_64bits(form.data(), form.size()) + flags * 0x9E3779B97F4A7C15u;
      entry = &s.cache[hash & (cache_slots - 1)];
      hit = entry->used && entry->flags == flags && entry->kind == token.kind && entry->form == form;
    }
    if (!hit) {
      entry->form.assign(form);
      entry->flags = flags;
      entry->kind = token.kind;
      entry->used = true;
      entry->document = 0;
      analyser_.analyse(form, token.kind, flags, entry->readings, s.analyser);
    }
    if (entry->readings.owns() && entry->document != s.run) {
      entry->kept = doc.keep(entry->readings.own());
      entry->document = s.run;
    }
    token.reading_begin = static_cast<std::uint32_t>(doc.readings.size());
    token.reading_count = static_cast<std::uint16_t>(entry->readings.size());
    entry->readings.append_to(doc.readings, entry->kept);
  }
  Choice choice(doc, analyser_, s.analyser, s.choice);
  choice.run();
}

}  // namespace laut
