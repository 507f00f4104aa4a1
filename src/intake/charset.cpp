#include "intake/charset.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace laut {
namespace {

/// Bytes 0x80 to 0x9F of windows-1252 as the WHATWG encoding standard has them; 0 where the byte is undefined.
constexpr std::array<char16_t, 32> high_controls{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                 0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t from_1252(unsigned char b) {
  return b >= 0x80 && b < 0xA0 ? high_controls[b - 0x80] : b;
}

/// Characters beyond ASCII that news text in Latin script is made of: letters, quotation marks, dashes, units.
bool plausible(char32_t cp) {
  if (cp >= 0xC0 && cp <= 0xFF) return cp != 0xD7 && cp != 0xF7 && cp != 0xDE && cp != 0xFE && cp != 0xD0 && cp != 0xF0;
  constexpr std::u32string_view others = U"\u00A0§©«»°²³·½¼¾€„“”‚‘’–—…•Šš\u00ADŽž®™´†‹›";
  return others.find(cp) != std::u32string_view::npos;
}

struct ByteCounts {
  std::uint64_t nuls = 0, controls = 0, invalid = 0, sequences = 0, high = 0, plausible = 0;
};

/// One pass over at most `window` bytes.
ByteCounts count_bytes(std::string_view bytes, std::size_t window) {
  ByteCounts n;
  const std::size_t end = std::min(bytes.size(), window);
  for (std::size_t i = 0; i < end;) {
    const auto b = static_cast<unsigned char>(bytes[i]);
    if (b < 0x80) {
      n.nuls += b == 0;
      n.controls += b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1B && b != 0;
      ++i;
      continue;
    }
    const utf8::Decoded d = utf8::decode(bytes, i);
    d.size > 1 ? ++n.sequences : ++n.invalid;
    for (std::size_t k = 0; k < d.size; ++k) {
      const char32_t cp = from_1252(static_cast<unsigned char>(bytes[i + k]));
      ++n.high;
      n.plausible += plausible(cp);
    }
    i += d.size;
  }
  return n;
}

/// UTF-16 without a mark: Latin text has a zero in every other byte.
bool looks_like_utf16(std::string_view bytes, bool& little_endian) {
  const std::size_t end = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 4096);
  if (end < 16) return false;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < end; ++i) zeros[i & 1] += bytes[i] == 0;
  const std::size_t half = end / 2;
  little_endian = zeros[1] > zeros[0];
  return zeros[little_endian] * 10 >= half * 7 && zeros[!little_endian] * 20 <= half;
}

std::uint32_t decode_utf16(std::string_view bytes, bool little_endian, std::string& out) {
  std::uint32_t replaced = 0;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little_endian ? a | b << 8 : b | a << 8);
  };
  out.reserve(bytes.size());
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t cp = unit(i);
    if (cp >= 0xD800 && cp < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    if (cp >= 0xD800 && cp < 0xE000) ++replaced;
    utf8::append(out, cp);  // a lone surrogate becomes U+FFFD there
  }
  if (i < bytes.size()) {
    ++replaced;
    utf8::append(out, 0xFFFD);
  }
  return replaced;
}

std::uint32_t decode_1252(std::string_view bytes, std::string& out) {
  std::uint32_t replaced = 0;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x80) {
      out += c;
      continue;
    }
    const char32_t cp = from_1252(b);
    replaced += cp == 0;
    utf8::append(out, cp == 0 ? 0xFFFD : cp);
  }
  return replaced;
}

std::string lower_ascii(std::string_view s) {
  std::string out;
  for (const char c : s)
    if (c > ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

/// The names under which HTML pages declare the charsets read here; Latin-1 means windows-1252 there.
bool names_1252(std::string_view name) {
  constexpr std::string_view known[] = {"windows-1252", "cp1252",      "iso-8859-1", "iso8859-1",
                                        "latin1",       "iso-8859-15", "us-ascii",   "ascii"};
  return std::find(std::begin(known), std::end(known), name) != std::end(known);
}

std::uint32_t line_of(std::string_view bytes, std::size_t at) {
  return 1 +
         static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

Error invalid_byte(std::string_view bytes, std::string_view path) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const utf8::Decoded d = utf8::decode(bytes, at);
    if (d.cp == 0xFFFD && d.size == 1) break;
    at += d.size;
  }
  return {ErrorCode::encoding, "is not valid UTF-8 at byte " + std::to_string(at), std::string(path),
          line_of(bytes, at), "convert it to UTF-8, or read it without --strict"};
}

Error nul_byte(std::string_view bytes, std::string_view path) {
  const std::size_t at = bytes.find('\0');
  return {ErrorCode::encoding, "holds a NUL byte at byte " + std::to_string(at), std::string(path), line_of(bytes, at),
          "remove it, or read the file without --strict"};
}

Error is_binary(std::string what, std::string_view path) {
  return {ErrorCode::binary, std::string("is ").append(what).append(", not text"), std::string(path), 0,
          "save the article as plain text or HTML"};
}

void blank_nuls(DecodedText& out) {
  for (std::size_t at = out.text.find('\0'); at != std::string::npos; at = out.text.find('\0', at + 1)) {
    out.text[at] = ' ';
    ++out.nuls;
  }
}

/// Neither mark nor declaration helped: UTF-8, windows-1252 where that decodes better, or UTF-8 with replacements.
Result<DecodedText> decode_unmarked(std::string_view bytes, const CharsetOptions& options, DecodedText out) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    out.text = bytes;
    return out;
  }
  const ByteCounts n = count_bytes(bytes, bytes.size());
  if (n.controls * 20 > bytes.size()) return is_binary("binary data", options.path);
  if (options.strict) return invalid_byte(bytes, options.path);
  if (n.invalid > n.sequences * 4 && n.plausible * 10 >= n.high * 9) {
    out.charset = Charset::windows1252;
    out.guessed = true;
    out.replaced = decode_1252(bytes, out.text);
  } else if (n.invalid * 5 > bytes.size()) {
    return is_binary("binary data", options.path);
  } else {
    out.replaced = utf8::repair(bytes, out.text);
  }
  return out;
}

}  // namespace

