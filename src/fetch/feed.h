/// RSS 0.9x, 1.0 and 2.0 (RSS Advisory Board) and Atom (RFC 4287).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "laut/result.h"

namespace laut::fetch {

struct FeedItem {
  std::string link;  ///< address of the article, absolute; empty where the feed has none
  std::string id;    ///< guid or id, else the link
  std::string title, author;
  std::string published, updated;  ///< ISO 8601, or empty
  std::string html;                ///< the longest of its content, summary and description
};

struct Feed {
  std::string title, language;
  std::vector<FeedItem> items;
};

/// True where the bytes begin like a feed.
bool is_feed(std::string_view bytes);

/// `address` is the feed's own, against which links are resolved. Items without link, title and content are left out;
/// at most 10,000 are taken. Errors: syntax (no XML, no feed).
Result<Feed> read_feed(std::string_view bytes, std::string_view address);

/// The item's own text as a page with its title, date and address, for where the article itself is not fetched.
std::string page_of(const FeedItem& item);

}  // namespace laut::fetch
