/// Interviews without quotation marks: every turn is the direct speech of who is named before it.
///
///     Küstenblatt: Frau Renn, fehlt es an Getreide?
///
///     Renn (lacht): An Getreide nicht. Nur an Lastwagen.
///
/// An article is read so where paragraphs open with labels, and a label comes back; a list with a label on every item
/// (Ort:, Datum:) has none that does. "Frage" and "Antwort" are labels too: the answer is then the person's who is
/// named before the first question.
#pragma once

#include <string_view>
#include <vector>

#include "base/pack.h"
#include "laut/document.h"

namespace laut::attribution {

struct Turn {
  TokenRange label;  ///< words before the colon, without what stands in brackets
  TokenRange frame;  ///< label, brackets and colon
  TokenRange words;  ///< what is said: the rest of the paragraph
  std::uint32_t entity = none;
};

/// Labels that name no one, after data/<lang>/attribution/interview.labels.
class InterviewLabels {
 public:
  /// Uses the table "attribution.interview", which must outlive it. Errors: data.
  static Result<InterviewLabels> open(const Pack& pack);
  bool is_question(std::string_view label) const;
  bool is_answer(std::string_view label) const;

 private:
  std::vector<std::string_view> questions_, answers_;
};

/// The turns of an interview, by position; none where the article is no interview. Linear in the number of tokens.
void find_turns(const Document& doc, const InterviewLabels& labels, std::vector<Turn>& turns);

/// Puts the turns into doc.quotations as direct speech; what is quoted within one becomes its child, and a quotation
/// of the whole turn gives way to it.
void add_turns(Document& doc, const std::vector<Turn>& turns);

}  // namespace laut::attribution
