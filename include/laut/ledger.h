/// The ledger: one SQLite file that keeps what every article claimed, by whom, through whom, since when.
///
///     auto ledger = laut::Ledger::open("news.db", {.write = true, .create = true});
///     ledger->begin();
///     for (const laut::Document& doc : documents) ledger->add(doc, {.moment = now, .engine = "laut 0.1.0"});
///     ledger->commit();
///
/// Statements are only ever added; what is derived from them (latest revisions, origins of agency copy, the search
/// index) can be made again (rebuild). src/ledger/schema.sql tells every table. One writer at a time, any number of
/// readers beside it, each with a Ledger of its own: an object is for one thread. The moment comes from the caller; the
/// library reads no clock. Link laut_ledger besides laut.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "laut/document.h"
#include "laut/result.h"

namespace laut {

namespace ledger {
class Database;
}

struct LedgerOptions {
  bool write = false;
  bool create = false;   ///< make the file where there is none; implies write
  int busy_ms = 30'000;  ///< how long to wait while another program writes
};

/// When and by what a document was read.
struct Seen {
  std::int64_t moment = 0;  ///< Unix seconds
  std::string_view engine;  ///< program, data and model
};

struct Addition {
  enum class Kind : std::uint8_t {
    unchanged,  ///< this content of the article is there already: nothing was written
    first,      ///< a new article
    revised     ///< a new revision of a known one
  };
  Kind kind = Kind::unchanged;
  std::int64_t article = 0, revision = 0;
};

/// The text of a revision. Spans are code points.
struct StoredText {
  std::string text;
  std::vector<Span> sentences;
};

/// How an address was found the last time.
struct SourceState {
  std::string etag, modified;  ///< validators of HTTP; of a file: size and time of its last change
  std::int64_t fetched = 0;    ///< Unix seconds
  int status = 0;              ///< of HTTP; 200 for a file that was read whole
};

/// A claim as a difference tells it. Names are those of the actors they stand for now.
struct ClaimView {
  std::int64_t id = 0;
  std::string words;                 ///< of its spans, " … " between parts
  std::string said_as;               ///< type of the quotation, empty for the article's own
  std::vector<std::string> sources;  ///< outermost first; "?" for one that is not named
  std::string factuality;
  std::vector<std::string> numbers;  ///< "≥ 20 Container"
};

/// What became of the claims of an article from one revision to another.
struct Difference {
  struct Change {
    ClaimView before, after;
    bool words = false, numbers = false, certainty = false, source = false;  ///< what differs
  };
  std::int64_t article = 0;
  std::string key;
  std::uint32_t from = 0, to = 0;  ///< numbers of the revisions
  std::vector<ClaimView> added, withdrawn;
  std::vector<Change> changed;
  std::uint32_t unchanged = 0;
  std::vector<std::string> corrections;  ///< notes of correction and update in the later revision that are new there
};

/// What somebody decided about actors. Nothing is deleted: a decision is undone by another one.
struct Decision {
  enum class Kind : std::uint8_t {
    merge,  ///< `actor` stands for `other` from now on, with all that stand for it
    split,  ///< `actor` stands for itself again
    undo    ///< the decision `undone` is not in force any more
  };
  std::int64_t id = 0, made = 0;  ///< Unix seconds
  Kind kind = Kind::merge;
  std::int64_t actor = 0, other = 0, undone = 0;  ///< 0 where the kind has none
  std::string note;
};

class Ledger {
 public:
  /// Errors: io (missing, not permitted, read-only, being written by another), data (no SQLite file, truncated, another
  /// program's database, made by a newer laut; an older one that must first be brought forward by a writer).
  static Result<Ledger> open(const std::string& path, const LedgerOptions& options = {});
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// A batch: what is added until commit() is kept together or not at all. A few hundred articles a batch are quick.
  Status begin();
  Status commit();
  void roll_back();

  /// Adds what was read. Outside of a batch it is a batch of its own. After an error the whole batch is rolled back.
  /// Errors: io (disk full ...), usage (not opened for writing).
  Result<Addition> add(const Document& doc, const Seen& seen);

  /// True where this content of the article is there already: it need not be read again. Sees what is committed, or
  /// added within this object's batch. The article must be as add() will get it.
  Result<bool> knows(const Article& article) const;

  /// Makes again, from statements and decisions, all that is derived from them. One transaction.
  Status rebuild();

  Result<StoredText> text(std::int64_t revision) const;
  /// The article of that key, address, number ("#12") or, where only one has it, name.
  Result<std::optional<std::int64_t>> find_article(std::string_view what) const;
  /// Compares two revisions; 0 stands for the latest, and for the one before it. Errors: usage (no such revision).
  Result<Difference> diff(std::int64_t article, std::uint32_t from = 0, std::uint32_t to = 0) const;

  /// Decisions about actors; each gives its id. Who stands for whom, and the cases of these actors, follow at once.
  /// Errors: usage (no such actor or decision, an actor with itself, opened for reading), io.
  Result<std::int64_t> merge(std::int64_t actor, std::int64_t other, std::int64_t moment, std::string_view note = {});
  Result<std::int64_t> split(std::int64_t actor, std::int64_t moment, std::string_view note = {});
  Result<std::int64_t> undo(std::int64_t decision, std::int64_t moment, std::string_view note = {});
  Result<std::vector<Decision>> decisions() const;

  Result<std::optional<SourceState>> source(std::string_view address) const;
  Status keep_source(std::string_view address, const SourceState& state);

  /// For what is built on the ledger within laut (questions, exports).
  ledger::Database& database() const;

 private:
  struct Impl;
  explicit Ledger(std::unique_ptr<Impl> impl);
  Result<std::int64_t> decide(const Decision& decision);
  Status must_exist(const char* table, std::int64_t id) const;
  std::unique_ptr<Impl> impl_;
};

}  // namespace laut
