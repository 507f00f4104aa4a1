#include "laut/output.h"

#include <array>
#include <utility>

#include "output/writers.h"

namespace laut {
namespace {

struct Format {
  OutputFormat format;
  std::string_view name, extension;
};

constexpr std::array<Format, 12> formats{{{OutputFormat::json, "json", ".json"},
                                          {OutputFormat::jsonl, "jsonl", ".jsonl"},
                                          {OutputFormat::text, "text", ".txt"},
                                          {OutputFormat::conllu, "conllu", ".conllu"},
                                          {OutputFormat::timeml, "timeml", ".tml"},
                                          {OutputFormat::explain, "explain", ".txt"},
                                          {OutputFormat::table, "table", ".txt"},
                                          {OutputFormat::csv, "csv", ".csv"},
                                          {OutputFormat::claims, "claims", ".txt"},
                                          {OutputFormat::claims_csv, "claims-csv", ".csv"},
                                          {OutputFormat::events, "events", ".txt"},
                                          {OutputFormat::events_csv, "events-csv", ".csv"}}};

}  // namespace

std::string_view to_string(OutputFormat f) {
  return formats[static_cast<std::size_t>(f)].name;
}

std::string_view file_extension(OutputFormat f) {
  return formats[static_cast<std::size_t>(f)].extension;
}

std::string_view file_header(OutputFormat f) {
  switch (f) {
    case OutputFormat::csv: return output::csv_header;
    case OutputFormat::claims_csv: return output::claims_csv_header;
    case OutputFormat::events_csv: return output::events_csv_header;
    default: return {};
  }
}

std::optional<OutputFormat> output_format(std::string_view name) {
  for (const Format& f : formats)
    if (f.name == name) return f.format;
  return std::nullopt;
}

void write(const Document& doc, OutputFormat format, const OutputOptions& options, std::string& out) {
  // Doubling a buffer of hundreds of megabytes would hold it twice; what is reserved and not written costs nothing.
  constexpr std::size_t large = 1 << 20;
  if (doc.text().size() > large) out.reserve(out.size() + doc.text().size() * 12);
  switch (format) {
    case OutputFormat::json: return output::write_json(doc, options, true, out);
    case OutputFormat::jsonl: return output::write_json(doc, options, false, out);
    case OutputFormat::text: return output::write_text(doc, options, out);
    case OutputFormat::conllu: return output::write_conllu(doc, out);
    case OutputFormat::timeml: return output::write_timeml(doc, out);
    case OutputFormat::explain: return output::write_explain(doc, options, out);
    case OutputFormat::table: return output::write_table(doc, options, out);
    case OutputFormat::csv: return output::write_csv(doc, out);
    case OutputFormat::claims: return output::write_claims(doc, options, out);
    case OutputFormat::claims_csv: return output::write_claims_csv(doc, out);
    case OutputFormat::events: return output::write_events(doc, options, out);
    case OutputFormat::events_csv: return output::write_events_csv(doc, out);
  }
}

}  // namespace laut
