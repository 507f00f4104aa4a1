// laut-corpus: checks, converts and compares the files of corpus/. Build time only; see README.md here.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "corpus/check.h"
#include "corpus/parse.h"

namespace {

using namespace laut;
using namespace laut::corpus;

constexpr int ok = 0, has_errors = 1, wrong_usage = 2;

int usage() {
  std::fputs("usage: laut-corpus check [--quiet] FILE|DIR...\n", stderr);
  return wrong_usage;
}

void print(const std::string& file, const Finding& f) {
  fmt::print("{}:{}: {}{}; {}\n", file, std::max(f.line, 1u), f.warning ? "warning: " : "", f.message, f.mend);
}

int run_check(const std::vector<std::string>& arguments, bool quiet) {
  const auto files = corpus_files(arguments);
  if (!files) {
    fmt::print(stderr, "{}\n", files.error().to_string());
    return wrong_usage;
  }
  Counts counts;
  for (const auto& path : *files) {
    Findings findings;
    const auto article = read_article(path, findings);
    if (!article) {
      fmt::print("{}\n", article.error().to_string());
      ++counts.errors;
      continue;
    }
    check(*article, findings);
    std::ranges::stable_sort(findings, {}, &Finding::line);
    for (const Finding& f : findings)
      if (!quiet || !f.warning) print(path.string(), f);
    counts.add(*article, findings);
  }
  if (!quiet) fmt::print("{}", counts.to_string());
  return counts.errors ? has_errors : ok;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool quiet = std::erase(arguments, "--quiet") > 0;
  if (arguments.size() < 2 || arguments[0] != "check") return usage();
  arguments.erase(arguments.begin());
  return run_check(arguments, quiet);
}
