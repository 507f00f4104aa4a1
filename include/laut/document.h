/// The result of reading one article: text, segmentation, morphology, and every item that was found.
///
/// Ownership: a Document owns its text, items and strings. Views it hands out (lemmas, rule names) point into
/// the document or into the Engine that filled it; both must outlive them. A Document is filled by one thread
/// and may then be read by many. Reusing one for the next article keeps its memory.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "laut/article.h"
#include "laut/claim.h"
#include "laut/clause.h"
#include "laut/dependency.h"
#include "laut/event.h"
#include "laut/factuality.h"
#include "laut/morph.h"
#include "laut/span.h"

namespace laut {

inline constexpr std::uint32_t none = 0xFFFFFFFFu;  ///< "no such item" in every index field

enum class TokenKind : std::uint8_t {
  word,
  number,
  punctuation,
  quote,
  symbol,
  url,  ///< number: starts with a digit and has no letters (12, 10.000, 3,5, 18:10, 3.)
};

namespace token_flag {
inline constexpr std::uint8_t space_before = 1;  ///< white space (or the text's start) stands before it
inline constexpr std::uint8_t capitalised = 2;   ///< first letter is upper case
inline constexpr std::uint8_t all_caps = 4;      ///< two or more letters, none lower case
inline constexpr std::uint8_t sentence_start =
    8;  ///< first word of a sentence, or first after a colon, opening quotation mark or dateline (Wien – Zwei ...)
inline constexpr std::uint8_t abbreviation = 16;  ///< ends in a full stop that belongs to it (z.B., Dr.)
inline constexpr std::uint8_t ordinal = 32;       ///< number with an ordinal full stop (3.)
inline constexpr std::uint8_t hyphenated = 64;    ///< has a hyphen between letters (US-amerikanisch)
inline constexpr std::uint8_t truncated = 128;    ///< ends in a hyphen: Militär- (und Russlandexperte)
}  // namespace token_flag

struct Token {
  std::uint32_t begin = 0, end = 0;  ///< bytes of text
  std::uint32_t sentence = 0;
  std::uint32_t reading_begin = 0;  ///< first of its readings in Document::readings; the first is the chosen one
  std::uint16_t reading_count = 0;  ///< at least 1 after morphology
  TokenKind kind = TokenKind::word;
  std::uint8_t flags = 0;              ///< bits of token_flag
  Relation relation = Relation::none;  ///< to its head; none where no tree was made
  std::uint32_t particle = none;       ///< finite verbs: token index of the separated particle (teilte ... mit)
  std::uint32_t head = none;           ///< token it depends on; none for the root of a sentence
  Span span() const { return {begin, end}; }
  bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
};

struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;  ///< index into Document::article.blocks
};

/// A pair of quotation marks, or half of one where the other is missing.
struct QuoteMarks {
  std::uint32_t open = none, close = none;  ///< token indices of the marks; none where recovered without one
  TokenRange inside;                        ///< tokens between the marks
  std::uint32_t parent = none;              ///< the pair around this one
  std::uint8_t level = 0;                   ///< 0 outermost
  bool single = false;                      ///< ‚…‘ ›…‹ '…'
  bool continued = false;  ///< the pair's paragraph ended without a closing mark and the next one reopens
};

enum class MentionType : std::uint8_t { PERSON, ORG, GPE, LOC, FACILITY, PRODUCT, EVENT, OTHER };
enum class MentionForm : std::uint8_t { named, nominal, pronominal };
std::string_view to_string(MentionType t);
std::string_view to_string(MentionForm f);

struct Mention {
  Span span;
  MentionType type = MentionType::OTHER;
  MentionForm form = MentionForm::named;
  bool metonymic = false;  ///< a capital or country that stands for its government
  std::uint32_t entity = none;
  std::string_view rule;
  TokenRange tokens;  ///< tokens the span covers
  Span title;         ///< role or title before the name (Präsident, Militärexperte), empty if none
};

struct Entity {
  MentionType type = MentionType::OTHER;
  std::string name;                  ///< canonical: the longest named form, genitive -s removed
  std::vector<std::string> aliases;  ///< other forms met in the document
  std::string country;               ///< ISO 3166-1 alpha-2 for countries, their capitals and demonyms, else empty
  std::string kind;  ///< "country", "capital", "international organisation", "outlet", "agency", "party", ... or empty
  std::vector<std::string> roles;  ///< titles met with it (Präsident, Verteidigungsminister)
  char gender = 0;                 ///< 'm', 'f', 'n', 'p' (a plural: die Taliban) or 0, from name, title or knowledge
  std::string qid;                 ///< Wikidata, where the knowledge file has it
};

enum class TimexType : std::uint8_t { DATE, TIME, DURATION, SET };
std::string_view to_string(TimexType t);

