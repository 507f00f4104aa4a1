#include "cases/case_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>

#include "base/source_file.h"
#include "base/utf8.h"

namespace laut::cases {
namespace {

constexpr std::string_view title_mark = "== ";
constexpr std::array meta_keys = {"published", "outlet", "title", "known gap"};

/// What each kind may carry: the number of labels and the keys of its fields ("" is the item's own span).
struct Kind {
  std::string_view name;
  std::size_t min_labels, max_labels;
  std::vector<std::string_view> keys;
};
const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"sentences", 1, 1, {}},
      {"sentence", 0, 0, {""}},
      {"tokens", 0, 0, {""}},
      {"token", 0, 1, {"", "lemma", "upos", "stts", "features", "particle", "head", "relation"}},
      {"clause",
       0,
       2,
       {"", "prefield", "left", "middle", "right", "postfield", "subject", "finite", "subordinator", "object",
        "passive", "negated", "depth"}},
      {"block", 0, 1, {""}},
      {"time", 0, 2, {"", "mod", "governor", "quant", "freq", "anchor", "earliest", "latest", "rule"}},
      {"quantity", 0, 2, {"", "unit", "counted", "governor", "low", "high", "rule"}},
      {"mention", 0, 1, {"", "form", "metonymic", "entity", "title", "country", "kind", "rule"}},
      {"quotation",
       0,
       2,
       {"quote", "speaker", "cue", "frame", "addressee", "relay", "relay cue", "entity", "hearsay", "inside",
        "factuality", "factuality cue", "stance", "rule"}},
      {"event",
       0,
       2,
       {"", "actor", "recipient", "object", "instrument", "place", "actor entity", "recipient entity", "object entity",
        "instrument entity", "place entity", "time", "quantity", "inside", "factuality", "rule"}},
      {"claim", 0, 1, {"", "chain", "stance", "inside", "rule"}},
      {"relation", 0, 1, {"", "from", "to", "role", "since", "until", "rule"}},
      {"disclosure", 0, 1, {"", "value", "entity", "rule"}},
  };
  return all;
}

const Kind* find_kind(std::string_view name) {
  const auto it = std::ranges::find(kinds(), name, &Kind::name);
  return it == kinds().end() ? nullptr : &*it;
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (const auto& n : names) (out += out.empty() ? "" : ", ") += n.empty() ? "(the item itself)" : n;
  return out;
}

class Parser {
 public:
  Parser(std::string_view text, std::string name) : name_(std::move(name)) {
    for (std::size_t at = 0; at <= text.size();) {
      std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      lines_.push_back(line);
      at = end + 1;
    }
  }

  Result<std::vector<Case>> run() {
    std::vector<Case> out;
    skip_blank();
    while (at_ < lines_.size()) {
      Case one;
      if (auto done = read_case(one); !done) return done.error();
      out.push_back(std::move(one));
      skip_blank();
    }
    if (out.empty()) return error(1, "there is no case in the file", "start one with '== Title'");
    return out;
  }

 private:
  std::string_view line() const { return lines_[at_]; }
  std::uint32_t number() const { return static_cast<std::uint32_t>(at_ + 1); }
  Error error(std::uint32_t line, std::string message, std::string mend) const {
    return {ErrorCode::syntax, std::move(message), name_, line, std::move(mend)};
  }
  static bool idle(std::string_view line) { return trim(line).empty() || trim(line).starts_with('#'); }
  void skip_blank() {
    while (at_ < lines_.size() && idle(line())) ++at_;
  }

  Status read_case(Case& out) {
    if (!line().starts_with(title_mark))
      return error(number(), "a case must start with its title", "write '== Title' before the text");
    out.path = name_;
    out.line = number();
    out.title = trim(line().substr(title_mark.size()));
    if (out.title.empty()) return error(number(), "the title is empty", "say what the case is about");
    ++at_;
    read_meta(out);
    if (auto done = read_text(out); !done) return done;
    return read_expectations(out);
  }

  void read_meta(Case& out) {
    for (; at_ < lines_.size(); ++at_) {
      const std::size_t colon = line().find(':');
      if (colon == std::string_view::npos) return;
      const std::string key(trim(line().substr(0, colon)));
      if (std::ranges::find(meta_keys, key) == meta_keys.end()) return;
      out.meta[key] = trim(line().substr(colon + 1));
    }
  }

  Status read_text(Case& out) {
    std::vector<std::string_view> text;
    for (; at_ < lines_.size() && line() != "--"; ++at_) {
      if (line().starts_with(title_mark)) break;
      text.push_back(line());
    }
    if (at_ >= lines_.size() || line() != "--")
      return error(out.line, "the case has no line '--'", "put '--' between the text and what is expected of it");
    ++at_;
    while (!text.empty() && trim(text.front()).empty()) text.erase(text.begin());
    while (!text.empty() && trim(text.back()).empty()) text.pop_back();
    if (text.empty()) return error(out.line, "the case has no text", "write it between the title and '--'");
    for (const auto& t : text) (out.text += t) += '\n';
    return Ok{};
  }

  Status read_expectations(Case& out) {
    for (; at_ < lines_.size() && !line().starts_with(title_mark); ++at_) {
      if (idle(line())) continue;
      auto one = read_expectation(trim(line()), number());
      if (!one) return one.error();
      if (auto found = check_places(out.text, *one); !found) return found;
      out.expectations.push_back(std::move(*one));
    }
    if (out.expectations.empty())
      return error(out.line, "the case expects nothing", "write what should be found below '--'");
    return Ok{};
  }

