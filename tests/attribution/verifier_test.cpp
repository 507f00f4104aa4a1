// The verifier: its features, what it refuses to open, and what it does with the quotations of a text.
#include "attribution/verifier.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "attribution/attribution.h"
#include "cli/run.h"
#include "laut/laut.h"
#include "morphology/morphology.h"
#include "names/names.h"
#include "segment/segment.h"

namespace laut {
namespace {

namespace fs = std::filesystem;
using namespace attribution;

constexpr const char* text =
    "Die Ministerin sagte, das Gesetz komme im Mai. Es sei mit allen Ländern abgestimmt. „Wir haben lange verhandelt“, "
    "betonte ihr Sprecher Karl Brandt. Die Opposition kritisierte die Pläne. Am Abend begann es zu regnen.";

/// The features of all drafts of the text, as one list.
std::vector<std::uint32_t> features() {
  const auto pack = Pack::open(fs::path(LAUT_SHARE_DIR) / "de.pack");
  const auto lexicon = Pack::open(fs::path(LAUT_SHARE_DIR) / "de.lex");
  const auto segmenter = Segmenter::open(*pack);
  const auto morphology = Morphology::open(*pack, *lexicon);
  const auto names = Names::open(*pack);
  const auto stage = Attribution::open(*pack);
  Segmenter::Scratch segment_scratch;
  Morphology::Scratch morphology_scratch;
  Names::Scratch names_scratch;
  Attribution::Scratch scratch;
  Document doc;
  doc.article.text = text;
  segmenter->run(doc, segment_scratch);
  morphology->run(doc, morphology_scratch);
  names->run(doc, names_scratch);
  const Context c = stage->candidates(doc, scratch);
  std::vector<std::uint32_t> out;
  DraftFeatures f;
  for (std::size_t at = 0; at < c.work.order.size(); ++at) {
    read_features(c, at, f);
    out.insert(out.end(), f.row.begin(), f.row.begin() + f.rows);
  }
  return out;
}

TEST(Verifier, FeaturesAreTheSameEveryTimeAndWithinTheTable) {
  const auto once = features();
  EXPECT_GT(once.size(), 300u);
  EXPECT_EQ(once, features());
  for (const std::uint32_t row : once) EXPECT_LT(row, feature_rows);
}

/// A model whose only opinion is the offset of its sigmoid.
struct Plain {
  std::vector<std::uint32_t> meta{3, feature_rows, column::count, static_cast<std::uint32_t>(Construction::count_)};
  std::vector<std::int8_t> weights = std::vector<std::int8_t>(feature_rows);
  std::vector<std::int8_t> heads = std::vector<std::int8_t>(std::size_t{feature_rows} * column::count);
  std::vector<float> scale = std::vector<float>(column::count + 1, 0.1f);
  std::vector<float> decision{1, 0, 0.4f, 99, 99};
  std::vector<std::uint8_t> fate = std::vector<std::uint8_t>(static_cast<std::size_t>(Construction::count_));

  std::string written(const test::Folder& folder, const char* name = "de.quotes.free.bin") const {
    PackWriter out;
    out.add("quotes.meta", meta);
    out.add("quotes.weights", weights);
    out.add("quotes.heads", heads);
    out.add("quotes.scale", scale);
    out.add("quotes.decision", decision);
    out.add("quotes.fate", fate);
    const std::string path = folder.path(name);
    EXPECT_TRUE(out.write(path));
    return path;
  }
};

Result<Verifier> open(const std::string& path) {
  static std::deque<Pack> packs;
  auto pack = Pack::open(path);
  if (!pack) return pack.error();
  packs.push_back(std::move(*pack));
  return Verifier::open(packs.back());
}

TEST(Verifier, RefusesModelsOfAnotherVersionOrSize) {
  const test::Folder folder;
  EXPECT_TRUE(open(Plain().written(folder)));
  Plain version;
  version.meta[0] = 99;
  EXPECT_FALSE(open(version.written(folder)));
  Plain small;
  small.weights.resize(100);
  EXPECT_FALSE(open(small.written(folder)));
  Plain wild;
  wild.decision[0] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(open(wild.written(folder)));
  const std::string path = Plain().written(folder);
  std::string bytes = test::content(path);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  EXPECT_FALSE(open(folder.file("damaged.bin", bytes)));
}

class WithModel : public testing::Test {
 public:
  WithModel() {
    for (const char* name : {"de.pack", "de.lex"})
      fs::create_symlink(fs::path(LAUT_SHARE_DIR) / name, folder_.path(name));
  }
  std::vector<Quotation> read(const EngineOptions& options = {}) {
    auto engine = Engine::open(folder_.path(), options);
    EXPECT_TRUE(engine) << engine.error().to_string();
    if (!engine) return {};
    Scratch scratch;
    Document doc;
    doc.article.text = text;
    engine->read(doc, scratch);
    for (Quotation& q : doc.quotations) q.rule = {};  // it points into the engine
    return doc.quotations;
  }
  test::Folder folder_;
};

TEST_F(WithModel, ItsProbabilityIsTheScoreAndBelowItsThresholdNothingIsKept) {
  const std::size_t found = read({QuotationModel::rules}).size();
  EXPECT_EQ(read().size(), found);  // none installed: the rules
  Plain model;
  model.decision[1] = 1.0f;
  model.written(folder_);
  const auto kept = read();
  EXPECT_GE(kept.size(), found);
  for (const Quotation& q : kept) EXPECT_NEAR(q.score, 0.731f, 0.001f);
  EXPECT_EQ(read({QuotationModel::free, 0.8f}).size(), 0u);
  model.decision[1] = -1.0f;
  model.written(folder_);
  EXPECT_EQ(read().size(), 0u);
  EXPECT_EQ(read({QuotationModel::rules}).size(), found);
}

TEST_F(WithModel, SomeConstructionsAreAlwaysOrNeverKept) {
  Plain model;
  model.decision[1] = -5.0f;
  model.fate[static_cast<std::size_t>(Construction::direct_inverted)] = static_cast<std::uint8_t>(Fate::kept);
  model.written(folder_);
  const auto sure = read();
  ASSERT_EQ(sure.size(), 1u);
  EXPECT_EQ(sure[0].type, QuoteType::direct);
  EXPECT_FLOAT_EQ(sure[0].score, 0.4f);
  model.decision[1] = 5.0f;
  model.fate.assign(model.fate.size(), static_cast<std::uint8_t>(Fate::dropped));
  model.written(folder_);
  EXPECT_EQ(read().size(), 0u);
}

TEST_F(WithModel, AskedForByNameItMustBeThere) {
  const auto engine = Engine::open(folder_.path(), {QuotationModel::nc});
  ASSERT_FALSE(engine);
  EXPECT_NE(engine.error().to_string().find("de.quotes.nc.bin"), std::string::npos);
  EXPECT_NE(engine.error().to_string().find("--model rules"), std::string::npos);
  EXPECT_FALSE(Engine::open(folder_.path(), {QuotationModel::free}));
}

TEST_F(WithModel, LicencesNameIt) {
  Plain().written(folder_, "de.quotes.nc.bin");
  const auto engine = Engine::open(folder_.path(), {QuotationModel::nc});
  ASSERT_TRUE(engine) << engine.error().to_string();
  bool named = false;
  for (const DataFile& f : engine->data_files())
    named |= f.name == "de.quotes.nc.bin" && f.licence.find("non-commercial") != std::string::npos;
  EXPECT_TRUE(named);
}

}  // namespace
}  // namespace laut
