#include "cli/inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "cli/signals.h"

namespace laut::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest = std::uint64_t{1} << 30;
constexpr std::uint64_t mapped_from = 8u << 20;  // bytes; smaller files are copied

std::string extension_of(std::string_view path) {
  const std::size_t slash = path.rfind('/'), dot = path.rfind('.');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
  std::string e(path.substr(dot));
  for (char& c : e)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return e;
}

bool known_extension(std::string_view path) {
  static constexpr std::array<std::string_view, 9> known{".txt",   ".html",   ".htm", ".jsonl", ".json",
                                                         ".ninjs", ".conllu", ".tml", ".xml"};
  return std::find(known.begin(), known.end(), extension_of(path)) != known.end();
}

Error io_error(const std::string& path, int code) {
  std::string mend;
  if (code == ENOENT) mend = "check the path";
  if (code == EACCES) mend = "check its permissions";
  return {ErrorCode::io, "cannot be read: " + std::generic_category().message(code), path, 0, mend};
}

void add_folder(const fs::path& folder, std::vector<Input>& out) {
  std::error_code code;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) entries.push_back(*it);
  if (code) out.push_back({folder.string(), io_error(folder.string(), code.value())});
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path() < b.path(); });
  for (const fs::directory_entry& e : entries) {
    const std::string name = e.path().filename().string();
    if (name.empty() || name.front() == '.') continue;
    std::error_code ignored;
    if (e.is_directory(ignored)) {
      if (!e.is_symlink(ignored)) add_folder(e.path(), out);  // a linked folder may lead back here
    } else if (known_extension(name)) {
      out.push_back({e.path().string(), Ok{}});
    }
  }
}

Error too_large(const std::string& path) {
  return {ErrorCode::limit, "is larger than 1 GiB", path, 0, "split it into several files"};
}

/// Reads the descriptor to its end.
Status read_all(int fd, const std::string& name, std::uint64_t expected, std::string& out) {
  out.resize(static_cast<std::size_t>(std::max<std::uint64_t>(expected + 1, 1u << 16)));
  std::size_t size = 0;
  for (;;) {
    if (size == out.size()) out.resize(out.size() * 2);
    const ssize_t n = ::read(fd, out.data() + size, out.size() - size);
    if (n == 0) break;
    if (n < 0) {
      if (errno == EINTR && stop_signal() == 0) continue;
      return io_error(name, errno);
    }
    size += static_cast<std::size_t>(n);
    if (size > largest) return too_large(name);
  }
  out.resize(size);
  return Ok{};
}

}  // namespace

std::vector<Input> expand(const std::vector<std::string>& arguments) {
  std::vector<Input> out;
  for (const std::string& argument : arguments) {
    std::error_code code;
    if (argument == "-" || !fs::is_directory(argument, code)) {
      out.push_back({argument, Ok{}});
      continue;
    }
    const std::size_t before = out.size();
    add_folder(argument, out);
    if (out.size() == before)
      out.push_back({argument, Error{ErrorCode::io, "holds no articles", argument, 0,
                                     "files must end in .txt .html .htm .jsonl .json .ninjs .conllu .tml or .xml"}});
  }
  return out;
}

Result<FileBytes> FileBytes::read(const std::string& path) {
  FileBytes bytes;
  if (path == "-") {
    if (Status s = read_all(STDIN_FILENO, "<stdin>", 0, bytes.copy_); !s) return s.error();
    return bytes;
  }
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, errno);
  struct stat st {};
  const bool regular = ::fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
  const auto size = regular ? static_cast<std::uint64_t>(st.st_size) : 0;
  Status status = Ok{};
  if (S_ISDIR(st.st_mode)) {
    status = io_error(path, EISDIR);
  } else if (size > largest) {
    status = too_large(path);
  } else if (size < mapped_from) {
    status = read_all(fd, path, size, bytes.copy_);
  } else if (auto mapped = MappedFile::open(path)) {
    bytes.mapped_ = std::move(*mapped);
  } else {
    status = mapped.error();
  }
  ::close(fd);
  if (!status) return status.error();
  return bytes;
}

std::string_view FileBytes::view() const {
  const auto mapped = mapped_.bytes();
  if (!mapped.empty()) return {reinterpret_cast<const char*>(mapped.data()), mapped.size()};
  return copy_;
}

bool holds_many(std::string_view path, InputFormat format) {
  if (format == InputFormat::jsonl || format == InputFormat::conllu) return true;
  const std::string e = extension_of(path);
  return format == InputFormat::automatic && (e == ".jsonl" || e == ".ndjson" || e == ".conllu");
}

bool may_hold_many(std::string_view path, std::string_view bytes, InputFormat format) {
  if (holds_many(path, format)) return true;
  if (format != InputFormat::automatic) return false;
  const std::size_t first = bytes.substr(0, 4096).find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

}  // namespace laut::cli
