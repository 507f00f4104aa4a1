#include "output/page.h"

#include <utf8proc.h>

#include <array>

#include "base/utf8.h"

namespace laut::output {
namespace {

constexpr std::string_view reset = "\x1b[0m";

/// SGR parameters; colours of the 16 that every terminal has, so that its theme decides how they look.
constexpr std::string_view colour_of(Ink ink) {
  switch (ink) {
    case Ink::plain: return "";
    case Ink::strong: return "1";
    case Ink::faint: return "2";
    case Ink::direct: return "32";
    case Ink::indirect: return "36";
    case Ink::free_indirect: return "34";
    case Ink::reported: return "94";
    case Ink::speaker: return "1;33";
    case Ink::cue: return "35";
    case Ink::relay: return "1;31";
    case Ink::frame: return "";
    case Ink::addressee: return "33";
    case Ink::label: return "2;1";
  }
  return "";
}

void append_style(Style from, Style style, std::string& out) {
  if (!(from == Style{})) out += reset;
  const std::string_view code = colour_of(style.ink);
  if (code.empty() && !style.underlined) return;
  out += "\x1b[";
  out += code;
  if (style.underlined) out += code.empty() ? "4" : ";4";
  out += 'm';
}

/// C0, DEL, C1, and the marks that embed, override or isolate a direction of writing.
bool steers_terminal(char32_t cp) {
  return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/// White space where a line may be broken.
bool breaks(char32_t cp) {
  return utf8::is_space(cp) && cp != 0xA0 && cp != 0x202F && cp != 0xFEFF;
}

}  // namespace

void Page::add(char32_t cp, Style style) {
  if (steers_terminal(cp)) cp = 0xFFFD;
  if (word_.empty()) word_first_ = pending_ = style;
  if (colour_ && !(style == pending_)) {
    append_style(pending_, style, word_);
    pending_ = style;
  }
  utf8::append(word_, cp);
  const int width = cp < 0x80 ? 1 : utf8proc_charwidth(static_cast<utf8proc_int32_t>(cp));
  word_width_ += width > 0 ? static_cast<unsigned>(width) : 0;
}

void Page::text(std::string_view s, Style style) {
  for (std::size_t i = 0; i < s.size() && !full_;) {
    const utf8::Decoded d = utf8::decode(s, i);
    i += d.size;
    if (breaks(d.cp))
      blank();
    else
      add(d.cp, style);
  }
}

void Page::whole(std::string_view s, Style style) {
  for (std::size_t i = 0; i < s.size();) {
    const utf8::Decoded d = utf8::decode(s, i);
    i += d.size;
    add(breaks(d.cp) ? U' ' : d.cp, style);
  }
}

void Page::set(Style style) {
  if (colour_ && !(style == written_)) append_style(written_, style, out_);
  written_ = style;
}

void Page::end_word() {
  if (word_.empty()) return;
  const bool last = limit_ != 0 && lines_ + 1 >= limit_;
  const unsigned room = last && width_ > 2 ? width_ - 2 : width_;  // for the " …"
  if (!full_ && column_ != 0 && column_ + gap_ + word_width_ > room) {
    set(last ? Style{Ink::faint} : Style{});
    out_ += last ? " …" : "\n";
    full_ = last;
    if (!last) {
      ++lines_;
      column_ = 0;
    }
  }
  if (!full_) write_word();
  gap_ = 0;
  word_.clear();
  word_width_ = 0;
}

void Page::write_word() {
  if (column_ == 0) {
    column_ = started_ ? rest_ : first_;
    out_.append(column_, ' ');
    started_ = true;
  } else if (gap_ != 0) {
    if (!(written_ == word_first_)) set({});  // no colour or line in the gap between two styles
    out_.append(gap_, ' ');
    column_ += gap_;
  }
  set(word_first_);
  out_ += word_;
  written_ = pending_;
  column_ += word_width_;
}

void Page::end_line() {
  end_word();
  set({});
  if (column_ != 0) out_ += '\n';
  column_ = gap_ = 0;
  started_ = full_ = false;
  limit_ = lines_ = 0;
}

void Page::skip_line() {
  end_line();
  if (!out_.ends_with("\n\n")) out_ += '\n';
}

}  // namespace laut::output