std::string_view to_string(Charset c) {
  switch (c) {
    case Charset::utf8: return "UTF-8";
    case Charset::utf16le: return "UTF-16LE";
    case Charset::utf16be: return "UTF-16BE";
    case Charset::windows1252: return "windows-1252";
  }
  return "?";
}

std::string_view binary_signature(std::string_view bytes) {
  struct Signature {
    std::string_view magic, what;
  };
  using namespace std::string_view_literals;
  static constexpr Signature known[] = {{"%PDF-"sv, "a PDF document"},
                                        {"PK\x03\x04"sv, "a ZIP archive or an office document"},
                                        {"\x89PNG\r\n"sv, "a PNG picture"},
                                        {"GIF87a"sv, "a GIF picture"},
                                        {"GIF89a"sv, "a GIF picture"},
                                        {"\xFF\xD8\xFF"sv, "a JPEG picture"},
                                        {"\x1F\x8B"sv, "gzip-compressed data"},
                                        {"\xFD\x37zXZ\0"sv, "xz-compressed data"},
                                        {"BZh91AY"sv, "bzip2-compressed data"},
                                        {"\x28\xB5\x2F\xFD"sv, "zstd-compressed data"},
                                        {"\x7F"
                                         "ELF"sv,
                                         "a program"},
                                        {"SQLite format 3\0"sv, "an SQLite database"},
                                        {"\xD0\xCF\x11\xE0"sv, "an office document"},
                                        {"{\\rtf"sv, "an RTF document"},
                                        {"RIFF"sv, "a RIFF media file"},
                                        {"OggS"sv, "an Ogg media file"},
                                        {"ID3"sv, "an MP3 file"},
                                        {"lautpk01"sv, "a data pack of laut"}};
  for (const Signature& s : known)
    if (bytes.starts_with(s.magic) && (s.magic != "RIFF" || bytes.substr(0, 64).find('\0') != bytes.npos) &&
        (s.magic != "ID3" || bytes.substr(0, 64).find('\0') != bytes.npos))
      return s.what;
  return {};
}

Result<DecodedText> decode_text(std::string_view bytes, const CharsetOptions& options) {
  DecodedText out;
  if (const std::string_view what = binary_signature(bytes); !what.empty())
    return is_binary(std::string(what), options.path);
  bool little_endian = bytes.starts_with("\xFF\xFE");
  out.had_bom = little_endian || bytes.starts_with("\xFE\xFF");
  if (out.had_bom || looks_like_utf16(bytes, little_endian)) {
    out.charset = little_endian ? Charset::utf16le : Charset::utf16be;
    out.guessed = !out.had_bom;
    out.replaced = decode_utf16(bytes.substr(out.had_bom ? 2 : 0), little_endian, out.text);
    if (out.replaced > 0 && options.strict)
      return Error{ErrorCode::encoding, "is not valid " + std::string(to_string(out.charset)),
                   std::string(options.path), 0, "convert it to UTF-8, or read it without --strict"};
    blank_nuls(out);
    return out;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    out.had_bom = true;
    bytes.remove_prefix(3);
  }
  const ByteCounts head = count_bytes(bytes, 1 << 16);
  const std::size_t seen = std::min<std::size_t>(bytes.size(), 1 << 16);
  if ((head.nuls + head.controls) * 20 > seen + 40) return is_binary("binary data", options.path);
  if (options.strict && bytes.find('\0') != bytes.npos) return nul_byte(bytes, options.path);

  const std::string declared = lower_ascii(options.declared);
  if (!out.had_bom && names_1252(declared) && !simdjson::validate_utf8(bytes.data(), bytes.size())) {
    out.charset = Charset::windows1252;
    out.replaced = decode_1252(bytes, out.text);
    blank_nuls(out);
    return out;
  }
  if (out.had_bom || declared == "utf-8" ||
      declared == "utf8") {  // trust it: no guessing, malformed bytes are replaced
    if (options.strict && !simdjson::validate_utf8(bytes.data(), bytes.size()))
      return invalid_byte(bytes, options.path);
    out.replaced = utf8::repair(bytes, out.text);
    blank_nuls(out);
    return out;
  }
  auto decoded = decode_unmarked(bytes, options, std::move(out));
  if (decoded) blank_nuls(*decoded);
  return decoded;
}

}  // namespace laut
