/// Names: named mentions of persons, organisations and places, and the entities behind them.
///
/// Rules and gazetteers only. A token is never a name for being capitalised alone, since German capitalises every noun
/// and every beginning of a sentence: the lexicon's readings rule out what is a known word, unless a title, a first
/// name or the gazetteer says otherwise.
///
///   1. sentence by sentence, left to right, the longest of: gazetteer entry, person's name (title, first name,
///      initials, particles, surname), organisation or place by a word that opens or closes it, run of unknown words;
///   2. single words left over: names already met in full (Gressel after Gustav Gressel), then context;
///   3. entities: one a gazetteer sense, one a full name; short and genitive forms join the full name they end or,
///      where the family name comes first, begin.
///
/// Linear in the number of tokens: every look-ahead is bounded, every word is looked up a bounded number of times.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/pack.h"
#include "laut/document.h"
#include "names/gazetteer.h"

namespace laut {

namespace names {

/// What the rules know of one token of the current sentence.
struct TokenView {
  const Word* word = nullptr;  ///< as written
  const Word* stem = nullptr;  ///< without a genitive -s; nullptr where there is none
  std::uint64_t hash = 0, stem_hash = 0;
  std::uint32_t flags = 0;  ///< bits of view_flag
};

namespace view_flag {
inline constexpr std::uint32_t capital = 1;  ///< a word with a capital first letter
inline constexpr std::uint32_t noun = 2;     ///< a noun of the lexicon
inline constexpr std::uint32_t other =
    4;  ///< a word of the lexicon that is no noun, at a sentence's start or capitalised adjective
inline constexpr std::uint32_t compound = 8;  ///< a compound of known words
inline constexpr std::uint32_t proper = 16;   ///< the lexicon knows it as a name
inline constexpr std::uint32_t article = 32;  ///< article, pronoun before a noun, or preposition with article (im, zur)
inline constexpr std::uint32_t preposition = 64;
inline constexpr std::uint32_t finite = 128;   ///< finite verb
inline constexpr std::uint32_t initial = 256;  ///< W.
inline constexpr std::uint32_t all_caps = 512;
inline constexpr std::uint32_t adjective = 1024;  ///< attributive adjective
inline constexpr std::uint32_t lowered = 2048;    ///< word found by writing an all-caps form small
inline constexpr std::uint32_t guessed = 4096;  ///< its ending says that it is a noun, adjective or verb (-ung, -mäßig)
inline constexpr std::uint32_t plain = 8192;    ///< a known word that no list has: only a firm's name may hold it
inline constexpr std::uint32_t common = noun | other | compound | guessed;
}  // namespace view_flag

/// A name found, before it becomes a Mention.
struct Found {
  TokenRange tokens;
  std::uint32_t title_begin = none;  ///< first token of the title, none where there is none
  const Sense* sense = nullptr;      ///< of gazetteer entries
  TextRef role{};                    ///< nominative of the title's last word or of its head
  std::uint32_t role_head =
      0;  ///< bytes of the title's last token before the head (Verteidigungs-), 0 for simple titles
  MentionType type = MentionType::OTHER;
  std::uint8_t gender = 0;
  bool full = false;      ///< person with first name or several parts
  bool genitive = false;  ///< the last token ends in a genitive -s, as far as is known
  std::string_view rule;
};

/// A capitalised word that no rule of the first pass took.
struct Left {
  std::uint32_t token = 0;
  std::uint64_t hash = 0, stem_hash = 0;
  MentionType type = MentionType::OTHER;  ///< what context says it is, where `rule` is set
  bool linkable = false;                  ///< may be the short form of a name (no article before it)
  std::string_view rule;
};

}  // namespace names

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Names {
 public:
  /// Reused from document to document.
  struct Scratch {
    std::vector<names::TokenView> views;  ///< of the current sentence
    std::vector<names::Found> found;
    std::vector<names::Left> left;
    std::vector<std::uint32_t>
        classes;  ///< per token of the document: word_class bits of the word or its genitive stem
    std::vector<std::uint8_t>
        labels;  ///< per token: 0, or 1 + 2 * class + (inside), as a trained model sees it; may be empty
    std::unordered_map<std::uint64_t, std::uint32_t>
        parts;  ///< hash of a first or last token of a full name -> newest full name
    std::unordered_map<std::uint64_t, std::uint32_t> entities;  ///< hash of a whole name or sense -> entity
    struct Link {
      std::uint32_t entity, next;
    };
    std::vector<Link> links;  ///< chains of entities that share a part, newest first
    std::string buffer;
  };

  /// Uses the tables "names.*" of the pack, which must outlive it. Errors: data.
  static Result<Names> open(const Pack& pack);

  /// The names that rules and gazetteers see, into scratch.found, left and classes. Precondition: segmentation and
  /// morphology have run.
  void find(const Document& doc, Scratch& scratch) const;
  /// Fills doc.mentions and doc.entities from what find() left in the scratch.
  void finish(Document& doc, Scratch& scratch) const;
  /// Both.
  void run(Document& doc, Scratch& scratch) const {
    find(doc, scratch);
    finish(doc, scratch);
  }

 private:
  names::Gazetteer gazetteer_;
};

}  // namespace laut
