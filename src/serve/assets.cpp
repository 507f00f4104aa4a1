#include "serve/assets.h"

#include <zlib.h>

namespace laut::serve {

const Asset* asset_of(std::string_view path) {
  for (const Asset& a : assets())
    if (a.path == path) return &a;
  return nullptr;
}

std::string unpacked(const Asset& asset) {
  std::string out(asset.size, '\0');
  z_stream z{};
  constexpr int window_with_gzip_header = 15 + 16;
  if (inflateInit2(&z, window_with_gzip_header) != Z_OK) return {};
  z.next_in = const_cast<Bytef*>(asset.packed);
  z.avail_in = static_cast<uInt>(asset.packed_size);
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  const bool whole = inflate(&z, Z_FINISH) == Z_STREAM_END;
  inflateEnd(&z);
  return whole ? out : std::string();
}

}  // namespace laut::serve
