/// Working memory of the stage, shared by its parts: what may be a mention, and whom the article speaks of.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/nouns.h"
#include "laut/document.h"

namespace laut::entities {

inline constexpr std::uint8_t masculine = 1, feminine = 2, neuter = 4, any_gender = 7;
inline constexpr std::uint8_t singular = 1, plural = 2, any_number = 3;

enum class Form : std::uint8_t {
  named,
  nominal,
  personal,       ///< er, sie, ihm, ihn, ihr, ihnen
  possessive,     ///< sein, ihr before a noun
  demonstrative,  ///< dieser, letzterer; dessen, deren that open a sentence
  first_person    ///< ich, mir, mich
};

/// A noun phrase or pronoun that may be a mention.
struct Candidate {
  std::uint32_t head = 0;    ///< token
  std::uint32_t top = none;  ///< token that heads the phrase in the tree: the head, or the title before a name
  TokenRange tokens;         ///< article and attributes before the head, and the head
  Form form = Form::nominal;
  std::uint8_t genders = any_gender, numbers = singular;
  NounSense sense;
  std::uint8_t noun_head = 0;  ///< bytes of the lemma before the part that is listed (Militär-experte)
  bool definite = false;       ///< has a definite or demonstrative article, or none that is indefinite
  bool indefinite = false;     ///< ein, kein, zwei, or a plural without article
  bool owned = false;          ///< mein, sein, ihr ... before it
  bool attributed = false;     ///< somebody hangs on it: der Anwalt der Familie
  bool both = false;           ///< beide
  bool subject = false;
  bool speaker = false;            ///< stands in the speaker's span of a quotation
  std::uint32_t mention = none;    ///< of the named ones, in Document::mentions
  std::uint32_t same = none;       ///< candidate that it is a title or an apposition of
  std::uint32_t quotation = none;  ///< innermost quotation whose words it stands in
  std::uint32_t known = none;      ///< whom it stands for, in Workspace::known
};

/// Somebody or something the article speaks of.
struct Known {
  MentionType type = MentionType::OTHER;
  NounClass cls = NounClass::thing;
  Sort sort = Sort::any;
  std::uint8_t genders = any_gender, numbers = singular;
  bool named = false, subject = false;  ///< subject: of its last mention
  bool spoke = false;                   ///< stands as a speaker
  bool indefinite = false;              ///< its first mention
  std::uint32_t entity = none;          ///< in Document::entities; none while nothing asked for one
  std::uint32_t first = none, last = none, last_subject_sentence = none;  ///< candidates; a sentence
  std::uint32_t count = 0;
  std::uint32_t parts[2] = {none, none};  ///< of a group of two (beide Länder)
  std::string_view name;                  ///< of the newsroom that asks in an interview
  std::string_view country;               ///< of states
  std::vector<std::string_view> nouns;    ///< lemmas of titles, appositions and descriptions
};

struct Workspace {
  std::vector<Candidate> candidates;  ///< by position of the head
  std::vector<Known> known;
  std::vector<std::uint32_t> recent;                ///< known ones, the last mentioned last; bounded
  std::vector<std::uint32_t> quotation_of;          ///< per token
  std::vector<std::uint32_t> candidate_of;          ///< per token: the candidate whose head or tokens it is, or none
  std::vector<std::uint8_t> speaker_token;          ///< per token: in the speaker's span of a quotation
  std::vector<std::uint32_t> speakers, addressees;  ///< per quotation: known ones, or none
  std::vector<std::uint32_t> moved;                 ///< per entity of the document: its new index
  std::vector<std::uint8_t> asked;                  ///< per known one: becomes an entity
  std::vector<Mention> mentions;                    ///< a buffer
};

/// First token that begins at or behind a byte.
std::uint32_t token_at(const Document& doc, std::uint32_t byte);
/// The tokens of a span.
TokenRange tokens_of(const Document& doc, Span span);
/// The token of a range whose head lies outside of it; the first such.
std::uint32_t top_of(const Document& doc, TokenRange range);
/// Whether one lemma is the other or its last part, of either gender: Außenminister and Ministerin.
bool same_noun(std::string_view a, std::string_view b);

}  // namespace laut::entities
