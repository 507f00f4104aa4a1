// Who held what when: the packed knowledge, the user's file over it, and what is refused.
#include "knowledge/knowledge.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "laut/engine.h"

namespace laut {
namespace {

namespace fs = std::filesystem;
using knowledge::RecordType;
using knowledge::SeatKind;
using knowledge::WordKind;

const Pack& pack() {
  static const Result<Pack> opened = Pack::open(fs::path(LAUT_SHARE_DIR) / "de.pack");
  EXPECT_TRUE(opened.ok());
  return *opened;
}

const Knowledge& known() {
  static const Result<Knowledge> opened = Knowledge::open(pack());
  EXPECT_TRUE(opened.ok());
  return *opened;
}

/// A file of the user, removed with the object.
class UserFile {
 public:
  explicit UserFile(const std::string& text) {
    static int number = 0;
    path = fs::path(testing::TempDir()) /
           ("laut_knowledge_" + std::to_string(getpid()) + "_" + std::to_string(++number) + ".txt");
    std::ofstream(path) << text;
  }
  ~UserFile() { fs::remove(path); }
  UserFile(const UserFile&) = delete;
  UserFile& operator=(const UserFile&) = delete;
  fs::path path;
};

std::string holder(const Knowledge& k, std::string_view owner, std::string_view title, std::uint32_t day) {
  const auto office = k.office(title);
  if (!office) return "no office";
  const auto found = k.holder(owner, *office, day);
  return found ? std::string(found->person.name) : "nobody";
}

TEST(Knowledge, HolderOfAnOfficeChangesWithTheDay) {
  EXPECT_EQ(holder(known(), "DE", "Kanzlerin", 20190301), "Angela Merkel");
  EXPECT_EQ(holder(known(), "DE", "Bundeskanzler", 20220301), "Olaf Scholz");
  EXPECT_EQ(holder(known(), "DE", "Kanzler", 20030301), "Gerhard Schröder");
  EXPECT_EQ(holder(known(), "DE", "Kanzler", 18000101), "nobody");
}

TEST(Knowledge, ATitleMayNameItsState) {
  const auto kreml = known().office("Kremlchef");
  ASSERT_TRUE(kreml);
  EXPECT_EQ(kreml->key, "president");
  EXPECT_EQ(kreml->country, "RU");
  const auto compound = known().office("Bundesaußenministerin");
  ASSERT_TRUE(compound);
  EXPECT_EQ(compound->key, "foreign_minister");
  EXPECT_EQ(compound->country, "DE");
  EXPECT_EQ(compound->gender, 'f');
  EXPECT_FALSE(known().office("Gartenstuhl"));
}

TEST(Knowledge, NamesAreFoundFoldedAndInTheGenitive) {
  const auto france = known().find("frankreichs");
  ASSERT_TRUE(france);
  EXPECT_EQ(france->type, RecordType::state);
  EXPECT_EQ(france->country, "FR");
  const auto person = known().find("Angela Merkel", RecordType::person);
  ASSERT_TRUE(person);
  EXPECT_EQ(person->gender, 'f');
  EXPECT_FALSE(known().find("In"));  // an ISO code is no name
}

TEST(Knowledge, TermsOfAPersonAreInOrder) {
  const auto terms = known().terms("Frank-Walter Steinmeier");
  ASSERT_GE(terms.size(), 3u);
  for (std::size_t i = 1; i < terms.size(); ++i) EXPECT_LE(terms[i - 1].from, terms[i].from);
  EXPECT_EQ(terms.back().office, "president");
}

TEST(Knowledge, SeatsAndWordsHoldStates) {
  const auto moscow = known().seat("Moskaus");
  ASSERT_TRUE(moscow);
  EXPECT_EQ(moscow->owner, "RU");
  EXPECT_EQ(moscow->kind, SeatKind::capital);
  EXPECT_EQ(known().country_of("russischen", WordKind::adjective), "RU");
  EXPECT_EQ(known().country_of("Schwedin", WordKind::inhabitant), "SE");
  EXPECT_EQ(known().country_of("Gabel", WordKind::inhabitant), "");
  ASSERT_TRUE(known().state("KP"));
  EXPECT_EQ(known().state("KP")->name, "Nordkorea");
}

TEST(Knowledge, ADayIsANumber) {
  EXPECT_EQ(day_number("2024-06-20"), 20240620u);
  EXPECT_EQ(day_number("2024-06-20T09:30+02:00"), 20240620u);
  EXPECT_EQ(day_number("2024-06"), 0u);
  EXPECT_EQ(day_number("gestern Abend"), 0u);
}

TEST(Knowledge, TheUsersFileLiesOverIt) {
  const UserFile file(
      "# mine\n@ holders\nDE | head_of_government | Wanda Testmann, Testmann | f | 2031-01 | 2031-12 | -\n"
      "@ organisations\nBündnis Beispiel, BB | party | n | DE | - | n:Bündnis, f:Gruppe\n"
      "@ seats\nHaus Beispiel | DE | n | house\n");
  const auto mine = Knowledge::open(pack(), {file.path});
  ASSERT_TRUE(mine.ok()) << mine.error().to_string();
  EXPECT_EQ(holder(*mine, "DE", "Kanzlerin", 20310601), "Wanda Testmann");
  EXPECT_EQ(holder(*mine, "DE", "Kanzlerin", 20190301), "Angela Merkel");
  ASSERT_TRUE(mine->find("bb"));
  EXPECT_EQ(mine->find("bb")->name, "Bündnis Beispiel");
  EXPECT_EQ(mine->described("Bündnis Beispiel", "Gruppe"), 'f');
  EXPECT_EQ(mine->described("Bündnis Beispiel", "Land"), 0);
  ASSERT_TRUE(mine->seat("Haus Beispiel"));
  EXPECT_EQ(mine->seat("Haus Beispiel")->kind, SeatKind::house);
}

struct Fault {
  const char* text;
  std::uint32_t line;
  const char* message;
};
void PrintTo(const Fault& fault, std::ostream* out) {
  *out << "line " << fault.line << ": " << fault.message;
}
class MalformedKnowledge : public testing::TestWithParam<Fault> {};

TEST_P(MalformedKnowledge, IsRefusedWithLineAndMend) {
  const UserFile file(GetParam().text);
  const auto opened = Knowledge::open(pack(), {file.path});
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().file, file.path.string());
  EXPECT_EQ(opened.error().line, GetParam().line);
  EXPECT_NE(opened.error().message.find(GetParam().message), std::string::npos) << opened.error().to_string();
  EXPECT_FALSE(opened.error().mend.empty());
  EngineOptions options;
  options.knowledge = {file.path};
  EXPECT_FALSE(Engine::open(LAUT_SHARE_DIR, options).ok());
}

INSTANTIATE_TEST_SUITE_P(
    Files, MalformedKnowledge,
    testing::Values(Fault{"RU | Q159 | n:Land\n", 1, "no section"}, Fault{"@ stars\n", 1, "names no section"},
                    Fault{"@ states\nRussia | - | -\n", 2, "no ISO code"},
                    Fault{"@ states\nRU | - | Land\n", 2, "without gender"},
                    Fault{"@ holders\nRU | president | A B | x | 2000 | - | -\n", 2, "without gender"},
                    Fault{"@ holders\nRU | president | A B | m | 2004 | 2000 | -\n", 2, "term"},
                    Fault{"@ holders\nRU | president | A B | m | 4. Mai | - | -\n", 2, "term"},
                    Fault{"@ seats\nHof | RU | m | barn\n", 2, "no known kind"},
                    Fault{"@ offices\nking | König/Russland | -\n", 2, "no state"},
                    Fault{"@ outlets\nBlatt | paper | n | DE | - | -\n", 2, "neither outlet nor agency"},
                    Fault{"@ persons\nA B | - | - | - | -\n", 2, "without gender"},
                    Fault{"@ prefixes\nBundes | Deutschland\n", 2, "prefix"},
                    Fault{"@ seats\nHof | RU | m | house | more\n", 2, "more fields"}));

TEST(Knowledge, AMissingFileIsNamed) {
  const auto opened = Knowledge::open(pack(), {"/nowhere/knowledge.txt"});
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::io);
}

}  // namespace
}  // namespace laut
