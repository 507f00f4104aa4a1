/// The engine: everything from a text to its attributions.
///
///     auto engine = laut::Engine::open("/usr/share/laut");
///     if (!engine) { ... engine.error().to_string() ... }
///     laut::Scratch scratch;                       // one per thread
///     laut::Document doc;
///     doc.article.text = "...";
///     engine->read(doc, scratch);
///
/// An Engine is immutable after open() and may be shared by any number of threads; it maps its data and keeps it
/// mapped until destroyed. It never prints, aborts, or reads clock, locale or environment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "laut/document.h"
#include "laut/intake.h"
#include "laut/result.h"

namespace laut {

class Engine;

/// Working memory of one thread. Reuse it from document to document; do not share it between threads.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

  struct Impl;

 private:
  friend class Engine;
  std::unique_ptr<Impl> impl_;
};

/// A file the engine uses, for `laut --licenses`.
struct DataFile {
  std::string name, licence, source;
};

/// What decides which quotations there are.
enum class QuotationModel : std::uint8_t {
  automatic,  ///< free where that model is installed, else rules
  rules,      ///< the constructions alone
  free,       ///< de.quotes.free.bin, learned from free texts (CC0)
  nc,         ///< de.quotes.nc.bin, learned from a corpus for non-commercial use (CC BY-NC-SA 4.0)
};

/// Chosen once for all documents.
struct EngineOptions {
  QuotationModel quotations = QuotationModel::automatic;
  float min_score = 0;  ///< quotations with a smaller score are left out; 0 to 1
  /// Files of the user's own knowledge (offices, seats, names; the format is told in data/de/knowledge/README.md), the
  /// last one over the others, all over what laut knows.
  std::vector<std::filesystem::path> knowledge{};
};

class Engine {
 public:
  /// Maps the data files below `dir` (de.pack, de.lex; de.core.bin and the chosen quotation model where installed).
  /// Errors: io (missing; of a quotation model only where it was asked for by name), data (damaged or another version),
  /// syntax (a file of knowledge, with line and mend).
  static Result<Engine> open(const std::filesystem::path& dir, const EngineOptions& options = {});

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// Reads doc.article (text, blocks, metadata) and fills every other field of doc, which are emptied first.
  /// Where article.blocks is empty the text's paragraphs become body blocks. Relative times are anchored at
  /// article.published; without it they stay unanchored. Linear in the length of the text. Never fails: a text
  /// that is not valid UTF-8 gives items whose offsets count every invalid byte as one code point.
  ///
  /// `stages` asks for a part only: `stage::times | stage::quantities` gives the times and quantities that the whole
  /// gives, in a fraction of the time. Stages that these need are run with them.
  void read(Document& doc, Scratch& scratch, Stages stages = stage::all) const;

  /// The readers that make Articles of files. Lives as long as the engine.
  const Intake& intake() const;

  const std::vector<DataFile>& data_files() const;

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace laut
