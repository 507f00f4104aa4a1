#include "numbers/numbers.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/source_file.h"
#include "base/utf8.h"
#include "numbers/compile.h"
#include "numbers/digits.h"

namespace laut {
namespace {

/// A document of one sentence whose tokens are separated by blanks; '~' becomes a no-break space.
Document tokens_of(std::string_view text) {
  Document doc;
  for (const char c : text) c == '~' ? doc.article.text += "\u00A0" : doc.article.text += c;
  bool first = true;
  for (const std::string_view w : words(doc.article.text)) {
    Token t;
    t.begin = static_cast<std::uint32_t>(w.data() - doc.article.text.data());
    t.end = t.begin + static_cast<std::uint32_t>(w.size());
    t.kind = w[0] >= '0' && w[0] <= '9' ? TokenKind::number : w == "." ? TokenKind::punctuation : TokenKind::word;
    t.flags = token_flag::space_before;
    if (utf8::is_upper(utf8::decode(w, 0).cp)) t.flags |= token_flag::capitalised;
    if (first) t.flags |= token_flag::sentence_start;
    first = false;
    doc.tokens.push_back(t);
  }
  doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.tokens.size())}, 0});
  return doc;
}

class NumbersTest : public testing::Test {
 protected:
  void SetUp() override {
    auto pack = Pack::open(std::filesystem::path(LAUT_SHARE_DIR) / "de.pack");
    ASSERT_TRUE(pack) << pack.error().to_string();
    pack_ = std::move(*pack);
    auto numbers = Numbers::open(pack_);
    ASSERT_TRUE(numbers) << numbers.error().to_string();
    numbers_ = std::move(*numbers);
  }
  Pack pack_;
  Numbers numbers_;
  Numbers::Scratch scratch_;
};

std::string describe(const std::optional<NumberMatch>& m) {
  if (!m) return "-";
  char value[64];
  std::snprintf(value, sizeof value, "%.12g", m->value);
  std::string out = std::string(value) + " " + std::to_string(m->tokens);
  if (m->ordinal) out += " ordinal";
  if (m->in_words) out += " words";
  if (m->plain_digits) out += " plain";
  if (m->fraction) out += " fraction";
  if (m->vague) out += " vague";
  if (m->article) out += " article";
  return out;
}

TEST_F(NumbersTest, ReadsTheExamplesOfTheData) {
  auto file = SourceFile::read(std::filesystem::path(LAUT_SOURCE_DIR) / "data/de/numbers/examples.txt");
  ASSERT_TRUE(file);
  std::size_t count = 0;
  for (const SourceLine& line : file->lines) {
    if (line.text.empty()) continue;
    const auto columns = split(line.text, '|');
    ASSERT_EQ(columns.size(), 2u) << line.text;
    const Document doc = tokens_of(columns[0]);
    EXPECT_EQ(describe(numbers_.at(doc, 0, scratch_)), columns[1])
        << "examples.txt:" << line.number << ": " << line.text;
    ++count;
  }
  EXPECT_GT(count, 100u);
}

TEST_F(NumbersTest, ReadsRomanNumeralsBehindNames) {
  const Document king = tokens_of("König Ludwig XIV. baute");
  ASSERT_TRUE(numbers_.at(king, 2, scratch_));
  EXPECT_EQ(numbers_.at(king, 2, scratch_)->value, 14);
  EXPECT_TRUE(numbers_.at(king, 2, scratch_)->ordinal);
  EXPECT_FALSE(numbers_.at(tokens_of("Malcolm X sprach"), 1, scratch_));
  EXPECT_EQ(read_roman("XXXIX"), 39u);
  for (const char* wrong : {"", "IIX", "VV", "XXXX", "IC", "XIVI"}) EXPECT_EQ(read_roman(wrong), 0u) << wrong;
}

