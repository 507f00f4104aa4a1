/// Who the speakers are: pronouns and descriptions (er, die Ministerin, der russische Präsident) get the entity of a
/// person named before, where gender and role allow one.
#pragma once

#include "laut/document.h"

namespace laut::attribution {

/// Sets speaker_entity of the quotations that have a speaker but no named one. Looks back over the named persons of
/// the sentences before, at most 12 of them; never guesses where gender or role contradict.
void resolve_speakers(Document& doc);

}  // namespace laut::attribution
