/// Attribution: who says what, through whom.
///
/// Rules over clauses, phrases, quotation marks and the cue lexicon; their words, types and scores are data
/// (data/<lang>/attribution). The annotation scheme is that of Petersen-Frey & Biemann (2024) after Brunner et al.
/// (2020): a quotation has a type, a medium, and spans for quote, speaker, cue, frame and addressee. The frame of an
/// indirect quotation is what its sentence holds besides the quote; that of a prepositional source is the phrase.
#pragma once

#include <memory>

#include "attribution/constructions.h"
#include "attribution/cues.h"
#include "attribution/interview.h"
#include "base/pack.h"
#include "laut/document.h"
#include "syntax/syntax.h"

namespace laut {

namespace attribution {
struct Context;
struct VerifierScratch;
struct Workspace;
class Verifier;
}  // namespace attribution

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Attribution {
 public:
  /// Working memory of one thread.
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

   private:
    friend class Attribution;
    std::unique_ptr<attribution::Workspace> work_;
    std::unique_ptr<attribution::VerifierScratch> verifier_;
  };

  /// Uses the tables "attribution.*" of the pack, which must outlive it. Errors: data.
  static Result<Attribution> open(const Pack& pack);

  /// Fills doc.quotations. Needs tokens, readings, quotation marks, mentions and times. With a verifier, which may be
  /// null, quotations are those of the constructions and guesses that it accepts, with its score, by position; without
  /// one all that the constructions find, with theirs. Those scored below min_score are left out. Linear in the number
  /// of tokens: every look behind or ahead is bounded by a sentence (2,000 tokens) or a window of sentences.
  void run(Document& doc, Scratch& scratch, const attribution::Verifier* verifier = nullptr, float min_score = 0) const;

  /// For the training: the drafts with the guesses, in order; what is returned refers to all three.
  attribution::Context candidates(const Document& doc, Scratch& scratch) const;

 private:
  void find(const attribution::Context& c, bool guesses) const;
  void emit(const attribution::Context& c, Document& doc, std::uint32_t draft) const;
  attribution::CueLexicon cues_;
  attribution::ConstructionTable table_{};
  attribution::InterviewLabels labels_;
  std::string_view text_;
};

}  // namespace laut
