#include "morphology/lexicon.h"

#include <xxhash.h>

#include <bit>
#include <string>

namespace laut {

namespace {

Error damaged(std::string_view prefix) {
  return {ErrorCode::data, "the lexicon '" + std::string(prefix) + "' is damaged", "", 0,
          "rebuild or reinstall laut's data"};
}

}  // namespace

std::uint64_t FormFilter::hash(std::string_view form) {
  return XXH3_64bits(form.data(), form.size());
}

std::size_t FormFilter::words_for(std::size_t forms) {
  return std::bit_ceil(forms * 12 / 64 + 1);
}

Result<Lexicon> Lexicon::open(const Pack& pack, std::string_view prefix) {
  const auto name = [&](const char* table) { return std::string(prefix) + table; };
  Lexicon lexicon;
  auto bytes = pack.bytes(name(".forms"));
  if (!bytes) return bytes.error();
  auto forms = Dictionary::open(*bytes);
  if (!forms) return forms.error();
  lexicon.forms_ = std::move(*forms);
  const auto first = pack.table<std::uint32_t>(name(".first"));
  const auto readings = pack.table<std::uint32_t>(name(".readings"));
  const auto lemmas = pack.table<std::uint32_t>(name(".lemmas"));
  const auto analyses = pack.table<Analysis>(name(".analyses"));
  const auto text = pack.text(name(".text"));
  const auto filter = pack.table<std::uint64_t>(name(".filter"));
  if (!first || !readings || !lemmas || !analyses || !text || !filter) return damaged(prefix);
  lexicon.filter_ = *filter;
  lexicon.first_ = *first;
  lexicon.readings_ = *readings;
  lexicon.lemmas_ = *lemmas;
  lexicon.analyses_ = *analyses;
  lexicon.text_ = *text;
  // The pack's checksum guards against accidents; a pack of another program version is caught by its sizes.
  if (lexicon.first_.size() != lexicon.forms_.size() + 1u || lexicon.lemmas_.empty() ||
      !std::has_single_bit(lexicon.filter_.size()) || lexicon.first_.back() != lexicon.readings_.size() ||
      lexicon.lemmas_.back() != lexicon.text_.size())
    return damaged(prefix);
  return lexicon;
}

}  // namespace laut
