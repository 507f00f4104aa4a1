// What `laut times` writes, and that it is what `laut read` finds.
#include <gtest/gtest.h>

#include "cli/run.h"

namespace laut::test {
namespace {

constexpr std::string_view article = "Seit vergangenem Sommer kamen rund 400 Kisten an, sagte Ines Thode.\n";

testing::AssertionResult has(const std::string& text, std::string_view part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in: " << text;
}

Where input(std::string_view bytes) {
  Where where;
  where.input = bytes;
  return where;
}

TEST(TimesCommand, JsonHasTimesAndQuantitiesAlone) {
  const Outcome run = laut({"times", "--published", "2024-06-20"}, input(article));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(has(run.out, R"("earliest": "2023-06-01")")) << "seit: from that summer's first day";
  EXPECT_TRUE(has(run.out, R"("latest": "2024-06-20")")) << "to the publication";
  EXPECT_TRUE(has(run.out, R"("counted": "Kiste")"));
  EXPECT_EQ(run.out.find("\"quotations\""), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("\"mentions\""), std::string::npos) << run.out;
}

TEST(TimesCommand, ATerminalGetsATable) {
  Where where = input(article);
  where.terminal = true;
  const Outcome run = laut({"times", "--no-color", "--published", "2024-06-20", "-"}, where);
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(has(run.out, "2023-06-01 to 2024-06-20"));
  EXPECT_TRUE(has(run.out, "360 to 440"));
  const Outcome text = laut({"times", "--format", "text", "--published", "2024-06-20", "-"}, input(article));
  EXPECT_TRUE(has(text.out, "Quantities\n"));
}

TEST(TimesCommand, CsvHasOneHeaderAFile) {
  const Folder folder;
  folder.file("in/a.txt", article);
  folder.file("in/b.txt", "Am Montag kamen zwei Schiffe.\n");
  const Outcome all = laut({"times", "--format", "csv", "--published", "2024-06-20", folder.path("in")});
  EXPECT_EQ(all.status, 0) << all.err;
  EXPECT_TRUE(all.out.starts_with("document,item,begin,end,text,")) << all.out;
  EXPECT_EQ(all.out.find("document,item", 1), std::string::npos);
  EXPECT_EQ(lines(all.out), 5u) << all.out;
  const Outcome each = laut({"times", "--format", "csv", "--out", folder.path("out"), folder.path("in")});
  EXPECT_EQ(each.status, 0) << each.err;
  for (const char* name : {"out/a.csv", "out/b.csv"}) {
    const std::string file = content(folder.path(name));
    EXPECT_TRUE(file.starts_with("document,item,")) << name;
    EXPECT_EQ(lines(file), 3u) << file;
  }
}

TEST(TimesCommand, TimemlIsThatOfRead) {
  const Outcome times = laut({"times", "--format", "timeml", "--published", "2024-06-20", "-"}, input(article));
  const Outcome read = laut({"read", "--format", "timeml", "--published", "2024-06-20", "-"}, input(article));
  EXPECT_EQ(times.status, 0) << times.err;
  EXPECT_TRUE(has(times.out, R"(value="2023-SU")"));
  EXPECT_EQ(times.out, read.out);
}

TEST(TimesCommand, HelpHasExamples) {
  const Outcome run = laut({"times", "--help"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(has(run.out, "Examples:"));
  EXPECT_TRUE(has(run.out, "--format csv"));
  EXPECT_EQ(run.out.find("--tokens"), std::string::npos);
}

}  // namespace
}  // namespace laut::test
