#include "times/compile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace laut {
namespace {

/// A folder data/<lang> with the given files, removed again.
class TimesData {
 public:
  TimesData(const std::string& classes, const std::string& rules) {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("laut_times_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "_" +
             std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "_" + std::to_string(++count));
    std::filesystem::create_directories(path_ / "times");
    std::ofstream(path_ / "times" / "classes.txt") << classes;
    std::ofstream(path_ / "times" / "a.times") << rules;
  }
  ~TimesData() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Malformed {
  const char *classes, *rules;
  std::uint32_t line;
  const char* message;  ///< a part of it
};

void PrintTo(const Malformed& m, std::ostream* out) {
  *out << m.message;
}

class TimesCompile : public ::testing::TestWithParam<Malformed> {};

TEST_P(TimesCompile, MalformedDataIsRefusedWithItsPlace) {
  const TimesData data(GetParam().classes, GetParam().rules);
  PackWriter pack;
  const Status status = compile_times(data.path(), pack);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().line, GetParam().line);
  EXPECT_NE(status.error().message.find(GetParam().message), std::string::npos) << status.error().to_string();
  EXPECT_FALSE(status.error().file.empty());
  EXPECT_FALSE(status.error().mend.empty());
}

constexpr const char* good = "class month\n5 Mai\n";

INSTANTIATE_TEST_SUITE_P(
    Faults, TimesCompile,
    ::testing::Values(Malformed{"5 Mai\n", "", 1, "no class is open"},
                      Malformed{"class month\nfive Mai\n", "", 2, "a value and at least one form"},
                      Malformed{"class month\n5 Mai\nproduct x = month day\n", "", 3, "two known classes"},
                      Malformed{good, "<month>\n", 1, "a pattern without a rule"},
                      Malformed{good, "rule month\n", 1, "a rule needs a name and a type"},
                      Malformed{good, "rule month DATUM month\n", 1, "unknown type"},
                      Malformed{good, "rule month DATE nonsense\n", 1, "unknown function"},
                      Malformed{good, "rule month DATE month colour=5\n", 1, "cannot read"},
                      Malformed{good, "rule month DATE month\n  <monat>\n", 2, "unknown class"},
                      Malformed{good, "rule month DATE month\n\n  (im|am <month>\n", 3, "is not closed"},
                      Malformed{good, "rule month DATE month\n  @edge <month>\n", 2, "unknown macro"},
                      Malformed{good, "let edge\n", 1, "a macro needs a name and a body"}));

TEST(TimesData, GoodDataCompiles) {
  const TimesData data(good, "rule month DATE month\n  im? <month>\n  example - | Im [Mai]. | XXXX-05\n");
  PackWriter pack;
  const Status status = compile_times(data.path(), pack);
  EXPECT_TRUE(status) << status.error().to_string();
}

}  // namespace
}  // namespace laut
