#include "transparency/transparency.h"

namespace laut {

void read_transparency(Document&) {}

}  // namespace laut
