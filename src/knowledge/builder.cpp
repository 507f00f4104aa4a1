#include "knowledge/builder.h"

#include <algorithm>
#include <array>

namespace laut::knowledge {
namespace {

bool is_empty(std::string_view field) {
  return field.empty() || field == "-" || field == "n/a";
}

char gender_of(std::string_view field) {
  if (field == "pl" || field == "p") return 'p';
  return field.size() == 1 && (field == "m" || field == "f" || field == "n") ? field[0] : '\0';
}

bool is_iso(std::string_view field) {
  return field.size() == 2 && field[0] >= 'A' && field[0] <= 'Z' && field[1] >= 'A' && field[1] <= 'Z';
}

bool digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// 2024-06-18, 2024-06 or 2024 as 20240618; the first day of a month or year, or the last where `last`. 0: no date.
std::uint32_t day_of(std::string_view s, bool last) {
  const auto part = split(s, '-');
  if (part.size() > 3 || part[0].size() != 4) return 0;
  std::uint32_t day = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i < part.size() && (!digits(part[i]) || part[i].size() != (i == 0 ? 4u : 2u))) return 0;
    const std::uint32_t open = i == 1 ? (last ? 12 : 1) : (last ? 31 : 1);
    day = day * 100 + (i < part.size() ? static_cast<std::uint32_t>(std::stoul(std::string(part[i]))) : open);
  }
  return day;
}

/// All forms of a name whose words may end in "~", the endings of a declined adjective.
std::vector<std::string> declined(std::string_view name) {
  if (name.find('~') == std::string_view::npos) return {std::string(name)};
  std::vector<std::string> out;
  for (const char* ending : {"e", "er", "en", "es", "em"}) {
    std::string form;
    for (const char c : name) c == '~' ? form += ending : form += c;
    out.push_back(std::move(form));
  }
  return out;
}

Status wrong(const SourceFile& f, const SourceLine& l, const char* what, const char* mend) {
  return f.error(l, what, mend);
}

template <typename Row>
void sort_rows(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.hash < b.hash; });
}

}  // namespace

Status Builder::read(const SourceFile& file) {
  struct Named {
    std::string_view name;
    Section section;
    std::size_t fields;
  };
  static constexpr std::array sections = {
      Named{"states", &Builder::states, 3},   Named{"seats", &Builder::seats, 4},
      Named{"offices", &Builder::offices, 3}, Named{"holders", &Builder::holders, 7},
      Named{"outlets", &Builder::outlets, 6}, Named{"organisations", &Builder::organisations, 6},
      Named{"persons", &Builder::persons, 5}, Named{"prefixes", &Builder::prefixes, 2}};
  const Named* section = nullptr;
  for (const SourceLine& line : file.lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    if (text[0] == '@') {
      const std::string_view name = trim(text.substr(1));
      const auto it = std::find_if(sections.begin(), sections.end(), [&](const Named& n) { return n.name == name; });
      if (it == sections.end())
        return file.error(line, "names no section",
                          "use @ states, seats, offices, holders, organisations, outlets, persons or prefixes");
      section = &*it;
      continue;
    }
    if (section == nullptr)
      return file.error(line, "stands in no section", "write a line like \"@ holders\" before it");
    Fields part = split(text, '|');
    if (part.size() > section->fields)
      return file.error(line, "has more fields than @ " + std::string(section->name) + " has",
                        "write " + std::to_string(section->fields) + " fields with | between them");
    if (part[0].empty() || part.size() < 2)
      return file.error(line, "has too few fields",
                        "write " + std::to_string(section->fields) + " fields with | between them, - for an empty one");
    part.resize(section->fields);
    if (auto done = (this->*section->section)(file, line, part); !done) return done;
  }
  return Ok{};
}

void Builder::name(std::string_view name, std::uint32_t record) {
  for (const std::string& form : declined(name)) out_.names.push_back({hash_folded(form), record, 0});
}

std::uint32_t Builder::record(RecordType type, const std::vector<std::string_view>& names) {
  const std::uint64_t key = hash_both(hash_folded(names[0]), static_cast<std::uint64_t>(type));
  const auto [it, fresh] = known_.try_emplace(key, static_cast<std::uint32_t>(out_.records.size()));
  if (fresh) {
    Record r{};
    std::string canonical(names[0]);
    if (const std::size_t at = canonical.find('~'); at != std::string::npos) canonical = declined(canonical)[0];
    r.name = pool_.add(canonical);
    r.type = type;
    out_.records.push_back(r);
    name(names[0], it->second);
  }
  for (std::size_t i = 1; i < names.size(); ++i)
    if (!is_empty(names[i])) name(names[i], it->second);
  return it->second;
}

