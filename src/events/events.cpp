#include "events/events.h"

namespace laut {

Result<Events> Events::open(const Pack&) {
  return Events{};
}

void Events::run(Document&, const FactualityReader&, Scratch&) const {}

}  // namespace laut
