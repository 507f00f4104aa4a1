#include "relations/relations.h"

#include "relations/surroundings.h"

namespace laut {

Result<Relations> Relations::open(const Pack& pack) {
  auto words = WordClasses::open(pack, "relations.words");
  if (!words) return words.error();
  Relations out;
  out.words_ = std::move(*words);
  return out;
}

void Relations::run(Document& doc, const Knowledge& knowledge, Scratch& scratch) const {
  relations::Surroundings s(doc, knowledge, words_, scratch);
  relations::read_nouns(s);
  relations::read_memberships(s);
  relations::read_places(s);
  relations::read_parties(s);
  relations::read_terms(s);
}

}  // namespace laut
