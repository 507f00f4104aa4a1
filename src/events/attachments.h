/// What belongs to an event beside its participants: times, quantities, mode, the quotation that tells it.
#pragma once

#include "events/lexicon.h"
#include "events/phrases.h"

namespace laut::events {

/// Innermost quotation of every token; made once a document.
struct QuotationScratch {
  std::vector<std::uint32_t> innermost;  ///< by token, or none
  std::vector<std::uint32_t> order;
};

class Attachments {
 public:
  Attachments(const Phrases& phrases, const EventLexicon& lexicon, QuotationScratch& scratch)
      : p_(phrases), lexicon_(lexicon), s_(scratch) {}
  /// Fills the scratch. Linear in the text and the words of its quotations.
  void prepare();

  /// The times that hang on the event's head or, where none does, on the verb around its noun (none for verbs).
  void times(Event& event, std::uint32_t verb) const;
  /// The quantities that hang on the event's head or stand in one of its participants.
  void quantities(Event& event) const;
  /// After times().
  EventMode mode(const Event& event, EventMode of_frame, bool noun) const;
  /// The quotation that tells the event: not the one that is the act itself (er forderte ...).
  std::uint32_t quotation(std::uint32_t head) const;
  /// The words of the quotation around the head, or its sentence.
  TokenRange within(const Event& event) const;

 private:
  bool governs(std::uint32_t governor, std::uint32_t head) const;
  bool later(const Event& event) const;
  bool in_words(const Quotation& q, std::uint32_t token) const;
  const Phrases& p_;
  const EventLexicon& lexicon_;
  QuotationScratch& s_;
};

}  // namespace laut::events
