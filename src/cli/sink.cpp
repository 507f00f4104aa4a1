#include "cli/sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/utf8.h"

namespace laut::cli {
namespace {

/// Writes all of it; the error number, or 0.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

Error failure(int code, const std::string& file) {
  return {ErrorCode::io, "cannot be written: " + std::generic_category().message(code), file, 0,
          code == ENOSPC ? "free some space" : ""};
}

}  // namespace

std::string safe_name(std::string_view id) {
  constexpr std::size_t longest = 200;
  std::string name;
  for (std::size_t i = 0; i < id.size();) {
    const utf8::Decoded d = utf8::decode(id, i);
    i += d.size;
    const bool bad =
        d.cp < 0x20 || (d.cp >= 0x7F && d.cp < 0xA0) || d.cp == 0xFFFD ||
        (d.cp < 0x80 && std::string_view("/\\:*?\"<>|").find(static_cast<char>(d.cp)) != std::string_view::npos);
    if (name.size() + d.size > longest) break;
    utf8::append(name, bad || (d.cp == '.' && name.empty()) ? U'_' : d.cp);
  }
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
  return name.empty() ? "document" : name;
}

Status Sink::open() {
  if (folder_.empty()) return header_.empty() ? Status(Ok{}) : print(header_);
  std::error_code code;
  std::filesystem::create_directories(folder_, code);
  if (!std::filesystem::is_directory(folder_)) return failure(code ? code.value() : ENOTDIR, folder_);
  return Ok{};
}

Status Sink::write(std::string_view id, std::string_view text) {
  return folder_.empty() ? print(text) : write_file(id, text);
}

Status Sink::print(std::string_view text) {
  if (closed_) return Ok{};
  const int code = write_all(STDOUT_FILENO, text);
  if (code == EPIPE) closed_ = true;
  if (code != 0 && code != EPIPE) return failure(code, "<stdout>");
  return Ok{};
}

Status Sink::write_file(std::string_view id, std::string_view text) {
  const std::string name = safe_name(id);
  std::string unique = name;
  for (int n = 2; !used_.insert(unique).second; ++n) unique = name + "-" + std::to_string(n);
  const std::string path = (std::filesystem::path(folder_) / (unique + extension_)).string();
  OutFile file(path);
  Status status = file.open();
  if (status) status = file.write(header_);
  if (status) status = file.write(text);
  return status ? file.done() : status;
}

OutFile::OutFile(std::string path) : path_(std::move(path)), part_(path_ + ".part") {
  // A device or a pipe (/dev/null) is not to be replaced by a file.
  std::error_code code;
  const auto there = std::filesystem::status(path_, code);
  if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) part_ = path_;
}

OutFile::~OutFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  drop();
}

void OutFile::drop() const {
  if (part_ != path_) ::unlink(part_.c_str());
}

Status OutFile::check(int code) const {
  return code == 0 ? Status(Ok{}) : failure(code, path_);
}

Status OutFile::open() {
  fd_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  return check(fd_ < 0 ? errno : 0);
}

Status OutFile::write(std::string_view text) {
  return check(write_all(fd_, text));
}

Status OutFile::done() {
  const int fd = std::exchange(fd_, -1);
  int code = ::close(fd) != 0 ? errno : 0;
  if (code == 0 && part_ != path_ && ::rename(part_.c_str(), path_.c_str()) != 0) code = errno;
  if (code != 0) drop();
  return check(code);
}

}  // namespace laut::cli
