#include "ledger/key.h"

#include <xxhash.h>

#include <algorithm>

namespace laut::ledger {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool tracks(std::string_view parameter) {
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  static constexpr std::array<std::string_view, 13> names{"fbclid",  "gclid",  "dclid",  "msclkid", "yclid",
                                                          "igshid",  "mc_cid", "mc_eid", "wt_mc",   "wt_zmc",
                                                          "ref_src", "xtor",   "cmpid"};
  if (name.starts_with("utm_") || name.starts_with("pk_") || name.starts_with("at_")) return true;
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string without_tracking(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || tracks(parameter)) continue;
    out += out.empty() ? '?' : '&';
    out += parameter;
  }
  return out;
}

std::string_view stem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return path.substr(0, path.rfind('.'));
}

/// An id that intake made of the file's name ("1" of a/1.txt, "1:7" of the seventh record of a/1.jsonl) tells no
/// articles apart: another folder may have a file of that name.
bool from_file_name(const Article& article) {
  std::string_view id = article.id;
  const std::string_view name = stem(article.path);
  if (!id.starts_with(name)) return false;
  id.remove_prefix(name.size());
  return id.empty() || (id.front() == ':' && id.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

}  // namespace

std::string plain_address(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t colon = url.find("://");
  if (colon == std::string_view::npos) return std::string(url);
  std::string scheme = lower(url.substr(0, colon));
  const bool web = scheme == "http" || scheme == "https";
  const std::string_view rest = url.substr(colon + 3);
  const std::size_t path_at = std::min(rest.find_first_of("/?"), rest.size());
  std::string host = lower(rest.substr(0, path_at));
  if (const std::size_t at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
  for (const std::string_view port : {":80", ":443"})
    if (web && host.ends_with(port)) host.resize(host.size() - port.size());
  std::string_view path = rest.substr(path_at);
  const std::size_t question = path.find('?');
  const std::string query = question == std::string_view::npos ? "" : without_tracking(path.substr(question + 1));
  path = path.substr(0, question);
  while (path.ends_with('/')) path.remove_suffix(1);
  return (web ? "https" : scheme) + "://" + host + std::string(path) + query;
}

std::string article_key(const Article& article) {
  if (!article.url.empty()) return plain_address(article.url.value);
  const bool file = !article.path.empty() && article.path != "<stdin>";
  const bool given = !article.id.empty() && !from_file_name(article);
  if (given && !article.outlet.empty()) return article.outlet.value + "/" + article.id;
  if (file)
    return article.id.empty() || article.id == stem(article.path) ? article.path : article.path + "#" + article.id;
  if (given) return article.id;
  static constexpr char hex[] = "0123456789abcdef";
  std::string key = "content:";
  for (const char c : content_hash(article)) {
    key += hex[static_cast<unsigned char>(c) >> 4];
    key += hex[static_cast<unsigned char>(c) & 15];
  }
  return key;
}

std::array<char, 16> content_hash(const Article& article) {
  std::string all;
  for (const std::string* part :
       {&article.text, &article.title.value, &article.outlet.value, &article.published.value, &article.updated.value}) {
    all += *part;
    all += '\0';  // parts stay apart: no text that laut reads has a NUL
  }
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(all.data(), all.size()));
  std::array<char, 16> out{};
  std::copy(std::begin(canonical.digest), std::end(canonical.digest), out.begin());
  return out;
}

}  // namespace laut::ledger
