/// What holds for the claims of any document, and the files of words they are made with.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "claims/compile.h"
#include "claims/propositions.h"
#include "laut/engine.h"
#include "relations/compile.h"
#include "transparency/compile.h"

namespace laut {
namespace {

namespace fs = std::filesystem;

const Engine& engine() {
  static const auto opened = Engine::open(LAUT_SHARE_DIR);
  return *opened;
}

Document read(std::string text) {
  Document doc;
  doc.article.text = std::move(text);
  Scratch scratch;
  engine().intake().label(doc.article);
  engine().read(doc, scratch);
  return doc;
}

TEST(Claims, HaveAnArticleFirstAndEveryEventIsInOne) {
  unsigned events = 0;
  for (const auto& file : fs::directory_iterator(fs::path(LAUT_SOURCE_DIR) / "samples")) {
    if (file.path().extension() != ".txt") continue;
    std::ifstream in(file.path());
    const Document doc = read({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    std::vector<unsigned> told(doc.events.size());
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < doc.claims.size(); ++i) {
      const Claim& c = doc.claims[i];
      ASSERT_FALSE(c.chain.empty());
      EXPECT_EQ(c.chain[0].kind, ChainLink::Kind::article);
      EXPECT_EQ(c.quotation == none, c.chain.size() == 1);
      ASSERT_FALSE(c.span.empty());
      EXPECT_GE(c.span[0].begin, last) << "claims are not by position";
      last = c.span[0].begin;
      for (const std::uint32_t e : c.events) {
        ++told[e];
        EXPECT_EQ(doc.events[e].claim, i);
      }
    }
    for (const unsigned n : told) EXPECT_EQ(n, 1u) << file.path();
    events += static_cast<unsigned>(told.size());
  }
  EXPECT_GT(events, 5u);
}

TEST(Propositions, AreSentencesWhereThereIsNoTree) {
  Document doc = read("Der Hafen ist zu. Die Schiffe warten, und die Fähre fährt nicht.");
  doc.clauses.clear();
  for (Token& t : doc.tokens) {
    t.head = none;
    t.relation = Relation::none;
  }
  claims::Propositions propositions;
  propositions.read(doc);
  ASSERT_EQ(propositions.all().size(), 2u);
  for (const auto& p : propositions.all()) {
    EXPECT_TRUE(p.stated);
    EXPECT_EQ(p.head, none);
  }
}

TEST(Propositions, OfCoordinationsWithoutEndAreBounded) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "Er sagte, sie komme, und ";
  const Document doc = read(text + "er ging.");
  EXPECT_LE(doc.claims.size(), doc.tokens.size());
}

struct Fault {
  const char* file;
  const char* line;
  Status (*compile)(const fs::path&, PackWriter&);
};

class MalformedWords : public testing::TestWithParam<Fault> {};

TEST_P(MalformedWords, AreRefusedWithTheirPlace) {
  std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
  std::replace(name.begin(), name.end(), '/', '_');
  const fs::path dir = fs::path(testing::TempDir()) / ("laut_words_" + std::to_string(getpid()) + "_" + name);
  fs::remove_all(dir);
  for (const char* stage : {"claims", "relations", "transparency"}) fs::create_directories(dir / stage);
  for (const char* file :
       {"claims/unnamed.txt", "relations/words.txt", "transparency/phrases.txt", "transparency/experts.txt"})
    fs::copy_file(fs::path(LAUT_SOURCE_DIR) / "data/de" / file, dir / file);
  std::ofstream(dir / GetParam().file, std::ios::trunc) << "# head\n" << GetParam().line << "\n";
  PackWriter out;
  const Status done = GetParam().compile(dir, out);
  fs::remove_all(dir);
  ASSERT_FALSE(done.ok()) << GetParam().line;
  EXPECT_GE(done.error().line, 2u);
  EXPECT_FALSE(done.error().mend.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Words, MalformedWords,
    testing::Values(Fault{"claims/unnamed.txt", "Beobachter", compile_claims},
                    Fault{"claims/unnamed.txt", "@ unnamed\nKreis, Kreis", compile_claims},
                    Fault{"relations/words.txt", "@ hobby\nAngler", compile_relations},
                    Fault{"relations/words.txt", "@ role +\nAngler", compile_relations},
                    Fault{"transparency/phrases.txt", "korrektur :", compile_transparency},
                    Fault{"transparency/phrases.txt", "@ correction\nKorrektur :", compile_transparency},
                    Fault{"transparency/phrases.txt", "@ correction\n… korrektur", compile_transparency},
                    Fault{"transparency/phrases.txt", "@ score\nviel", compile_transparency},
                    Fault{"transparency/experts.txt", "@ layman\nKenner", compile_transparency}));

}  // namespace
}  // namespace laut
