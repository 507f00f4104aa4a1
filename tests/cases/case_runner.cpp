/// Makes a test of every case below tests/cases: Case/<file>.line<N>_<title>. The engine is opened once.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/source_file.h"
#include "cases/case_check.h"
#include "cases/case_file.h"
#include "laut/engine.h"

namespace laut::cases {
namespace {

namespace fs = std::filesystem;

const Result<Engine>& engine() {
  static const Result<Engine> opened = Engine::open(LAUT_SHARE_DIR);
  return opened;
}

std::string identifier(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '_')
      out += '_';
  }
  return out;
}

/// Reads the text as `laut read` reads a plain text file, with the metadata of the case as options.
void read(const Case& c, Document& doc) {
  const auto meta = [&](const char* key, Sourced& to) {
    if (const auto it = c.meta.find(key); it != c.meta.end()) to = {it->second, "option", {}};
  };
  meta("published", doc.article.published);
  meta("outlet", doc.article.outlet);
  meta("title", doc.article.title);
  doc.article.text = c.text;
  engine()->intake().label(doc.article);
  Scratch scratch;
  engine()->read(doc, scratch);
}

class CaseTest : public testing::Test {
 public:
  explicit CaseTest(Case c) : case_(std::move(c)) {}

  void TestBody() override {
    ASSERT_TRUE(engine()) << engine().error().to_string();
    Document doc;
    read(case_, doc);
    const std::vector<std::string> wrong = check(case_, doc);
    const auto gap = case_.meta.find("known gap");
    if (gap == case_.meta.end()) {
      for (const std::string& w : wrong)
        ADD_FAILURE_AT(case_.path.c_str(), static_cast<int>(case_.line)) << w << "\n  text: " << case_.text;
    } else if (wrong.empty()) {
      ADD_FAILURE_AT(case_.path.c_str(), static_cast<int>(case_.line)) << "works now: remove the line 'known gap'";
    } else {
      GTEST_SKIP() << "known gap: " << gap->second;
    }
  }

 private:
  Case case_;
};

/// Stands for a file that cannot be read as cases.
class MalformedTest : public testing::Test {
 public:
  explicit MalformedTest(Error error) : error_(std::move(error)) {}
  void TestBody() override { FAIL() << error_.to_string(); }

 private:
  Error error_;
};

void enlist(const std::string& suite, const std::string& name, const std::string& file, std::uint32_t line, auto make) {
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, file.c_str(), static_cast<int>(line), make);
}

bool enlist_all() {
  const fs::path root = fs::path(LAUT_SOURCE_DIR) / "tests" / "cases";
  const auto files = source_files(root, ".laut");
  if (!files) {
    enlist("Case", "folder", root.string(), 0,
           [e = files.error()]() -> testing::Test* { return new MalformedTest(e); });
    return false;
  }
  for (const fs::path& file : *files) {
    const std::string name = fs::relative(file, root).generic_string();
    const std::string suite = "Case_" + identifier(fs::path(name).replace_extension().generic_string());
    const auto cases = read_cases(file, "tests/cases/" + name);
    if (!cases) {
      enlist(suite, "malformed", name, 0, [e = cases.error()]() -> testing::Test* { return new MalformedTest(e); });
      continue;
    }
    for (const Case& c : *cases)
      enlist(suite, "line" + std::to_string(c.line) + '_' + identifier(c.title), name, c.line,
             [c]() -> testing::Test* { return new CaseTest(c); });
  }
  return true;
}

const bool enlisted = enlist_all();

}  // namespace
}  // namespace laut::cases
