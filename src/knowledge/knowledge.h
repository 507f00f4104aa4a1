/// Knowledge: who held which office when, what stands for a government, what a text calls a state or an outlet by.
///
/// Facts, not sentences: compiled from data/<lang>/knowledge and data/<lang>/names/countries.txt; files of the user in
/// the same format lie over them, the last one first. Names are looked up folded (small letters), as they are or
/// without a genitive -s. Days are numbers as 20240618.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/tables.h"
#include "laut/result.h"

namespace laut {

/// Immutable after open(); all calls may be made by many threads. Views live as long as it and its pack do.
class Knowledge {
 public:
  /// A state, an organisation, an outlet, an agency or a person.
  struct Party {
    knowledge::RecordType type = knowledge::RecordType::state;
    std::string_view name;     ///< canonical
    std::string_view kind;     ///< of organisations: international, military_alliance, party ...
    std::string_view country;  ///< ISO 3166-1 alpha-2: of the state itself, of the seat, of a person's state; or empty
    std::string_view qid;      ///< Wikidata, or empty
    std::string_view roles;    ///< of persons: roles without a term, separated by ", "
    char gender = 0;           ///< m, f, n, p or 0
  };
  struct Office {
    std::string_view key;      ///< president, head_of_government ...
    std::string_view country;  ///< of titles that only one state has (Kremlchef, Bundeskanzler), else empty
    char gender = 0;           ///< of the title: m or f
    std::uint64_t hash = 0;    ///< of the key
  };
  struct Holder {
    Party person;
    std::string_view owner, office;         ///< as the file has them: ISO code or organisation; key
    std::uint32_t from = 0, to = 99999999;  ///< days; 99999999: still in office as far as is known
  };
  struct Seat {
    std::string_view name, owner;  ///< owner: ISO code or organisation
    knowledge::SeatKind kind = knowledge::SeatKind::capital;
    char gender = 0;
  };

  /// Uses the tables "knowledge.*" of the pack, which must outlive it, and reads the files. Errors: data; io, syntax
  /// and encoding of a file with line and mend.
  static Result<Knowledge> open(const Pack& pack, const std::vector<std::filesystem::path>& files = {});

  /// By name or alias; of those with one name a state first, then an organisation, outlet, agency, person.
  std::optional<Party> find(std::string_view name) const;
  std::optional<Party> find(std::string_view name, knowledge::RecordType type) const;
  /// Of the user's files alone.
  std::optional<Party> find_own(std::string_view name) const;
  /// The state of an ISO code.
  std::optional<Party> state(std::string_view iso) const;
  /// The office a title names. A compound counts by its last part (Bundesaußenminister: Außenminister of DE,
  /// US-Präsident); a part before it that is no state's leaves the country empty.
  std::optional<Office> office(std::string_view title) const;
  /// The holder on that day: of several the last who took office. day 0: the last holder known.
  std::optional<Holder> holder(std::string_view owner, const Office& office, std::uint32_t day) const;
  /// Every term of a person by name or alias, the earliest first.
  std::vector<Holder> terms(std::string_view person) const;
  /// Whether a text calls the party of that name (or the state of that ISO code) by the noun; the noun's gender, or 0.
  char described(std::string_view party, std::string_view noun) const;
  /// Whether the noun describes any state, organisation or outlet at all; its gender, or 0.
  char describes(std::string_view noun, knowledge::RecordType type) const;
  std::optional<Seat> seat(std::string_view name) const;
  /// The state that an adjective (russisch, in any case form), an inhabitant (Russe, Russin) or a prefix (US-) holds;
  /// empty where it holds none.
  std::string_view country_of(std::string_view word, knowledge::WordKind kind) const;

 private:
  Party party(const knowledge::TablesView& layer, std::uint32_t record) const;
  Holder holder_of(const knowledge::TablesView& layer, const knowledge::Term& term) const;

  std::vector<std::shared_ptr<const knowledge::Tables>> owned_;
  std::vector<knowledge::TablesView> layers_;  ///< the last file of the user first, the pack last
};

/// The day of an ISO 8601 date (2024-06-18 or longer) as 20240618; 0 where it is none.
std::uint32_t day_number(std::string_view iso);

}  // namespace laut
