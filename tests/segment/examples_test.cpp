// Runs data/de/segment/examples.txt, and checks that malformed data files are told apart with their line.
#include <filesystem>
#include <fstream>

#include "base/source_file.h"
#include "segment/compile.h"
#include "segment/support.h"

namespace laut {
namespace {

TEST(SegmentExamples, BecomeWhatStandsBelowThem) {
  std::ifstream in(LAUT_SOURCE_DIR "/data/de/segment/examples.txt");
  std::string line, text;
  int examples = 0;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || (line[0] == '#')) continue;
    if (line[0] != ' ') {
      text = line;
      continue;
    }
    EXPECT_EQ(test::spelled(test::segment(text)), line.substr(2)) << "examples.txt:" << number;
    ++examples;
  }
  EXPECT_GE(examples, 40);
}

struct BadData {
  const char* abbreviations;
  const char* words;
  std::uint32_t line;
};

TEST(SegmentData, MalformedFilesNameFileAndLine) {
  const BadData cases[] = {
      {"[inside]\nDr\n", "[opener]\nDer\n", 2},             // no full stop
      {"Dr.\n", "[opener]\nDer\n", 1},                      // before the first section
      {"[insid]\nDr.\n", "[opener]\nDer\n", 1},             // unknown section
      {"[inside]\nDr. z.B.\nDr.\n", "[opener]\nDer\n", 3},  // twice
      {"[inside]\nDr.\n", "[opener]\nDer Die Der\n", 2},
      {"[inside]\nDr.\n", "[openers]\nDer\n", 1},
  };
  const auto dir = std::filesystem::temp_directory_path() / ("laut-segment-data-" + std::to_string(getpid()));
  std::filesystem::create_directories(dir / "segment");
  for (const BadData& c : cases) {
    std::ofstream(dir / "segment" / "abbreviations.txt") << c.abbreviations;
    std::ofstream(dir / "segment" / "words.txt") << c.words;
    PackWriter pack;
    const Status status = compile_segment(dir, pack);
    ASSERT_FALSE(status) << c.abbreviations;
    EXPECT_EQ(status.error().code, ErrorCode::syntax);
    EXPECT_EQ(status.error().line, c.line) << status.error().to_string();
    EXPECT_FALSE(status.error().mend.empty());
  }
  std::filesystem::remove_all(dir);
}

TEST(SegmentData, MissingTablesAreAnError) {
  const auto path =
      std::filesystem::temp_directory_path() / ("laut-segment-empty-" + std::to_string(getpid()) + ".pack");
  ASSERT_TRUE(PackWriter().write(path));
  auto pack = Pack::open(path);
  ASSERT_TRUE(pack);
  EXPECT_FALSE(Segmenter::open(*pack));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace laut
