#include "knowledge/knowledge.h"

#include <algorithm>

#include "base/source_file.h"
#include "base/utf8.h"
#include "knowledge/builder.h"

namespace laut {

using namespace knowledge;

namespace knowledge {

std::uint64_t hash_folded(std::string_view name) {
  constexpr std::uint64_t prime = 0x100000001B3ull;
  std::uint64_t h = 0xCBF29CE484222325ull;
  bool blank = false;
  for (std::size_t i = 0; i < name.size();) {
    const auto c = utf8::decode(name, i);
    i += c.size;
    if (c.cp == ' ' || c.cp == '\t' || c.cp == '\n' || c.cp == '\r') {
      blank = true;
      continue;
    }
    if (blank) h = (h ^ ' ') * prime;
    blank = false;
    h = (h ^ utf8::to_lower(c.cp)) * prime;
  }
  return h;
}

}  // namespace knowledge

namespace {

/// The rows of a sorted table with that hash.
template <typename Row>
std::span<const Row> rows(std::span<const Row> table, std::uint64_t hash) {
  const auto first =
      std::lower_bound(table.begin(), table.end(), hash, [](const Row& r, std::uint64_t h) { return r.hash < h; });
  auto last = first;
  while (last != table.end() && last->hash == hash) ++last;
  return {first, last};
}

std::span<const Term> terms_of(std::span<const Term> table, std::uint64_t key) {
  const auto less = [](const Term& t, std::uint64_t h) { return t.owner_office < h; };
  const auto first = std::lower_bound(table.begin(), table.end(), key, less);
  auto last = first;
  while (last != table.end() && last->owner_office == key) ++last;
  return {first, last};
}

std::string_view code(const char (&country)[2]) {
  return country[0] == 0 ? std::string_view{} : std::string_view(country, 2);
}

std::string_view without_s(std::string_view name) {
  return name.size() > 3 && name.ends_with('s') ? name.substr(0, name.size() - 1) : std::string_view{};
}

bool is_iso(std::string_view s) {
  return s.size() == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z';
}

TablesView view_of(const Tables& t) {
  return {t.records, t.names, t.nouns, t.titles, t.terms, t.seats, t.words, t.text};
}

template <typename Row>
Status take(const Pack& pack, std::string_view name, std::span<const Row>& out) {
  auto table = pack.table<Row>(name);
  if (!table) return table.error();
  out = *table;
  return Ok{};
}

}  // namespace

std::uint32_t day_number(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return 0;
  std::uint32_t day = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    if (i == 4 || i == 7) continue;
    if (iso[i] < '0' || iso[i] > '9') return 0;
    day = day * 10 + static_cast<std::uint32_t>(iso[i] - '0');
  }
  return day;
}

Result<Knowledge> Knowledge::open(const Pack& pack, const std::vector<std::filesystem::path>& files) {
  Knowledge out;
  for (auto file = files.rbegin(); file != files.rend(); ++file) {
    const auto source = SourceFile::read(*file);
    if (!source) return source.error();
    Builder builder;
    if (auto done = builder.read(*source); !done) return done.error();
    out.owned_.push_back(std::make_shared<const Tables>(builder.finish()));
    out.layers_.push_back(view_of(*out.owned_.back()));
  }
  TablesView base;
  Status status = take(pack, "knowledge.records", base.records);
  if (status) status = take(pack, "knowledge.names", base.names);
  if (status) status = take(pack, "knowledge.nouns", base.nouns);
  if (status) status = take(pack, "knowledge.titles", base.titles);
  if (status) status = take(pack, "knowledge.terms", base.terms);
  if (status) status = take(pack, "knowledge.seats", base.seats);
  if (status) status = take(pack, "knowledge.words", base.words);
  if (!status) return status.error();
  auto text = pack.text("knowledge.text");
  if (!text) return text.error();
  base.text = *text;
  out.layers_.push_back(base);
  return out;
}

Knowledge::Party Knowledge::party(const TablesView& layer, std::uint32_t record) const {
  const Record& r = layer.records[record];
  return {r.type,           layer.str(r.name),  layer.str(r.kind), code(r.country),
          layer.str(r.qid), layer.str(r.roles), r.gender};
}

std::optional<Knowledge::Party> Knowledge::find(std::string_view name) const {
  for (const RecordType type :
       {RecordType::state, RecordType::organisation, RecordType::outlet, RecordType::agency, RecordType::person})
    if (auto found = find(name, type)) return found;
  return std::nullopt;
}

std::optional<Knowledge::Party> Knowledge::find(std::string_view name, RecordType type) const {
  for (const std::string_view form : {name, without_s(name)}) {
    if (form.empty()) continue;
    const std::uint64_t hash = hash_folded(form);
    for (const TablesView& layer : layers_)
      for (const NameRow& row : rows(layer.names, hash))
        if (layer.records[row.record].type == type) return party(layer, row.record);
  }
  return std::nullopt;
}

