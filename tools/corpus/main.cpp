// laut-corpus: checks, converts and compares the files of corpus/. See README.md here.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/data_dir.h"
#include "corpus/agreement.h"
#include "corpus/check.h"
#include "corpus/convert.h"
#include "corpus/parse.h"

namespace {

using namespace laut;
using namespace laut::corpus;
namespace fs = std::filesystem;

constexpr int ok = 0, has_errors = 1, wrong_usage = 2;

struct Options {
  std::string command, format = "document", data;
  bool quiet = false;
  std::vector<std::string> paths;
};

int usage() {
  std::fputs(
      "usage: laut-corpus check [--quiet] FILE|DIR...\n"
      "       laut-corpus convert [--format document|quotations] [--data DIR] FILE|DIR...\n"
      "       laut-corpus agreement DIR_A DIR_B\n"
      "       laut-corpus strip FILE\n",
      stderr);
  return wrong_usage;
}

std::optional<Options> parse_options(int argc, char** argv) {
  Options o;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--quiet")
      o.quiet = true;
    else if ((word == "--format" || word == "--data") && i + 1 < argc)
      (word == "--format" ? o.format : o.data) = argv[++i];
    else if (word.starts_with("--"))
      return std::nullopt;
    else if (o.command.empty())
      o.command = word;
    else
      o.paths.push_back(word);
  }
  if (o.paths.empty() || (o.format != "document" && o.format != "quotations")) return std::nullopt;
  return o;
}

int fail(const Error& error) {
  fmt::print(stderr, "laut-corpus: {}\n", error.to_string());
  return error.code == ErrorCode::io ? wrong_usage : has_errors;
}

void print(std::FILE* to, const std::string& file, const Finding& f) {
  fmt::print(to, "{}:{}: {}{}; {}\n", file, std::max(f.line, 1u), f.warning ? "warning: " : "", f.message, f.mend);
}

/// Reads and checks a file.
Result<CorpusArticle> read_checked(const fs::path& path, Findings& findings) {
  auto article = read_article(path, findings);
  if (article) check(*article, findings);
  std::ranges::stable_sort(findings, {}, &Finding::line);
  return article;
}

/// An article without errors; what is wrong goes to standard error.
std::optional<CorpusArticle> read_valid(const fs::path& path) {
  Findings findings;
  auto article = read_checked(path, findings);
  if (!article) {
    fail(article.error());
    return std::nullopt;
  }
  std::erase_if(findings, [](const Finding& f) { return f.warning; });
  for (const Finding& f : findings) print(stderr, path.string(), f);
  if (!findings.empty()) return std::nullopt;
  return std::move(*article);
}

int run_check(const Options& o) {
  const auto files = corpus_files(o.paths);
  if (!files) return fail(files.error());
  Counts counts;
  for (const auto& path : *files) {
    Findings findings;
    const auto article = read_checked(path, findings);
    if (!article) {
      fail(article.error());
      ++counts.errors;
      continue;
    }
    for (const Finding& f : findings)
      if (!o.quiet || !f.warning) print(stdout, path.string(), f);
    counts.add(*article, findings);
  }
  if (!o.quiet) fmt::print("{}", counts.to_string());
  return counts.errors ? has_errors : ok;
}

int run_convert(const Options& o) {
  const auto files = corpus_files(o.paths);
  if (!files) return fail(files.error());
  auto tokens = Tokens::open(cli::find_data(o.data) / "de.pack");
  if (!tokens) return fail(tokens.error());
  int code = ok;
  std::string out;
  for (const auto& path : *files) {
    const auto article = read_valid(path);
    if (!article) {
      code = has_errors;
      continue;
    }
    out.clear();
    (o.format == "document" ? write_document : write_quotations)(*article, tokens->of(*article), out);
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return code;
}

int run_agreement(const Options& o) {
  if (o.paths.size() != 2) return usage();
  const auto files = corpus_files({o.paths[1]});
  if (!files) return fail(files.error());
  Agreement agreement;
  int code = ok;
  for (const auto& path : *files) {
    const fs::path other = fs::path(o.paths[0]) / path.filename();
    if (std::error_code none_there; !fs::exists(other, none_there)) continue;
    const auto a = read_valid(other), b = read_valid(path);
    if (a && b && agreement.add(*a, *b)) continue;
    if (a && b) fmt::print(stderr, "{}: the text differs from that of {}\n", path.string(), other.string());
    code = has_errors;
  }
  fmt::print("{}", agreement.to_string());
  return code;
}

int run_strip(const Options& o) {
  std::string out;
  for (const auto& path : o.paths) {
    Findings findings;
    const auto article = read_article(path, findings);
    if (!article) return fail(article.error());
    write_stripped(*article, out);
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return ok;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse_options(argc, argv);
  if (!options) return usage();
  if (options->command == "check") return run_check(*options);
  if (options->command == "convert") return run_convert(*options);
  if (options->command == "agreement") return run_agreement(*options);
  if (options->command == "strip") return run_strip(*options);
  return usage();
}
