// How well near duplicates are found: `laut-near TEXTS [SEED]`, where TEXTS has one article a line.
//
// Of every article edited copies are made and put into a ledger, all originals first. A copy is found where it has its
// original's origin. Precision counts pairs: of all pairs of texts with one origin, those that are of one original.
// Pairs of two originals count as wrong, though some of them may be copies in truth; they are printed.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "laut/ledger.h"
#include "ledger/database.h"
#include "ledger/made.h"
#include "ledger/variants.h"

namespace {

using namespace laut;

std::vector<std::vector<std::string>> read_texts(const char* path) {
  std::vector<std::vector<std::string>> texts;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    auto words = test::split_words(line);
    if (words.size() >= 40) texts.push_back(std::move(words));
  }
  return texts;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

struct Kind {
  const char* name;
  double rate;
  enum { scattered, stretches, inside } how;
};

constexpr Kind kinds[] = {{"scattered 5 %", 0.05, Kind::scattered},  {"scattered 10 %", 0.10, Kind::scattered},
                          {"scattered 15 %", 0.15, Kind::scattered}, {"scattered 20 %", 0.20, Kind::scattered},
                          {"stretches 20 %", 0.20, Kind::stretches}, {"inside another, 10 %", 0.10, Kind::inside}};

class Measure {
 public:
  explicit Measure(Ledger& ledger) : ledger_(ledger) {}

  /// Origin of the text.
  bool add(std::string_view text, std::size_t original) {
    Document doc;
    test::Builder b(doc);
    doc.article.id = std::to_string(truth_.size());
    b.words(text);
    b.end_sentence();
    const auto added = ledger_.add(doc, {0, "measure"});
    if (!added) {
      std::fprintf(stderr, "%s\n", added.error().to_string().c_str());
      return false;
    }
    truth_[added->revision] = original;
    return true;
  }

  std::map<std::int64_t, std::int64_t> origins() {
    std::map<std::int64_t, std::int64_t> out;
    ledger::Query q = ledger_.database().query("SELECT id, origin FROM revision");
    while (q.next()) out[q.integer(0)] = q.integer(1);
    return out;
  }
  std::map<std::int64_t, std::size_t> truth_;

 private:
  Ledger& ledger_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: laut-near TEXTS [SEED]\n", stderr);
    return 2;
  }
  const auto texts = read_texts(argv[1]);
  std::vector<std::string> vocabulary;
  for (const auto& t : texts) vocabulary.insert(vocabulary.end(), t.begin(), t.end());
  if (texts.size() < 2) return 1;
  const auto seed = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 1);
  test::Editor editor(seed, vocabulary);
  std::string folder = (std::filesystem::temp_directory_path() / "laut-near-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  auto ledger = Ledger::open(folder + "/near.db", {.write = true, .create = true});
  if (!ledger) return 1;
  Measure measure(*ledger);
  (void)ledger->begin();
  for (std::size_t i = 0; i < texts.size(); ++i) measure.add(joined(texts[i]), i);
  // Copies inside another text take a text of their own that is in no other pair: the second half is not copied.
  std::map<std::int64_t, const Kind*> kind_of;
  for (std::size_t i = 0; i < texts.size() / 2; ++i)
    for (const Kind& k : kinds) {
      const auto& other = texts[texts.size() / 2 + i];
      std::string text;
      if (k.how == Kind::scattered) text = editor.scattered(texts[i], k.rate);
      if (k.how == Kind::stretches) text = editor.in_stretches(texts[i], k.rate);
      // All but the surroundings is new: words of the other text in another order.
      if (k.how == Kind::inside)
        text = editor.inside(texts[i], test::split_words(editor.scattered(other, 0.95)), k.rate);
      measure.add(text, i);
      kind_of[measure.truth_.rbegin()->first] = &k;
    }
  (void)ledger->commit();
  const auto origins = measure.origins();
  std::map<const Kind*, std::pair<int, int>> found;
  for (const auto& [revision, kind] : kind_of) {
    auto& [hits, all] = found[kind];
    const auto original = static_cast<std::int64_t>(measure.truth_[revision]) + 1;
    hits += origins.at(revision) == origins.at(original);
    ++all;
  }
  int hits = 0, all = 0;
  std::printf("%zu texts, %zu copies\n", texts.size(), kind_of.size());
  for (const Kind& k : kinds) {
    std::printf("  %-22s recall %.4f (%d of %d)\n", k.name, static_cast<double>(found[&k].first) / found[&k].second,
                found[&k].first, found[&k].second);
    hits += found[&k].first;
    all += found[&k].second;
  }
  std::map<std::int64_t, std::vector<std::int64_t>> groups;
  for (const auto& [revision, origin] : origins) groups[origin].push_back(revision);
  std::uint64_t right = 0, pairs = 0;
  std::set<std::pair<std::size_t, std::size_t>> wrong;
  for (const auto& [origin, members] : groups)
    for (std::size_t a = 0; a < members.size(); ++a)
      for (std::size_t b = a + 1; b < members.size(); ++b) {
        ++pairs;
        const auto x = measure.truth_[members[a]], y = measure.truth_[members[b]];
        if (x == y)
          ++right;
        else
          wrong.insert({std::min(x, y), std::max(x, y)});
      }
  for (const auto& [x, y] : wrong)
    std::printf("  one origin: text %zu \"%.50s...\" and text %zu \"%.50s...\"\n", x, joined(texts[x]).c_str(), y,
                joined(texts[y]).c_str());
  std::printf("  all                    recall %.4f, precision of pairs %.4f (%llu of %llu)\n",
              static_cast<double>(hits) / all,
              pairs == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(pairs),
              static_cast<unsigned long long>(right), static_cast<unsigned long long>(pairs));
  std::filesystem::remove_all(folder);
  return 0;
}
