// The text: marks are taken out and remembered with their places.
#include <algorithm>

#include "base/source_file.h"
#include "base/utf8.h"
#include "corpus/parse.h"

namespace laut::corpus {
namespace {

constexpr std::size_t deepest = 100;       // marks within marks
constexpr std::size_t longest_label = 64;  // bytes
constexpr std::string_view letters = "qscfarkmtne";

/// Scans one paragraph after the other. Marks end with their paragraph, so that a brace that was forgotten spoils one
/// paragraph alone.
class Scanner {
 public:
  Scanner(CorpusArticle& article, Findings& out) : article_(article), out_(out) {}

  void paragraph(const Line& line) {
    line_ = line.number;
    if (!article_.text.empty()) article_.text += "\n\n";
    const auto begin = here();
    const std::string_view text = trim(line.text);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t brace = std::min(text.find_first_of("{}", at), text.size());
      article_.text += text.substr(at, brace - at);
      at = brace;
      if (at == text.size()) break;
      at = text[at] == '{' ? open(text, at) : close(at);
    }
    while (!open_.empty()) {
      error("the mark '" + open_.back().label + "' is not closed in its paragraph", "add '}' where its words end");
      pop();
    }
    article_.paragraphs.push_back({begin, here()});
    count_words({begin, here()});
  }

 private:
  struct Open {
    std::size_t mark = none;  // index into the article's marks, or none where the label was not understood
    std::string label;
    std::uint32_t begin = 0;
    bool quote = false;
  };

  std::uint32_t here() const { return static_cast<std::uint32_t>(article_.text.size()); }
  void error(std::string message, std::string mend) {
    out_.push_back({line_, false, std::move(message), std::move(mend)});
  }

  std::size_t open(std::string_view text, std::size_t brace) {
    const std::string_view window = text.substr(brace + 1, longest_label);
    const std::size_t length = std::min(window.find_first_of(" {}"), window.size());
    const std::string_view label = window.substr(0, length);
    if (open_.size() >= deepest) {
      error("marks are nested too deep", "close marks before");
      return brace + 1;
    }
    Mark mark;
    mark.line = line_;
    mark.inside = quotes_.empty() ? 0 : quotes_.back();
    mark.span = {here(), here()};
    const bool known = read_label(label, mark);
    if (length < window.size() && window[length] != ' ')
      error("no blank behind the label of '{" + std::string(label) + "'", "write {label words}");
    Open o;
    o.label = "{" + std::string(label);
    o.begin = here();
    if (known) {
      nested_in_itself(mark, o.label);
      o.mark = article_.marks.size();
      o.quote = mark.kind == MarkKind::quote;
      if (o.quote) quotes_.push_back(mark.number);
      article_.marks.push_back(mark);
    }
    open_.push_back(std::move(o));
    const std::size_t behind = brace + 1 + length;
    return behind < text.size() && text[behind] == ' ' ? behind + 1 : behind;
  }

  std::size_t close(std::size_t brace) {
    if (open_.empty())
      error("'}' without a mark", "take it out, or open the mark with '{label '");
    else
      pop();
    return brace + 1;
  }

  void pop() {
    const Open o = std::move(open_.back());
    open_.pop_back();
    if (o.quote) quotes_.pop_back();
    const std::string_view words = std::string_view(article_.text).substr(o.begin);
    if (trim(words).empty())
      error("the mark '" + o.label + "' has no words", "write {label words}");
    else if (words.front() == ' ' || words.back() == ' ')
      error("the words of '" + o.label + "' begin or end with a blank",
            "put one blank behind the label, others outside");
    if (o.mark != none) article_.marks[o.mark].span.end = here();
  }

  /// Parts of one thing are disjoint.
  void nested_in_itself(const Mark& mark, const std::string& label) {
    if (mark.kind == MarkKind::mention) return;
    for (const Open& o : open_)
      if (o.label == label)
        return error("'" + label + "' stands inside '" + label + "'", "close the first before, or number them apart");
  }

  bool read_label(std::string_view label, Mark& mark) {
    if (label.starts_with('@')) return read_mention(label, mark);
    const std::size_t dot = std::min(label.find('.'), label.size());
    const char letter = label.empty() ? ' ' : label.front();
    const std::size_t kind = letters.find(letter);
    mark.number = label_number(label.substr(0, dot), letter);
    if (kind == std::string_view::npos || mark.number == 0 || (dot < label.size() && letter != 'e')) {
      error("unknown label '{" + std::string(label) + "'",
            "use @key, qN sN cN fN aN rN kN mN, tN, nN, eN or eN.role with N from 1 to 99999");
      return false;
    }
    mark.kind = static_cast<MarkKind>(kind);
    return dot == label.size() || read_role(label, label.substr(dot + 1), mark);
  }

  bool read_role(std::string_view label, std::string_view name, Mark& mark) {
    const auto role = std::ranges::find(role_names, name);
    if (role == role_names.end()) {
      error("unknown role in '{" + std::string(label) + "'", "use actor, recipient, object, instrument or place");
      return false;
    }
    mark.kind = MarkKind::participant;
    mark.role = static_cast<Role>(role - role_names.begin());
    return true;
  }

  bool read_mention(std::string_view label, Mark& mark) {
    std::string_view key = label.substr(1);
    mark.kind = MarkKind::mention;
    for (; !key.empty(); key.remove_suffix(1)) {
      if (key.ends_with('~'))
        mark.form = MentionForm::nominal;
      else if (key.ends_with('^'))
        mark.form = MentionForm::pronominal;
      else if (key.ends_with('!'))
        mark.metonymic = true;
      else
        break;
    }
    const auto it = article_.entity_of.find(std::string(key));
    if (it == article_.entity_of.end()) {
      error("unknown entity in '{" + std::string(label) + "'",
            "add a line '@" + std::string(key) + " TYPE name' before '== text', or mend the key");
      return false;
    }
    mark.number = it->second;
    return true;
  }

  void count_words(Span s) {
    bool word = false;
    const std::string_view text = article_.view(s);
    for (std::size_t at = 0; at < text.size();) {
      const auto d = utf8::decode(text, at);
      at += d.size;
      if (utf8::is_space(d.cp)) {
        word = false;
      } else if (!word && (utf8::is_letter(d.cp) || utf8::is_digit(d.cp))) {
        word = true;
        ++article_.words;
      }
    }
  }

  CorpusArticle& article_;
  Findings& out_;
  std::uint32_t line_ = 0;
  std::vector<Open> open_;
  std::vector<std::uint32_t> quotes_;
};

}  // namespace

void parse_text(const Lines& lines, CorpusArticle& article, Findings& out) {
  Scanner scanner(article, out);
  for (const Line& line : lines)
    if (!trim(line.text).empty()) scanner.paragraph(line);
  if (!article.text.empty()) article.text += '\n';
}

}  // namespace laut::corpus
