#include "claims/claims.h"

namespace laut {

void read_claims(Document&, const FactualityReader&) {}

}  // namespace laut
