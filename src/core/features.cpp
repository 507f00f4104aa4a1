#include "core/features.h"

#include <xxhash.h>

#include <bit>

#include "base/utf8.h"

namespace laut::core {
namespace {

std::uint64_t hash(std::string_view s) {
  return XXH3_64bits(s.data(), s.size());
}

std::uint32_t bucket(std::uint64_t h, std::uint32_t rows) {
  return static_cast<std::uint32_t>((h ^ h >> 29) & (rows - 1));
}

std::uint64_t mix(std::uint64_t h, std::uint64_t value) {
  h = (h ^ value) * 0x9E3779B97F4A7C15ull;
  return h ^ h >> 31;
}

/// The last n code points, all where there are fewer.
std::string_view last(std::string_view s, int n) {
  std::size_t at = s.size();
  while (at > 0 && n > 0) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) --at;
    --n;
  }
  return s.substr(at);
}

std::string_view first(std::string_view s, int n) {
  std::size_t at = 0;
  while (at < s.size() && n > 0) {
    ++at;
    while (at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) ++at;
    --n;
  }
  return s.substr(0, at);
}

void lower_form(std::string_view form, std::string& out) {
  out.clear();
  utf8::lower(form, out);
  for (char& c : out) {
    if (c >= '0' && c <= '9') c = '0';
    if (c == ' ') c = '_';
  }
}

}  // namespace

std::uint64_t form_hash(std::string_view form, std::string& buffer) {
  lower_form(form, buffer);
  return hash(buffer);
}

FeatureReader::FeatureReader(const Document& doc, const Names::Scratch& names, Scratch& scratch)
    : doc_(doc), names_(names), s_(scratch) {
  s_.names.assign(doc.tokens.size(), 0);
  for (const names::Found& f : names.found)
    for (std::uint32_t i = f.tokens.begin; i < f.tokens.end; ++i)
      s_.names[i] = static_cast<std::uint8_t>(1 + 2 * static_cast<unsigned>(f.type) + (i == f.tokens.begin ? 1 : 0));
  for (const names::Left& l : names.left)
    if (s_.names[l.token] == 0)
      s_.names[l.token] =
          static_cast<std::uint8_t>(l.rule.empty() ? (l.linkable ? 18 : 19) : 20 + static_cast<unsigned>(l.type));
}

void FeatureReader::read(std::uint32_t token, TokenFeatures& out) const {
  const Token& t = doc_.tokens[token];
  out.count = 0;
  lower_form(doc_.form(token), s_.buffer);
  const std::string_view form = s_.buffer;
  out.form = hash(form);
  out.add(table::ending2 + bucket(hash(last(form, 2)), table::ending2_rows));
  out.add(table::ending3 + bucket(hash(last(form, 3)), table::ending3_rows));
  out.add(table::ending4 + bucket(hash(last(form, 4)), table::ending4_rows));
  out.add(table::beginning + bucket(hash(first(form, 3)), table::beginning_rows));
  out.add(table::shape + static_cast<std::uint32_t>(t.kind) * 256 + t.flags);
  std::uint64_t tags = 0, ambiguity = 0;
  std::uint32_t cells = 0;
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    const Reading& x = doc_.readings[t.reading_begin + r];
    tags |= std::uint64_t{1} << static_cast<unsigned>(x.stts);
    cells |= x.features;
    // A sum: the order of the readings says which was chosen, and that stands elsewhere.
    ambiguity += mix(static_cast<std::uint64_t>(x.stts) + 1, x.features);
  }
  for (; tags != 0; tags &= tags - 1) out.add(table::possible + static_cast<std::uint32_t>(std::countr_zero(tags)));
  for (; cells != 0; cells &= cells - 1) out.add(table::cells + static_cast<std::uint32_t>(std::countr_zero(cells)));
  out.add(table::ambiguity + bucket(ambiguity, table::ambiguity_rows));
  if (t.reading_count != 0) {
    const Reading& x = doc_.readings[t.reading_begin];
    out.add(table::lemma + bucket(hash(x.lemma), table::lemma_rows));
    out.add(table::chosen + static_cast<std::uint32_t>(x.stts));
    out.add(table::reading + bucket(mix(static_cast<std::uint64_t>(x.stts) + 1, x.features), table::reading_rows));
    out.add(table::source + static_cast<std::uint32_t>(x.source));
  }
  if (t.particle != none) out.add(table::source + 8);
  if (s_.names[token] != 0) out.add(table::name + s_.names[token]);
  for (std::uint32_t c = names_.classes[token]; c != 0; c &= c - 1)
    out.add(table::gazetteer + static_cast<std::uint32_t>(std::countr_zero(c)));
}

}  // namespace laut::core
