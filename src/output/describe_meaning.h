/// Words for claims, events, relations and disclosures that the pages for people and the tables share.
#pragma once

#include <string>
#include <string_view>

#include "laut/document.h"

namespace laut::output {

/// The name of a link: its entity's, else its words, "unnamed" or "unknown"; of the article its outlet, where known.
std::string link_name(const Document& doc, const ChainLink& link);
/// `article > "Kurier" > Jana Müller`, relays in quotation marks.
std::string chain_words(const Document& doc, const std::vector<ChainLink>& chain);
/// "Jana Müller via Kurier", "the article", "unnamed source".
std::string source_words(const Document& doc, const std::vector<ChainLink>& chain);
/// The participants of a role, joined by the separator.
std::string participants(const Document& doc, const Event& e, Role role, std::string_view separator = ", ");
/// "TRANSFER Nordkorea → Russland: rund 10.000 Container Munition (seit vergangenem Sommer)"
std::string event_words(const Document& doc, const Event& e);
/// "Jana Müller: Ministerin of Frankreich since 2020"
std::string relation_words(const Document& doc, const EntityRelation& r);
/// "expert Gustav Gressel"
std::string disclosure_words(const Document& doc, const Disclosure& d);

}  // namespace laut::output
