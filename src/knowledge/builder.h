/// From the text files of data/<lang>/knowledge, and the user's own, to tables. Files of one format: sections "@
/// states",
/// "@ seats", "@ offices", "@ holders", "@ organisations", "@ outlets", "@ persons" and "@ prefixes" (their README).
#pragma once

#include <unordered_map>

#include "base/source_file.h"
#include "knowledge/tables.h"
#include "laut/result.h"

namespace laut::knowledge {

/// Collects records; not shared by threads.
class Builder {
 public:
  /// Reads every line of the file. Errors: syntax, with file, line and mend; the builder is then not to be used.
  Status read(const SourceFile& file);
  /// A state, with the words that hold it. `names`: the canonical one first.
  void state(std::string_view iso, const std::vector<std::string_view>& names);
  void word(WordKind kind, std::string_view word, std::string_view iso);
  void seat(std::string_view name, std::string_view owner, char gender, SeatKind kind);
  /// Sorts the tables and hands them over.
  Tables finish();

 private:
  using Fields = std::vector<std::string_view>;
  using Section = Status (Builder::*)(const SourceFile&, const SourceLine&, const Fields&);
  Status states(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status seats(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status offices(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status holders(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status organisations(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status outlets(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status persons(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status prefixes(const SourceFile& f, const SourceLine& l, const Fields& p);
  Status party(const SourceFile& f, const SourceLine& l, const Fields& p, RecordType type, std::string_view seat);

  /// The record of that name and type, made where it is new. Aliases are all that follow the first of `names`.
  std::uint32_t record(RecordType type, const std::vector<std::string_view>& names);
  Status nouns(const SourceFile& f, const SourceLine& l, std::uint32_t record, std::string_view list);
  void name(std::string_view name, std::uint32_t record);

  Tables out_;
  StringPool pool_;
  std::unordered_map<std::uint64_t, std::uint32_t> known_;
};

}  // namespace laut::knowledge
