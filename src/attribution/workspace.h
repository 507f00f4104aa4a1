/// What the parts of the attribution stage share while they read one document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "attribution/constructions.h"
#include "attribution/cues.h"
#include "attribution/interview.h"
#include "laut/document.h"
#include "syntax/syntax.h"

namespace laut::attribution {

/// A list of token ranges, ascending and disjoint.
using Ranges = std::vector<TokenRange>;

/// A relay found in the frame of a quotation: laut "Tagesspiegel", wie "time.com" berichtet.
struct RelayDraft {
  TokenRange source;
  Ranges cue;
  Construction rule = Construction::source_before;
};

/// A quotation in tokens, before it goes into the document.
struct Draft {
  Construction rule = Construction::indirect_dass;
  QuoteType type = QuoteType::indirect;
  Medium medium = Medium::unspecified;
  float score = 1;
  Ranges quote, speaker, cue, frame, addressee;
  std::vector<RelayDraft> relays;
  std::uint32_t sentence = 0;  ///< the sentence of the cue or, without one, of the quote's begin
  std::uint32_t parent = none;
  std::uint32_t clause = none;        ///< clause of the cue verb
  const CueRecord* record = nullptr;  ///< of the cue verb, where there is one
  bool hearsay = false;
  bool carried = false;  ///< the speaker was taken over from an earlier sentence
};

/// A verb of saying in its clause.
struct VerbCue {
  const CueRecord* record = nullptr;
  std::uint32_t clause = none;
  Ranges cue;               ///< finite verb, participle or infinitive, particle, words that belong to it
  bool impersonal = false;  ///< passive, or es as subject
};

struct Workspace {
  syntax::Syntax syntax;
  Dictionary::Cursor cursor;
  std::vector<Draft> drafts;
  std::vector<Draft> guesses;                 ///< drafts that only a verifier can tell from none
  std::vector<std::uint32_t> order;           ///< indices of drafts by position (order_drafts)
  std::vector<std::uint32_t> sentence_begin;  ///< sentence -> its first token behind a dateline
  std::vector<std::uint32_t> sentence_first;  ///< sentence -> first draft made while reading it
  std::vector<VerbCue> verbs;                 ///< of the sentence being read
  std::vector<Turn> turns;                    ///< of an interview
  std::vector<std::uint8_t> pair_used;        ///< quote pair -> 1 speech, 2 looked at
  std::vector<std::uint32_t> first_pair;      ///< sentence -> first pair that opens in it or later
};

/// The document, the engine's data and the workspace, handed to every part.
struct Context {
  const Document& doc;
  const CueLexicon& cues;
  const ConstructionTable& table;
  Workspace& work;

  const syntax::Syntax& syn() const { return work.syntax; }
  const ConstructionRecord& rule(Construction c) const { return table[static_cast<std::size_t>(c)]; }
  std::string_view form(std::uint32_t token) const { return doc.form(token); }
  Stts tag(std::uint32_t token) const { return doc.reading(token).stts; }
  /// The tokens of a sentence, without a dateline before them.
  TokenRange sentence(std::uint32_t index) const {
    return {work.sentence_begin[index], doc.sentences[index].tokens.end};
  }

  /// A draft with type and score of its construction.
  Draft draft(Construction c, std::uint32_t sentence_index, Medium medium) const {
    Draft d;
    d.rule = c;
    d.type = rule(c).type;
    d.score = rule(c).score;
    d.sentence = sentence_index;
    d.medium = medium;
    return d;
  }
};

// --- ranges.cpp ---------------------------------------------------------------------------------------------------

/// Adds a range, keeping order and joining neighbours.
void add(Ranges& ranges, TokenRange range);
/// `whole` without `holes`.
Ranges without(TokenRange whole, const Ranges& holes);
bool overlaps(const Ranges& ranges, TokenRange range);
bool covers(const Ranges& ranges, TokenRange range);
/// Strips separators and a final full stop at both ends.
TokenRange trim_quote(const Context& c, TokenRange range);
/// The sentence without its final mark.
TokenRange body(const Context& c, std::uint32_t sentence);
/// The first token behind "Kiel (dpa) -" where such a dateline opens the sentence, else the sentence's first token.
std::uint32_t behind_dateline(const Document& doc, const Sentence& sentence);
/// Comma, semicolon, colon or dash, but no quotation mark.
bool is_separator(const Context& c, std::uint32_t token);

/// Where a frame may begin: the sentence's start or the end of what was found in it before `before`.
std::uint32_t frame_start(const Context& c, std::uint32_t sentence, std::uint32_t before);

// --- verb_cues.cpp ------------------------------------------------------------------------------------------------

/// The cue verb of a clause, if its verb is one.
std::optional<VerbCue> verb_cue(const Context& c, std::uint32_t clause);
/// Fills work.verbs with the cue verbs of a sentence, by clause.
void find_verb_cues(const Context& c, std::uint32_t sentence);
/// Subject, agent or source of a cue verb, as its full phrase; empty where there is none.
TokenRange speaker_of(const Context& c, const VerbCue& cue, std::uint32_t limit);
/// Puts cue, medium, speaker and addressee of a cue verb into a draft whose frame lies within `within`.
void fill_roles(const Context& c, const VerbCue& cue, Draft& d, TokenRange within);
/// The addressee as its full phrase, with its preposition where the scheme has it.
TokenRange addressee_of(const Context& c, const VerbCue& cue, TokenRange within, TokenRange speaker);

// --- direct.cpp, complements.cpp, sources.cpp, floor.cpp: one reading of a sentence each ----------------------------

void find_direct(const Context& c, std::uint32_t sentence);
/// The draft whose speaker holds the floor before this sentence, looking back a window of sentences; none if nobody
/// does.
std::uint32_t floor_draft(const Context& c, std::uint32_t sentence, std::uint32_t window);
void find_complements(const Context& c, std::uint32_t sentence);
void find_sources(const Context& c, std::uint32_t sentence);
/// Marks within quotations made from first_draft on become nested ones; with `mixed`, marks in the clause of a cue verb
/// become direct speech of their own (bezeichnete den Plan als „…“).
void find_nested(const Context& c, std::uint32_t sentence, std::size_t first_draft, bool mixed);
void find_reported(const Context& c, std::uint32_t sentence, std::size_t first_draft);
void find_continuation(const Context& c, std::uint32_t sentence, std::size_t first_draft);

// --- guesses.cpp --------------------------------------------------------------------------------------------------

/// Puts into work.guesses what the constructions left of a sentence: verbs of saying, marks, clauses, bare sentences.
void find_guesses(const Context& c, std::uint32_t sentence, std::size_t first_draft);

}  // namespace laut::attribution
