#include "fetch/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <thread>

namespace laut::fetch {
namespace {

using Clock = std::chrono::steady_clock;

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trimmed(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

std::string host_of(std::string_view url) {
  url.remove_prefix(std::min(url.find("://"), url.size() - 3) + 3);
  return lower(url.substr(0, url.find_first_of("/?#")));
}

/// What one request has brought so far.
struct Transfer {
  Response response;
  std::string retry_after;
  const FetchOptions* options = nullptr;
  bool too_large = false;
};

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  const std::size_t n = size * count;
  if (t.response.body.size() + n > t.options->largest) {
    t.too_large = true;
    return 0;
  }
  t.response.body.append(bytes, n);
  return n;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  const std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) {  // the headers of a redirection are not those of the answer
    t.response.etag.clear();
    t.response.modified.clear();
    t.response.type.clear();
    t.retry_after.clear();
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  const std::string name = lower(line.substr(0, colon));
  const std::string value(trimmed(line.substr(colon + 1)));
  if (name == "etag") t.response.etag = value;
  if (name == "last-modified") t.response.modified = value;
  if (name == "content-type") t.response.type = lower(trimmed(value.substr(0, value.find(';'))));
  if (name == "retry-after") t.retry_after = value;
  return size * count;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& options = *static_cast<const FetchOptions*>(user);
  return options.stopped && options.stopped() ? 1 : 0;
}

struct Headers {
  curl_slist* list = nullptr;
  ~Headers() { curl_slist_free_all(list); }
  /// What came from a server must not add lines of its own.
  void add(const char* name, const std::string& value) {
    if (value.empty() || value.find_first_of("\r\n") != std::string::npos) return;
    list = curl_slist_append(list, (std::string(name) + ": " + value).c_str());
  }
};

std::chrono::seconds wait_asked(const std::string& retry_after) {
  constexpr std::chrono::seconds usual{3600};
  if (retry_after.empty() || retry_after.size() > 6 || retry_after.find_first_not_of("0123456789") != std::string::npos)
    return usual;  // a date is as good as none: it would need a clock that agrees
  return std::chrono::seconds(std::stol(retry_after));
}

}  // namespace

bool is_web_address(std::string_view s) {
  const std::string start = lower(s.substr(0, 8));
  return (start.starts_with("http://") && s.size() > 7) || (start.starts_with("https://") && s.size() > 8);
}

struct Fetcher::Impl {
  FetchOptions options;
  CURL* curl = nullptr;
  std::map<std::string, Clock::time_point> next;  // when a host may be asked again

  bool stopped() const { return options.stopped && options.stopped(); }

  bool wait_for(const std::string& host) const {
    const auto it = next.find(host);
    if (it == next.end()) return true;
    while (Clock::now() < it->second) {
      if (stopped()) return false;
      const auto left = it->second - Clock::now();
      std::this_thread::sleep_for(std::min<Clock::duration>(left, std::chrono::milliseconds(100)));
    }
    return true;
  }

  void prepare(const Request& request, Transfer& transfer, const Headers& headers) {
    curl_easy_reset(curl);  // keeps connections
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_USERAGENT, options.agent.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.list);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(options.redirects));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options.timeout.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, std::min(10L, static_cast<long>(options.timeout.count())));
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // what curl can unpack; the limit is that of the unpacked
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &options);
  }

  Error failure(CURLcode code, const Transfer& t, const std::string& url) const {
    if (t.too_large)
      return {ErrorCode::limit, "is larger than " + std::to_string(options.largest >> 20) + " MiB", url, 0, ""};
    switch (code) {
      case CURLE_ABORTED_BY_CALLBACK: return {ErrorCode::io, "was not fetched: stopped", url, 0, ""};
      case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::io, "gave no whole answer within " + std::to_string(options.timeout.count()) + " seconds",
                url, 0, "try again later"};
      case CURLE_TOO_MANY_REDIRECTS:
        return {ErrorCode::limit, "leads on more than " + std::to_string(options.redirects) + " times", url, 0, ""};
      case CURLE_UNSUPPORTED_PROTOCOL:
        return {ErrorCode::usage, "leads to an address that is neither http nor https", url, 0, ""};
      default: return {ErrorCode::io, std::string("cannot be fetched: ") + curl_easy_strerror(code), url, 0, ""};
    }
  }
};

Fetcher::Fetcher(FetchOptions options) : impl_(std::make_unique<Impl>()) {
  impl_->options = std::move(options);
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready == CURLE_OK) impl_->curl = curl_easy_init();
}

Fetcher::~Fetcher() {
  if (impl_->curl != nullptr) curl_easy_cleanup(impl_->curl);
}

Result<Response> Fetcher::get(const Request& request) {
  if (!is_web_address(request.url))
    return Error{ErrorCode::usage, "is no web address", request.url, 0, "addresses start with http:// or https://"};
  if (impl_->curl == nullptr) return Error{ErrorCode::io, "cannot be fetched: curl does not start", request.url, 0, ""};
  const std::string host = host_of(request.url);
  if (const auto it = impl_->next.find(host);
      it != impl_->next.end() && it->second - Clock::now() > impl_->options.pause + std::chrono::seconds(60))
    return Error{ErrorCode::io, "was not fetched: its host asked to be left alone for a while", request.url, 0, ""};
  if (!impl_->wait_for(host)) return Error{ErrorCode::io, "was not fetched: stopped", request.url, 0, ""};
  Transfer transfer;
  transfer.options = &impl_->options;
  Headers headers;
  headers.add("If-None-Match", request.etag);
  headers.add("If-Modified-Since", request.modified);
  impl_->prepare(request, transfer, headers);
  const CURLcode code = curl_easy_perform(impl_->curl);
  impl_->next[host] = Clock::now() + impl_->options.pause;
  if (code != CURLE_OK) return impl_->failure(code, transfer, request.url);
  long status = 0;
  curl_easy_getinfo(impl_->curl, CURLINFO_RESPONSE_CODE, &status);
  char* last = nullptr;
  curl_easy_getinfo(impl_->curl, CURLINFO_EFFECTIVE_URL, &last);
  transfer.response.url = last != nullptr ? last : request.url;
  transfer.response.status = static_cast<int>(status);
  if (status == 200 || status == 304) return std::move(transfer.response);
  if (status == 429 || status == 503) impl_->next[host] = Clock::now() + wait_asked(transfer.retry_after);
  return Error{ErrorCode::io, "answers " + std::to_string(status), request.url, 0,
               status == 404 || status == 410 ? "it is gone" : ""};
}

}  // namespace laut::fetch
