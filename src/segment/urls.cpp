// Internet addresses, mail addresses, handles and tags.
#include "segment/tokenizer.h"

namespace laut::segment {
namespace {

constexpr std::uint32_t host_window = 120;  ///< bytes looked at behind a full stop for the end of a host name

bool ends_address(Char c) {
  return is_blank(c) || c == Char::quote;
}

bool starts_with_any_case(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (c != prefix[i]) return false;
  }
  return true;
}

}  // namespace

/// `end` without the punctuation that rather belongs to the sentence than to the address.
std::uint32_t Tokenizer::trim_address(std::uint32_t begin, std::uint32_t end) const {
  int depth = 0;
  for (std::uint32_t i = begin; i < end; ++i) depth += text_[i] == '(' ? 1 : text_[i] == ')' ? -1 : 0;
  while (end > begin) {
    const char c = text_[end - 1];
    if (c == ')' && depth < 0)
      ++depth;
    else if (std::string_view(".,;:!?'>]*_").find(c) == std::string_view::npos)
      break;
    --end;
  }
  return end;
}

/// The end of an address with a scheme or www. at `begin`, 0 if there is none.
std::uint32_t Tokenizer::address(std::uint32_t begin) const {
  std::uint32_t at = 0;
  switch (text_[begin] | 0x20) {
    case 'h':
    case 'f':
    case 'w':
    case 'm': break;
    default: return 0;
  }
  const std::string_view head = text_.substr(begin, 8);
  for (const std::string_view scheme : {"https://", "http://", "ftp://", "www.", "mailto:"})
    if (starts_with_any_case(head, scheme)) {
      at = begin + static_cast<std::uint32_t>(scheme.size());
      break;
    }
  if (at == 0) return 0;
  const std::uint32_t name = at;
  while (at < text_.size()) {
    const Classified c = classify(text_, at);
    if (ends_address(c.kind) || text_[at] == '<' || text_[at] == '>') break;
    at += c.size;
  }
  at = trim_address(begin, at);
  return at > name ? at : 0;
}

/// The end of the mail address whose @ stands at `at`, 0 if it is none.
std::uint32_t Tokenizer::mail(std::uint32_t at) const {
  std::uint32_t end = at + 1;
  bool dot = false;
  while (end < text_.size()) {
    const Classified c = classify(text_, end);
    if (c.kind == Char::stop) dot = dot || is_alnum(kind_at(text_, end + 1));
    if (!is_alnum(c.kind) && c.kind != Char::hyphen && c.kind != Char::stop) break;
    end += c.size;
  }
  end = trim_address(at, end);
  return dot && end > at + 1 ? end : 0;
}

/// The end of the host name (time.com/politik) or mail address whose first full stop is at `stop`, 0 if it is none.
std::uint32_t Tokenizer::domain(std::uint32_t begin, std::uint32_t stop) {
  std::uint32_t at = stop, label = stop;
  while (at < text_.size() && at - stop < host_window) {
    const Classified c = classify(text_, at);
    if (c.kind == Char::stop) {
      if (!is_alnum(kind_at(text_, at + 1))) break;
      label = at + 1;
    } else if (!is_alnum(c.kind) && c.kind != Char::hyphen && c.kind != Char::underscore) {
      break;
    }
    at += c.size;
  }
  if (kind_at(text_, at) == Char::at)
    if (const std::uint32_t end = mail(at)) return end;
  // A compound with an address in it (bild.de-Bericht) goes on as a word.
  std::uint32_t top = run(label);
  if ((rules_.word(text_.substr(label, top - label), scratch_.cursor) & word_flag::domain) == 0) return 0;
  if (top != at) return 0;
  if (kind_at(text_, top) == Char::slash && is_alnum(kind_at(text_, top + 1))) {
    while (top < text_.size() && !ends_address(classify(text_, top).kind)) top += classify(text_, top).size;
    top = trim_address(begin, top);
  }
  return top;
}

/// The end of @name or #tag at `begin`, 0 if it is none.
std::uint32_t Tokenizer::handle(std::uint32_t begin) const {
  std::uint32_t end = begin + 1;
  bool letter = false;
  while (end < text_.size()) {
    const Classified c = classify(text_, end);
    if (!is_alnum(c.kind) && c.kind != Char::underscore && c.kind != Char::extend) break;
    letter = letter || c.kind == Char::letter;
    end += c.size;
  }
  return letter ? end : 0;
}

}  // namespace laut::segment
