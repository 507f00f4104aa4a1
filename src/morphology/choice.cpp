#include "morphology/choice.h"

namespace laut {

void Choice::run() {
  (void)analyser_;
  (void)analysis_;
}

}  // namespace laut
