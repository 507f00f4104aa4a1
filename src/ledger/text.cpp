#include "ledger/text.h"

#include <zstd.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace laut::ledger {
namespace {

constexpr int level = 3;
constexpr unsigned long long largest = 1ull << 30;  // bytes: the largest text that laut reads
constexpr std::uint32_t step = 64;                  // bytes between two noted offsets

void put(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

bool take(std::string_view& bytes, std::uint32_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 35 && !bytes.empty(); shift += 7) {
    const auto b = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint32_t>(b & 0x7F) << shift;
    if (b < 0x80) return true;
  }
  return false;
}

}  // namespace

std::string compressed(std::string_view text) {
  thread_local ZSTD_CCtx* context = ZSTD_createCCtx();
  std::string out(ZSTD_compressBound(text.size()), '\0');
  const std::size_t n = ZSTD_compressCCtx(context, out.data(), out.size(), text.data(), text.size(), level);
  out.resize(ZSTD_isError(n) != 0 ? 0 : n);
  return out;
}

Result<std::string> decompressed(std::string_view frame) {
  const Error damaged{ErrorCode::data, "a stored text is damaged", "", 0, "take a copy of the ledger that is whole"};
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > largest) return damaged;
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::size_t n = ZSTD_decompress(out.data(), out.size(), frame.data(), frame.size());
  if (ZSTD_isError(n) != 0 || n != out.size()) return damaged;
  return out;
}

std::string packed(const std::vector<Span>& spans) {
  std::string out;
  std::uint32_t end = 0;
  for (const Span s : spans) {
    put(out, s.begin - end);
    put(out, s.size());
    end = s.end;
  }
  return out;
}

std::vector<Span> unpacked(std::string_view bytes) {
  std::vector<Span> spans;
  std::uint32_t end = 0, gap = 0, size = 0;
  while (take(bytes, gap) && take(bytes, size)) {
    spans.push_back({end + gap, end + gap + size});
    end = spans.back().end;
  }
  return spans;
}

std::vector<Span> parts_of(std::int64_t first, std::int64_t last, std::string_view parts) {
  if (parts.empty()) return {{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)}};
  std::vector<Span> out;
  Span s;
  const char* at = parts.data();
  for (const char* const end = at + parts.size(); at < end; ++at) {
    at = std::from_chars(at, end, s.begin).ptr;
    if (at == end || *at != '-') break;
    at = std::from_chars(at + 1, end, s.end).ptr;
    out.push_back(s);
  }
  return out;
}

Offsets::Offsets(std::string_view text) : text_(text) {
  points_.reserve(text.size() / step + 1);
  for (std::size_t i = 0; i < text.size();) {
    while (points_.size() * step <= i) points_.push_back(length_);
    i += utf8::decode(text, i).size;
    ++length_;
  }
  while (points_.size() * step <= text.size()) points_.push_back(length_);
}

// points_[k] counts the code points that begin before byte k * step, or the one that has this byte inside it.

std::uint32_t Offsets::point(std::uint32_t byte) const {
  const auto at = static_cast<std::uint32_t>(std::min<std::size_t>(byte, text_.size()));
  std::uint32_t n = points_[at / step];
  std::size_t i = at / step * step;
  while (i < at && (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80) ++i;
  for (; i < at; ++n) i += utf8::decode(text_, i).size;
  return n;
}

std::uint32_t Offsets::byte(std::uint32_t point) const {
  if (point >= length_) return static_cast<std::uint32_t>(text_.size());
  const auto above = std::upper_bound(points_.begin(), points_.end(), point);
  const auto k = static_cast<std::size_t>(above - points_.begin()) - 1;
  std::size_t i = k * step;
  while (i < text_.size() && (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80) ++i;
  for (std::uint32_t n = points_[k]; n < point; ++n) i += utf8::decode(text_, i).size;
  return static_cast<std::uint32_t>(i);
}

}  // namespace laut::ledger
