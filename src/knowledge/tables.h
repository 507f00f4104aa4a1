/// The records of the pack tables "knowledge.*" and how their keys are hashed. Written by builder.cpp, read by
/// knowledge.cpp. The user's own file becomes the same tables in memory.
///
/// Every table is sorted by its hash and searched by bisection. Keys are folded (small letters, one blank between
/// words); owners of offices and seats are keys too (an ISO code, or a name), so that a layer of tables may speak of
/// what another one introduced.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/pack.h"

namespace laut::knowledge {

enum class RecordType : std::uint8_t { state, organisation, outlet, agency, person };

/// A state, an organisation, an outlet or a person.
struct Record {
  TextRef name, kind, qid;
  TextRef roles;  ///< of persons, separated by ", "
  char country[2];
  char gender;  ///< m, f, n, p or 0
  RecordType type;
};
struct NameRow {
  std::uint64_t hash;  ///< of a name or alias
  std::uint32_t record;
  std::uint32_t unused;
};
/// A noun that a text calls a record by (Land, Bündnis).
struct NounRow {
  std::uint64_t hash;
  std::uint32_t record;
  char gender;
  char unused[3];
};
struct TitleRow {
  std::uint64_t hash;    ///< of a title in the nominative
  std::uint64_t office;  ///< hash of the office's key
  TextRef key;
  char country[2];  ///< of titles that only one state has, else zeros
  char gender;
  char unused[5];
};
struct Term {
  std::uint64_t owner_office;  ///< of the owner's and the office's hash
  std::uint32_t person;        ///< record of the same layer
  std::uint32_t from, to;      ///< days as 20240618; to: the last one
  std::uint32_t unused;
  TextRef owner, office;  ///< as the file has them
};
enum class SeatKind : std::uint8_t { capital, house, city };
struct SeatRow {
  std::uint64_t hash;
  TextRef name, owner;
  char gender;
  SeatKind kind;
  char unused[6];
};
enum class WordKind : std::uint8_t { adjective, inhabitant, prefix };
/// A word that holds a state: russisch, Russe, Bundes(kanzler).
struct WordRow {
  std::uint64_t hash;
  char country[2];
  WordKind kind;
  char unused[5];
};

/// One layer, owned.
struct Tables {
  std::vector<Record> records;
  std::vector<NameRow> names;
  std::vector<NounRow> nouns;
  std::vector<TitleRow> titles;
  std::vector<Term> terms;
  std::vector<SeatRow> seats;
  std::vector<WordRow> words;
  std::string text;
};

/// One layer, looked at.
struct TablesView {
  std::span<const Record> records;
  std::span<const NameRow> names;
  std::span<const NounRow> nouns;
  std::span<const TitleRow> titles;
  std::span<const Term> terms;
  std::span<const SeatRow> seats;
  std::span<const WordRow> words;
  std::string_view text;

  std::string_view str(TextRef r) const { return text.substr(r.offset, r.size); }
};

/// FNV-1a over the small letters of the words, one blank between them.
std::uint64_t hash_folded(std::string_view name);
/// Of an owner and an office.
inline std::uint64_t hash_both(std::uint64_t owner, std::uint64_t office) {
  std::uint64_t h = (owner * 0x9E3779B97F4A7C15ull ^ office) * 0xC2B2AE3D27D4EB4Full;
  return h ^ h >> 32;
}

}  // namespace laut::knowledge
