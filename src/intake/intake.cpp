#include "laut/intake.h"

#include <fmt/format.h>

#include <array>

#include "base/pack.h"
#include "base/utf8.h"
#include "intake/dates.h"
#include "intake/labeller.h"
#include "intake/outlets.h"
#include "intake/paragraphs.h"
#include "intake/reader.h"

namespace laut {
namespace {

constexpr std::array<std::string_view, 7> format_names{"auto", "text", "html", "jsonl", "ninjs", "conllu", "timeml"};
constexpr std::size_t most_bytes = std::size_t{1} << 30;

}  // namespace

std::string_view to_string(InputFormat f) {
  const auto i = static_cast<std::size_t>(f);
  return i < format_names.size() ? format_names[i] : "?";
}

std::optional<InputFormat> input_format(std::string_view name) {
  for (std::size_t i = 0; i < format_names.size(); ++i)
    if (format_names[i] == name) return static_cast<InputFormat>(i);
  return {};
}

struct Intake::Impl {
  Labeller labeller;
  Outlets outlets;
};

Intake::Intake() = default;
Intake::Intake(Intake&&) noexcept = default;
Intake& Intake::operator=(Intake&&) noexcept = default;
Intake::~Intake() = default;

Result<Intake> Intake::open(const Pack& pack) {
  Intake intake;
  intake.impl_ = std::make_unique<Impl>();
  auto labeller = Labeller::open(pack);
  if (!labeller) return labeller.error();
  intake.impl_->labeller = std::move(*labeller);
  auto outlets = Outlets::open(pack);
  if (!outlets) return outlets.error();
  intake.impl_->outlets = std::move(*outlets);
  return intake;
}

void Intake::read(std::string_view bytes, std::string_view path, const IntakeOptions& options,
                  const ArticleSink& sink) const {
  const Input in{bytes, path, options, sink, impl_->labeller, impl_->outlets};
  if (bytes.size() > most_bytes) {
    refuse(in, {ErrorCode::limit, "is larger than 1 GiB", {}, 0, "split it into several files"});
    return;
  }
  switch (options.format == InputFormat::automatic ? detect_format(bytes, path) : options.format) {
    case InputFormat::automatic:
    case InputFormat::text: return read_text(in);
    case InputFormat::html: return read_html(in);
    case InputFormat::jsonl: return read_jsonl(in);
    case InputFormat::ninjs: return read_ninjs(in);
    case InputFormat::conllu: return read_conllu(in);
    case InputFormat::timeml: return read_timeml(in);
  }
}

void Intake::label(Article& article) const {
  impl_->labeller.label(article);
}

std::string_view Intake::rule_of(std::string_view paragraph) const {
  return impl_->labeller.rule_of(paragraph);
}

void set_if_unset(Sourced& slot, std::string_view value, std::string_view origin) {
  if (!slot.empty()) return;
  const Span s = trimmed(value, {0, static_cast<std::uint32_t>(value.size())});
  if (!s.empty()) slot = {std::string(value.substr(s.begin, s.size())), std::string(origin), {}};
}

std::string stem(std::string_view path) {
  if (path == "<stdin>" || path.empty() || path == "-") return "stdin";
  if (const auto slash = path.find_last_of("/\\"); slash != path.npos) path.remove_prefix(slash + 1);
  if (const auto dot = path.rfind('.'); dot != path.npos && dot > 0) path = path.substr(0, dot);
  std::string out;
  utf8::repair(path, out);
  return out;
}

Continue refuse(const Input& in, Error error) {
  if (error.file.empty()) error.file = in.path;
  return in.sink(std::move(error));
}

namespace {

/// An option replaces what the input says.
void prefer(Sourced& slot, const std::string& option) {
  if (!option.empty()) slot = {option, "option", {}};
}

/// Brings a date to ISO 8601; drops what is none, for a wrong anchor is worse than no anchor.
void tidy_date(Sourced& date, std::string_view what, std::vector<std::string>& warnings) {
  if (date.empty() || date.origin == "text") return;
  std::string iso = iso_date(date.value);
  if (iso.empty()) {
    warnings.push_back(
        fmt::format("the {} date \"{}\" ({}) is no date and was dropped", what, date.value.substr(0, 60), date.origin));
    date = {};
  } else {
    date.value = std::move(iso);
  }
}

void tidy_language(Sourced& language) {
  // "de-DE", "de_AT" and "DE" are all German.
  if (const auto cut = language.value.find_first_of("-_"); cut != std::string::npos && cut >= 2)
    language.value.resize(cut);
  for (char& c : language.value)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
}

}  // namespace

Continue deliver(const Input& in, Article&& a) {
  if (trimmed(a.text, {0, static_cast<std::uint32_t>(a.text.size())}).empty())
    return refuse(in, {ErrorCode::syntax,
                       a.id.empty() ? "holds no text" : fmt::format("article {} holds no text", a.id),
                       {},
                       0,
                       "give an article with text"});
  a.path = in.path;
  if (a.id.empty()) a.id = stem(in.path);
  prefer(a.published, in.options.published);
  prefer(a.outlet, in.options.outlet);
  prefer(a.title, in.options.title);
  prefer(a.url, in.options.url);
  prefer(a.language, in.options.language);
  tidy_date(a.published, "publication", a.warnings);
  tidy_date(a.updated, "update", a.warnings);
  tidy_language(a.language);
  if (a.outlet.empty() && !a.url.empty()) {
    if (const std::string_view name = in.outlets.name_of(a.url.value); !name.empty())
      a.outlet = {std::string(name), "url", {}};
  }
  if (a.blocks.empty()) in.labeller.label(a);
  return in.sink(std::move(a));
}

Result<std::string> decode_input(const Input& in, std::string_view declared, std::vector<std::string>& warnings) {
  if (in.bytes.empty())
    return Error{ErrorCode::syntax, "is empty", std::string(in.path), 0, "give a file with an article"};
  auto decoded = decode_text(in.bytes, {in.path, declared, in.options.strict});
  if (!decoded) return decoded.error();
  if (decoded->guessed) warnings.push_back(fmt::format("is not UTF-8 and was read as {}", to_string(decoded->charset)));
  if (decoded->replaced > 0)
    warnings.push_back(fmt::format("{} {} not {} and became U+FFFD", decoded->replaced,
                                   decoded->replaced == 1 ? "byte was" : "bytes were", to_string(decoded->charset)));
  if (decoded->nuls > 0)
    warnings.push_back(std::to_string(decoded->nuls) +
                       (decoded->nuls == 1 ? " NUL byte became a blank" : " NUL bytes became blanks"));
  return std::move(decoded->text);
}

}  // namespace laut
