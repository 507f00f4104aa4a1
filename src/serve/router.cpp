#include "serve/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "serve/assets.h"

namespace laut::serve {
namespace {

using Endpoint = Answer (*)(Service&, const Request&, Id);

struct Route {
  std::string_view before, behind;  ///< of the id; behind is empty and `id` false where the path has none
  bool id = false;
  Endpoint get = nullptr, post = nullptr;
};

constexpr std::string_view base = "/api/v1";
constexpr std::size_t worth_packing = 1024;

constexpr Route routes[] = {
    {"/totals", "", false, get_totals, nullptr},      {"/actors", "", false, get_actors, nullptr},
    {"/actors/", "", true, get_actor, nullptr},       {"/about", "", false, get_about, nullptr},
    {"/said", "", false, get_said, nullptr},          {"/flows", "", false, get_flows, nullptr},
    {"/timeline", "", false, get_timeline, nullptr},  {"/search", "", false, get_search, nullptr},
    {"/sources", "", false, get_sources, nullptr},    {"/cases", "", false, get_cases, nullptr},
    {"/cases/", "", true, get_case, nullptr},         {"/conflicts", "", false, get_conflicts, nullptr},
    {"/claims/", "", true, get_claim, nullptr},       {"/articles", "", false, get_articles, nullptr},
    {"/articles/", "", true, get_article, nullptr},   {"/articles/", "/diff", true, get_difference, nullptr},
    {"/revisions/", "", true, get_revision, nullptr}, {"/decisions", "", false, get_decisions, nullptr},
    {"/export", "", false, get_export, nullptr},      {"/formats", "", false, get_formats, nullptr},
    {"/read", "", false, nullptr, post_read},         {"/merges", "", false, nullptr, post_merge},
    {"/splits", "", false, nullptr, post_split},      {"/undo", "", false, nullptr, post_undo},
};

/// The route of a path below the base, and the id in it.
const Route* route_of(std::string_view path, Id& id) {
  for (const Route& route : routes) {
    if (!route.id) {
      if (path == route.before) return &route;
      continue;
    }
    if (!path.starts_with(route.before) || !path.ends_with(route.behind)) continue;
    if (path.size() <= route.before.size() + route.behind.size()) continue;
    const char* const begin = path.data() + route.before.size();
    const char* const end = path.data() + path.size() - route.behind.size();
    if (*begin < '1' || *begin > '9') continue;
    if (const auto [at, code] = std::from_chars(begin, end, id); code == std::errc() && at == end) return &route;
  }
  return nullptr;
}

/// "localhost:8080" without the port.
std::string_view name_of(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, std::min(host.find(']') + 1, host.size()));
  return host.substr(0, host.find(':'));
}

Answer not_found(std::string_view path) {
  return failure(404, "there is nothing at " + std::string(path.substr(0, 100)), "see /api/v1/openapi.json");
}

Answer wrong_method(std::string_view allow) {
  Answer a = failure(405, "this address does not take that method", "use " + std::string(allow));
  a.allow = allow;
  return a;
}

bool is_get(const Request& r) {
  return r.method == "GET" || r.method == "HEAD";
}

/// True where one of the tags of If-None-Match is this one, packed or not.
bool has_tag(std::string_view list, std::string_view tag) {
  const std::string_view bare = tag.substr(0, tag.size() - 1);  // without the last quotation mark
  for (std::size_t at = list.find(bare); at != std::string_view::npos; at = list.find(bare, at + 1)) {
    const std::string_view rest = list.substr(at + bare.size());
    if (rest.starts_with('"') || rest.starts_with("-g\"")) return true;
  }
  return false;
}

std::string packed_tag(const std::string& tag) {
  return tag.substr(0, tag.size() - 1) + "-g\"";
}

Answer asset_answer(const Request& r, const Asset& asset) {
  Answer a;
  a.type = asset.type;
  const std::string tag = '"' + std::string(asset.hash) + '"';
  a.etag = r.gzip ? packed_tag(tag) : tag;
  if (has_tag(r.if_none_match, tag)) {
    a.status = 304;
    return a;
  }
  if (r.gzip) {
    a.body.assign(reinterpret_cast<const char*>(asset.packed), asset.packed_size);
    a.encoding = "gzip";
  } else {
    a.body = unpacked(asset);
  }
  return a;
}

}  // namespace

