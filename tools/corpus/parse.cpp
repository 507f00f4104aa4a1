#include "corpus/parse.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "base/source_file.h"
#include "base/utf8.h"

namespace laut::corpus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view text_title = "== text";
constexpr std::string_view facts_title = "== facts";

struct Parts {
  Lines head, text, facts;
  std::uint32_t text_line = 0, facts_line = 0;
};

Parts split_file(std::string_view file, Findings& out) {
  Parts parts;
  Lines* now = &parts.head;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    std::string_view line = file.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with("== ")) {
      now->push_back({number, line});
    } else if (trim(line) == text_title && !parts.text_line) {
      parts.text_line = number;
      now = &parts.text;
    } else if (trim(line) == facts_title && parts.text_line && !parts.facts_line) {
      parts.facts_line = number;
      now = &parts.facts;
    } else {
      out.push_back({number, false, "'" + std::string(line.substr(0, 40)) + "' is no part of a file, or stands twice",
                     "write '== text' once and behind it '== facts' once"});
    }
  }
  return parts;
}

void check_encoding(std::string_view file, Findings& out) {
  std::uint32_t line = 1;
  for (std::size_t at = 0; at < file.size();) {
    const auto d = utf8::decode(file, at);
    if (d.cp == U'\n') ++line;
    if (d.cp == 0xFFFD && d.size == 1) {
      out.push_back({line, false, "a byte is not UTF-8", "save the file as UTF-8"});
      return;
    }
    at += d.size;
  }
}

}  // namespace

CorpusArticle parse(std::string_view file, std::string id, Findings& out) {
  CorpusArticle article;
  article.id = std::move(id);
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  check_encoding(file, out);
  const Parts parts = split_file(file, out);
  article.text_line = parts.text_line;
  if (!parts.text_line) out.push_back({0, false, "the file has no line '== text'", "put it before the text"});
  if (!parts.facts_line) out.push_back({0, false, "the file has no line '== facts'", "put it before the facts"});
  parse_head(parts.head, article, out);
  parse_text(parts.text, article, out);
  assemble(article, out);
  parse_facts(parts.facts, article, out);
  return article;
}

Result<CorpusArticle> read_article(const fs::path& path, Findings& out) {
  std::error_code code;
  const auto size = fs::file_size(path, code);
  if (code) return Error{ErrorCode::io, "cannot be read", path.string(), 0, "check that it is there"};
  if (size > largest_file) return Error{ErrorCode::limit, "is too large for an article", path.string(), 0, "split it"};
  std::ifstream in(path, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) return Error{ErrorCode::io, "cannot be read", path.string(), 0, ""};
  return parse(file, path.stem().string(), out);
}

Result<std::vector<fs::path>> corpus_files(const std::vector<std::string>& arguments) {
  std::vector<fs::path> files;
  for (const auto& argument : arguments) {
    std::error_code code;
    if (!fs::is_directory(argument, code)) {
      files.emplace_back(argument);
      continue;
    }
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator it(argument, code), end; !code && it != end; it.increment(code))
      if (it->path().extension() == ".txt") found.push_back(it->path());
    if (code) return Error{ErrorCode::io, "cannot be listed", argument, 0, "check that it may be read"};
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::string label(MarkKind kind, std::uint32_t number) {
  static constexpr std::string_view letters = "qscfarkmtnee";
  return letters[static_cast<std::size_t>(kind)] + std::to_string(number);
}

std::uint32_t label_number(std::string_view text, char letter) {
  std::uint32_t number = 0;
  if (text.size() < 2 || text.size() > 6 || text[0] != letter || text[1] == '0') return 0;
  const auto [stop, code] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
  return code == std::errc{} && stop == text.data() + text.size() ? number : 0;
}

}  // namespace laut::corpus
