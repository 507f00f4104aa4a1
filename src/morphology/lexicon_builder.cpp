#include "morphology/lexicon_builder.h"

#include <bit>
#include <set>

namespace laut {

namespace {

constexpr std::uint32_t dimensions[] = {feature::any_case, feature::any_number, feature::any_gender,
                                        feature::any_person, feature::pos | feature::cmp | feature::sup};

/// Whether the union of two masks stands for no combination that neither of them has.
bool mergeable(std::uint32_t a, std::uint32_t b) {
  if (a == b) return true;
  for (const std::uint32_t d : dimensions)
    if (((a ^ b) & ~d) == 0) return (a & d) != 0 && (b & d) != 0;
  return false;
}

}  // namespace

void LexiconBuilder::add(std::string_view form, std::string_view lemma, Analysis analysis) {
  if (form.empty()) return;
  auto& entries = forms_[std::string(form)];
  for (const Entry& e : entries)
    if (e.lemma == lemma && e.analysis == analysis) return;
  entries.push_back({std::string(lemma), analysis});
}

void LexiconBuilder::add(std::string_view form, std::string_view lemma, Stts tag, std::uint32_t features,
                         std::uint8_t flags, std::uint8_t particle) {
  add(form, lemma,
      {features, static_cast<std::uint8_t>(tag), static_cast<std::uint8_t>(default_upos(tag)), particle, flags});
}

std::size_t LexiconBuilder::readings() const {
  std::size_t n = 0;
  for (const auto& [form, entries] : forms_) n += entries.size();
  return n;
}

std::size_t LexiconBuilder::lemmas() const {
  std::set<std::string_view> seen;
  for (const auto& [form, entries] : forms_)
    for (const Entry& e : entries) seen.insert(e.lemma);
  return seen.size();
}

void LexiconBuilder::merge() {
  for (auto& [form, entries] : forms_) {
    for (bool again = true; again;) {
      again = false;
      for (std::size_t i = 0; i < entries.size(); ++i) {
        for (std::size_t j = i + 1; j < entries.size();) {
          Analysis& a = entries[i].analysis;
          const Analysis& b = entries[j].analysis;
          const bool same = entries[i].lemma == entries[j].lemma && a.stts == b.stts && a.upos == b.upos &&
                            a.particle == b.particle && a.flags == b.flags;
          if (same && mergeable(a.features, b.features)) {
            a.features |= b.features;
            entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(j));
            again = true;
          } else {
            ++j;
          }
        }
      }
    }
  }
}

Status LexiconBuilder::write(PackWriter& out, std::string_view prefix) const {
  std::vector<std::string> keys;
  std::map<std::string_view, std::uint32_t> lemma_number;
  for (const auto& [form, entries] : forms_) {
    keys.push_back(form);
    for (const Entry& e : entries) lemma_number.emplace(e.lemma, 0);
  }
  std::string text;
  std::vector<std::uint32_t> lemmas;
  for (auto& [lemma, number] : lemma_number) {
    number = static_cast<std::uint32_t>(lemmas.size());
    lemmas.push_back(static_cast<std::uint32_t>(text.size()));
    text += lemma;
  }
  lemmas.push_back(static_cast<std::uint32_t>(text.size()));

  std::vector<std::uint32_t> ids;
  const std::string dictionary = Dictionary::build(keys, ids);
  std::vector<const std::vector<Entry>*> by_id(keys.size());
  std::size_t k = 0;
  for (const auto& [form, entries] : forms_) by_id[ids[k++]] = &entries;

  std::vector<Analysis> analyses;
  std::map<std::uint64_t, std::uint32_t> analysis_number;
  std::vector<std::uint32_t> first, readings;
  for (const auto* entries : by_id) {
    first.push_back(static_cast<std::uint32_t>(readings.size()));
    for (const Entry& e : *entries) {
      const auto key = std::bit_cast<std::uint64_t>(e.analysis);
      const auto [at, fresh] = analysis_number.emplace(key, static_cast<std::uint32_t>(analyses.size()));
      if (fresh) analyses.push_back(e.analysis);
      readings.push_back(lemma_number.at(e.lemma) << Lexicon::analysis_bits | at->second);
    }
  }
  first.push_back(static_cast<std::uint32_t>(readings.size()));
  if (analyses.size() > Lexicon::analysis_mask || lemmas.size() > 1u << (32 - Lexicon::analysis_bits))
    return Error{ErrorCode::limit, "too many lemmas or analyses for the lexicon's layout", "", 0,
                 "widen the reading record"};

  std::vector<std::uint64_t> filter(FormFilter::words_for(keys.size()), 0);
  for (const std::string& key : keys) {
    const std::uint64_t hash = FormFilter::hash(key);
    filter[hash & (filter.size() - 1)] |= FormFilter::bits(hash);
  }

  const auto name = [&](const char* table) { return std::string(prefix) + table; };
  out.add_text(name(".forms"), dictionary);
  out.add(name(".first"), first);
  out.add(name(".readings"), readings);
  out.add(name(".analyses"), analyses);
  out.add(name(".lemmas"), lemmas);
  out.add_text(name(".text"), text);
  out.add(name(".filter"), filter);
  return Ok{};
}

}  // namespace laut
