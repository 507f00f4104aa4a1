// From scores to readings and names.
#include "core/tags.h"

#include <gtest/gtest.h>

namespace laut::core {
namespace {

namespace f = feature;

/// One token "sagte" with the given readings.
Document document(std::vector<Reading> readings) {
  Document doc;
  doc.article.text = "sagte";
  doc.readings = std::move(readings);
  Token t;
  t.end = 5;
  t.reading_count = static_cast<std::uint16_t>(doc.readings.size());
  doc.tokens.push_back(t);
  return doc;
}

struct Scores : std::vector<float> {
  Scores() : std::vector<float>(label_count, 0.0f) {}
  Scores& tag(Stts t, float v) { return (*this)[stts_at + static_cast<std::size_t>(t)] = v, *this; }
  Scores& label(std::size_t attribute, std::size_t label, float v) {
    return (*this)[attribute_at + attributes[attribute].first + label] = v, *this;
  }
  Scores& upos(Upos u, float v) { return (*this)[upos_at + static_cast<std::size_t>(u)] = v, *this; }
};

void read(Document& doc, const Scores& scores, std::uint32_t person = 0) {
  choose_tag(doc, 0, scores);
  choose_features(doc, 0, scores, person);
}

TEST(ChooseReading, TheSubjectsPersonDecidesBetweenReadings) {
  Document doc = document(
      {{"haben", f::ind | f::pres | f::sing | f::p1 | f::fin, Stts::VAFIN, Upos::AUX, ReadingSource::lexicon, 0},
       {"haben", f::konj1 | f::pres | f::sing | f::p1 | f::p3 | f::fin, Stts::VAFIN, Upos::AUX, ReadingSource::lexicon,
        0}});
  Scores indicative;
  indicative.tag(Stts::VAFIN, 5).label(at_mood, 1, 3).label(at_person, 1, 3);
  read(doc, indicative, f::p3);
  EXPECT_EQ(doc.reading(0).features & (f::any_mood | f::any_person), f::konj1 | f::p3);
  read(doc, indicative, f::p1);
  EXPECT_EQ(doc.reading(0).features & f::any_mood, f::ind);
}

TEST(ChooseReading, TakesTheReadingOfTheBestTagAndNarrowsIt) {
  Document doc = document({{"sagte", f::nom | f::sing, Stts::NN, Upos::NOUN, ReadingSource::lexicon, 0},
                           {"sagen", f::ind | f::konj2 | f::past | f::sing | f::p1 | f::p3 | f::fin, Stts::VVFIN,
                            Upos::VERB, ReadingSource::lexicon, 0}});
  read(doc, Scores()
                .tag(Stts::VVFIN, 5)
                .upos(Upos::VERB, 3)
                .label(at_mood, 1, 4)
                .label(at_person, 3, 2)
                .label(at_tense, 2, 3)
                .label(at_number, 1, 2)
                .label(at_form, 1, 2));
  EXPECT_EQ(doc.reading(0).lemma, "sagen");
  EXPECT_EQ(doc.reading(0).features, f::ind | f::past | f::sing | f::p3 | f::fin);
  EXPECT_EQ(doc.reading(0).upos, Upos::VERB);
}

TEST(ChooseReading, KonjunktivIAndIIAreToldByTheTense) {
  Document doc = document({{"geben", f::konj1 | f::konj2 | f::pres | f::past | f::fin, Stts::VVFIN, Upos::VERB,
                            ReadingSource::lexicon, 0}});
  read(doc, Scores().tag(Stts::VVFIN, 5).label(at_mood, 2, 4).label(at_tense, 1, 3).label(at_form, 1, 2));
  EXPECT_EQ(doc.reading(0).features & f::any_mood, f::konj1);
}

TEST(ChooseReading, AnUnknownTagMakesAReadingWithTheLemmaOfItsKind) {
  Document doc = document({{"sagen", f::fin, Stts::VVFIN, Upos::VERB, ReadingSource::lexicon, 0}});
  read(doc, Scores().tag(Stts::VVPP, 9));
  EXPECT_EQ(doc.reading(0).stts, Stts::VVPP);
  EXPECT_EQ(doc.reading(0).lemma, "sagen");
  EXPECT_EQ(doc.tokens[0].reading_count, 2);
}

TEST(ChooseReading, TheLexiconDecidesWhereScoresAreClose) {
  Document doc = document({{"sagen", f::fin, Stts::VVFIN, Upos::VERB, ReadingSource::lexicon, 0}});
  read(doc, Scores().tag(Stts::VVPP, 3).tag(Stts::VVFIN, 2));
  EXPECT_EQ(doc.reading(0).stts, Stts::VVFIN);
}

TEST(NamePath, AnInsideFollowsItsOwnBegin) {
  // Two words that score highest as I-PER and I-ORG: a name begins with B and keeps its class.
  std::vector<float> scores(2 * name_label_count, 0.0f);
  scores[2] = 5;
  scores[1] = 4;
  scores[name_label_count + 6] = 3;
  scores[name_label_count + 2] = 2.5f;
  std::vector<std::uint8_t> labels(2);
  NamePath().read(scores, name_label_count, labels);
  EXPECT_EQ(labels, (std::vector<std::uint8_t>{1, 2}));
}

}  // namespace
}  // namespace laut::core
