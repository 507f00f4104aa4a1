#include "factuality/compile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace laut {
namespace {

constexpr const char* files[] = {"adverbs.txt", "negators.txt",   "modals.txt", "governors.txt", "predicates.txt",
                                 "cues.txt",    "conditions.txt", "acts.txt",   "stance.txt",    "offers.txt"};

/// A folder data/<lang> whose file `name` holds `lines` and whose others are empty; removed again.
class FactualityData {
 public:
  FactualityData(const std::string& name, const std::string& lines) {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("laut_factuality_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "_" +
             std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "_" + std::to_string(++count));
    std::filesystem::create_directories(path_ / "factuality");
    for (const std::string file : files) std::ofstream(path_ / "factuality" / file) << (file == name ? lines : "");
  }
  ~FactualityData() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Malformed {
  const char *file, *lines;
  std::uint32_t line;
  const char* message;  ///< a part of it
};

void PrintTo(const Malformed& m, std::ostream* out) {
  *out << m.message;
}

class FactualityCompile : public ::testing::TestWithParam<Malformed> {};

TEST_P(FactualityCompile, MalformedDataIsRefusedWithItsPlace) {
  const FactualityData data(GetParam().file, GetParam().lines);
  PackWriter pack;
  const Status status = compile_factuality(data.path(), pack);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().line, GetParam().line);
  EXPECT_NE(status.error().message.find(GetParam().message), std::string::npos) << status.error().to_string();
  EXPECT_NE(status.error().file.find(GetParam().file), std::string::npos);
  EXPECT_FALSE(status.error().mend.empty());
}

INSTANTIATE_TEST_SUITE_P(Files, FactualityCompile,
                         ::testing::Values(Malformed{"adverbs.txt", "# head\nPS+ vielleicht\n", 2, "needs a value"},
                                           Malformed{"adverbs.txt", "PQ+ : vielleicht\n", 1, "unknown value \"PQ+\""},
                                           Malformed{"modals.txt", "PS+ CT- PS- : mögen\n", 1, "one or two values"},
                                           Malformed{"stance.txt", "CT+ : angeblich\n", 1, "unknown value \"CT+\""},
                                           Malformed{"stance.txt", "distances endorses : angeblich\n", 1,
                                                     "one or two values"},
                                           Malformed{"cues.txt", "PR+ : vermuten\n\nPS+ : ahnen | vermuten\n", 3,
                                                     "stands in the file already"},
                                           Malformed{"negators.txt", "CT- : a b c d e f\n", 1, "one to five words"}));

TEST(FactualityCompile, AMissingFileIsAnError) {
  const FactualityData data("adverbs.txt", "");
  std::filesystem::remove(data.path() / "factuality" / "acts.txt");
  PackWriter pack;
  const Status status = compile_factuality(data.path(), pack);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::io);
}

}  // namespace
}  // namespace laut
