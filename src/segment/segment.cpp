#include "segment/segment.h"

namespace laut {

Result<Segmenter> Segmenter::open(const Pack&) { return Segmenter{}; }

void Segmenter::run(Document&, Scratch&) const {}

}  // namespace laut
