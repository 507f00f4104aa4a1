/// A pack: named arrays of plain records in one file that is mapped and used in place.
///
/// `laut-pack` compiles the text files of data/<lang>/ into one; the lexicon is another. A record type must be
/// trivially copyable and hold no pointers: strings are offsets into a text array. Layout (little-endian):
/// header {magic "lautpk01", table count, XXH3-64 of everything behind the header}, a table of
/// {name, offset, bytes, record size}, then the arrays, each aligned to 16 bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/mapped_file.h"
#include "laut/result.h"

namespace laut {

/// A place in a text array: `pack.text("x.strings")` with offset and size.
struct TextRef {
  std::uint32_t offset = 0, size = 0;
};

/// Collects arrays and writes them. Used by the compiler of the data, never at run time.
class PackWriter {
 public:
  template <typename T>
  void add(std::string_view name, std::span<const T> records) {
    static_assert(std::is_trivially_copyable_v<T>);
    add_bytes(name, std::as_bytes(records), sizeof(T));
  }
  template <typename T>
  void add(std::string_view name, const std::vector<T>& records) {
    add(name, std::span<const T>(records));
  }
  void add_text(std::string_view name, std::string_view text) {
    add_bytes(name, std::as_bytes(std::span(text.data(), text.size())), 1);
  }
  /// Records that another program wrote.
  void add_raw(std::string_view name, std::span<const std::byte> bytes, std::size_t record) {
    add_bytes(name, bytes, record);
  }
  /// Errors: io.
  Status write(const std::filesystem::path& path) const;

 private:
  struct Table {
    std::string name;
    std::vector<std::byte> bytes;
    std::uint32_t record = 1;
  };
  void add_bytes(std::string_view name, std::span<const std::byte> bytes, std::size_t record);
  std::vector<Table> tables_;
};

/// A mapped pack. Immutable, shared by threads; its views live as long as it does.
class Pack {
 public:
  /// Errors: io; data where magic, checksum or bounds are wrong.
  static Result<Pack> open(const std::filesystem::path& path);

  /// The named array. Errors: data where it is missing or its record size is another.
  template <typename T>
  Result<std::span<const T>> table(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T>);
    auto raw = raw_table(name, sizeof(T));
    if (!raw) return raw.error();
    return std::span<const T>(reinterpret_cast<const T*>(raw->data()), raw->size() / sizeof(T));
  }
  Result<std::string_view> text(std::string_view name) const {
    auto raw = raw_table(name, 1);
    if (!raw) return raw.error();
    return std::string_view(reinterpret_cast<const char*>(raw->data()), raw->size());
  }
  /// The named bytes (a Dictionary). Errors: data.
  Result<std::span<const std::byte>> bytes(std::string_view name) const { return raw_table(name, 1); }

 private:
  Result<std::span<const std::byte>> raw_table(std::string_view name, std::size_t record) const;
  MappedFile file_;
  std::string path_;
};

/// Gathers strings into one text array, each distinct string once.
class StringPool {
 public:
  TextRef add(std::string_view s);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::vector<std::pair<std::uint64_t, TextRef>> seen_;  // open addressing by hash; empty slots have size ~0
  std::size_t count_ = 0;
  void grow();
};

}  // namespace laut
