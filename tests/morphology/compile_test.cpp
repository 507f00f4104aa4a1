// Malformed data files: the error names file, line and mend.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "morphology/compile.h"
#include "morphology/lexicon_builder.h"

namespace laut {
namespace {

Status compile(const std::string& words, const std::string& guesses) {
  const auto dir = std::filesystem::temp_directory_path() /
                   ("laut-morphology-" + std::to_string(getpid()));
  std::filesystem::create_directories(dir / "morphology");
  std::ofstream(dir / "morphology" / "a.words") << words;
  std::ofstream(dir / "morphology" / "a.guess") << guesses;
  PackWriter out;
  auto status = compile_morphology(dir, out);
  std::filesystem::remove_all(dir);
  return status;
}

TEST(MorphologyCompile, Errors) {
  struct Case {
    const char *words, *guesses;
    std::uint32_t line;
  };
  const Case cases[] = {{"# comment\n[ADV\nnun\n", "-lich ADJD -lich pos\n", 2},
                        {"[NOTAG]\nnun\n", "-lich ADJD -lich pos\n", 1},
                        {"nun\n", "-lich ADJD -lich pos\n", 1},
                        {"[forms]\nder ART der\n", "-lich ADJD -lich pos\n", 2},
                        {"[forms]\nder: ART der nominative\n", "-lich ADJD -lich pos\n", 2},
                        {"[nouns]\nHaus n es\n", "-lich ADJD -lich pos\n", 2},
                        {"[ADV]\nnun\n", "-lich ADJD -lich pos\n\nlich ADJD -lich\n", 3}};
  for (const Case& c : cases) {
    const auto status = compile(c.words, c.guesses);
    ASSERT_FALSE(status.ok()) << c.words;
    EXPECT_EQ(status.error().line, c.line) << status.error().to_string();
    EXPECT_FALSE(status.error().mend.empty());
  }
  EXPECT_TRUE(compile("[ADV]\nnun\n", "-lich ADJD -lich pos\n").ok());
}

TEST(LexiconBuilder, MergesOnlyWhatMakesNoFalseCombination) {
  namespace f = feature;
  LexiconBuilder b;
  b.add("Frau", "Frau", Stts::NN, f::nom | f::sing | f::fem);
  b.add("Frau", "Frau", Stts::NN, f::dat | f::sing | f::fem);
  b.add("Haus", "Haus", Stts::NN, f::nom | f::sing | f::neut);
  b.add("Haus", "Haus", Stts::NN, f::dat | f::plur | f::neut);
  b.add("sagten", "sagen", Stts::VVFIN, f::fin | f::ind | f::past | f::plur | f::p3);
  b.add("sagten", "sagen", Stts::VVFIN, f::fin | f::konj2 | f::past | f::plur | f::p3);
  b.merge();
  EXPECT_EQ(b.readings(), 1u + 2u + 2u);
}

}  // namespace
}  // namespace laut
