/// What holds of every article that intake reads, whatever the input; shared by the fuzz targets.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/pack.h"
#include "base/utf8.h"
#include "laut/intake.h"

namespace laut::fuzz {

inline void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

inline const Intake& intake() {
  static const auto* pack = new Result<Pack>(Pack::open(LAUT_SHARE_DIR "/de.pack"));
  require(pack->ok(), "the pack opens");
  static const auto* opened = new Result<Intake>(Intake::open(**pack));
  require(opened->ok(), "intake opens");
  return **opened;
}

inline void check(const Article& a) {
  std::string repaired;
  require(utf8::repair(a.text, repaired) == 0, "the text is valid UTF-8");
  require(!a.blocks.empty(), "an article has blocks");
  require(!a.id.empty(), "an article has an id");
  std::size_t at = 0;
  const auto only_blanks = [&](std::size_t end) {
    while (at < end) {
      const utf8::Decoded d = utf8::decode(a.text, at);
      if (!utf8::is_space(d.cp)) return false;
      at += d.size;
    }
    return at == end;
  };
  for (const Block& b : a.blocks) {
    require(b.span.begin < b.span.end && b.span.end <= a.text.size(), "a block lies within the text");
    require(at <= b.span.begin, "blocks ascend and are disjoint");
    require(only_blanks(b.span.begin), "every visible byte is in a block, and blocks begin at a code point");
    at = b.span.end;
    require(!b.rule.empty(), "a block names its rule");
  }
  require(only_blanks(a.text.size()), "every visible byte is in a block");
  std::uint32_t end = 0;
  for (const GivenSentence& s : a.given) {
    require(!s.tokens.empty(), "a given sentence has tokens");
    for (const Span t : s.tokens) {
      require(end <= t.begin && t.begin < t.end && t.end <= a.text.size(), "given tokens ascend within the text");
      end = t.end;
    }
  }
  const auto in_text = [&](const Sourced& s) { require(s.span.end <= a.text.size(), "metadata points into the text"); };
  for (const Sourced* s : {&a.title, &a.outlet, &a.url, &a.published, &a.updated, &a.language}) in_text(*s);
  for (const Sourced& s : a.authors) in_text(s);
  for (const Sourced& s : a.agencies) in_text(s);
}

/// Reads the bytes, once as they are and once strictly. Returns 0.
inline int read(std::string_view bytes, InputFormat format) {
  for (const bool strict : {false, true}) {
    IntakeOptions options;
    options.format = format;
    options.strict = strict;
    std::size_t calls = 0;
    intake().read(bytes, "eingabe", options, [&](Result<Article>&& r) {
      ++calls;
      if (r)
        check(*r);
      else
        require(!r.error().message.empty(), "an error says what is wrong");
      return true;
    });
    require(calls > 0, "the sink is called");
  }
  return 0;
}

}  // namespace laut::fuzz
