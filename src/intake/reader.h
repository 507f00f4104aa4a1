/// What the readers of the formats share. Internal to src/intake.
#pragma once

#include <string>
#include <string_view>

#include "intake/charset.h"
#include "laut/intake.h"

namespace laut {

class Labeller;
class Outlets;

/// One call of Intake::read. Views live as long as the call.
struct Input {
  std::string_view bytes, path;
  const IntakeOptions& options;
  const ArticleSink& sink;
  const Labeller& labeller;
  const Outlets& outlets;
};

/// Where a reader stands with its sink: false once the caller asked to stop.
using Continue = bool;

// One reader a format, each in its own file. Each is linear in the input and gives every article or error to the sink.
void read_text(const Input& in);
void read_html(const Input& in);
void read_jsonl(const Input& in);
void read_ninjs(const Input& in);
void read_conllu(const Input& in);
void read_timeml(const Input& in);

/// The format of the bytes: by their content, then by the extension of the path, else text.
InputFormat detect_format(std::string_view bytes, std::string_view path);

/// Decodes in.bytes; adds what was mended to `warnings`. Errors as decode_text, and syntax where the input is empty.
Result<std::string> decode_input(const Input& in, std::string_view declared, std::vector<std::string>& warnings);

/// Completes an article (path, id, options, dates, blocks) and gives it to the sink.
/// An article without a visible character becomes Error syntax instead.
Continue deliver(const Input& in, Article&& article);
/// Gives an error to the sink with the path of the input filled in.
Continue refuse(const Input& in, Error error);

/// Fills `a` from the bytes of an HTML page or fragment in UTF-8: text, blocks, and the metadata that is still unset.
/// Errors: limit (nesting or work beyond what is accepted), syntax (no text in it).
Status article_from_html(std::string_view html, const Input& in, Article& a);

/// Sets `slot` unless it is set already or the value is blank.
void set_if_unset(Sourced& slot, std::string_view value, std::string_view origin);
/// The file name without folders and its last extension; "stdin" for standard input.
std::string stem(std::string_view path);

}  // namespace laut