/// TIMEX3 (ISO-TimeML; Pustejovsky et al. 2003).
struct Time {
  Span span;
  TimexType type = TimexType::DATE;
  std::string value;        ///< ISO 8601 as TIMEX3 has it: 2024-06-18, 2023-SU, P24Y, XXXX-WXX-2
  std::string_view mod;     ///< APPROX, START, MID, END, BEFORE, AFTER, MORE_THAN, LESS_THAN ... or empty
  std::string quant, freq;  ///< SET only
  std::string_view rule;
  std::string_view anchor;  ///< "published", "text" (an earlier time), or empty when it needs none or has none
  /// The days it may lie in, ISO 8601, both included: what a ledger compares. A value stands for every day of its
  /// calendar unit (2024-06: 1 to 30 June; seasons are the meteorologist's, winter runs into the next year); START, MID
  /// and END are its thirds, APPROX adds its own length on either side. A preposition bounds it: "seit vergangenem
  /// Sommer" runs from that summer's first day to the publication, "bis Freitag" has no begin, "ab Freitag" no end,
  /// "vor" and "nach" leave the time itself out, and both times of "von A bis B" and "zwischen A und B" have the whole.
  /// PAST_REF has no begin and ends with the publication, FUTURE_REF begins there, PRESENT_REF is its day. A DURATION
  /// has days only where it is counted from the publication: "vor drei Jahren" is the calendar year three years back,
  /// "seit 24 Jahren" runs from the begin of such a year, "in den vergangenen zehn Jahren" from the day ten years back.
  /// An empty end is open; where both are empty the text does not tell (sets, bare durations, XXXX).
  std::string earliest, latest;
  TokenRange tokens;
  std::uint32_t governor = none;  ///< token of the verb or noun it belongs to, by the tree; none without one
};

enum class Comparator : std::uint8_t { equal, about, at_least, more_than, at_most, less_than };
std::string_view to_string(Comparator c);  ///< "=", "≈", "≥", ">", "≤", "<"

struct Quantity {
  Span span;                 ///< the whole expression: rund 10.000 Container Munition
  double value = 0;          ///< the number told, times its scale (3,5 Milliarden: 3.5e9)
  double low = 0, high = 0;  ///< bounds; +-infinity where open
  Comparator comparator = Comparator::equal;
  std::string unit;     ///< normalised: "EUR", "mm", "%", "Container", empty for bare counts
  std::string counted;  ///< lemma of what is counted (Munition, Rakete), empty if none
  Span number, unit_span, counted_span;
  std::string_view rule;
  TokenRange tokens;
  std::uint32_t governor = none;  ///< token of the verb or noun it belongs to, by the tree; none without one
};

enum class QuoteType : std::uint8_t { direct, indirect, free_indirect, indirect_free_indirect, reported };
/// Speech, writing, thought, and the mixed classes of Brunner et al. 2020: ST speech/thought, SW speech/writing, TW
/// thought/writing.
enum class Medium : std::uint8_t { speech, writing, thought, ST, SW, TW, unspecified };
std::string_view to_string(QuoteType t);
std::string_view to_string(Medium m);

/// Someone between the speaker and the article: sagte Putin laut "Tagesspiegel"; wie "time.com" berichtet.
struct Relay {
  SpanList span;  ///< the one who relays
  SpanList cue;
  std::uint32_t entity = none;
  std::string_view rule;
};

/// Who says what. Span lists are in reading order.
struct Quotation {
  QuoteType type = QuoteType::indirect;
  Medium medium = Medium::unspecified;
  SpanList quote, speaker, cue, frame, addressee;
  std::vector<Relay> relays;  ///< from the one nearest to the speaker outwards to the article
  std::uint32_t speaker_entity = none, addressee_entity = none;
  std::uint32_t parent = none;  ///< the quotation this one stands in
  bool hearsay = false;         ///< told as hearsay (soll ... haben, angeblich) without a named source
  Judgement judgement;          ///< how sure the speaker is of the first thing said, and the article's stance on it
  std::string_view rule;
  float score = 1.0f;
};

/// What an Engine may be asked for: a set of bits. What a stage needs of others is done with it.
using Stages = std::uint16_t;
namespace stage {
inline constexpr Stages segmentation = 1;  ///< sentences, tokens, quote_marks; always done
inline constexpr Stages morphology = 2;    ///< readings, particles
inline constexpr Stages names = 4;         ///< mentions, entities
inline constexpr Stages times = 8;
inline constexpr Stages quantities = 16;
inline constexpr Stages attribution = 32;  ///< quotations, and the nominal and pronominal mentions that tell who speaks
inline constexpr Stages meaning = 64;      ///< events, relations, claims, disclosures
inline constexpr Stages all = 127;
}  // namespace stage

struct Document {
  Article article;  ///< article.text is the text all spans refer to
  /// What was asked for. The items of other stages may be there too, where one of these needed them; writers leave them
  /// out.
  Stages stages = stage::all;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Reading> readings;
  std::vector<QuoteMarks> quote_marks;  ///< by opening position
  std::vector<Clause> clauses;          ///< in the order of their heads; empty without a model
  std::vector<Entity> entities;
  std::vector<Mention> mentions;  ///< by position
  std::vector<Time> times;
  std::vector<Quantity> quantities;
  std::vector<Quotation> quotations;  ///< by position of the quote
  std::vector<Event> events;          ///< by position of the trigger
  std::vector<EntityRelation> relations;
  std::vector<Claim> claims;             ///< by position
  std::vector<Disclosure> transparency;  ///< by position

  std::string_view text() const { return article.text; }
  std::string_view view(Span s) const { return text().substr(s.begin, s.end - s.begin); }
  std::string_view form(std::uint32_t token) const { return view(tokens[token].span()); }
  /// The chosen reading. Precondition: morphology has run.
  const Reading& reading(std::uint32_t token) const { return readings[tokens[token].reading_begin]; }
  Span span(TokenRange r) const { return r.empty() ? Span{} : Span{tokens[r.begin].begin, tokens[r.end - 1].end}; }

  /// Keeps a string for the document's life and returns the view of it (lemmas that no lexicon holds).
  std::string_view keep(std::string s) { return strings_.emplace_back(std::move(s)); }
  /// Empties everything but keeps the memory.
  void clear();

 private:
  std::deque<std::string> strings_;
};

}  // namespace laut
