#include "events/compile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "events/lexicon.h"

namespace laut {
namespace {

constexpr const char* head = "type TRANSFER\ndefinition Goods change hands.\nroles actor = giver\n";
constexpr const char* examples = "examples\n+ {actor: Der Bote} [liefert] {object: Brot}.\n";

/// A folder data/<lang> with one event file, removed again.
class EventData {
 public:
  explicit EventData(const std::string& events, const std::string& words = "actor Bote\n") {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("laut_events_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "_" + std::to_string(++count));
    std::filesystem::create_directories(path_ / "events");
    std::filesystem::create_directories(path_ / "names");
    std::ofstream(path_ / "events" / "TRANSFER.event") << events;
    std::ofstream(path_ / "events" / "words.txt") << words;
    std::ofstream(path_ / "names" / "countries.txt") << "RU | Russland | russisch | Russe | Moskau\n";
  }
  ~EventData() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Malformed {
  std::string events;
  std::uint32_t line;
  const char* message;  ///< a part of it
};

void PrintTo(const Malformed& m, std::ostream* out) {
  *out << m.message;
}

class EventsCompile : public ::testing::TestWithParam<Malformed> {};

TEST_P(EventsCompile, MalformedDataIsRefusedWithItsPlace) {
  const EventData data(GetParam().events);
  PackWriter pack;
  const Status status = compile_events(data.path(), pack);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().line, GetParam().line) << status.error().to_string();
  EXPECT_NE(status.error().message.find(GetParam().message), std::string::npos) << status.error().to_string();
  EXPECT_FALSE(status.error().file.empty());
  EXPECT_FALSE(status.error().mend.empty());
}

std::string with(const std::string& lines) {
  return head + lines + examples;
}

INSTANTIATE_TEST_SUITE_P(
    Faults, EventsCompile,
    ::testing::Values(
        Malformed{"verbs\nliefern actor=subj\n", 1, "no type is named"},
        Malformed{"type GIFT\n", 1, "unknown type \"GIFT\""},
        Malformed{"type AID\nmode later\n", 2, "unknown mode \"later\""},
        Malformed{"type AID\nsomething else\n", 2, "cannot read \"something\""},
        Malformed{with("verbs\nliefern actor=subj objekt=akk\n"), 5, "unknown role \"objekt\""},
        Malformed{with("verbs\nliefern actor=subj object=acc\n"), 5, "unknown slot \"acc\""},
        Malformed{with("verbs\nliefern recipient=an+gen\n"), 5, "unknown slot \"an+gen\""},
        Malformed{with("verbs\ntauschen actor=subj return=Brot\n"), 5, "unknown preposition \"Brot\""},
        Malformed{with("verbs\nliefern actor\n"), 5, "\"actor\" is no slot"},
        Malformed{with("verbs\nLieferung actor=gen\n"), 5, "stands in the wrong section"},
        Malformed{with("nouns\nliefern actor=gen\n"), 5, "stands in the wrong section"},
        Malformed{with("verbs\nactor=subj\n"), 5, "the lemma is missing"},
        Malformed{with("phrases\nleisten actor=subj\n"), 5, "a phrase needs its fixed words"},
        Malformed{with("phrases\nleisten \"Hilfe actor=subj\n"), 5, "fixed words belong to phrases"},
        Malformed{with("phrases\nleisten \"a b c d e\" actor=subj\n"), 5, "one to four fixed words"},
        Malformed{with("verbs\nliefern object=akk:goods\n"), 5, "the list \"goods\" is not in the file"},
        Malformed{with("lists\ngoods Brot\n"), 5, "no slot uses the list \"goods\""},
        Malformed{with("verbs\nliefern object=akk:goods\nlists\ngoods Brot\ngoods Mehl\n"), 8, "stands here twice"},
        Malformed{with("verbs\nliefern object=akk:goods\nlists\ngoods\n"), 7, "a list needs a name and words"},
        Malformed{with("") + "Der Bote liefert.\n", 6, "an example begins with + or -"},
        Malformed{"type TRANSFER\n" + std::string(examples), 3, "the head is not complete"},
        Malformed{head, 3, "the type has no examples"}));

TEST(EventsCompile, WordsOfTheEngineAreCheckedToo) {
  struct {
    const char* words;
    const char* message;
  } const table[] = {{"actors Bote\n", "unknown list \"actors\""},
                     {"actor Rotes Kreuz\n", "is not one word"},
                     {"participle geben\n", "a verb and its participle are needed"}};
  for (const auto& row : table) {
    const EventData data(with("verbs\nliefern actor=subj\n"), row.words);
    PackWriter pack;
    const Status status = compile_events(data.path(), pack);
    ASSERT_FALSE(status) << row.words;
    EXPECT_NE(status.error().message.find(row.message), std::string::npos) << status.error().to_string();
    EXPECT_EQ(status.error().line, 1u);
  }
}

TEST(EventsCompile, TheLexiconFindsWhatTheFileSays) {
  const EventData data(with("verbs\nliefern actor=subj object=akk:goods!\nabgeben actor=subj\n"
                            "sich trennen actor=subj object=von+dat\n"
                            "nouns\nLieferung object=gen,first recipient=an+akk\nGabe= actor=gen\n"
                            "never\nAuslieferung, in Lieferung\n"
                            "lists\ngoods Munition, Brot\n"),
                       "actor Bote\nactor-ending er\nno-actor Hammer\nparticiple geben gegeben\n");
  PackWriter writer;
  const Status status = compile_events(data.path(), writer);
  ASSERT_TRUE(status) << status.error().to_string();
  const auto file = data.path() / "events.pack";
  ASSERT_TRUE(writer.write(file));
  const auto pack = Pack::open(file);
  ASSERT_TRUE(pack);
  const auto lexicon = events::EventLexicon::open(*pack);
  ASSERT_TRUE(lexicon) << lexicon.error().to_string();

  ASSERT_EQ(lexicon->verb("liefern").size(), 1u);
  const events::EventFrame& frame = lexicon->verb("liefern")[0];
  EXPECT_EQ(frame.type, EventType::TRANSFER);
  EXPECT_EQ(lexicon->text(frame.rule), "events/TRANSFER/liefern");
  ASSERT_EQ(lexicon->slots(frame).size(), 2u);
  EXPECT_EQ(lexicon->slots(frame)[1].required, 1);
  EXPECT_TRUE(lexicon->listed("Streumunition", lexicon->slots(frame)[1].list));
  EXPECT_FALSE(lexicon->listed("Wasser", lexicon->slots(frame)[1].list));
  EXPECT_TRUE(lexicon->verb("trennen")[0].reflexive);
  EXPECT_TRUE(lexicon->verb("holen").empty());

  EXPECT_EQ(lexicon->participle("geliefert").size(), 1u);
  EXPECT_EQ(lexicon->participle("abgegeben").size(), 1u);
  EXPECT_FALSE(lexicon->participle("geliefert")[0].active);
  EXPECT_TRUE(lexicon->participle("liefernd")[0].active);

  EXPECT_EQ(lexicon->noun("Lieferung").split, 0u);
  EXPECT_EQ(lexicon->noun("Waffenlieferung").split, 6u);
  const std::uint32_t transfer = 1u << static_cast<std::uint32_t>(EventType::TRANSFER);
  EXPECT_EQ(lexicon->noun("Auslieferung").never, transfer);
  EXPECT_EQ(lexicon->noun("Essensauslieferung").never, transfer) << "compounds of a word fall with it";
  EXPECT_EQ(lexicon->noun("Waffenlieferung").never, 0u);
  EXPECT_EQ(lexicon->never_behind("in", "Lieferung"), transfer);
  EXPECT_EQ(lexicon->never_behind("mit", "Lieferung"), 0u);
  EXPECT_TRUE(lexicon->noun("Aufgabe").frames.empty()) << "= stands for the word alone";
  EXPECT_FALSE(lexicon->noun("Gabe").frames.empty());

  EXPECT_EQ(lexicon->state("russisch"), "RU");
  EXPECT_TRUE(lexicon->actor("Eilbote"));
  EXPECT_TRUE(lexicon->actor("Russe"));
  EXPECT_TRUE(lexicon->actor("Kämmerer"));
  EXPECT_FALSE(lexicon->actor("Hammer"));
  EXPECT_FALSE(lexicon->actor("Brot"));
}

}  // namespace
}  // namespace laut