bool AnswerCache::find(const std::string& key, std::uint64_t generation, Answer& answer) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return false;
  const auto found = at_.find(key);
  if (found == at_.end()) return false;
  entries_.splice(entries_.begin(), entries_, found->second);
  answer = found->second->answer;
  return true;
}

void AnswerCache::forget_all() {
  at_.clear();
  entries_.clear();
  bytes_ = 0;
}

void AnswerCache::keep(const std::string& key, std::uint64_t generation, const Answer& answer) {
  const auto size = [](const Entry& e) { return e.key.size() + e.answer.body.size() + sizeof(Entry); };
  if (answer.body.size() > most_answer) return;
  const std::lock_guard lock(mutex_);
  if (generation < generation_) return;
  if (generation > generation_) forget_all();
  generation_ = generation;
  if (at_.contains(key)) return;
  entries_.push_front({key, answer});
  at_.emplace(entries_.front().key, entries_.begin());
  for (bytes_ += size(entries_.front()); bytes_ > most_bytes;) {
    bytes_ -= size(entries_.back());
    at_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

Flights::Turn::Turn(Flights& all, const std::string& key) : all_(all), key_(key) {
  std::unique_lock lock(all_.mutex_);
  waited_ = all_.going_.contains(key);
  all_.landed_.wait(lock, [&] { return !all_.going_.contains(key); });
  all_.going_.insert(key);
}

Flights::Turn::~Turn() {
  {
    const std::lock_guard lock(all_.mutex_);
    all_.going_.erase(key_);
  }
  all_.landed_.notify_all();
}

bool Router::takes_body(std::string_view path) {
  if (!path.starts_with(base)) return false;
  Id id = 0;
  const Route* route = route_of(path.substr(base.size()), id);
  return route != nullptr && route->post != nullptr;
}

std::string Router::tag(const Request& r, std::uint64_t generation) const {
  return fmt::format("\"{:x}-{:x}-{:x}\"", boot_, generation, std::hash<std::string>()(r.target));
}

Answer Router::api_get(const Request& r) {
  Id id = 0;
  const Route* route = route_of(std::string_view(r.path).substr(base.size()), id);
  const std::uint64_t generation = service_.readers.generation();
  const std::string validator = tag(r, generation);
  if (!r.if_none_match.empty() && has_tag(r.if_none_match, validator)) {
    Answer a;
    a.status = 304;
    a.etag = r.gzip ? packed_tag(validator) : validator;
    return a;
  }
  const std::string key = (r.gzip ? "g " : "  ") + r.target;
  Answer a;
  if (cache_.find(key, generation, a)) return a;
  const Flights::Turn turn(flights_, key);
  if (turn.waited() && cache_.find(key, generation, a)) return a;
  a = route->get(service_, r, id);
  if (!a.cacheable || a.status != 200) return a;
  a.etag = validator;
  if (r.gzip && a.body.size() > worth_packing) {
    if (std::string packed = gzipped(a.body); !packed.empty()) {
      a.body = std::move(packed);
      a.encoding = "gzip";
      a.etag = packed_tag(validator);
    }
  }
  cache_.keep(key, generation, a);
  return a;
}

Answer Router::asked(const Request& r) {
  if (const Asset* asset = asset_of(r.path)) return is_get(r) ? asset_answer(r, *asset) : wrong_method("GET, HEAD");
  if (!r.path.starts_with(base)) return not_found(r.path);
  Id id = 0;
  const Route* route = route_of(std::string_view(r.path).substr(base.size()), id);
  if (route == nullptr) return not_found(r.path);
  if (is_get(r)) return route->get != nullptr ? api_get(r) : wrong_method("POST");
  if (r.method != "POST" || route->post == nullptr) return wrong_method(route->post != nullptr ? "POST" : "GET, HEAD");
  return route->post(service_, r, id);
}

Answer Router::answer(const Request& r) {
  if (r.hosts != 1) return failure(400, "there must be one Host header", "");
  if (check_host_) {
    const std::string_view name = name_of(r.host);
    constexpr std::string_view own[] = {"localhost", "127.0.0.1", "[::1]"};
    if (std::find(std::begin(own), std::end(own), name) == std::end(own))
      return failure(403, "this server answers to localhost alone", "open http://localhost and its port");
  }
  return asked(r);
}

}  // namespace laut::serve
