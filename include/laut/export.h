/// Exports: the ledger in the formats of others, streamed article after article.
///
///     laut::ExportOptions options;
///     options.format = "jsonl";
///     const auto counts = laut::export_ledger(*ledger, options, [&](auto, auto, std::string_view text) {
///       out << text;
///       return laut::Status(laut::Ok{});
///     });
///
/// An export is of one moment of the ledger (one read transaction), in the order of its ids: the same ledger gives the
/// same bytes. Memory holds one revision, and the ids of the actors met (of graphml: its nodes and edges). Offsets are
/// code points of a revision's text. Identifiers are urn:laut:…, made of the article's key and content:
/// src/export/iri.h.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "laut/ledger.h"
#include "laut/result.h"

namespace laut {

struct ExportFormat {
  std::string_view name, about;
  bool files = false;  ///< files of their own for every article instead of one stream
};

/// Every format, in the order of the help.
std::span<const ExportFormat> export_formats();

/// What is exported. Empty members do not narrow it.
struct ExportOptions {
  std::string format;
  bool all_revisions = false;  ///< also those that a newer one has replaced
  bool event_rows = false;     ///< csv: a row an event instead of a row a claim
  std::string since, until;    ///< first and last day of publication, ISO 8601 (also a year or a month)
  std::string outlet;          ///< by its name
  std::string type;            ///< claims with an event of that type; of events, these alone
  std::string actor;  ///< a name, Q42 or #12: claims with it among their sources or taking part in their events
};

struct ExportCounts {
  std::uint64_t revisions = 0, claims = 0, events = 0;
};

/// Takes what is written. For a stream, name and suffix are empty and the texts follow each other; else the text is the
/// whole of a file: name is the article's own id, which is safe for no folder before it was made so, suffix has its
/// dot, and the files of an article (.txt, .ann) come one after the other under one name. A file without a name (brat's
/// annotation.conf) has it in the suffix. An error ends the export.
using ExportPut = std::function<Status(std::string_view name, std::string_view suffix, std::string_view text)>;

/// Errors: usage (no such format, event type, outlet or actor; a day that is none), io and data of the ledger, and
/// those of `put`. For one thread, as the ledger is.
Result<ExportCounts> export_ledger(const Ledger& ledger, const ExportOptions& options, const ExportPut& put);

}  // namespace laut
