/// Bytes of unknown charset become UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "laut/result.h"

namespace laut {

enum class Charset : std::uint8_t { utf8, utf16le, utf16be, windows1252 };
std::string_view to_string(Charset c);

/// A text in UTF-8 and what was done to make it so.
struct DecodedText {
  std::string text;  ///< valid UTF-8 without a byte order mark
  Charset charset = Charset::utf8;
  bool had_bom = false;
  bool guessed = false;        ///< the charset was inferred from the bytes (windows-1252, UTF-16 without a mark)
  std::uint32_t replaced = 0;  ///< malformed bytes or units that became U+FFFD
  std::uint32_t nuls = 0;      ///< NUL bytes that became a blank (so offsets stay)
};

struct CharsetOptions {
  std::string_view path;  ///< for messages
  std::string_view
      declared;         ///< charset the document names ("iso-8859-1"), empty: none; a byte order mark wins over it
  bool strict = false;  ///< refuse what would be mended
};

/// Decodes by byte order mark, then by the declared charset, then UTF-8 where the bytes are valid, then windows-1252
/// where they decode to characters that German text has, else UTF-8 with U+FFFD for every malformed byte. Linear.
/// Errors: binary (known file signatures, many control bytes); encoding in strict mode (with line and byte offset).
Result<DecodedText> decode_text(std::string_view bytes, const CharsetOptions& options);

/// What kind of file the first bytes tell ("a PDF document"), empty where they look like text.
std::string_view binary_signature(std::string_view bytes);

}  // namespace laut
