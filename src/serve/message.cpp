#include "serve/message.h"

#include <zlib.h>

#include "output/json_out.h"

namespace laut::serve {

Answer failure(int status, std::string_view message, std::string_view mend) {
  Answer a;
  a.status = status;
  a.cacheable = false;
  output::JsonOut json(a.body, false);
  json.begin_object();
  json.key("error");
  json.begin_object();
  json.string("message", message);
  json.string("mend", mend);
  json.end_object();
  json.end_object();
  return a;
}

Answer failure(const Error& error) {
  return failure(error.code == ErrorCode::usage ? 400 : 500, error.message, error.mend);
}

std::string gzipped(std::string_view bytes) {
  z_stream z{};
  constexpr int window_with_gzip_header = 15 + 16, quick = 4, memory = 8;
  if (deflateInit2(&z, quick, Z_DEFLATED, window_with_gzip_header, memory, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&z, static_cast<uLong>(bytes.size())), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&z, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? z.total_out : 0);
  deflateEnd(&z);
  return out;
}

}  // namespace laut::serve
