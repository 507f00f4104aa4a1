#include "names/names.h"

namespace laut {

Result<Names> Names::open(const Pack&) { return Names{}; }

void Names::run(Document&, Scratch&) const {}

}  // namespace laut
