/// The closed lists of the corpus and the form of its values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "laut/document.h"

namespace laut::corpus {

std::span<const std::string_view> styles();
std::span<const std::string_view> subjects();
std::span<const std::string_view> factualities();
std::span<const std::string_view> stances();
std::span<const std::string_view> event_types();
std::span<const std::string_view> event_modes();
std::span<const std::string_view> time_mods();
bool is_one_of(std::string_view value, std::span<const std::string_view> list);
/// "a, b, c".
std::string listed(std::span<const std::string_view> list);

std::optional<MentionType> mention_type(std::string_view name);
std::optional<QuoteType> quote_type(std::string_view name);
std::optional<Medium> medium(std::string_view name);
std::optional<TimexType> timex_type(std::string_view name);
std::optional<Comparator> comparator(std::string_view name);
std::string mention_types();
std::string quote_types();
std::string media();

/// 2023-11-08, with T18:10 or T18:10:00 and a zone behind it if told.
bool is_date_or_time(std::string_view value);
/// Whether value is one that a TIMEX3 of that type may have.
bool is_timex_value(TimexType type, std::string_view value);
/// 400, -3.5, 3..5.
struct Range {
  double low = 0, high = 0;
};
std::optional<Range> number_or_range(std::string_view value);

}  // namespace laut::corpus
