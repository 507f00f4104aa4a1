/// Writing XML by appending.
#pragma once

#include <string>
#include <string_view>

namespace laut::output {

/// Appends text or the value of an attribute in double quotes. Characters that XML 1.0 forbids become U+FFFD.
void append_xml(std::string& out, std::string_view value);

}  // namespace laut::output