  Result<Expectation> read_expectation(std::string_view text, std::uint32_t at) const {
    Expectation e;
    e.line = at;
    e.source = text;
    std::vector<std::string_view> columns = split(text, '|');
    std::vector<std::string_view> head = words(columns[0]);
    if (!head.empty() && (head[0] == "no" || head[0] == "only")) {
      (head[0] == "no" ? e.negative : e.complete) = true;
      head.erase(head.begin());
    }
    if (head.empty()) return error(at, "the line names no kind of item", "start it with one of " + kind_names());
    std::string_view kind = head[0];
    if (e.complete && kind == "quantities") kind = "quantity";
    if (e.complete && kind.ends_with('s')) kind.remove_suffix(1);
    const Kind* known = find_kind(kind);
    if (!known) return error(at, "'" + std::string(head[0]) + "' is no kind of item", "use one of " + kind_names());
    e.kind = kind;
    e.labels.assign(head.begin() + 1, head.end());
    if (e.complete) {
      if (!e.labels.empty() || columns.size() > 1)
        return error(at, "'only' takes nothing but a kind", "write 'only " + std::string(head[0]) + "'");
      return e;
    }
    if (e.labels.size() > known->max_labels || (!e.negative && e.labels.size() < known->min_labels))
      return error(at, "'" + e.kind + "' has a wrong number of words before the first '|'",
                   "see the README of the cases");
    for (std::size_t i = 1; i < columns.size(); ++i)
      if (auto done = read_field(columns[i], *known, e); !done) return done.error();
    return e;
  }

  /// "key: value" where the kind has such a key, else the item's own span.
  Status read_field(std::string_view column, const Kind& kind, Expectation& e) const {
    std::string key;
    std::string_view value = column;
    const std::size_t colon = column.find(':');
    if (colon != std::string_view::npos) {
      const std::string_view name = trim(column.substr(0, colon));
      if (!name.empty() && std::ranges::find(kind.keys, name) != kind.keys.end()) {
        key = name;
        value = trim(column.substr(colon + 1));
      }
    }
    if (value.empty()) return error(e.line, "a field is empty", "write '-' for what must not be there");
    if (std::ranges::find(kind.keys, key) == kind.keys.end())
      return error(e.line, "'" + std::string(column) + "' is no field of '" + e.kind + "'",
                   "its fields are: " + joined(kind.keys));
    if (!e.fields.emplace(key, value).second)
      return error(e.line, "the field '" + key + "' is given twice", "separate parts of one field by ' // '");
    return Ok{};
  }

  /// Strings that name places must occur in the text: a typing error is reported here, not as a failure of laut.
  Status check_places(std::string_view text, const Expectation& e) const {
    static constexpr std::array places = {"",          "quote", "speaker",   "cue",    "frame",
                                          "addressee", "relay", "relay cue", "inside", "factuality cue"};
    static constexpr std::array of_events = {"actor", "recipient", "object", "instrument", "place", "time", "quantity"};
    for (const auto& [key, value] : e.fields) {
      const bool title = key == "title" && e.kind == "mention";
      const bool of_event = e.kind == "event" && std::ranges::find(of_events, key) != of_events.end();
      if (std::ranges::find(places, key) == places.end() && !title && !of_event) continue;
      if (e.kind == "tokens") continue;
      if (key == "inside" && value == "none") continue;
      if (auto found = locate(text, value); !found) return error(e.line, found.error().message, found.error().mend);
    }
    return Ok{};
  }

  static std::string kind_names() {
    std::vector<std::string_view> names;
    for (const auto& k : kinds()) names.push_back(k.name);
    return joined(names);
  }

  std::string name_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
};

bool letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  const char32_t cp = utf8::decode(text, begin).cp;
  return utf8::is_letter(cp) || utf8::is_digit(cp);
}
bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char32_t cp = utf8::decode(text, at).cp;
  return utf8::is_letter(cp) || utf8::is_digit(cp);
}

/// The n-th occurrence of part at or behind from that cuts no word, or npos.
std::size_t find_words(std::string_view text, std::string_view part, std::size_t from, unsigned n) {
  for (std::size_t at = text.find(part, from); at != std::string_view::npos; at = text.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    const bool cut =
        (letter_before(text, at) && letter_at(text, at)) || (letter_before(text, end) && letter_at(text, end));
    if (!cut && --n == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

Result<SpanList> locate(std::string_view text, std::string_view parts) {
  SpanList out;
  if (parts == "-") return out;
  std::size_t from = 0;
  while (!parts.empty()) {
    const std::size_t cut = std::min(parts.find(" // "), parts.size());
    std::string_view part = trim(parts.substr(0, cut));
    parts.remove_prefix(std::min(cut + 4, parts.size()));
    unsigned n = 1;
    if (const std::size_t hash = part.rfind('#'); hash != std::string_view::npos && hash + 1 < part.size()) {
      const char* end = part.data() + part.size();
      unsigned told = 0;
      if (auto [stop, code] = std::from_chars(part.data() + hash + 1, end, told);
          code == std::errc{} && stop == end && told) {
        n = told;
        part = part.substr(0, hash);
      }
    }
    // Counted from the text's start, so that "#2" means the same wherever the part stands in the list.
    const std::size_t at = find_words(text, part, n > 1 ? 0 : from, n);
    if (part.empty() || at == std::string_view::npos)
      return Error{ErrorCode::syntax, "'" + std::string(part) + "' does not occur so often in the text as whole words",
                   "", 0,
                   "copy it from the text; '//' between blanks separates parts, '#2' means the second occurrence"};
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())});
    from = at + part.size();
  }
  return out;
}

Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& name) {
  return Parser(text, name).run();
}

Result<std::vector<Case>> read_cases(const std::filesystem::path& file, const std::string& name) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::io, "cannot be read", name, 0, ""};
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return parse_cases(text, name);
}

}  // namespace laut::cases
