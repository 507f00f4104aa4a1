#include "quantities/bounds.h"

#include <cmath>
#include <limits>

namespace laut {

Bounds bounds(Comparator comparator, bool near, double value) {
  constexpr double open = std::numeric_limits<double>::infinity();
  const double slack = std::fabs(value) / 10;
  switch (comparator) {
    case Comparator::equal: return {value, value};
    case Comparator::about: return {value - slack, value + slack};
    case Comparator::at_least:
    case Comparator::more_than: return {value, near ? value + slack : open};
    case Comparator::at_most:
    case Comparator::less_than: return {near ? value - slack : -open, value};
  }
  return {value, value};
}

}  // namespace laut
