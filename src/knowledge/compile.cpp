#include "knowledge/compile.h"

#include <string>

#include "base/source_file.h"
#include "knowledge/builder.h"

namespace laut {
namespace {

using namespace knowledge;

void inhabitant(Builder& builder, std::string_view who, std::string_view iso) {
  const std::string stem(who.ends_with('e') ? who.substr(0, who.size() - 1) : who);
  for (const std::string& form : {std::string(who), stem + "in"}) builder.word(WordKind::inhabitant, form, iso);
}

/// States, their adjectives, inhabitants and capitals, of the list that names are read from.
Status countries(const std::filesystem::path& path, Builder& builder) {
  const auto file = SourceFile::read(path);
  if (!file) return file.error();
  for (const SourceLine& line : file->lines) {
    if (line.text.empty()) continue;
    const auto part = split(line.text, '|');
    if (part.size() != 5 || part[0].size() != 2)
      return file->error(line, "is no country",
                         "write: CC | names | adjectives | inhabitants | capitals, with - where there is none");
    const std::string_view iso = part[0];
    builder.state(iso, split(part[1], ','));
    for (const std::string_view stem : split(part[2], ','))
      if (stem != "-")
        for (const char* ending : {"", "e", "er", "en", "es", "em"})
          builder.word(WordKind::adjective, std::string(stem) + ending, iso);
    for (const std::string_view who : split(part[3], ','))
      if (who != "-") inhabitant(builder, who, iso);
    for (const std::string_view name : split(part[4], ','))
      if (name != "-" && !name.starts_with("D.C.")) builder.seat(name, iso, 'n', SeatKind::capital);
  }
  return Ok{};
}

}  // namespace

Status compile_knowledge(const std::filesystem::path& dir, PackWriter& out) {
  Builder builder;
  if (auto done = countries(dir / "names" / "countries.txt", builder); !done) return done;
  const auto files = source_files(dir / "knowledge", ".txt");
  if (!files) return files.error();
  for (const auto& path : *files) {
    const auto file = SourceFile::read(path);
    if (!file) return file.error();
    if (auto done = builder.read(*file); !done) return done;
  }
  const Tables t = builder.finish();
  out.add("knowledge.records", t.records);
  out.add("knowledge.names", t.names);
  out.add("knowledge.nouns", t.nouns);
  out.add("knowledge.titles", t.titles);
  out.add("knowledge.terms", t.terms);
  out.add("knowledge.seats", t.seats);
  out.add("knowledge.words", t.words);
  out.add_text("knowledge.text", t.text);
  return Ok{};
}

}  // namespace laut
