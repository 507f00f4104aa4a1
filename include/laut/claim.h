/// Claims: one proposition each, with everyone between its words and the reader. The article's own statements are
/// claims too, with a chain of the article alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "laut/factuality.h"
#include "laut/span.h"

namespace laut {

/// One who stands behind a claim.
struct ChainLink {
  enum class Kind : std::uint8_t {
    article,
    outlet,  ///< who relays: an outlet or agency, but also any other go-between; also who cites the one behind it
    speaker
  };
  Kind kind = Kind::article;
  std::uint32_t entity = 0xFFFFFFFFu;
  bool unnamed = false;  ///< the text says that there is a source and not who (soll, es heißt, Beobachter)
  SpanList words;        ///< the words for it, nearest to the claim; empty for the article and where there are none
};
std::string_view to_string(ChainLink::Kind k);

struct Claim {
  SpanList span;                 ///< the proposition's words
  std::vector<ChainLink> chain;  ///< from the article inwards to the innermost source; the article always comes first
  Judgement judgement;           ///< according to the innermost source
  std::uint32_t quotation = 0xFFFFFFFFu;  ///< innermost quotation it stands in; none: the article's own statement
  std::uint32_t sentence = 0;             ///< sentence of its first word
  std::uint32_t head = 0xFFFFFFFFu;       ///< token that heads the proposition; none without a tree
  std::vector<std::uint32_t> events;      ///< indices of Document::events
  std::string_view rule;                  ///< claims/...
};

/// What holds between two entities, or between one and a word for its part.
struct EntityRelation {
  enum class Kind : std::uint8_t {
    role,        ///< from holds the office `role`, of `to` where known (Putin, Präsident, Russland)
    kinship,     ///< from is `role` (Vater, Schwester) of to
    membership,  ///< from is a member of to
    located,     ///< from lies in to
    party        ///< from is a party to the agreement `to`, or to the one that `role` names
  };
  Kind kind = Kind::role;
  std::uint32_t from = 0xFFFFFFFFu, to = 0xFFFFFFFFu;  ///< entities
  std::string role;                                    ///< Präsident, Vater, Abkommen
  std::string since, until;                            ///< ISO 8601 days or months of a term; empty where not known
  bool from_knowledge = false;  ///< term or office come from the knowledge file, not from the text
  SpanList span;                ///< the words that tell it
  std::string_view rule;        ///< relations/...
};
std::string_view to_string(EntityRelation::Kind k);

/// What the article tells of how it was made; facts, never a score. After the disclosures that the Journalism Trust
/// Initiative (CEN CWA 17493) asks of newsrooms.
struct Disclosure {
  enum class Kind : std::uint8_t {
    byline,         ///< who wrote it
    agency,         ///< credited agency
    dateline,       ///< place and agency before the first sentence
    sources,        ///< a list of sources
    correction,     ///< what was corrected
    expert,         ///< somebody introduced with credentials
    interview,      ///< that and how an interview was led
    certification,  ///< JTI and the like
    automated,      ///< written or translated by a machine
    update          ///< that and when it was updated
  };
  Kind kind = Kind::byline;
  Span span;
  std::string value;                   ///< normalised: the name, the agency, the day; empty where the span says it all
  std::uint32_t entity = 0xFFFFFFFFu;  ///< author, agency, expert
  std::string_view rule;               ///< transparency/...
};
std::string_view to_string(Disclosure::Kind k);

}  // namespace laut
