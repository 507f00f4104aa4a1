#include "corpus/convert.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include "base/utf8.h"
#include "corpus/agreement.h"
#include "corpus/parse.h"

namespace laut::corpus {
namespace {

using simdjson::dom::element;

CorpusArticle example() {
  Findings findings;
  return *read_article(LAUT_SOURCE_DIR "/tests/corpus/example.txt", findings);
}

class CorpusConvert : public testing::Test {
 protected:
  element written(void (*write)(const CorpusArticle&, const Document&, std::string&)) {
    auto tokens = Tokens::open(LAUT_SHARE_DIR "/de.pack");
    EXPECT_TRUE(tokens);
    json_.clear();
    write(article_, tokens->of(article_), json_);
    EXPECT_EQ(json_.find('\n'), json_.size() - 1) << "one line";
    element root;
    EXPECT_EQ(parser_.parse(json_).get(root), simdjson::SUCCESS);
    return root;
  }

  /// The text of a list of spans in code points.
  std::string text_of(element root, element spans) {
    const std::string_view text = root["text"];
    std::vector<std::size_t> bytes;
    for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).size) bytes.push_back(at);
    bytes.push_back(text.size());
    std::string out;
    for (const element s : spans.get_array()) {
      const std::size_t begin = bytes.at(s.at(0).get_uint64()), end = bytes.at(s.at(1).get_uint64());
      (out += out.empty() ? "" : " // ") += text.substr(begin, end - begin);
    }
    return out;
  }

  CorpusArticle article_ = example();
  std::string json_;
  simdjson::dom::parser parser_;
};

TEST_F(CorpusConvert, DocumentCountsCodePoints) {
  const element root = written(write_document);
  const element quotes = root["quotations"];
  EXPECT_EQ(text_of(root, quotes.at(3)["quote"]), "„Wir müssen liefern“ // „und zwar bald.“");
  EXPECT_EQ(text_of(root, quotes.at(1)["relays"].at(0)["span"]), "„Nordkurier“");
  EXPECT_EQ(text_of(root, quotes.at(1)["relays"].at(0)["cue"]), "laut");
  EXPECT_EQ(text_of(root, quotes.at(5)["speaker"]), "Zwei Zeugen") << "by cue=";
  EXPECT_EQ(quotes.at(5)["parent"].get_uint64().value(), 4u);
  EXPECT_EQ(text_of(root, root["events"].at(0)["trigger"]), "die Lieferung");
}

TEST_F(CorpusConvert, DocumentHasWhatTheFactsTell) {
  const element root = written(write_document);
  const element q = root["quotations"].at(1);
  EXPECT_EQ(q["factuality"].get_string().value(), "PS+");
  EXPECT_EQ(simdjson::minify(q["chain"]), "[0,3]");
  EXPECT_EQ(simdjson::minify(root["quotations"].at(6)["chain"]), "[null]") << "hearsay";
  EXPECT_EQ(root["entities"].at(4)["name"].get_string().value(), "Zwei Zeugen");
  EXPECT_DOUBLE_EQ(root["quantities"].at(0)["low"].get_double().value(), 360);
  EXPECT_DOUBLE_EQ(root["quantities"].at(1)["value"].get_double().value(), 4);
  const element e = root["events"].at(0);
  EXPECT_EQ(e["quotation"].get_uint64().value(), 1u);
  EXPECT_EQ(simdjson::minify(e["times"]), "[0]");
  EXPECT_EQ(e["participants"].at(2)["role"].get_string().value(), "actor");
}

TEST_F(CorpusConvert, QuotationsNameTheirTokens) {
  const element root = written(write_quotations);
  std::vector<std::string_view> tokens;
  for (const element s : root["sentences"].get_array())
    for (const element t : s["tokens"].get_array()) tokens.push_back(t);
  const auto words = [&](element part) {
    std::string out;
    for (const element id : part["tokenIds"].get_array()) (out += out.empty() ? "" : " ") += tokens.at(id.get_uint64());
    return out;
  };
  const element all = root["annotations"];
  EXPECT_EQ(words(all.at(3)["quote"]), "„ Wir müssen liefern “ „ und zwar bald . “");
  EXPECT_EQ(words(all.at(3)["cue"]), "betonte");
  EXPECT_EQ(all.at(2)["type"].get_string().value(), "IndirectFreeIndirect");
  EXPECT_TRUE(all.at(5)["isNested"].get_bool().value());
  EXPECT_TRUE(all.at(4)["hasNested"].get_bool().value());
  EXPECT_NE(all.at(2)["cue"].error(), simdjson::SUCCESS) << "left out where there is none";
}

TEST(CorpusStrip, KeepsHeadAndTextAlone) {
  std::string out;
  write_stripped(example(), out);
  EXPECT_TRUE(out.starts_with("title: Hafen"));
  EXPECT_EQ(out.find('{'), std::string::npos);
  EXPECT_TRUE(out.ends_with("\n\n== facts\n"));
  Findings findings;
  EXPECT_EQ(parse(out, "x", findings).text, example().text);
  EXPECT_TRUE(findings.empty());
}

TEST(CorpusAgreement, KappaIsAboveChance) {
  Labels l;
  for (int i = 0; i < 20; ++i) l.add("a", "a");
  for (int i = 0; i < 5; ++i) l.add("a", "b");
  for (int i = 0; i < 10; ++i) l.add("b", "a");
  for (int i = 0; i < 15; ++i) l.add("b", "b");
  EXPECT_DOUBLE_EQ(l.observed(), 0.7);
  EXPECT_NEAR(l.kappa(), 0.4, 1e-12);
}

TEST(CorpusAgreement, CountsWhatBothFound) {
  CorpusArticle a = example(), b = example();
  SpanList& quote = b.quotes.all[3][MarkKind::quote];
  quote.pop_back();
  b.times.all.clear();
  Agreement agreement;
  ASSERT_TRUE(agreement.add(a, b));
  const std::string table = agreement.to_string();
  const auto row = [&](std::string_view name) {
    const std::size_t at = table.find("\n" + std::string(name) + " ");
    return at == std::string::npos ? std::string{} : table.substr(at, table.find('\n', at + 1) - at);
  };
  EXPECT_TRUE(row("quotations, exact").ends_with("7       7       6   0.857")) << table;
  EXPECT_TRUE(row("times, exact span").ends_with("1       0       0   0.000")) << table;
  EXPECT_TRUE(row("type").ends_with("7   1.000   1.000")) << table;
  b.text += "anders";
  EXPECT_FALSE(agreement.add(a, b));
}

}  // namespace
}  // namespace laut::corpus
