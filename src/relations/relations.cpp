#include "relations/relations.h"

namespace laut {

void read_relations(Document&) {}

}  // namespace laut
