// The command line itself: help, versions, options, and what is said when they make no sense.
#include <gtest/gtest.h>

#include "cli/date.h"
#include "cli/run.h"
#include "cli/sink.h"

namespace laut::test {
namespace {

using testing::AssertionFailure;
using testing::AssertionSuccess;

testing::AssertionResult has(const std::string& text, std::string_view part) {
  if (text.find(part) != std::string::npos) return AssertionSuccess();
  return AssertionFailure() << "no \"" << part << "\" in: " << text;
}

TEST(Usage, HelpIsOnStandardOutput) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{"--help"}, {"help"}}) {
    const Outcome run = laut(arguments);
    EXPECT_EQ(run.status, 0);
    EXPECT_TRUE(has(run.out, "laut read article.txt"));
    EXPECT_EQ(run.err, "");
  }
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"read", "--help"}, {"help", "read"}}) {
    const Outcome run = laut(arguments);
    EXPECT_EQ(run.status, 0);
    EXPECT_TRUE(has(run.out, "Usage: laut read [OPTIONS]"));
    for (const char* option : {"--format", "--published", "--jobs", "--strict", "--tokens", "--out", "--no-color",
                               "--data", "--model", "--min-score", "--knowledge"})
      EXPECT_TRUE(has(run.out, option));
  }
}

TEST(Usage, VersionAndLicences) {
  EXPECT_TRUE(laut({"--version"}).out.starts_with("laut 0."));
  const Outcome run = laut({"--licenses"});
  EXPECT_EQ(run.status, 0);
  for (const char* part : {"de.pack", "de.lex", "CC BY-SA 4.0", "simdjson", "CLI11"}) EXPECT_TRUE(has(run.out, part));
}

TEST(Usage, MistakesEndWithTwoAndSayWhatToDo) {
  struct Case {
    std::vector<std::string> arguments;
    std::string_view message;
  };
  const Case cases[] = {
      {{}, "laut: no command given (try: laut read FILE"},
      {{"lesen", "x"}, "lesen"},
      {{"read", "--format", "yaml", "x"},
       "'yaml' is not one of claims|claims-csv|conllu|events|events-csv|json|jsonl|text|timeml"},
      {{"read", "--input", "pdf", "x"}, "'pdf' is not one of auto|conllu|html|jsonl|ninjs|text|timeml"},
      {{"read", "--published", "gestern", "x"}, "'gestern' is not a date (write 2024-06-18 or 2024-06-18T09:30+02:00)"},
      {{"read", "--published", "2024-02-30", "x"}, "'2024-02-30' is not a date"},
      {{"read", "--published", "18.06.2024", "x"}, "'18.06.2024' is not a date"},
      {{"read", "--language", "Deutsch!", "x"}, "'Deutsch!' is not a language"},
      {{"read", "--jobs", "0", "x"}, "--jobs"},
      {{"read", "--jobs", "viele", "x"}, "--jobs"},
      {{"read", "--width", "10", "x"}, "--width"},
      {{"read", "--color", "bunt", "x"}, "'bunt' is not one of always|auto|never"},
      {{"read", "--json", "--format", "text", "x"}, "--format"},
      {{"read", "--model", "best", "x"}, "'best' is not one of free|nc|rules"},
      {{"read", "--min-score", "2", "x"}, "--min-score"},
      {{"read", "--nonsense", "x"}, "--nonsense"},
      {{"explain", "--tokens", "x"}, "--tokens"},
      {{"times", "--format", "conllu", "x"}, "'conllu' is not one of csv|json|jsonl|text|timeml"},
      {{"read", "--format", "csv", "x"}, "'csv' is not one of"},
      {{"help", "lesen"}, "no command 'lesen' (there are read, explain, times, "},
  };
  for (const Case& c : cases) {
    const Outcome run = laut(c.arguments);
    EXPECT_EQ(run.status, 2) << run.err;
    EXPECT_TRUE(has(run.err, c.message));
    EXPECT_TRUE(run.err.starts_with("laut: ")) << run.err;
    EXPECT_EQ(lines(run.err), 1u) << run.err;
    EXPECT_EQ(run.out, "");
  }
}

TEST(Usage, MissingDataIsSaidWithTheMend) {
  const Outcome run = laut({"read", "--data", "/nowhere", "-"});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(has(run.err, "/nowhere/de.pack"));
  EXPECT_TRUE(has(run.err, "--data"));
}

TEST(IsoDate, TakesDaysOfTheCalendarAndTimesOfThem) {
  for (const char* good : {"2024-06-18", "2024-02-29", "1999-12-31", "2024-06-18T09:30", "2024-06-18T09:30:15",
                           "2024-06-18T09:30:15.123Z", "2024-06-18T09:30+02:00", "2024-06-18T23:59:60-05:30"})
    EXPECT_TRUE(cli::is_iso_date(good)) << good;
  for (const char* bad : {"", "2024", "2024-06", "2023-02-29", "2024-13-01", "2024-00-10", "2024-6-18", "0000-01-01",
                          "2024-06-18 09:30", "2024-06-18T24:00", "2024-06-18T09", "2024-06-18T09:60",
                          "2024-06-18T09:30+2", "2024-06-18T09:30:15.", "2024-06-18x", "2024-06-18T09:30Zx"})
    EXPECT_FALSE(cli::is_iso_date(bad)) << bad;
}

TEST(SafeName, IsAlwaysOneNameInTheFolder) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"artikel-7", "artikel-7"},
      {"Größe", "Größe"},
      {"../../etc/passwd", "_._.._etc_passwd"},
      {"a/b\\c:d", "a_b_c_d"},
      {"", "document"},
      {".", "_"},
      {"..", "_"},
      {"x\n\x1b[2J", "x__[2J"},
      {"news.txt", "news.txt"},
      {"https://a.de/?q=1", "https___a.de__q=1"},
      {"ende. ", "ende"},
  };
  for (const auto& [id, expected] : cases) EXPECT_EQ(cli::safe_name(id), expected) << id;
  const std::string name = cli::safe_name(times("ä", 500));
  EXPECT_EQ(name, times("ä", 100)) << "cut at a character, at most 200 bytes";
}

}  // namespace
}  // namespace laut::test
