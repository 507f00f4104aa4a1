#include "cases/case_check.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/source_file.h"

namespace laut::cases {
namespace {

/// Token indices that the spans cover, without punctuation and quotation marks: where exactly a quotation ends
/// among its marks is the business of the unit tests.
std::vector<std::uint32_t> covered(const Document& doc, const SpanList& spans) {
  std::vector<std::uint32_t> out;
  for (const Span s : spans) {
    auto it = std::ranges::lower_bound(doc.tokens, s.begin + 1, {}, &Token::end);
    for (; it != doc.tokens.end() && it->begin < s.end; ++it)
      if (it->kind != TokenKind::punctuation && it->kind != TokenKind::quote)
        out.push_back(static_cast<std::uint32_t>(it - doc.tokens.begin()));
  }
  return out;
}

std::optional<double> as_number(std::string_view s) {
  double value = 0;
  const auto done = std::from_chars(s.data(), s.data() + s.size(), value);
  if (done.ec != std::errc{} || done.ptr != s.data() + s.size()) return std::nullopt;
  return value;
}

bool same_text(std::string_view expected, std::string_view found) {
  if (expected == found) return true;
  const auto a = as_number(expected), b = as_number(found);
  return a && b && *a == *b;
}

/// "konj1 sing" holds where all of its words are among those found.
bool same_words(std::string_view expected, std::string_view found) {
  const auto have = words(found);
  return std::ranges::all_of(words(expected), [&](auto w) { return std::ranges::find(have, w) != have.end(); });
}

bool same_place(const Document& doc, const Expectation& e, const SpanList& expected, const SpanList& found) {
  if (e.kind == "quotation" || e.kind == "claim") return covered(doc, expected) == covered(doc, found);
  return expected == found;
}

bool same_field(const Document& doc, const Expectation& e, const std::string& key, const std::string& value,
                const Found& item) {
  if (const auto place = item.places.find(key); place != item.places.end()) {
    if (key == "inside" && value == "none") return place->second.empty();
    return same_place(doc, e, locate(doc.text(), value).value(), place->second);
  }
  const auto text = item.values.find(key);
  if (text == item.values.end()) return value == "-" || value == "no";
  return key == "features" ? same_words(value, text->second) : same_text(value, text->second);
}

bool matches(const Document& doc, const Expectation& e, const Found& item) {
  if (e.labels.size() > item.labels.size()) return false;
  for (std::size_t i = 0; i < e.labels.size(); ++i)
    if (!same_text(e.labels[i], item.labels[i])) return false;
  return std::ranges::all_of(e.fields, [&](const auto& f) { return same_field(doc, e, f.first, f.second, item); });
}

/// "tokens | Am 3. Mai": these forms one after the other, somewhere.
bool has_tokens(const Document& doc, std::string_view forms) {
  const auto wanted = words(forms);
  const auto equal = [&](const Token& t, std::string_view form) { return doc.view(t.span()) == form; };
  return std::search(doc.tokens.begin(), doc.tokens.end(), wanted.begin(), wanted.end(), equal) != doc.tokens.end();
}

std::string listing(const Document& doc, const std::vector<Found>& found) {
  if (found.empty()) return "  found: nothing of the kind";
  std::string out;
  for (const Found& f : found) (out += out.empty() ? "" : "\n") += "  found: " + to_line(doc, f);
  return out;
}

class Checker {
 public:
  Checker(const Case& expected, const Document& doc) : case_(expected), doc_(doc) {}

  std::vector<std::string> run() {
    for (const Expectation& e : case_.expectations) check(e);
    return std::move(wrong_);
  }

 private:
  void fail(const Expectation& e, const std::string& what) {
    wrong_.push_back(case_.path + ':' + std::to_string(e.line) + ": " + what);
  }

  void check(const Expectation& e) {
    if (e.kind == "sentences") return check_count(e);
    const std::vector<Found> found = items(doc_, e.kind);
    if (e.complete) return check_complete(e, found);
    const bool there = e.kind == "tokens"
                           ? has_tokens(doc_, e.fields.at(""))
                           : std::ranges::any_of(found, [&](const Found& f) { return matches(doc_, e, f); });
    if (there && e.negative) fail(e, "expected " + e.source + "\n" + listing(doc_, found));
    if (!there && !e.negative) fail(e, "expected: " + e.source + "\n" + listing(doc_, found));
  }

  void check_count(const Expectation& e) {
    const std::string found = std::to_string(doc_.sentences.size());
    if (e.labels.empty() || same_text(e.labels[0], found) != e.negative) return;
    fail(e, "expected: " + e.source + ", found " + found + "\n" + listing(doc_, items(doc_, "sentence")));
  }

  void check_complete(const Expectation& e, const std::vector<Found>& found) {
    for (const Found& f : found) {
      const bool expected = std::ranges::any_of(case_.expectations, [&](const Expectation& other) {
        return other.kind == e.kind && !other.complete && !other.negative && matches(doc_, other, f);
      });
      if (!expected) fail(e, "not expected, but\n  found: " + to_line(doc_, f));
    }
  }

  const Case& case_;
  const Document& doc_;
  std::vector<std::string> wrong_;
};

}  // namespace

std::vector<std::string> check(const Case& expected, const Document& doc) {
  return Checker(expected, doc).run();
}

}  // namespace laut::cases
