/// What a comparator makes of a number: the interval of src/quantities/README.md.
#pragma once

#include "laut/document.h"

namespace laut {

struct Bounds {
  double low = 0, high = 0;
};

/// `near`: the number is close (knapp, gut); one tenth of the value is the width of "close" and of "about".
Bounds bounds(Comparator comparator, bool near, double value);

}  // namespace laut
