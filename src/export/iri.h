/// Identifiers of what is exported: URNs (RFC 8141) that are the same in every export of a ledger.
///
/// An article is known by its key (its address, or outlet and id), a revision by the key and the hash of its content, a
/// claim by its number in the revision: so these are the same in every ledger that read the same. An actor with a
/// Wikidata id is known by it; any other by its name and its number in this ledger, since namesakes are told apart by
/// nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace laut::exports {

/// 32 hexadecimal digits of XXH3-128.
std::string digest(std::string_view bytes);

std::string article_iri(std::string_view key);
/// The part of a revision's identifiers that is its own: urn:laut:revision:TAG, urn:laut:claim:TAG:3.
std::string revision_tag(std::string_view key, std::string_view content_hash);
std::string actor_iri(std::int64_t id, std::string_view type, std::string_view name, std::string_view qid);
std::string engine_iri(std::string_view version);
std::string outlet_iri(std::string_view name);

/// True for an address that a reader can follow (http, https) and that needs no escape in any format.
bool is_web_address(std::string_view url);
/// http://www.wikidata.org/entity/Q42; empty where qid is none.
std::string wikidata(std::string_view qid);
/// Unix seconds as 2024-06-18T09:30:00Z.
std::string utc(std::int64_t seconds);

}  // namespace laut::exports
