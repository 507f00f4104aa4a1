/// How sure a source is of what it says: the values of FactBank (Saurí & Pustejovsky 2009), a degree of certainty with
/// a polarity, always according to the innermost source of a claim; and what the article itself shows of its own view.
#pragma once

#include <cstdint>
#include <string_view>

#include "laut/span.h"

namespace laut {

enum class Factuality : std::uint8_t {
  certain,       ///< CT+  it is so: hat geliefert
  probable,      ///< PR+  wohl, dürfte, soll (hearsay), voraussichtlich
  possible,      ///< PS+  kann, könnte, möglicherweise
  certain_not,   ///< CT-  it is not so: hat nicht geliefert, bestritt
  probable_not,  ///< PR-  dürfte nicht, kaum
  possible_not,  ///< PS-  möglicherweise nicht
  unknown        ///< U    left open: questions, conditions, wishes, demands
};
/// "CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U".
std::string_view to_string(Factuality f);
inline constexpr bool negative(Factuality f) {
  return f == Factuality::certain_not || f == Factuality::probable_not || f == Factuality::possible_not;
}

/// The article's own view of what somebody says.
enum class Stance : std::uint8_t {
  neutral,
  endorses,  ///< zu Recht, wie er richtig sagt
  distances  ///< angeblich, vermeintlich, sogenannt, scare quotes
};
std::string_view to_string(Stance s);  ///< "", "endorses", "distances"

/// A verdict and the words that made it.
struct Judgement {
  Factuality value = Factuality::certain;
  Stance stance = Stance::neutral;
  SpanList cues;          ///< in reading order; empty where nothing but the indicative decides
  std::string_view rule;  ///< factuality/...
};

}  // namespace laut
