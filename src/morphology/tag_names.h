/// Reading tags and features in the data files. Build time only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "laut/morph.h"

namespace laut {

struct TagSpec {
  Stts stts;
  Upos upos;
};

/// "PIS", or "PIS/DET" where the UPOS is not the tag's usual one.
std::optional<TagSpec> tag_spec(std::string_view word);
/// nom gen dat acc, sg pl, m f n, 1 2 3, ind k1 k2 imp, pres past, fin inf part izu, pos cmp sup, def indef refl poss
/// participial.
std::optional<std::uint32_t> feature_named(std::string_view word);

}  // namespace laut
