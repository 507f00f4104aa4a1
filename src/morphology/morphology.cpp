#include "morphology/morphology.h"

namespace laut {

Result<Morphology> Morphology::open(const Pack&, const Pack&) { return Morphology{}; }

void Morphology::run(Document& doc, Scratch&) const {
  for (Token& t : doc.tokens) {
    t.reading_begin = static_cast<std::uint32_t>(doc.readings.size());
    t.reading_count = 1;
    doc.readings.push_back({doc.view(t.span()), 0, Stts::XY, Upos::X, ReadingSource::guess, 0});
  }
}

}  // namespace laut
