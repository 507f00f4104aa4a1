/// Intake: files and streams of several formats become Articles.
///
/// Readers are known by name. Input is hostile: every reader is bounded and linear, and reports what it mends
/// (Article::warnings) or refuses (Error with file, line and mend).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "laut/article.h"
#include "laut/result.h"

namespace laut {

class Pack;

enum class InputFormat : std::uint8_t {
  automatic,  ///< by content, then by file extension
  text,
  html,
  jsonl,
  ninjs,
  conllu,
  timeml,
};
std::string_view to_string(InputFormat f);
/// The format of that name ("auto", "text", "html", "jsonl", "ninjs", "conllu", "timeml"), if there is one.
std::optional<InputFormat> input_format(std::string_view name);

/// What the caller knows better than the input. Non-empty values replace what the input says (origin "option").
struct IntakeOptions {
  InputFormat format = InputFormat::automatic;
  std::string published, outlet, title, url, language;
  bool strict = false;  ///< refuse what would otherwise be mended (invalid UTF-8, NUL bytes)
};

/// Receives every article of an input in order, or the error of one record (a malformed JSON line); reading goes
/// on after an error. Return false to stop.
using ArticleSink = std::function<bool(Result<Article>&&)>;

/// Immutable after open(), shared by threads.
class Intake {
 public:
  /// Uses the tables "intake.*" of the pack, which must outlive it. Errors: data.
  static Result<Intake> open(const Pack& pack);
  Intake();
  Intake(Intake&&) noexcept;
  Intake& operator=(Intake&&) noexcept;
  ~Intake();

  /// Reads the articles in `bytes`, the content of a file called `path` ("<stdin>"); the name decides nothing but
  /// the format where it is automatic and the content does not tell, the article's id, and messages.
  ///
  /// For plain text Article::text is the input unchanged (CRLF and all), but that a byte order mark is left out,
  /// another charset is turned into UTF-8, malformed bytes become U+FFFD and NUL bytes blanks, each with a warning. An
  /// input without text is an error (syntax, "is empty"), as is one that is no text (binary). The sink is called at
  /// least once. Dates are brought to ISO 8601; what is no date is dropped with a warning. Errors given to the sink:
  /// encoding, binary, syntax (with line), limit.
  void read(std::string_view bytes, std::string_view path, const IntakeOptions& options, const ArticleSink& sink) const;

  /// Labels the blocks of a plain text: paragraphs, clutter, headings. Fills article.blocks from article.text, and
  /// metadata that the text itself tells (dateline, byline, agencies) with origin "text" where it is still unset.
  void label(Article& article) const;

  /// The name of the clutter rule whose words the paragraph has, wherever it stands ("intake/share-bar"), or empty.
  std::string_view rule_of(std::string_view paragraph) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace laut