TEST_F(NumbersTest, SkipsNounsAndVerbsThatLookLikeNumbers) {
  EXPECT_FALSE(numbers_.at(tokens_of("außer Acht lassen"), 1, scratch_));
  Document doc = tokens_of("sie achten darauf");
  Reading verb;
  verb.upos = Upos::VERB;
  doc.readings = {verb};
  for (Token& t : doc.tokens) t.reading_begin = 0, t.reading_count = 1;
  EXPECT_FALSE(numbers_.at(doc, 1, scratch_));
  doc.readings[0].upos = Upos::ADJ;
  ASSERT_TRUE(numbers_.at(doc, 1, scratch_));
  EXPECT_EQ(numbers_.at(doc, 1, scratch_)->value, 8);
}

TEST_F(NumbersTest, NeverCrossesASentence) {
  Document doc = tokens_of("etwa 3 Millionen Bäume");
  doc.sentences = {{{0, 2}, 0}, {{2, 4}, 0}};
  doc.tokens[2].sentence = doc.tokens[3].sentence = 1;
  EXPECT_EQ(describe(numbers_.at(doc, 1, scratch_)), "3 1 plain");
}

TEST_F(NumbersTest, FindsTheNumberThatOpensAWord) {
  struct Case {
    const char* form;
    double value;
    const char* rest;
  };
  for (const Case& c : {Case{"29-jährige", 29, "jährige"},
                        {"20-Prozent-Marke", 20, "Prozent-Marke"},
                        {"dreijährige", 3, "jährige"},
                        {"zweimal", 2, "mal"},
                        {"Fünfzigtausend-Mann-Heer", 50000, "Mann-Heer"},
                        {"90er", 90, "er"},
                        {"1,5-fache", 1.5, "fache"},
                        {"drei-", 3, ""},
                        {"einundzwanzigjähriger", 21, "jähriger"}}) {
    const auto lead = numbers_.lead(c.form, scratch_);
    ASSERT_TRUE(lead) << c.form;
    EXPECT_EQ(lead->value, c.value) << c.form;
    EXPECT_EQ(std::string_view(c.form).substr(lead->rest), c.rest);
  }
  for (const char* none : {"", "29", "zwanzig", "Jahre", "-5", "12.03.2024", "dritte"})
    EXPECT_FALSE(numbers_.lead(none, scratch_)) << none;
}

TEST_F(NumbersTest, KnowsScaleWords) {
  EXPECT_EQ(numbers_.scale_of("Milliarden", scratch_), 1e9);
  EXPECT_EQ(numbers_.scale_of("Mio.", scratch_), 1e6);
  EXPECT_EQ(numbers_.scale_of("drei", scratch_), 0);
  EXPECT_EQ(numbers_.at(tokens_of("drei Millionen"), 0, scratch_)->scale, 1e6);
}

TEST_F(NumbersTest, StaysLinearOnHostileWords) {
  std::string word;
  for (int i = 0; i < 100000; ++i) word += "und";
  EXPECT_FALSE(numbers_.at(tokens_of(word), 0, scratch_));
  std::string digits(100000, '9');
  EXPECT_FALSE(numbers_.at(tokens_of(digits), 0, scratch_));
  EXPECT_FALSE(numbers_.lead(digits + "x", scratch_));
  std::string eins;
  for (int i = 0; i < 30; ++i) eins += "ein";
  EXPECT_FALSE(numbers_.at(tokens_of(eins), 0, scratch_));
}

TEST(NumbersCompile, NamesFileLineAndMend) {
  const auto dir = std::filesystem::temp_directory_path() / ("laut-numbers-compile-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(dir / "numbers");
  const auto compile = [&](const char* content) {
    std::ofstream(dir / "numbers" / "words.txt") << content;
    PackWriter out;
    return compile_numbers(dir, out);
  };
  EXPECT_TRUE(compile("unit 1 ein\n"));
  for (const char* wrong : {"unit 1 ein\nunit 2\n", "unit 1 ein\nunit x zwei\n", "unit 1 ein\nbunt 2 zwei\n"}) {
    const auto done = compile(wrong);
    ASSERT_FALSE(done) << wrong;
    EXPECT_EQ(done.error().line, 2u);
    EXPECT_FALSE(done.error().mend.empty());
    EXPECT_NE(done.error().file.find("words.txt"), std::string::npos);
  }
  std::filesystem::remove_all(dir);
}

}  // namespace
}  // namespace laut
