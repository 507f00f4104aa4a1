// `laut merge`, `split`, `undo` and `decisions` as a user runs them.
#include <gtest/gtest.h>

#include "cli/run.h"
#include "export/sample.h"
#include "ledger/database.h"

namespace laut::test {
namespace {

class DecideCommand : public testing::Test {
 protected:
  void SetUp() override {
    auto ledger = Ledger::open(db(), {.write = true, .create = true});
    ASSERT_TRUE(ledger) << ledger.error().to_string();
    const Status s = fill_ledger(*ledger, 3);
    ASSERT_TRUE(s.ok()) << s.error().to_string();
  }
  std::string db() const { return folder_.path("l.db"); }
  std::int64_t stands_for(int actor) const {
    const auto ledger = Ledger::open(db());
    return ledger->database().query("SELECT stands_for FROM actor WHERE id = ?1").bind(actor).number().value_or(-1);
  }

 private:
  Folder folder_;
};

TEST_F(DecideCommand, AMergeIsRecordedAndTakenBack) {
  const Outcome merged = laut({"merge", "a1", "a2", "--db", db(), "--note", "ein Haus"});
  EXPECT_EQ(merged.status, 0) << merged.err;
  EXPECT_EQ(stands_for(1), 2);
  const Outcome listed = laut({"decisions", "--db", db()});
  EXPECT_NE(listed.out.find("merge  a1 is a2"), std::string::npos) << listed.out;
  EXPECT_NE(listed.out.find("ein Haus"), std::string::npos) << listed.out;
  EXPECT_EQ(laut({"undo", "1", "--db", db()}).status, 0);
  EXPECT_EQ(stands_for(1), 1);
  EXPECT_EQ(laut({"decisions", "--json", "--db", db()}).out.find("{\"rows\":[{\"id\":1,"), 0u);
}

TEST_F(DecideCommand, ASplitEndsAMerge) {
  ASSERT_EQ(laut({"merge", "a1", "a2", "--db", db()}).status, 0);
  EXPECT_EQ(laut({"split", "a1", "--db", db(), "--json"}).out, "{\"decision\":2}\n");
  EXPECT_EQ(stands_for(1), 1);
}

TEST_F(DecideCommand, MistakesEndWithTwoAndChangeNothing) {
  EXPECT_EQ(laut({"merge", "a1", "a1", "--db", db()}).status, 2);
  EXPECT_EQ(laut({"merge", "a1", "a4711", "--db", db()}).status, 2);
  const Outcome unknown = laut({"merge", "Niemand von Nirgends", "a1", "--db", db()});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_NE(unknown.err.find("laut who"), std::string::npos) << unknown.err;
  EXPECT_EQ(laut({"undo", "7", "--db", db()}).status, 2);
  EXPECT_EQ(laut({"decisions", "--db", db()}).out, "");
}

}  // namespace
}  // namespace laut::test
