/// The constructions that attribute, each a rule in data/<lang>/attribution/constructions.rules: what the text must
/// look like is the code of this stage; whether a rule is used, the type it gives, how far it looks and how sure it is,
/// stand in the data, beside examples that the tests run.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/pack.h"
#include "laut/document.h"

namespace laut::attribution {

enum class Construction : std::uint8_t {
  direct_colon,          ///< Sie sagte: „…“
  direct_inverted,       ///< „…“, sagte sie.
  direct_so,             ///< „…“, so die Sprecherin.
  direct_after_verb,     ///< Sie sagte, „…“ / Sie rief „…“
  direct_floor,          ///< „…“ alone, spoken by who spoke before
  direct_label,          ///< Sprecherin Müller: „…“
  direct_mixed,          ///< bezeichnete den Plan als „…“
  direct_nested,         ///< „…“ within an indirect quotation
  indirect_dass,         ///< Sie sagte, dass …
  indirect_question,     ///< Sie fragte, ob …
  indirect_verb_second,  ///< Sie sagte, es sei …
  indirect_infinitive,   ///< Sie kündigte an, … zu …
  indirect_inverted,     ///< …, sagte sie.
  indirect_colon,        ///< Sie sagte: Es sei …
  indirect_noun,         ///< der Vorwurf, dass …
  source_before,         ///< laut X …
  source_noun,           ///< nach Angaben von X …
  source_after,          ///< X zufolge …
  source_so,             ///< …, so X.
  source_wie,            ///< wie X mitteilte, …
  source_anaphor,        ///< demnach …
  source_view,           ///< aus Sicht von X …
  continuation,          ///< Konjunktiv sentences that carry on the last speaker
  hearsay,               ///< soll … haben
  reported_object,       ///< Sie kritisierte die Pläne.
  reported_preposition,  ///< Sie sprach von einem Erfolg.
  reported_als,          ///< Sie bezeichnete den Plan als falsch.
  guess_verb,            ///< a sentence with a verb of saying that no construction took; guesses need a verifier
  guess_clause,          ///< a clause that may be the content of a verb or noun that no list has
  guess_inverted,        ///< a verb of saying behind what no construction took for its content
  guess_source,          ///< laut, so, demnach with a source that is no phrase
  guess_relay,           ///< what a relay tells as well: Laut X hat Y angekündigt, …
  guess_before,          ///< the sentence before, and das: … Das teilte die Polizei mit.
  guess_marks,           ///< quotation marks that no construction took
  guess_sentence,        ///< a sentence without any sign, soon after somebody spoke
  count_
};

/// The names of the .rules file, by value.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Construction::count_)> construction_names{
    "direct.colon",         "direct.inverted",     "direct.so",         "direct.after-verb", "direct.floor",
    "direct.label",         "direct.mixed",        "direct.nested",     "indirect.dass",     "indirect.question",
    "indirect.verb-second", "indirect.infinitive", "indirect.inverted", "indirect.colon",    "indirect.noun",
    "source.before",        "source.noun",         "source.after",      "source.so",         "source.wie",
    "source.anaphor",       "source.view",         "continuation",      "hearsay",           "reported.object",
    "reported.preposition", "reported.als",        "guess.verb",        "guess.clause",      "guess.inverted",
    "guess.source",         "guess.relay",         "guess.before",      "guess.marks",       "guess.sentence"};

struct ConstructionRecord {
  TextRef name;  ///< "attribution/direct.colon"
  float score = 1;
  QuoteType type = QuoteType::indirect;
  bool enabled = false;
  std::uint16_t window = 0;  ///< sentences it looks back for a speaker
};

using ConstructionTable = std::array<ConstructionRecord, static_cast<std::size_t>(Construction::count_)>;

}  // namespace laut::attribution
