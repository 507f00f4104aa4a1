#include "cli/version.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <vector>

#include "base/mapped_file.h"

namespace laut::cli {
namespace {

std::string_view model_name(QuotationModel m) {
  switch (m) {
    case QuotationModel::rules: return "rules";
    case QuotationModel::nc: return "nc";
    default: return "free";
  }
}

}  // namespace

std::string engine_version(const std::filesystem::path& dir, const EngineOptions& options) {
  std::error_code code;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator it(dir, code), end; !code && it != end; it.increment(code))
    if (it->path().filename().string().starts_with("de.")) files.push_back(it->path());
  std::sort(files.begin(), files.end());
  files.insert(files.end(), options.knowledge.begin(), options.knowledge.end());
  XXH64_hash_t hash = 0;
  for (const auto& path : files) {
    const auto file = MappedFile::open(path);
    if (!file) continue;
    const auto bytes = file->bytes();
    hash = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash);
  }
  std::string version = fmt::format("laut {} {} {:016x}", LAUT_VERSION, model_name(options.quotations), hash);
  if (options.min_score > 0) version += fmt::format(" min-score {}", options.min_score);
  return version;
}

}  // namespace laut::cli
