// Plain text: Article::text is the input, but for its charset and a byte order mark.
#include "intake/reader.h"

namespace laut {

void read_text(const Input& in) {
  Article a;
  auto text = decode_input(in, {}, a.warnings);
  if (!text) {
    refuse(in, text.error());
    return;
  }
  a.text = std::move(*text);
  deliver(in, std::move(a));
}

}  // namespace laut