std::optional<Knowledge::Party> Knowledge::find_own(std::string_view name) const {
  for (const std::string_view form : {name, without_s(name)}) {
    if (form.empty()) continue;
    const std::uint64_t hash = hash_folded(form);
    for (std::size_t i = 0; i < owned_.size(); ++i)
      for (const NameRow& row : rows(layers_[i].names, hash)) return party(layers_[i], row.record);
  }
  return std::nullopt;
}

std::optional<Knowledge::Party> Knowledge::state(std::string_view iso) const {
  if (!is_iso(iso)) return std::nullopt;
  const std::uint64_t hash = hash_folded(iso);
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer)  // the pack knows the name that a file may not
    for (const NameRow& row : rows(layer->names, hash_both(hash, 0))) return party(*layer, row.record);
  return std::nullopt;
}

std::optional<Knowledge::Office> Knowledge::office(std::string_view title) const {
  const auto at = [&](std::string_view word) -> std::optional<Office> {
    const std::uint64_t hash = hash_folded(word);
    for (const TablesView& layer : layers_)
      for (const TitleRow& row : rows(layer.titles, hash))
        return Office{layer.str(row.key), code(row.country), row.gender, row.office};
    return std::nullopt;
  };
  if (auto whole = at(title)) return whole;
  // Compounds: the longest last part that is a title, with at least three bytes before and five in it.
  for (std::size_t cut = 2; cut + 5 <= title.size(); ++cut) {
    if ((static_cast<unsigned char>(title[cut]) & 0xC0) == 0x80) continue;
    auto last = at(title.substr(cut));
    if (!last) continue;
    std::string_view before = title.substr(0, cut);
    if (last->country.empty()) last->country = country_of(before, WordKind::prefix);
    if (last->country.empty() && before.ends_with('-'))
      if (const auto state = find(before.substr(0, before.size() - 1), RecordType::state))
        last->country = state->country;
    return last;
  }
  return std::nullopt;
}

Knowledge::Holder Knowledge::holder_of(const TablesView& layer, const Term& term) const {
  return {party(layer, term.person), layer.str(term.owner), layer.str(term.office), term.from, term.to};
}

std::optional<Knowledge::Holder> Knowledge::holder(std::string_view owner, const Office& office,
                                                   std::uint32_t day) const {
  const std::uint64_t key = hash_both(hash_folded(owner), office.hash);
  for (const TablesView& layer : layers_) {
    const auto all = terms_of(layer.terms, key);
    for (std::size_t i = all.size(); i > 0; --i)
      if (day == 0 || (all[i - 1].from <= day && day <= all[i - 1].to)) return holder_of(layer, all[i - 1]);
  }
  return std::nullopt;
}

std::vector<Knowledge::Holder> Knowledge::terms(std::string_view person) const {
  std::vector<Holder> out;
  for (const std::string_view form : {person, without_s(person)}) {
    if (form.empty() || !out.empty()) continue;
    const std::uint64_t hash = hash_folded(form);
    for (const TablesView& layer : layers_)
      for (const NameRow& row : rows(layer.names, hash))
        if (layer.records[row.record].type == RecordType::person)
          for (const Term& term : layer.terms)
            if (term.person == row.record) out.push_back(holder_of(layer, term));
  }
  std::stable_sort(out.begin(), out.end(), [](const Holder& a, const Holder& b) { return a.from < b.from; });
  return out;
}

char Knowledge::described(std::string_view party, std::string_view noun) const {
  const std::uint64_t hash = hash_folded(noun), name = hash_folded(party);
  for (const TablesView& layer : layers_) {
    for (const NounRow& row : rows(layer.nouns, hash)) {
      const Record& r = layer.records[row.record];
      if (is_iso(party) ? code(r.country) == party && r.type == RecordType::state
                        : hash_folded(layer.str(r.name)) == name)
        return row.gender;
    }
  }
  return 0;
}

char Knowledge::describes(std::string_view noun, RecordType type) const {
  const std::uint64_t hash = hash_folded(noun);
  for (const TablesView& layer : layers_)
    for (const NounRow& row : rows(layer.nouns, hash))
      if (layer.records[row.record].type == type) return row.gender;
  return 0;
}

std::optional<Knowledge::Seat> Knowledge::seat(std::string_view name) const {
  for (const std::string_view form : {name, without_s(name)}) {
    if (form.empty()) continue;
    const std::uint64_t hash = hash_folded(form);
    for (const TablesView& layer : layers_)
      for (const SeatRow& row : rows(layer.seats, hash))
        return Seat{layer.str(row.name), layer.str(row.owner), row.kind, row.gender};
  }
  return std::nullopt;
}

std::string_view Knowledge::country_of(std::string_view word, WordKind kind) const {
  const std::uint64_t hash = hash_folded(word);
  for (const TablesView& layer : layers_)
    for (const WordRow& row : rows(layer.words, hash))
      if (row.kind == kind) return code(row.country);
  return {};
}

}  // namespace laut
