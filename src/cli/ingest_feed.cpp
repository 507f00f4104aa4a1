#include "cli/ingest_feed.h"

namespace laut::cli {
namespace {

void set_if_unset(Sourced& slot, const std::string& value) {
  if (slot.empty() && !value.empty()) slot = {value, "feed", {}};
}

SourceState state_of(const fetch::Response& answer, std::int64_t now) {
  return {answer.etag, answer.modified, now, answer.status};
}

}  // namespace

void FeedReader::read_address(const std::string& url) {
  const auto known = port_.ledger.source(url);
  if (!known) return port_.report(known.error());
  port_.pause();
  fetch::Request request{url, "", ""};
  if (*known) request = {url, (*known)->etag, (*known)->modified};
  auto answer = fetcher_.get(request);
  if (!port_.going()) return;
  if (!answer) return port_.report(answer.error());
  if (answer->status == 304) return port_.skip();
  if (fetch::is_feed(answer->body)) {
    // Where something of it failed it is asked for in full the next time.
    if (read_bytes(answer->body, answer->url)) port_.note(url, state_of(*answer, port_.now()));
    return;
  }
  SourceState state = state_of(*answer, port_.now());
  submit(std::move(answer->body), answer->url, {}, url, std::move(state));
}

bool FeedReader::read_bytes(std::string_view bytes, const std::string& address) {
  const auto feed = fetch::read_feed(bytes, address);
  if (!feed) {
    port_.report(feed.error());
    return false;
  }
  bool whole = true;
  for (const fetch::FeedItem& item : feed->items) {
    if (!port_.going()) return false;
    whole = read_item(item, address) && whole;
  }
  return whole && port_.going();
}

bool FeedReader::read_item(const fetch::FeedItem& item, const std::string& feed) {
  if (settings_.pages && fetch::is_web_address(item.link)) return fetch_page(item);
  if (item.html.empty()) return true;  // a headline alone is no article
  submit(fetch::page_of(item), item.link.empty() ? feed : item.link, item, "", {});
  return true;
}

bool FeedReader::fetch_page(const fetch::FeedItem& item) {
  const auto known = port_.ledger.source(item.link);
  if (!known) {
    port_.report(known.error());
    return false;
  }
  fetch::Request request{item.link, "", ""};
  if (*known) {
    if (port_.now() - (*known)->fetched < settings_.recheck) {
      port_.skip();
      return true;
    }
    request = {item.link, (*known)->etag, (*known)->modified};
  }
  port_.pause();
  auto answer = fetcher_.get(request);
  if (!port_.going()) return false;
  if (!answer) {
    port_.report(answer.error());
    return false;
  }
  SourceState state = state_of(*answer, port_.now());
  if (answer->status == 304) {
    if (state.etag.empty()) state.etag = request.etag;
    if (state.modified.empty()) state.modified = request.modified;
    port_.skip();
    port_.note(item.link, std::move(state));
    return true;
  }
  submit(std::move(answer->body), answer->url, item, item.link, std::move(state));
  return true;
}

void FeedReader::submit(std::string bytes, const std::string& path, const fetch::FeedItem& item,
                        const std::string& address, SourceState state) {
  auto work = std::make_unique<Work>();
  work->path = path;
  work->cost = bytes.size();
  work->file = FileBytes(std::move(bytes));
  work->amend = [item, path](Article& article) {
    set_if_unset(article.title, item.title);
    set_if_unset(article.published, item.published);
    set_if_unset(article.updated, item.updated);
    if (fetch::is_web_address(item.link)) set_if_unset(article.url, item.link);
    // An item without a link of its own is not the feed that its path names.
    if (fetch::is_web_address(path) && item.id.empty()) set_if_unset(article.url, path);
    if (article.url.empty() && !item.id.empty()) article.id = item.id;
  };
  port_.submit(std::move(work), address, std::move(state));
}

}  // namespace laut::cli
