// laut-quotes: what the verifier of quotations sees, for the training.
//
//   laut-quotes SHARE_DIR < DOCUMENTS.jsonl     per document a line of JSON: id, and its candidates with type, medium,
//                                               rule, spans in code points, and feature rows
//   laut-quotes --shape                         how many rows and constructions there are
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <optional>

#include "attribution/attribution.h"
#include "attribution/draft_features.h"
#include "base/pack.h"
#include "clauses/clauses.h"
#include "core/core.h"
#include "laut/intake.h"
#include "morphology/morphology.h"
#include "names/names.h"
#include "output/code_points.h"
#include "output/json_out.h"
#include "quantities/quantities.h"
#include "segment/segment.h"
#include "times/times.h"

namespace {

using namespace laut;
using namespace laut::attribution;

template <typename T>
T opened(Result<T> r) {
  if (r) return std::move(*r);
  std::fprintf(stderr, "laut-quotes: %s\n", r.error().to_string().c_str());
  std::exit(1);
}

/// The engine's stages up to attribution.
struct Pipeline {
  explicit Pipeline(const std::filesystem::path& share)
      : pack(opened(Pack::open(share / "de.pack"))),
        lexicon(opened(Pack::open(share / "de.lex"))),
        intake(opened(Intake::open(pack))),
        segmenter(opened(Segmenter::open(pack))),
        morphology(opened(Morphology::open(pack, lexicon))),
        names(opened(Names::open(pack))),
        times(opened(Times::open(pack))),
        quantities(opened(Quantities::open(pack))),
        attribution(opened(Attribution::open(pack))) {
    if (!std::filesystem::exists(share / "de.core.bin")) return;
    model = opened(Pack::open(share / "de.core.bin"));
    core = opened(LanguageCore::open(model));
  }

  Context candidates(Document& doc) {
    segmenter.run(doc, segment_scratch);
    morphology.run(doc, morphology_scratch);
    names.find(doc, names_scratch);
    if (core) core->run(doc, names_scratch, core_scratch);
    names.finish(doc, names_scratch);
    read_clauses(doc, clause_scratch);
    times.run(doc, times_scratch);
    quantities.run(doc, quantities_scratch);
    return attribution.candidates(doc, attribution_scratch);
  }

  Pack pack, lexicon, model;
  Intake intake;
  Segmenter segmenter;
  Morphology morphology;
  Names names;
  std::optional<LanguageCore> core;
  Times times;
  Quantities quantities;
  Attribution attribution;
  Segmenter::Scratch segment_scratch;
  Morphology::Scratch morphology_scratch;
  Names::Scratch names_scratch;
  LanguageCore::Scratch core_scratch;
  ClauseScratch clause_scratch;
  Times::Scratch times_scratch;
  Quantities::Scratch quantities_scratch;
  Attribution::Scratch attribution_scratch;
};

class Writer {
 public:
  Writer(const Context& c, std::string& out) : c_(c), points_(c.doc.text()), json_(out, false) {}

  void write() {
    json_.begin_object();
    json_.string("id", c_.doc.article.id);
    json_.key("candidates");
    json_.begin_array();
    for (std::size_t at = 0; at < c_.work.order.size(); ++at) candidate(at);
    json_.end_array();
    json_.end_object();
  }

 private:
  void candidate(std::size_t at) {
    const std::uint32_t index = c_.work.order[at];
    const Draft& d = c_.work.drafts[index];
    read_features(c_, at, features_);
    json_.begin_object();
    number("draft", index);
    number("rule", static_cast<std::uint64_t>(d.rule));
    json_.string("name", construction_names[static_cast<std::size_t>(d.rule)]);
    json_.string("type", to_string(d.type));
    json_.string("medium", to_string(d.medium));
    for (const auto& [name, ranges] : {std::pair{"quote", &d.quote},
                                       {"speaker", &d.speaker},
                                       {"cue", &d.cue},
                                       {"frame", &d.frame},
                                       {"addressee", &d.addressee}})
      spans(name, *ranges);
    json_.key("rows");
    json_.begin_array();
    for (std::uint32_t k = 0; k < features_.rows; ++k) json_.number(features_.row[k]);
    json_.end_array();
    json_.end_object();
  }
  void number(std::string_view name, std::uint64_t value) {
    json_.key(name);
    json_.number(static_cast<std::uint32_t>(value));
  }
  void spans(std::string_view name, const Ranges& ranges) {
    json_.key(name);
    json_.begin_array();
    for (const TokenRange r : ranges) {
      const Span s = c_.doc.span(r);
      json_.begin_array();
      json_.number(points_(s.begin));
      json_.number(points_(s.end));
      json_.end_array();
    }
    json_.end_array();
  }

  const Context& c_;
  output::CodePoints points_;
  output::JsonOut json_;
  DraftFeatures features_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--shape") == 0)
    return std::printf("%u %zu\n", feature_rows, construction_names.size()) < 0;
  if (argc != 2) {
    std::fprintf(stderr, "usage: laut-quotes SHARE_DIR < DOCUMENTS.jsonl | --shape\n");
    return 2;
  }
  Pipeline stages(argv[1]);
  const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
  IntakeOptions options;
  options.format = InputFormat::jsonl;
  int status = 0;
  Document doc;
  std::string out;
  stages.intake.read(bytes, "-", options, [&](Result<Article>&& article) {
    if (!article) {
      std::fprintf(stderr, "laut-quotes: %s\n", article.error().to_string().c_str());
      status = 1;
      return true;
    }
    doc.clear();
    doc.article = std::move(*article);
    out.clear();
    Writer(stages.candidates(doc), out).write();
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fputc('\n', stdout);
    return true;
  });
  return status;
}
