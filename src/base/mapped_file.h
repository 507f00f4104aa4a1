/// A read-only memory mapping of a file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "laut/result.h"

namespace laut {

/// Owns the mapping; movable, not copyable. The bytes stay valid until it is destroyed.
class MappedFile {
 public:
  /// Errors: io, where the file cannot be opened or mapped. An empty file gives an empty span.
  static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace laut
