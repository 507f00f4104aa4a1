// laut-pack: compiles the text files of data/<lang>/ into one mapped file. Build time only.
#include <cstdio>
#include <filesystem>

#include "attribution/compile.h"
#include "base/pack.h"
#include "claims/compile.h"
#include "entities/compile.h"
#include "events/compile.h"
#include "factuality/compile.h"
#include "intake/compile.h"
#include "knowledge/compile.h"
#include "morphology/compile.h"
#include "names/compile.h"
#include "numbers/compile.h"
#include "quantities/compile.h"
#include "relations/compile.h"
#include "segment/compile.h"
#include "times/compile.h"
#include "transparency/compile.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: laut-pack DATA_DIR OUT.pack   (laut-pack data/de build/share/de.pack)\n");
    return 2;
  }
  using Compile = laut::Status (*)(const std::filesystem::path&, laut::PackWriter&);
  const Compile stages[] = {
      laut::compile_intake,
      laut::compile_segment,
      laut::compile_morphology,
      laut::compile_numbers,
      laut::compile_names,
      laut::compile_times,
      laut::compile_quantities,
      laut::compile_attribution,
      laut::compile_knowledge,
      laut::compile_entities,
      laut::compile_factuality,
      laut::compile_events,
      laut::compile_relations,
      laut::compile_claims,
      laut::compile_transparency,
  };
  laut::PackWriter pack;
  for (const Compile compile : stages) {
    if (auto done = compile(argv[1], pack); !done) {
      std::fprintf(stderr, "laut-pack: %s\n", done.error().to_string().c_str());
      return 1;
    }
  }
  if (auto written = pack.write(argv[2]); !written) {
    std::fprintf(stderr, "laut-pack: %s\n", written.error().to_string().c_str());
    return 1;
  }
  return 0;
}
