// What exports have in common: the same bytes every time, filters, errors; and the cells of a table.
#include "laut/export.h"

#include <gtest/gtest.h>

#include <map>

#include "cli/run.h"
#include "export/iri.h"
#include "export/sample.h"
#include "ledger/database.h"
#include "output/csv_row.h"

namespace laut::test {
namespace {

struct Exported {
  ExportCounts counts;
  std::string stream;
  std::map<std::string, std::string> files;
  std::string error;
};

class Export : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(opened_) << opened_.error().to_string();
    const Status s = fill_ledger(*opened_, 12);
    ASSERT_TRUE(s.ok()) << s.error().to_string();
  }
  Exported run(const ExportOptions& options) {
    Exported out;
    const auto counts =
        export_ledger(*opened_, options, [&](std::string_view name, std::string_view suffix, std::string_view text) {
          if (suffix.empty())
            out.stream += text;
          else
            out.files[std::string(name) + std::string(suffix)] += text;
          return Status(Ok{});
        });
    if (counts)
      out.counts = *counts;
    else
      out.error = counts.error().to_string();
    return out;
  }
  Ledger& ledger() { return *opened_; }

 private:
  Folder folder_;
  Result<Ledger> opened_ = Ledger::open(folder_.path("l.db"), {.write = true, .create = true});
};

ExportOptions jsonl() {
  ExportOptions o;
  o.format = "jsonl";
  return o;
}

TEST_F(Export, TheSameLedgerGivesTheSameBytes) {
  for (const ExportFormat& f : export_formats()) {
    ExportOptions o;
    o.format = f.name;
    const Exported a = run(o), b = run(o);
    EXPECT_EQ(a.error, "") << f.name;
    EXPECT_EQ(a.stream, b.stream) << f.name;
    EXPECT_EQ(a.files, b.files) << f.name;
    EXPECT_EQ(f.files, a.stream.empty()) << f.name;
    EXPECT_EQ(a.counts.revisions, 14u) << f.name;
  }
}

TEST_F(Export, OnlyTheNewestRevisionUnlessAllAreAskedFor) {
  ExportOptions o = jsonl();
  const Exported newest = run(o);
  o.all_revisions = true;
  const Exported all = run(o);
  EXPECT_EQ(all.counts.revisions, newest.counts.revisions + 1);
  EXPECT_EQ(all.counts.claims, newest.counts.claims + 3);
  EXPECT_EQ(newest.stream.find("\"current\":false"), std::string::npos);
  EXPECT_NE(all.stream.find("\"revision_number\":1,\"current\":false"), std::string::npos);
}

TEST_F(Export, FiltersLeaveWhatTheyName) {
  ExportOptions o = jsonl();
  o.since = "2024-06-18", o.until = "2024-06-18";
  EXPECT_EQ(run(o).counts.revisions, 1u);  // published at 09:30 of that day
  o = jsonl();
  o.outlet = "Abendzeitung";
  o.since = "2024-06-19", o.until = "2024-06";
  EXPECT_EQ(run(o).counts.claims, 4u);
  o = jsonl();
  o.actor = "Q42";
  EXPECT_EQ(run(o).counts.claims, 2u);
  o.actor = "karla renn";
  EXPECT_EQ(run(o).counts.claims, 2u);
  o.type = "AID";
  EXPECT_EQ(run(o).counts.claims, 0u);
  o.type = "TRANSFER";
  EXPECT_EQ(run(o).counts.events, 2u);
}

TEST_F(Export, MergedActorsAreOne) {
  Ledger& l = ledger();
  ASSERT_TRUE(
      l.database().run("UPDATE actor SET stands_for = (SELECT id FROM actor WHERE name = 'Karla Renn') "
                       "WHERE name = 'Tom Renn'"));
  ExportOptions o;
  o.format = "ftm";
  const Exported out = run(o);
  EXPECT_EQ(out.stream.find("\"name\":[\"Tom Renn\"]"), std::string::npos);
  EXPECT_NE(out.stream.find("\"Tom Renn\""), std::string::npos) << "an alias now";
}

TEST_F(Export, MistakesAreTold) {
  const auto with = [](auto change) {
    ExportOptions o = jsonl();
    change(o);
    return o;
  };
  EXPECT_NE(run(with([](auto& o) { o.format = "pdf"; })).error, "");
  EXPECT_NE(run(with([](auto& o) { o.since = "gestern"; })).error, "");
  EXPECT_NE(run(with([](auto& o) { o.type = "transfer"; })).error, "");
  EXPECT_NE(run(with([](auto& o) { o.outlet = "Nirgends"; })).error, "");
  EXPECT_NE(run(with([](auto& o) { o.actor = "Niemand"; })).error, "");
  EXPECT_EQ(run(jsonl()).error, "") << "a mistake leaves the ledger usable";
}

TEST_F(Export, AFailureOfTheOutputEndsIt) {
  int calls = 0;
  ExportOptions o;
  o.format = "timeml";
  const auto counts = export_ledger(ledger(), o, [&](auto, auto, auto) {
    return ++calls == 2 ? Status(Error{ErrorCode::io, "disk full", {}, 0, {}}) : Status(Ok{});
  });
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().message, "disk full");
  EXPECT_EQ(calls, 2);
}

TEST_F(Export, DamagedTextIsAnError) {
  ASSERT_TRUE(ledger().database().run("UPDATE revision SET text = x'00' WHERE id = 2"));
  EXPECT_NE(run(jsonl()).error, "");
}

TEST(ExportIri, IsTheSameForTheSameAndOnlyForIt) {
  using namespace exports;
  EXPECT_EQ(article_iri("a"), article_iri("a"));
  EXPECT_NE(revision_tag("a", "1"), revision_tag("b", "1"));
  EXPECT_NE(revision_tag("a", "1"), revision_tag("a", "2"));
  EXPECT_EQ(actor_iri(1, "PERSON", "A", "Q1"), actor_iri(2, "PERSON", "B", "Q1"));
  EXPECT_NE(actor_iri(1, "PERSON", "A", ""), actor_iri(2, "PERSON", "A", ""));
  EXPECT_EQ(wikidata("Q1x"), "");
  EXPECT_EQ(wikidata("Q17"), "http://www.wikidata.org/entity/Q17");
  EXPECT_FALSE(is_web_address("javascript:alert(1)"));
  EXPECT_FALSE(is_web_address("https://a/\"><script>"));
  EXPECT_TRUE(is_web_address("https://example.org/a?b=1&c=2"));
  EXPECT_EQ(utc(1'700'000'000), "2023-11-14T22:13:20Z");
}

TEST(CsvCell, ANumberIsItself) {
  std::string out;
  output::CsvRow(out, "\r\n").plain("-2.5").cell(std::size_t{3}).skip(1);
  EXPECT_EQ(out, "-2.5,3,\r\n");
}

TEST(CsvCell, IsQuotedAndNoFormula) {
  const std::pair<const char*, const char*> cases[] = {
      {"a", "a"},
      {"a,b", "\"a,b\""},
      {"a\"b", "\"a\"\"b\""},
      {"a\nb", "\"a\nb\""},
      {"=1+1", "'=1+1"},
      {"@SUM(1)", "'@SUM(1)"},
      {"-2", "'-2"},
      {"=", "="},
      {"\t=1", "'\t=1"},
      {"+\"x\"", "\"'+\"\"x\"\"\""},
      {"", ""},
  };
  for (const auto& [value, cell] : cases) {
    std::string out;
    output::CsvRow(out).cell(value);
    EXPECT_EQ(out, std::string(cell) + '\n') << value;
  }
}

}  // namespace
}  // namespace laut::test