void Builder::state(std::string_view iso, const std::vector<std::string_view>& names) {
  const std::uint32_t at = record(RecordType::state, names);
  Record& r = out_.records[at];
  std::copy_n(iso.begin(), 2, r.country);
  r.kind = pool_.add("country");
  if (r.gender == 0) r.gender = 'n';
  if (known_.try_emplace(hash_folded(iso), at).second) out_.names.push_back({hash_both(hash_folded(iso), 0), at, 0});
}

void Builder::word(WordKind kind, std::string_view word, std::string_view iso) {
  WordRow row{};
  row.hash = hash_folded(word);
  row.kind = kind;
  std::copy_n(iso.begin(), 2, row.country);
  out_.words.push_back(row);
}

void Builder::seat(std::string_view name, std::string_view owner, char gender, SeatKind kind) {
  for (const std::string& form : declined(name)) {
    SeatRow row{};
    row.hash = hash_folded(form);
    row.name = pool_.add(declined(name)[0]);
    row.owner = pool_.add(owner);
    row.gender = gender;
    row.kind = kind;
    out_.seats.push_back(row);
  }
}

/// "n:Land, m:Inselstaat": nouns with their gender.
Status Builder::nouns(const SourceFile& f, const SourceLine& l, std::uint32_t record, std::string_view list) {
  if (is_empty(list)) return Ok{};
  for (const std::string_view item : split(list, ',')) {
    const std::size_t colon = item.find(':');
    if (colon == std::string_view::npos || gender_of(trim(item.substr(0, colon))) == 0)
      return wrong(f, l, "has a noun without gender", "write m:, f:, n: or pl: before the noun (n:Land)");
    NounRow row{};
    row.hash = hash_folded(trim(item.substr(colon + 1)));
    row.record = record;
    row.gender = gender_of(trim(item.substr(0, colon)));
    out_.nouns.push_back(row);
  }
  return Ok{};
}

Status Builder::states(const SourceFile& f, const SourceLine& l, const Fields& p) {
  if (!is_iso(p[0])) return wrong(f, l, "begins with no ISO code of a state", "write two capitals (RU)");
  auto it = known_.find(hash_folded(p[0]));
  if (it == known_.end()) {
    state(p[0], {p[0]});
    it = known_.find(hash_folded(p[0]));
  }
  const std::uint32_t at = it->second;
  Record& r = out_.records[at];
  if (!is_empty(p[1])) r.qid = pool_.add(p[1]);
  return nouns(f, l, at, p[2]);
}

Status Builder::seats(const SourceFile& f, const SourceLine& l, const Fields& p) {
  const std::string_view kind = p[3];
  if (kind != "capital" && kind != "house" && kind != "city")
    return wrong(f, l, "has a seat of no known kind", "write capital, house or city as the fourth field");
  if (is_empty(p[1])) return wrong(f, l, "has a seat of nobody", "write a state's ISO code or an organisation");
  for (const std::string_view name : split(p[0], ','))
    seat(name, p[1], gender_of(p[2]),
         kind == "capital" ? SeatKind::capital
         : kind == "house" ? SeatKind::house
                           : SeatKind::city);
  return Ok{};
}

Status Builder::offices(const SourceFile& f, const SourceLine& l, const Fields& p) {
  for (std::size_t i = 1; i < 3; ++i) {
    if (is_empty(p[i])) continue;
    for (const std::string_view item : split(p[i], ',')) {
      const std::size_t slash = item.find('/');
      const std::string_view code = slash == std::string_view::npos ? "" : trim(item.substr(slash + 1));
      if (slash != std::string_view::npos && !is_iso(code))
        return wrong(f, l, "has a title of no state", "write the state's ISO code behind the slash (Kremlchef/RU)");
      for (const std::string& form : declined(trim(item.substr(0, slash)))) {
        TitleRow row{};
        row.hash = hash_folded(form);
        row.office = hash_folded(p[0]);
        row.key = pool_.add(p[0]);
        if (!code.empty()) std::copy_n(code.begin(), 2, row.country);
        row.gender = i == 1 ? 'm' : 'f';
        out_.titles.push_back(row);
      }
    }
  }
  return Ok{};
}

