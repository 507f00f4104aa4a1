// CoNLL-U: sentences and words as given. The text is built from the words, so every word has a span of its own:
// words are joined by a blank unless SpaceAfter=No, sentences by a line feed, paragraphs (# newpar) by a blank line.
// The words of a multiword token (im = in dem) stand in the text in place of its surface form. One article for every
// "# newdoc"; without any, one for the whole file.
#include <algorithm>

#include "intake/paragraphs.h"
#include "intake/reader.h"

namespace laut {
namespace {

struct Columns {
  std::string_view id, form, misc;
  std::size_t count = 0;
};

Columns columns(std::string_view line) {
  Columns c;
  for (std::size_t at = 0; c.count < 11; ++c.count) {
    const std::size_t tab = line.find('\t', at);
    const std::string_view value = line.substr(at, tab - at);
    if (c.count == 0) c.id = value;
    if (c.count == 1) c.form = value;
    if (c.count == 9) c.misc = value;
    if (tab == line.npos) {
      ++c.count;
      break;
    }
    at = tab + 1;
  }
  return c;
}

/// The value of "# key = value", or empty.
std::string_view comment(std::string_view line, std::string_view key) {
  line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
  if (!line.starts_with(key)) return {};
  line.remove_prefix(key.size());
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  if (!line.starts_with('=')) return {};
  line.remove_prefix(1);
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  return line;
}

bool all_digits(std::string_view s) {
  return !s.empty() && s.find_first_not_of("0123456789") == s.npos;
}

bool has_property(std::string_view misc, std::string_view property) {
  for (std::size_t at = 0; at <= misc.size();) {
    const std::size_t end = std::min(misc.find('|', at), misc.size());
    if (misc.substr(at, end - at) == property) return true;
    at = end + 1;
  }
  return false;
}

class ConlluReader {
 public:
  explicit ConlluReader(const Input& in) : in_(in) {}

  void read(std::string_view text) {
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size() && going_;) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      at = end + 1;
      read_line(line, ++number);
    }
    end_sentence();
    if (going_ && !article_.given.empty())
      end_article();
    else if (going_ && documents_ == 0 && !failed_)
      refuse(in_, {ErrorCode::syntax, "holds no CoNLL-U sentence", {}, 0, "ten columns separated by tabs"});
  }

  void warn(std::vector<std::string> warnings) { article_.warnings = std::move(warnings); }

 private:
  void read_line(std::string_view line, std::uint32_t number) {
    if (line.empty()) return end_sentence();
    if (line.starts_with('#')) return read_comment(line);
    const Columns c = columns(line);
    if (skipping_) return;
    if (c.count != 10 || c.form.empty() || c.id.empty()) return fail(number, "has not the ten columns of CoNLL-U");
    if (const auto dash = c.id.find('-'); dash != c.id.npos) {
      range_ = true;
      range_last_ = c.id.substr(dash + 1);
      range_form_ = c.form;
      range_glued_ = has_property(c.misc, "SpaceAfter=No");
      range_words_.clear();
      return;
    }
    if (c.id.find('.') != c.id.npos) return;  // an empty node is no word of the text
    if (!all_digits(c.id)) return fail(number, "has an ID that is no number");
    add_word(c);
  }

  void read_comment(std::string_view line) {
    std::string_view key = line;
    key.remove_prefix(std::min(key.find_first_not_of("# "), key.size()));
    if (key.starts_with("newdoc")) {
      end_sentence();
      if (!article_.given.empty()) end_article();
      const std::string_view id = comment(line, "newdoc id");
      if (!id.empty()) article_.id = id;
      paragraph_ = false;
    } else if (key.starts_with("newpar")) {
      paragraph_ = !article_.text.empty();
    } else if (const std::string_view id = comment(line, "sent_id"); !id.empty()) {
      sentence_.id = id;
    }
  }

  void add_word(const Columns& c) {
    std::string& text = article_.text;
    if (sentence_.tokens.empty()) {
      sentence_start_ = text.size();
      if (!text.empty()) text += paragraph_ ? "\n\n" : "\n";
      paragraph_ = false;
    } else if (!glued_) {
      text += ' ';
    }
    const auto begin = static_cast<std::uint32_t>(text.size());
    for (const char ch : c.form) text += ch == '\0' ? ' ' : ch;
    sentence_.tokens.push_back({begin, static_cast<std::uint32_t>(text.size())});
    glued_ = has_property(c.misc, "SpaceAfter=No");
    if (!range_) return;
    range_words_ += c.form;
    // Words that spell the surface form (geht's = geht + 's) stand together as it does.
    glued_ = range_form_.starts_with(range_words_);
    if (c.id == range_last_) {
      glued_ = range_glued_;
      range_ = false;
    }
  }

  void end_sentence() {
    if (!sentence_.tokens.empty()) article_.given.push_back(std::move(sentence_));
    sentence_ = {};
    glued_ = range_ = skipping_ = false;
  }

  void end_article() {
    ++documents_;
    if (article_.id.empty()) article_.id = stem(in_.path) + (documents_ > 1 ? ":" + std::to_string(documents_) : "");
    blocks();
    Article done = std::move(article_);
    article_ = {};
    going_ = deliver(in_, std::move(done));
  }

  /// One body block a sentence: CoNLL-U says nothing of clutter, and no sentence is to be lost to a label.
  void blocks() {
    for (const GivenSentence& s : article_.given) {
      const Span span = trimmed(article_.text, {s.tokens.front().begin, s.tokens.back().end});
      if (!span.empty()) article_.blocks.push_back({span, BlockKind::body, "intake/conllu-sentence"});
    }
  }

  /// Drops the sentence and goes on with the next one.
  void fail(std::uint32_t number, std::string message) {
    failed_ = skipping_ = true;
    if (!sentence_.tokens.empty()) article_.text.resize(sentence_start_);
    sentence_ = {};
    going_ = refuse(
        in_,
        {ErrorCode::syntax, std::move(message), {}, number, "ten columns separated by tabs; the sentence is left out"});
  }

  const Input& in_;
  Article article_;
  GivenSentence sentence_;
  std::size_t sentence_start_ = 0;
  std::string_view range_last_, range_form_;
  std::string range_words_;
  std::uint32_t documents_ = 0;
  bool glued_ = false, range_ = false, range_glued_ = false, paragraph_ = false, skipping_ = false, failed_ = false,
       going_ = true;
};

}  // namespace

void read_conllu(const Input& in) {
  std::vector<std::string> warnings;
  auto text = decode_input(in, {}, warnings);
  if (!text) {
    refuse(in, text.error());
    return;
  }
  ConlluReader reader(in);
  reader.warn(std::move(warnings));
  reader.read(*text);
}

}  // namespace laut
