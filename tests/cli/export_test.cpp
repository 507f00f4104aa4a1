// `laut export` as a user runs it: formats, places to write to, and mistakes.
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/run.h"
#include "export/sample.h"

namespace laut::test {
namespace {

testing::AssertionResult has(const std::string& text, std::string_view part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in: " << text;
}

class ExportCommand : public testing::Test {
 protected:
  void SetUp() override {
    auto ledger = Ledger::open(db(), {.write = true, .create = true});
    ASSERT_TRUE(ledger) << ledger.error().to_string();
    const Status s = fill_ledger(*ledger, 5);
    ASSERT_TRUE(s.ok()) << s.error().to_string();
  }
  std::string db() const { return folder_.path("l.db"); }
  Outcome run(std::vector<std::string> more, const Where& where = {}) const {
    std::vector<std::string> arguments{"export", "--db", db()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return laut(arguments, where);
  }
  std::string path(std::string_view name) const { return folder_.path(name); }

 private:
  Folder folder_;
};

TEST_F(ExportCommand, WritesEveryStreamToStandardOutputOrAFile) {
  for (const char* format : {"jsonl", "csv", "webanno", "prov", "schema", "ftm", "graphml"}) {
    const Outcome out = run({"--format", format});
    EXPECT_EQ(out.status, 0) << format << out.err;
    EXPECT_EQ(out.err, "");
    EXPECT_FALSE(out.out.empty()) << format;
    const Outcome file = run({"--format", format, "--out", path("x")});
    EXPECT_EQ(file.status, 0) << format << file.err;
    EXPECT_TRUE(has(file.err, "7 articles, 58 claims, "));
    EXPECT_EQ(file.out, "");
    EXPECT_EQ(content(path("x")), out.out) << format;
    EXPECT_FALSE(std::filesystem::exists(path("x.part")));
  }
}

TEST_F(ExportCommand, FilesStayInTheirFolderWhateverTheArticlesAreCalled) {
  for (const char* format : {"timeml", "brat"}) {
    const Outcome out = run({"--format", format, "--out", path("in/deep"), "--quiet"});
    EXPECT_EQ(out.status, 0) << out.err;
    EXPECT_EQ(out.err, "");
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path("in"))) files += entry.is_regular_file();
  EXPECT_EQ(files, 7u + 2 * 7u + 1u);
  EXPECT_TRUE(std::filesystem::exists(path("in/deep/_._.._etc_a_b.ann")));
  EXPECT_TRUE(std::filesystem::exists(path("in/deep/_._.._etc_a_b-2.txt")));
  EXPECT_TRUE(std::filesystem::exists(path("in/deep/annotation.conf")));
}

TEST_F(ExportCommand, TellsItsFormats) {
  const Outcome list = laut({"export", "--list"});
  EXPECT_EQ(list.status, 0);
  EXPECT_EQ(lines(list.out), 9u);
  const Outcome help = laut({"export", "--help"});
  for (const char* part :
       {"--format", "--since", "--until", "--outlet", "--type", "--actor", "--all-revisions", "Examples:"})
    EXPECT_TRUE(has(help.out, part));
}

TEST_F(ExportCommand, FiltersAreTakenFromTheCommandLine) {
  EXPECT_EQ(lines(run({"-f", "jsonl", "--outlet", "Kurier & Söhne"}).out), 4u);
  EXPECT_EQ(lines(run({"-f", "jsonl", "--outlet", "Kurier & Söhne", "--all-revisions"}).out), 7u);
  EXPECT_EQ(lines(run({"-f", "jsonl", "--actor", "Q42", "--since", "2024-06-19"}).out), 1u);
  EXPECT_EQ(lines(run({"-f", "csv", "--rows", "events", "--type", "TRANSFER", "--actor", "Q42"}).out), 3u);
}

TEST_F(ExportCommand, MistakesAreToldAndNothingIsWritten) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{}, "no format given"},
      {{"-f", "pdf"}, "'pdf' is not one of jsonl|csv"},
      {{"-f", "brat"}, "name a folder with --out"},
      {{"-f", "ftm", "--rows", "events"}, "--rows is for csv alone"},
      {{"-f", "csv", "--type", "transfer", "--out", path("none")}, "there is no event type 'transfer'"},
      {{"-f", "csv", "--since", "gestern", "--out", path("none")}, "'gestern' is no day"},
      {{"-f", "csv", "--actor", "Niemand", "--out", path("none")}, "the ledger has no actor 'Niemand'"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome out = run(arguments);
    EXPECT_EQ(out.status, 2) << message;
    EXPECT_TRUE(has(out.err, message));
    EXPECT_EQ(out.out, "");
  }
  EXPECT_FALSE(std::filesystem::exists(path("none")));
  EXPECT_FALSE(std::filesystem::exists(path("none.part")));
  EXPECT_EQ(laut({"export", "--db", path("nowhere.db"), "-f", "csv"}).status, 1);
  const Outcome refused = run({"-f", "csv", "--out", path("no/such/folder.csv")});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(has(refused.err, "cannot be written"));
}

TEST_F(ExportCommand, DevicesAreWrittenToAndNotReplaced) {
  const Outcome out = run({"-f", "csv", "--out", "/dev/null"});
  EXPECT_EQ(out.status, 0) << out.err;
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  const Outcome full = run({"-f", "csv", "--out", "/dev/full"});
  EXPECT_EQ(full.status, 1);
  EXPECT_TRUE(has(full.err, "cannot be written"));
}

TEST_F(ExportCommand, AClosedPipeIsNoFailure) {
  Where where;
  where.closed_output = true;
  const Outcome out = run({"-f", "jsonl"}, where);
  EXPECT_EQ(out.status, 0);
  EXPECT_EQ(out.err, "");
}

}  // namespace
}  // namespace laut::test
