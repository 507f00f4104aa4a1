/// Capitals and countries that stand for their government.
#pragma once

#include "laut/document.h"
#include "names/gazetteer.h"

namespace laut::names {

/// Sets Mention::metonymic where a country or capital stands without preposition beside a finite verb of acting or
/// speaking (class `speak`): Pjöngjang bestreitet das; nun droht Moskau.
void mark_metonymy(Document& doc, const Gazetteer& gazetteer);

}  // namespace laut::names
