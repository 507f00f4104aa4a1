#include <gtest/gtest.h>

#include <limits>

#include "laut/output.h"
#include "output/code_points.h"
#include "output/json_out.h"
#include "output/sample.h"

namespace laut::output {
namespace {

std::string written(const Document& doc, OutputFormat format, OutputOptions options = {}) {
  std::string out;
  write(doc, format, options, out);
  return out;
}

/// Whether the JSON has the member, written compactly: "\"begin\":28,\"end\":49".
testing::AssertionResult has(const std::string& json, std::string_view member) {
  if (json.find(member) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no " << member << " in " << json;
}

TEST(CodePoints, CountsFromAnyByteInAnyOrder) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 4 == 0 ? "ü" : i % 4 == 1 ? "x" : i % 4 == 2 ? "„" : "😀";
  const CodePoints points(text);
  std::vector<std::uint32_t> starts;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  for (std::uint32_t n = 0; n < starts.size(); ++n) {
    const std::uint32_t other = static_cast<std::uint32_t>(starts.size()) - 1 - n;
    ASSERT_EQ(points(starts[n]), n);
    ASSERT_EQ(points(starts[other]), other);
  }
  EXPECT_EQ(points(static_cast<std::uint32_t>(text.size())), 300u);
  EXPECT_EQ(points(1u << 31), 300u) << "past the end counts as the end";
}

TEST(CodePoints, EmptyTextAndTextOfAWholeWord) {
  EXPECT_EQ(CodePoints("")(0), 0u);
  const std::string text(64, 'a');
  EXPECT_EQ(CodePoints(text)(64), 64u);
  EXPECT_EQ(CodePoints(text)(63), 63u);
}

TEST(CodePoints, MalformedBytesCountOneEach) {
  const std::string_view text = "a\xC3(\xFF\xE2\x82z";
  EXPECT_EQ(CodePoints(text)(6), 6u);
}

TEST(JsonString, Escapes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", R"("")"},
      {"schlicht", R"("schlicht")"},
      {"er sagte \"ja\"", R"("er sagte \"ja\"")"},
      {"a\\b/c", R"("a\\b/c")"},
      {"eins\nzwei\r\n\tdrei", R"("eins\nzwei\r\n\tdrei")"},
      {std::string_view("\0\x01\x1b[31m\x7f", 8), "\"\\u0000\\u0001\\u001b[31m\\u007f\""},
      {"Größe 😀 „x“", "\"Größe 😀 „x“\""},
      {"\xFFz\xC3", "\"\uFFFDz\uFFFD\""},
  };
  for (const auto& [value, expected] : cases) {
    std::string out;
    append_json_string(out, value);
    EXPECT_EQ(out, expected);
  }
}

TEST(JsonOut, NumbersAreValidJson) {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::pair<double, std::string_view> cases[] = {
      {0, "[0]"},
      {10000, "[10000]"},
      {3.5e9, "[3500000000]"},
      {0.1, "[0.1]"},
      {-2.25, "[-2.25]"},
      {infinity, "[null]"},
      {-infinity, "[null]"},
      {std::numeric_limits<double>::quiet_NaN(), "[null]"},
  };
  for (const auto& [value, expected] : cases) {
    std::string out;
    JsonOut json(out, false);
    json.begin_array();
    json.number(value);
    json.end_array();
    EXPECT_EQ(out, expected);
  }
}

TEST(Json, OffsetsAreCodePoints) {
  const std::string json = written(test::sample(), OutputFormat::jsonl);
  EXPECT_TRUE(
      has(json, R"("mentions":[{"begin":69,"end":80,"type":"PERSON","form":"named","entity":0,"title":[58,68])"));
  EXPECT_TRUE(has(json, R"("times":[{"begin":95,"end":102,)"));
  EXPECT_TRUE(has(json, R"("quantities":[{"begin":28,"end":49,)"));
  EXPECT_TRUE(has(json, R"("quote":[[15,50]],"speaker":[[58,80]],"cue":[[52,57]],"frame":[],"addressee":[])"));
  EXPECT_TRUE(has(json, R"("relays":[{"span":[[87,93]],"cue":[[81,85]],"entity":1,"name":"Kurier",)"));
}

TEST(Json, IsOneLineWithoutTokensUnlessAsked) {
  const std::string line = written(test::sample(), OutputFormat::jsonl);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(line.find("\"tokens\""), std::string::npos);
  OutputOptions with;
  with.tokens = true;
  EXPECT_TRUE(has(written(test::sample(), OutputFormat::jsonl, with),
                  R"("tokens":[{"begin":0,"end":5,"form":"Größe","lemma":"Größe","upos":"NOUN","stts":"NN",)"));
}

TEST(Json, PrettyDiffersInBlanksOnly) {
  const Document doc = test::sample();
  const auto stripped = [](const std::string& json) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
      if (json[i] == '"' && (i == 0 || json[i - 1] != '\\')) quoted = !quoted;
      if (quoted || (json[i] != ' ' && json[i] != '\n')) out += json[i];
    }
    return out;
  };
  const std::string pretty = written(doc, OutputFormat::json), line = written(doc, OutputFormat::jsonl);
  EXPECT_GT(pretty.size(), line.size());
  EXPECT_EQ(stripped(pretty), stripped(line));
}

TEST(Json, LeavesOutWhatIsNotKnown) {
  Document doc = test::sample();
  doc.quotations[0].medium = Medium::unspecified;
  doc.quotations[0].speaker_entity = none;
  doc.article.title = {};
  doc.quantities[0].high = std::numeric_limits<double>::infinity();
  const std::string json = written(doc, OutputFormat::jsonl);
  for (const char* member : {"\"medium\"", "\"speaker_entity\"", "Müllers Plan", "\"parent\"", "\"counted\""})
    EXPECT_EQ(json.find(member), std::string::npos) << member;
  EXPECT_TRUE(has(json, R"("high":null)"));
}

TEST(Json, AnEmptyDocumentHasEveryList) {
  EXPECT_EQ(written(Document(), OutputFormat::jsonl),
            "{\"schema\":\"laut.document/"
            "1\",\"id\":\"\",\"article\":{\"authors\":[],\"agencies\":[]},\"text\":\"\",\"blocks\":[],"
            "\"sentences\":[],\"entities\":[],\"mentions\":[],\"times\":[],\"quantities\":[],\"quotations\":[],"
            "\"events\":[],\"relations\":[],\"claims\":[],\"transparency\":[],\"warnings\":[]}\n");
}

}  // namespace
}  // namespace laut::output
