#include "quantities/quantities.h"

namespace laut {

Result<Quantities> Quantities::open(const Pack&) { return Quantities{}; }

void Quantities::run(Document&, Scratch&) const {}

}  // namespace laut
