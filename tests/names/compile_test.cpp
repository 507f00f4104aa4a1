// Malformed gazetteers are refused with file, line and mend.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "names/compile.h"

namespace laut {
namespace {

namespace fs = std::filesystem;

struct Fault {
  const char* file;
  const char* line;
};

class Malformed : public testing::TestWithParam<Fault> {};

TEST_P(Malformed, IsRefusedWithItsPlace) {
  const auto* info = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = info->name();
  std::replace(name.begin(), name.end(), '/', '_');
  const fs::path dir = fs::path(testing::TempDir()) / ("laut_names_" + std::to_string(getpid()) + "_" + name);
  fs::remove_all(dir);
  fs::create_directories(dir);
  fs::copy(fs::path(LAUT_SOURCE_DIR) / "data/de/names", dir / "names", fs::copy_options::recursive);
  std::ofstream(dir / "names" / GetParam().file, std::ios::trunc) << "# head\n" << GetParam().line << "\n";
  PackWriter out;
  const Status done = compile_names(dir, out);
  fs::remove_all(dir);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().line, 2u);
  EXPECT_NE(done.error().file.find(GetParam().file), std::string::npos);
  EXPECT_FALSE(done.error().mend.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Names, Malformed,
    testing::Values(Fault{"countries.txt", "Freedonia | Freedonia | freedonisch | Freedonier | Fredville"},
                    Fault{"countries.txt", "FX | Freedonia | freedonisch"}, Fault{"places.txt", "Fredville"},
                    Fault{"places.txt", "@ type=TOWN kind=city"}, Fault{"organisations.txt", "@ type=ORG colour=red"},
                    Fault{"given.txt", "Anna w"}, Fault{"titles.txt", "Präsident"},
                    Fault{"heads.txt", "middle ORG von"}, Fault{"words.txt", "sometimes vielleicht"}));

TEST(Gazetteers, OfTheProjectCompile) {
  PackWriter out;
  const Status done = compile_names(fs::path(LAUT_SOURCE_DIR) / "data/de", out);
  EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
}

}  // namespace
}  // namespace laut
