/// Feeds and pages for an ingest: what is to be fetched, and what is there already.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "cli/pool.h"
#include "fetch/feed.h"
#include "fetch/http.h"
#include "laut/ledger.h"

namespace laut::cli {

/// What the ingest does for a feed.
struct FeedPort {
  const Ledger& ledger;  ///< asked how an address was found the last time
  std::function<void(std::unique_ptr<Work>, std::string address, SourceState)> submit;  ///< a page to read
  std::function<void(std::string address, SourceState)> note;  ///< an address is done when all before it is
  std::function<void(const Error&)> report;
  std::function<void()> skip;   ///< something has not changed
  std::function<void()> pause;  ///< called before a request, which may take its time
  std::function<bool()> going;
  std::function<std::int64_t()> now;
};

struct FeedSettings {
  bool pages = true;
  std::int64_t recheck = 3600;  ///< seconds
};

class FeedReader {
 public:
  FeedReader(fetch::Fetcher& fetcher, FeedPort port, FeedSettings settings)
      : fetcher_(fetcher), port_(std::move(port)), settings_(settings) {}

  /// A feed, or a page that is an article.
  void read_address(const std::string& url);
  /// A feed from a file; its bytes. False where something of it failed.
  bool read_bytes(std::string_view bytes, const std::string& address);

 private:
  bool read_item(const fetch::FeedItem& item, const std::string& feed);
  bool fetch_page(const fetch::FeedItem& item);
  void submit(std::string bytes, const std::string& path, const fetch::FeedItem& item, const std::string& address,
              SourceState state);

  fetch::Fetcher& fetcher_;
  FeedPort port_;
  FeedSettings settings_;
};

}  // namespace laut::cli