Status Builder::holders(const SourceFile& f, const SourceLine& l, const Fields& p) {
  if (is_empty(p[1]) || is_empty(p[2]))
    return wrong(f, l, "has no office or no holder", "see the section's first lines");
  const char gender = gender_of(p[3]);
  if (gender != 'm' && gender != 'f')
    return wrong(f, l, "has a holder without gender", "write m or f as the fourth field");
  Term term{};
  term.from = is_empty(p[4]) ? 0 : day_of(p[4], false);
  term.to = is_empty(p[5]) ? 99999999 : day_of(p[5], true);
  if ((!is_empty(p[4]) && term.from == 0) || term.to == 0 || term.from > term.to)
    return wrong(f, l, "has a term that is none", "write dates as YYYY-MM-DD, YYYY-MM or YYYY, the earlier first");
  term.person = record(RecordType::person, split(p[2], ','));
  Record& r = out_.records[term.person];
  r.gender = gender;
  if (is_iso(p[0])) std::copy_n(p[0].begin(), 2, r.country);
  if (!is_empty(p[6])) r.qid = pool_.add(p[6]);
  term.owner = pool_.add(p[0]);
  term.office = pool_.add(p[1]);
  term.owner_office = hash_both(hash_folded(p[0]), hash_folded(p[1]));
  out_.terms.push_back(term);
  return Ok{};
}

Status Builder::party(const SourceFile& f, const SourceLine& l, const Fields& p, RecordType type,
                      std::string_view seat_iso) {
  const std::uint32_t at = record(type, split(p[0], ','));
  Record& r = out_.records[at];
  if (!is_empty(p[1])) r.kind = pool_.add(p[1]);
  if (gender_of(p[2]) != 0) r.gender = gender_of(p[2]);
  if (!is_empty(seat_iso)) {
    if (!is_iso(seat_iso)) return wrong(f, l, "has a seat in no state", "write the state's ISO code, or -");
    std::copy_n(seat_iso.begin(), 2, r.country);
  }
  if (!is_empty(p[4])) r.qid = pool_.add(p[4]);
  return nouns(f, l, at, p[5]);
}

Status Builder::organisations(const SourceFile& f, const SourceLine& l, const Fields& p) {
  return party(f, l, p, RecordType::organisation, p[3]);
}

Status Builder::outlets(const SourceFile& f, const SourceLine& l, const Fields& p) {
  if (p[1] != "outlet" && p[1] != "agency")
    return wrong(f, l, "is neither outlet nor agency", "write one of them as the second field");
  return party(f, l, p, p[1] == "agency" ? RecordType::agency : RecordType::outlet, p[3]);
}

Status Builder::persons(const SourceFile& f, const SourceLine& l, const Fields& p) {
  if (gender_of(p[1]) != 'm' && gender_of(p[1]) != 'f')
    return wrong(f, l, "has a person without gender", "write m or f as the second field");
  if (!is_empty(p[2]) && !is_iso(p[2])) return wrong(f, l, "has a person of no state", "write the ISO code, or -");
  Record& r = out_.records[record(RecordType::person, split(p[0], ','))];
  r.gender = gender_of(p[1]);
  if (!is_empty(p[2])) std::copy_n(p[2].begin(), 2, r.country);
  if (!is_empty(p[3])) r.qid = pool_.add(p[3]);
  if (!is_empty(p[4])) r.roles = pool_.add(p[4]);
  return Ok{};
}

Status Builder::prefixes(const SourceFile& f, const SourceLine& l, const Fields& p) {
  if (!is_iso(p[1])) return wrong(f, l, "has a prefix of no state", "write the state's ISO code as the second field");
  word(WordKind::prefix, p[0], p[1]);
  return Ok{};
}

Tables Builder::finish() {
  sort_rows(out_.names);
  sort_rows(out_.nouns);
  sort_rows(out_.titles);
  sort_rows(out_.seats);
  sort_rows(out_.words);
  std::stable_sort(out_.terms.begin(), out_.terms.end(), [](const Term& a, const Term& b) {
    return a.owner_office != b.owner_office ? a.owner_office < b.owner_office : a.from < b.from;
  });
  out_.text = pool_.text();
  return std::move(out_);
}

}  // namespace laut::knowledge
