#include "entities/entities.h"

#include "entities/candidates.h"
#include "entities/emit.h"
#include "entities/joins.h"
#include "entities/resolver.h"
#include "entities/speakers.h"
#include "entities/workspace.h"

namespace laut {

Entities::Scratch::Scratch() : work_(std::make_unique<entities::Workspace>()) {}
Entities::Scratch::~Scratch() = default;
Entities::Scratch::Scratch(Scratch&&) noexcept = default;
Entities::Scratch& Entities::Scratch::operator=(Scratch&&) noexcept = default;

Result<Entities> Entities::open(const Pack& pack) {
  auto nouns = entities::Nouns::open(pack);
  if (!nouns) return nouns.error();
  Entities out;
  out.nouns_ = *nouns;
  return out;
}

void Entities::run(Document& doc, const Knowledge& knowledge, Scratch& scratch) const {
  entities::Workspace& w = *scratch.work_;
  entities::join_entities(doc, nouns_, knowledge, w);
  entities::find_candidates(doc, nouns_, w);
  entities::resolve(doc, nouns_, knowledge, w);
  entities::find_speakers(doc, w);
  entities::emit(doc, knowledge, w);
  entities::remove_empty(doc, w);
}

}  // namespace laut
