/// What a format's file offers: one function that makes its Writer.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "export/statements.h"
#include "laut/export.h"

namespace laut::exports {

/// Where writers write: a stream that is passed on in pieces, or whole files. The first failure ends the export.
class Output {
 public:
  explicit Output(const ExportPut& put) : put_(put) {}
  /// What follows in the stream is appended here.
  std::string& stream() { return stream_; }
  void file(std::string_view name, std::string_view suffix, std::string_view text);
  /// Passes the stream on where a good piece of it is together, or whatever there is.
  void flush(bool all = false);
  const Status& status() const { return status_; }

 private:
  const ExportPut& put_;
  std::string stream_;
  Status status_ = Ok{};
};

/// A format at work. Views of the statements live during the call alone.
class Writer {
 public:
  Writer() = default;
  virtual ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual void begin(Output&) {}
  virtual void revision(const Statements& s, Output& out) = 0;
  virtual void end(ActorBook&, Output&) {}
};

/// Ids of the actors met: described once, behind all revisions.
using ActorIds = std::set<std::int64_t>;

// One file each.
std::unique_ptr<Writer> make_jsonl(const ExportOptions& options);
std::unique_ptr<Writer> make_csv(const ExportOptions& options);
std::unique_ptr<Writer> make_webanno(const ExportOptions& options);
std::unique_ptr<Writer> make_prov(const ExportOptions& options);
std::unique_ptr<Writer> make_schema_org(const ExportOptions& options);
std::unique_ptr<Writer> make_ftm(const ExportOptions& options);
std::unique_ptr<Writer> make_graphml(const ExportOptions& options);
std::unique_ptr<Writer> make_timeml(const ExportOptions& options);
std::unique_ptr<Writer> make_brat(const ExportOptions& options);

}  // namespace laut::exports
