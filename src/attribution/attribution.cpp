#include "attribution/attribution.h"

namespace laut {

Result<Attribution> Attribution::open(const Pack&) { return Attribution{}; }

void Attribution::run(Document&, Scratch&) const {}

}  // namespace laut
