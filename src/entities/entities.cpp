#include "entities/entities.h"

namespace laut {

Result<Entities> Entities::open(const Pack&) {
  return Entities{};
}

void Entities::run(Document&, Scratch&) const {}

}  // namespace laut
