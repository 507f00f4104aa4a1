// Which format an input has.
#include <algorithm>

#include "intake/reader.h"

namespace laut {
namespace {

bool iequal(std::string_view s, std::string_view lower) {
  if (s.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = s[i] >= 'A' && s[i] <= 'Z' ? static_cast<char>(s[i] + 32) : s[i];
    if (c != lower[i]) return false;
  }
  return true;
}

std::string_view skip_blanks(std::string_view s) {
  s.remove_prefix(std::min(s.find_first_not_of(" \t\r\n"), s.size()));
  return s;
}

bool contains(std::string_view s, std::string_view lower) {
  for (std::size_t i = 0; i + lower.size() <= s.size(); ++i)
    if (iequal(s.substr(i), lower)) return true;
  return false;
}

/// "1<tab>Das<tab>der<tab>..." with ten columns.
bool conllu_line(std::string_view line) {
  return !line.empty() && line[0] >= '0' && line[0] <= '9' && std::count(line.begin(), line.end(), '\t') == 9;
}

bool looks_like_conllu(std::string_view s) {
  for (int lines = 0; lines < 40 && !s.empty(); ++lines) {
    const std::size_t end = std::min(s.find('\n'), s.size());
    const std::string_view line = s.substr(0, end);
    if (conllu_line(line)) return true;
    if (!line.starts_with('#') && !line.empty() && line != "\r") return false;
    s.remove_prefix(std::min(end + 1, s.size()));
  }
  return false;
}

InputFormat json_kind(std::string_view head) {
  // ninjs speaks of uris and body_text; JSON Lines of text or html.
  const bool ninjs = contains(head, "\"body_text\"") || contains(head, "\"body_xhtml\"") ||
                     contains(head, "\"body_html\"") || contains(head, "\"bodies\"") ||
                     contains(head, "\"headlines\"") ||
                     (contains(head, "\"uri\"") && contains(head, "\"versioncreated\""));
  return ninjs ? InputFormat::ninjs : InputFormat::jsonl;
}

InputFormat by_extension(std::string_view path) {
  const auto dot = path.rfind('.');
  const std::string_view ext = dot == path.npos ? std::string_view() : path.substr(dot + 1);
  const auto is = [&](std::string_view e) { return ext.size() == e.size() && iequal(ext, e); };
  if (is("html") || is("htm") || is("xhtml")) return InputFormat::html;
  if (is("jsonl") || is("ndjson")) return InputFormat::jsonl;
  if (is("ninjs")) return InputFormat::ninjs;
  if (is("conllu") || is("conll")) return InputFormat::conllu;
  if (is("tml") || is("timeml")) return InputFormat::timeml;
  return InputFormat::text;
}

}  // namespace

InputFormat detect_format(std::string_view bytes, std::string_view path) {
  if (!binary_signature(bytes).empty()) return InputFormat::text;  // whose reader refuses it with the right message
  const InputFormat extension = by_extension(path);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view head = skip_blanks(bytes.substr(0, 1 << 14));
  if (head.starts_with('{') && skip_blanks(head.substr(1)).starts_with('"'))
    return extension == InputFormat::ninjs ? extension : json_kind(head);
  if (head.starts_with('[') && skip_blanks(head.substr(1)).starts_with('{')) return InputFormat::ninjs;
  if (head.starts_with('<')) {
    if (contains(head.substr(0, 2048), "<timeml")) return InputFormat::timeml;
    const std::string_view start = head.substr(0, 4096);
    for (const std::string_view mark : {"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ",
                                        "<meta", "<title", "<h1", "<main", "<section"})
      if (contains(start, mark)) return InputFormat::html;
  }
  if ((head.starts_with('#') || conllu_line(head.substr(0, head.find('\n')))) && looks_like_conllu(head))
    return InputFormat::conllu;
  return extension;
}

}  // namespace laut
