#include "ledger/questions_words.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr std::size_t most_terms = 32;
constexpr std::string_view mark_begin = "\xEE\x80\x80", mark_end = "\xEE\x80\x81";

class Stemmer {
 public:
  std::string operator()(std::string_view word) {
    const auto* s = stemmer_ == nullptr
                        ? nullptr
                        : sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                          static_cast<int>(word.size()));
    if (s == nullptr) return std::string(word);
    return {reinterpret_cast<const char*>(s), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
  }

 private:
  struct Delete {
    void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_{sb_stemmer_new("german", "UTF_8")};
};

}  // namespace

// Folded words are letters and digits alone: within the quotes of FTS5 nothing of them can be syntax.
std::string match_expression(std::string_view words) {
  std::string out;
  std::size_t terms = 0;
  const auto add = [&](std::string_view part) {
    const std::string plain = folded(part);
    if (plain.empty() || terms == most_terms) return;
    ++terms;
    out += (out.empty() ? "\"" : " AND \"") + plain + '"';
  };
  while (!words.empty()) {
    const bool phrase = words.front() == '"';
    const std::size_t begin = phrase ? 1 : 0;
    const std::size_t end = std::min(phrase ? words.find('"', 1) : words.find_first_of(" \t\n\r\""), words.size());
    add(words.substr(begin, end - begin));
    const bool closing = phrase || (end < words.size() && words[end] != '"');
    words.remove_prefix(std::min(end + (closing ? 1 : 0), words.size()));
  }
  return out;
}

std::string marked(std::string_view sentence, std::string_view words) {
  Stemmer stem;
  std::vector<std::string> wanted;
  std::string buffer, out;
  each_word(words, buffer, [&](std::string_view w, std::size_t, std::size_t) {
    wanted.push_back(stem(w));
    return wanted.size() < most_terms * 4;
  });
  std::size_t done = 0;
  each_word(sentence, buffer, [&](std::string_view w, std::size_t begin, std::size_t end) {
    if (std::find(wanted.begin(), wanted.end(), stem(w)) == wanted.end()) return true;
    out.append(sentence, done, begin - done).append(mark_begin).append(sentence, begin, end - begin).append(mark_end);
    done = end;
    return true;
  });
  return out.append(sentence, done);
}

}  // namespace laut::ledger
