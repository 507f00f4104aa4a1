/// What nouns stand for: persons, organisations, states, outlets, documents. From data/<lang>/entities/nouns.txt.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/pack.h"
#include "laut/result.h"

namespace laut::entities {

enum class NounClass : std::uint8_t {
  thing,  ///< none of the others
  person,
  group,  ///< several persons: family, team, people
  organisation,
  outlet,
  agency,
  state,
  place,
  document,
  elsewhen  ///< an adjective that says that somebody is not in office now: former, designated
};

/// Sorts of organisations; what has one is not called by a noun of another.
enum class Sort : std::uint8_t { any, company, authority, association, body, institution };

struct NounSense {
  NounClass cls = NounClass::thing;
  bool plain = false;  ///< tells nothing of the one it is said of: man, company
  Sort sort = Sort::any;
};

/// One noun of the table "entities.nouns", sorted by hash.
struct NounRow {
  std::uint64_t hash;
  NounClass cls;
  std::uint8_t plain;
  std::uint8_t whole;  ///< not as the last part of a compound
  std::uint8_t never;  ///< and the compound is none
  Sort sort;
  std::uint8_t unused[3];
};

/// FNV-1a of the small letters.
std::uint64_t hash_noun(std::string_view lemma);

/// Immutable, shared by threads.
class Nouns {
 public:
  /// Uses the table of the pack, which must outlive it. Errors: data.
  static Result<Nouns> open(const Pack& pack);
  /// By the lemma: itself, the masculine of a feminine in -in, else the longest last part that is a listed noun. `head`
  /// receives where that part begins.
  NounSense sense(std::string_view lemma, std::size_t& head) const;

 private:
  const NounRow* find(std::uint64_t hash) const;
  const NounRow* part(std::string_view lemma, bool whole) const;
  std::span<const NounRow> rows_;
};

}  // namespace laut::entities
