#include "base/source_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/utf8.h"

namespace laut {

Result<SourceFile> SourceFile::read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::io, "cannot be opened", path.string(), 0, "check the path"};
  SourceFile file;
  file.path = path.string();
  std::string line, repaired;
  for (std::uint32_t number = 1; std::getline(in, line); ++number) {
    if (utf8::repair(line, repaired) != 0)
      return Error{ErrorCode::encoding, "is not UTF-8", file.path, number, "save the file as UTF-8"};
    std::size_t comment = line.find("  #");
    const std::size_t first = line.find_first_not_of(" \t");
    if (first != std::string::npos && line[first] == '#') comment = first;
    if (comment != std::string::npos) line.resize(comment);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.pop_back();
    if (comment != std::string::npos && line.empty()) continue;
    file.lines.push_back({number, line});
  }
  return file;
}

Error SourceFile::error(const SourceLine& line, std::string message, std::string mend) const {
  return {ErrorCode::syntax, std::move(message), path, line.number, std::move(mend)};
}

Result<std::vector<std::filesystem::path>> source_files(const std::filesystem::path& dir, std::string_view extension) {
  std::error_code ec;
  std::vector<std::filesystem::path> out;
  for (auto it = std::filesystem::recursive_directory_iterator(dir, ec);
       !ec && it != std::filesystem::recursive_directory_iterator(); it.increment(ec))
    if (it->is_regular_file() && it->path().extension() == extension) out.push_back(it->path());
  if (ec) return Error{ErrorCode::io, "cannot be read: " + ec.message(), dir.string(), 0, "check the path"};
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < line.size();) {
    i = line.find_first_not_of(" \t", i);
    if (i == std::string_view::npos) break;
    const std::size_t end = std::min(line.find_first_of(" \t", i), line.size());
    out.push_back(line.substr(i, end - i));
    i = end;
  }
  return out;
}

std::string_view trim(std::string_view s) {
  const std::size_t begin = s.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0;;) {
    const std::size_t end = line.find(separator, i);
    out.push_back(trim(line.substr(i, end - i)));
    if (end == std::string_view::npos) return out;
    i = end + 1;
  }
}

}  // namespace laut
