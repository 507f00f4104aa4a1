/// Speed of every stage and of the whole engine, in tokens a second of processor time on one thread.
///
/// A stage needs what the stages before it found, so every iteration runs the whole pipeline and measures one part.
#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "attribution/attribution.h"
#include "attribution/verifier.h"
#include "base/pack.h"
#include "clauses/clauses.h"
#include "core/core.h"
#include "laut/engine.h"
#include "laut/output.h"
#include "morphology/morphology.h"
#include "names/names.h"
#include "quantities/quantities.h"
#include "segment/segment.h"
#include "times/times.h"

namespace {

using namespace laut;
namespace fs = std::filesystem;

struct Sample {
  std::string text, published;
};

std::vector<Sample> load_samples() {
  std::vector<Sample> out;
  for (const auto& entry : fs::directory_iterator(fs::path(LAUT_SOURCE_DIR) / "samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    out.push_back(
        {std::string(std::istreambuf_iterator<char>(in), {}), entry.path().filename().string().substr(0, 10)});
  }
  std::ranges::sort(out, {}, &Sample::published);
  return out;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> loaded = load_samples();
  return loaded;
}

/// The value, or the end of the program: a benchmark without data has nothing to say.
template <typename T>
T opened(Result<T> r) {
  if (r) return std::move(*r);
  std::fprintf(stderr, "laut_bench: %s\n", r.error().to_string().c_str());
  std::exit(1);
}

/// The stages, each with its scratch memory, as steps that fill one document.
struct Pipeline {
  Pack pack = opened(Pack::open(fs::path(LAUT_SHARE_DIR) / "de.pack"));
  Pack lexicon = opened(Pack::open(fs::path(LAUT_SHARE_DIR) / "de.lex"));
  Intake intake = opened(Intake::open(pack));
  Segmenter segmenter = opened(Segmenter::open(pack));
  Morphology morphology = opened(Morphology::open(pack, lexicon));
  Names names = opened(Names::open(pack));
  Pack model = opened(Pack::open(fs::path(LAUT_SHARE_DIR) / "de.core.bin"));
  LanguageCore core = opened(LanguageCore::open(model));
  Times times = opened(Times::open(pack));
  Quantities quantities = opened(Quantities::open(pack));
  Attribution attribution = opened(Attribution::open(pack));
  Pack quotation_model = opened(Pack::open(fs::path(LAUT_SHARE_DIR) / "de.quotes.free.bin"));
  attribution::Verifier verifier = opened(attribution::Verifier::open(quotation_model));
  Segmenter::Scratch segment_scratch;
  Morphology::Scratch morphology_scratch;
  Names::Scratch names_scratch;
  LanguageCore::Scratch core_scratch;
  ClauseScratch clause_scratch;
  Times::Scratch times_scratch;
  Quantities::Scratch quantities_scratch;
  Attribution::Scratch attribution_scratch;
  std::string out;

  struct Step {
    const char* name;
    std::function<void(Document&)> run;
  };
  /// In the order of the engine; every step needs those before it.
  std::vector<Step> steps = {
      {"intake_blocks", [this](Document& d) { intake.label(d.article); }},
      {"segmentation", [this](Document& d) { segmenter.run(d, segment_scratch); }},
      {"morphology", [this](Document& d) { morphology.run(d, morphology_scratch); }},
      {"names_found", [this](Document& d) { names.find(d, names_scratch); }},
      {"core", [this](Document& d) { core.run(d, names_scratch, core_scratch); }},
      {"names_and_entities", [this](Document& d) { names.finish(d, names_scratch); }},
      {"clauses", [this](Document& d) { read_clauses(d, clause_scratch); }},
      {"times", [this](Document& d) { times.run(d, times_scratch); }},
      {"quantities", [this](Document& d) { quantities.run(d, quantities_scratch); }},
      {"times_and_quantities",
       [this](Document& d) {
         d.times.clear();
         d.quantities.clear();
         times.run(d, times_scratch);
         quantities.run(d, quantities_scratch);
       }},
      {"attribution", [this](Document& d) { attribution.run(d, attribution_scratch); }},
      {"attribution_verified", [this](Document& d) { attribution.run(d, attribution_scratch, &verifier); }},
      {"output_json",
       [this](Document& d) {
         out.clear();
         write(d, OutputFormat::jsonl, {}, out);
       }},
  };
};

void fill(Document& doc, const Sample& sample) {
  doc.clear();
  doc.article.text = sample.text;
  doc.article.published.value = sample.published;
  doc.article.published.origin = "option";
}

void report(benchmark::State& state, std::size_t tokens, std::size_t bytes) {
  state.counters["tokens/s"] = benchmark::Counter(static_cast<double>(tokens), benchmark::Counter::kIsRate);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

/// Seconds this thread has computed: unlike the time of day it does not count what other programs do meanwhile.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Measures the step of that number alone.
void run_step(benchmark::State& state, std::size_t measured) {
  static Pipeline pipeline;
  Document doc;
  std::size_t tokens = 0, bytes = 0;
  for (auto _ : state) {
    double spent = 0;
    for (const Sample& sample : samples()) {
      fill(doc, sample);
      for (std::size_t i = 0; i < measured; ++i) pipeline.steps[i].run(doc);
      const double start = thread_seconds();
      pipeline.steps[measured].run(doc);
      spent += thread_seconds() - start;
      tokens += doc.tokens.size();
      bytes += sample.text.size();
    }
    state.SetIterationTime(spent);
  }
  if (measured == 0) tokens = 0;  // blocks are found before there are tokens: bytes a second are its measure
  report(state, tokens, bytes);
}

void whole_engine(benchmark::State& state) {
  static const Engine engine = opened(Engine::open(LAUT_SHARE_DIR));
  Scratch scratch;
  Document doc;
  std::size_t tokens = 0, bytes = 0;
  for (auto _ : state) {
    for (const Sample& sample : samples()) {
      fill(doc, sample);
      engine.intake().label(doc.article);
      engine.read(doc, scratch);
      tokens += doc.tokens.size();
      bytes += sample.text.size();
    }
  }
  report(state, tokens, bytes);
}

/// What a program pays before its first article.
void open_engine(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(opened(Engine::open(LAUT_SHARE_DIR)));
  report(state, 0, 0);  // the table wants the same columns for all
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  if (samples().empty()) {
    std::fprintf(stderr, "laut_bench: no sample articles\n");
    return 1;
  }
  std::vector<std::string> names;
  {
    const Pipeline pipeline;
    for (const auto& step : pipeline.steps) names.emplace_back(step.name);
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    benchmark::RegisterBenchmark(("stage/" + names[i]).c_str(), run_step, i)
        ->UseManualTime()
        ->Iterations(500)  // by number: by time, a quick stage would wait for thousands of runs of the stages before it
        ->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("engine/blocks_and_read", whole_engine)->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("engine/open", open_engine)->Unit(benchmark::kMicrosecond);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
