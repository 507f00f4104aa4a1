#include "quantities/quantities.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "base/source_file.h"
#include "laut/laut.h"
#include "quantities/bounds.h"
#include "quantities/compile.h"

namespace laut {
namespace {

class QuantitiesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Engine::open(LAUT_SHARE_DIR);
    ASSERT_TRUE(opened) << opened.error().to_string();
    engine_ = new Engine(std::move(*opened));
  }
  static void TearDownTestSuite() { delete engine_; }

  const Document& read(std::string_view text) {
    doc_.clear();
    doc_.article.clear();
    doc_.article.text = text;
    engine_->read(doc_, scratch_);
    return doc_;
  }

  static Engine* engine_;
  Scratch scratch_;
  Document doc_;
};
Engine* QuantitiesTest::engine_ = nullptr;

std::vector<std::string> split_at(std::string_view text, std::string_view separator) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    out.emplace_back(trim(text.substr(at, end - at)));
    at = end + separator.size();
  }
  return out;
}

std::string describe(const Document& doc) {
  std::string out;
  for (const Quantity& q : doc.quantities)
    out += std::string(doc.view(q.span)) + " ; " + std::string(to_string(q.comparator)) + " " +
           std::to_string(q.value) + " " + std::to_string(q.low) + " " + std::to_string(q.high) + " ; " + q.unit +
           " ; " + q.counted + "  [" + std::string(q.rule) + "]\n";
  return out;
}

bool close(double a, double b) {
  return a == b || std::fabs(a - b) <= 1e-5 * std::max(1.0, std::fabs(b));
}

/// "SPAN ; OP VALUE [LOW HIGH] ; UNIT ; COUNTED"; what is left out at the end is not compared.
void expect(const Document& doc, const Quantity& q, const std::string& wanted) {
  const auto columns = split(wanted, ';');
  ASSERT_GE(columns.size(), 2u) << wanted;
  EXPECT_EQ(doc.view(q.span), columns[0]);
  const auto op = words(columns[1]);
  ASSERT_GE(op.size(), 2u) << wanted;
  EXPECT_EQ(to_string(q.comparator), op[0]);
  const auto number = [](std::string_view s) { return std::strtod(std::string(s).c_str(), nullptr); };
  EXPECT_TRUE(close(q.value, number(op[1]))) << q.value;
  if (op.size() == 4) {
    EXPECT_TRUE(close(q.low, number(op[2]))) << q.low;
    EXPECT_TRUE(close(q.high, number(op[3]))) << q.high;
  }
  if (columns.size() > 2) {
    EXPECT_EQ(q.unit, columns[2]);
  }
  if (columns.size() > 3) {
    EXPECT_EQ(q.counted, columns[3]);
  }
}

TEST_F(QuantitiesTest, FindsTheExamplesOfTheData) {
  auto file = SourceFile::read(std::filesystem::path(LAUT_SOURCE_DIR) / "data/de/quantities/examples.txt");
  ASSERT_TRUE(file);
  std::size_t count = 0;
  for (const SourceLine& line : file->lines) {
    if (line.text.empty()) continue;
    const auto columns = split_at(line.text, "||");
    ASSERT_GE(columns.size(), 2u) << line.text;
    const Document& doc = read(columns[0]);
    SCOPED_TRACE("examples.txt:" + std::to_string(line.number) + ": " + line.text + "\nfound:\n" + describe(doc));
    const std::size_t wanted = columns[1] == "-" ? 0 : columns.size() - 1;
    EXPECT_EQ(doc.quantities.size(), wanted);
    for (std::size_t i = 0; i < std::min(wanted, doc.quantities.size()); ++i)
      expect(doc, doc.quantities[i], columns[i + 1]);
    ++count;
  }
  EXPECT_GT(count, 50u);
}

TEST_F(QuantitiesTest, KeepsSpansInsideEachOther) {
  const Document& doc = read("Mindestens 20 alte Raketen und 3,5 Tonnen Sprengstoff lagen dort.");
  ASSERT_EQ(doc.quantities.size(), 2u) << describe(doc);
  EXPECT_EQ(doc.view(doc.quantities[0].number), "20");
  EXPECT_EQ(doc.view(doc.quantities[0].counted_span), "Raketen");
  EXPECT_EQ(doc.view(doc.quantities[1].number), "3,5");
  EXPECT_EQ(doc.view(doc.quantities[1].unit_span), "Tonnen");
  EXPECT_EQ(doc.view(doc.quantities[1].counted_span), "Sprengstoff");
  for (const Quantity& q : doc.quantities) {
    EXPECT_EQ(doc.span(q.tokens), q.span);
    EXPECT_TRUE(q.span.contains(q.number));
    EXPECT_FALSE(q.rule.empty());
  }
}

TEST_F(QuantitiesTest, StaysLinearOnNumbersInARow) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "mehr als zwischen 3 und ";
  EXPECT_LE(read(text).quantities.size(), 40000u);
}

TEST(QuantityBounds, FollowTheComparator) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  struct Case {
    Comparator comparator;
    bool near;
    double low, high;
  };
  for (const Case& c : {Case{Comparator::equal, false, 100, 100},
                        {Comparator::about, false, 90, 110},
                        {Comparator::at_least, false, 100, inf},
                        {Comparator::more_than, false, 100, inf},
                        {Comparator::more_than, true, 100, 110},
                        {Comparator::at_most, false, -inf, 100},
                        {Comparator::less_than, false, -inf, 100},
                        {Comparator::less_than, true, 90, 100}}) {
    const Bounds b = bounds(c.comparator, c.near, 100);
    EXPECT_EQ(b.low, c.low);
    EXPECT_EQ(b.high, c.high);
  }
}

TEST(QuantitiesCompile, NamesFileLineAndMend) {
  namespace fs = std::filesystem;
  const fs::path dir = fs::temp_directory_path() / ("laut-quantities-compile-test-" + std::to_string(getpid()));
  const fs::path source = fs::path(LAUT_SOURCE_DIR) / "data/de/quantities";
  const struct {
    const char *file, *line;
  } cases[] = {{"units.txt", "kg : Kilo"},         {"units.txt", "kg bunt : Kilo"},
               {"units.txt", "kg mass"},           {"units.txt", "kg mass : a | | b"},
               {"units.txt", "kg mass : kg | kg"}, {"comparators.txt", "near : rund"},
               {"words.txt", "bunt : rund"},       {"compounds.txt", "- : köpfig"}};
  for (const auto& c : cases) {
    fs::remove_all(dir);
    fs::create_directories(dir);
    fs::copy(source, dir / "quantities");
    std::ofstream(dir / "quantities" / c.file) << "# head\n" << c.line << "\n";
    PackWriter out;
    const auto done = compile_quantities(dir, out);
    ASSERT_FALSE(done) << c.line;
    EXPECT_EQ(done.error().line, 2u) << c.line;
    EXPECT_NE(done.error().file.find(c.file), std::string::npos);
    EXPECT_FALSE(done.error().mend.empty());
  }
  fs::remove_all(dir);
}

}  // namespace
}  // namespace laut
