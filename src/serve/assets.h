/// The page and the description of the API, which are in the program: no request ever opens a file.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace laut::serve {

/// One file, packed with gzip when the program was built.
struct Asset {
  std::string_view path, type, hash;
  const unsigned char* packed = nullptr;
  std::size_t packed_size = 0, size = 0;
};

/// All of them (made by embed.cmake).
std::span<const Asset> assets();
/// The one at this address, or null.
const Asset* asset_of(std::string_view path);
std::string unpacked(const Asset& asset);

}  // namespace laut::serve
