// Exports as files to take along.
#include "laut/export.h"
#include "serve/service.h"

namespace laut::serve {
namespace {

constexpr unsigned most_exports = 2;  // at once; each has a ledger of its own
constexpr std::size_t most_held =
    256 * 1024;  // bytes of an export that are kept; a longer one is written as it is made

struct FileKind {
  std::string_view format, suffix, type;
};
constexpr FileKind kinds[] = {
    {"jsonl", ".jsonl", "application/jsonl"},          {"csv", ".csv", "text/csv; charset=utf-8"},
    {"webanno", ".jsonld", "application/ld+json"},     {"prov", ".jsonld", "application/ld+json"},
    {"schema", ".jsonld", "application/ld+json"},      {"ftm", ".ftm.jsonl", "application/jsonl"},
    {"graphml", ".graphml", "application/graphml+xml"}};

const FileKind* kind_of(std::string_view format) {
  for (const FileKind& k : kinds)
    if (k.format == format) return &k;
  return nullptr;
}

/// Counts an export in and out again.
class Turn {
 public:
  explicit Turn(Service& s) : service_(s), got_(s.exports.fetch_add(1) < most_exports) {}
  ~Turn() { service_.exports.fetch_sub(1); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool got() const { return got_; }

 private:
  Service& service_;
  bool got_;
};

bool write_all(const std::string& path, const ExportOptions& options, const PutPiece& put) {
  const auto ledger = Ledger::open(path);
  if (!ledger) return false;
  const auto done = export_ledger(*ledger, options, [&](std::string_view, std::string_view, std::string_view piece) {
    return put(piece) ? Status(Ok{}) : Status(Error{ErrorCode::io, "nobody reads any more", {}, 0, {}});
  });
  return done.ok();
}

}  // namespace

Answer get_formats(Service&, const Request& r, Id) {
  Parameters p(r);
  if (auto wrong = p.failure()) return *wrong;
  Answer a;
  JsonOut json(a.body, false);
  json.begin_object();
  json.key("rows");
  json.begin_array();
  for (const ExportFormat& f : export_formats()) {
    if (kind_of(f.name) == nullptr) continue;  // a folder of files: laut export writes it
    json.begin_object();
    json.string("name", f.name);
    json.string("about", f.about);
    json.end_object();
  }
  json.end_array();
  json.boolean("more", false);
  json.end_object();
  return a;
}

Answer get_export(Service& s, const Request& r, Id) {
  Parameters p(r);
  ExportOptions o;
  o.format = p.needed("format");
  o.since = p.text("since"), o.until = p.text("until"), o.outlet = p.text("outlet"), o.type = p.text("type");
  o.actor = p.text("actor");
  o.all_revisions = p.flag("all_revisions");
  const std::string rows = p.text("rows");
  if (auto wrong = p.failure()) return *wrong;
  if (!rows.empty() && rows != "claims" && rows != "events")
    return failure(400, "rows is neither claims nor events", "");
  o.event_rows = rows == "events";
  const FileKind* kind = kind_of(o.format);
  if (kind == nullptr)
    return failure(400, "there is no format '" + o.format.substr(0, 40) + "' here",
                   "see /api/v1/formats; laut export knows more");
  auto turn = std::make_shared<Turn>(s);
  if (!turn->got()) return failure(429, "other exports are at work", "try again in a moment");

  Answer a;
  a.type = kind->type;
  a.file = "laut" + std::string(kind->suffix);
  bool longer = false;
  {
    const auto loan = s.readers.lend();
    const auto done = export_ledger(loan.ledger(), o, [&](std::string_view, std::string_view, std::string_view piece) {
      a.body += piece;
      longer = a.body.size() > most_held;
      return longer ? Status(Error{ErrorCode::limit, "is longer", {}, 0, {}}) : Status(Ok{});
    });
    if (!done && !longer && !loan.expired()) return failure(done.error());
    longer = longer || loan.expired();
  }
  if (!longer) return a;
  a.body.clear();
  a.cacheable = false;
  a.stream = [path = s.readers.path(), o, turn](const PutPiece& put) { return write_all(path, o, put); };
  return a;
}

}  // namespace laut::serve
