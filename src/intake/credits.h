/// Bylines, date lines and agency credits: short lines that tell metadata. Internal to src/intake.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "laut/article.h"

namespace laut {

/// "Von Anna Beispiel und Max Muster, Berlin": adds the names to article.authors where they are unset.
void read_byline(Article& article, Span span);

/// "Stand: 12.03.2024, 18:10 Uhr": sets article.updated and, where no other date is known, article.published;
/// "Veröffentlicht am ..." sets article.published. With `labelled_only` a bare date is left alone.
void read_date_line(Article& article, Span span, bool labelled_only);

/// The canonical name of an agency for the hash of a lower-cased token, or empty.
using AgencyName = std::function<std::string_view(std::uint64_t)>;

/// Adds the agencies credited within the span: every token of a bracketed or slashed credit of agencies only,
/// "(dpa)", "(dpa/AFP)", or of a line that is nothing but one, "dpa/rtr", "Quelle: dpa".
void read_agency_credit(Article& article, Span span, const AgencyName& name_of);

}  // namespace laut
