/// The pattern language of data/<lang>/times/*.times, expanded into plain sequences. Build time only.
///
///     (am|vom) <day> <month> <year>?       words and classes; (a|b) alternatives; x? optional
///     [vor] <count=number> <unit>          [..] must be there but is no part of the expression
///     <unit:week>                          only this value of the class
///     @about <unit>                        a macro: "let about = (rund|etwa)?"
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "laut/result.h"
#include "times/table.h"

namespace laut {

/// One token to match.
struct TimeAtom {
  std::string cls;  ///< name of the class; "=word" for a word given in the pattern itself
  TimeSlot slot = TimeSlot::unused;
  bool context = false;
  bool restricted = false;
  int only = 0;
};
using TimeSequence = std::vector<TimeAtom>;

/// Expands `pattern` into every sequence it stands for. The error's message says what is wrong; file and line are the
/// caller's to add.
Result<std::vector<TimeSequence>> expand_time_pattern(std::string_view pattern,
                                                      const std::map<std::string, std::string>& macros);

/// Expands the braces of a form: Tag{,e,es} gives Tag, Tage, Tages. Several groups multiply.
std::vector<std::string> expand_braces(std::string_view form);

}  // namespace laut
