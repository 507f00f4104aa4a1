/// What makes an article the same article, and a text the same text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "laut/article.h"

namespace laut::ledger {

/// An address as articles are known by: scheme and host in lower case, https for http, without fragment, default port,
/// credentials, closing slash and the parameters that only track who came from where (utm_*, fbclid ...).
std::string plain_address(std::string_view url);

/// The article's address; else outlet and the id it was given; else its path, with its id where the file holds several;
/// for standard input without an id the hash of its content.
std::string article_key(const Article& article);

/// XXH3-128 of text, title, outlet and dates.
std::array<char, 16> content_hash(const Article& article);

}  // namespace laut::ledger
