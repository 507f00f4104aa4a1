#include "export/iri.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <chrono>

namespace laut::exports {

std::string digest(std::string_view bytes) {
  static constexpr char hex[] = "0123456789abcdef";
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string out;
  for (const unsigned char c : canonical.digest) {
    out += hex[c >> 4];
    out += hex[c & 15];
  }
  return out;
}

std::string article_iri(std::string_view key) {
  return "urn:laut:article:" + digest(key);
}

std::string revision_tag(std::string_view key, std::string_view content_hash) {
  std::string both(key);
  both += '\0';
  both += content_hash;
  return digest(both);
}

std::string actor_iri(std::int64_t id, std::string_view type, std::string_view name, std::string_view qid) {
  return "urn:laut:actor:" +
         (qid.empty() ? digest(fmt::format("{}|{}|{}", type, name, id)) : digest(fmt::format("wikidata|{}", qid)));
}

std::string engine_iri(std::string_view version) {
  return "urn:laut:engine:" + digest(version);
}

std::string outlet_iri(std::string_view name) {
  return "urn:laut:outlet:" + digest(name);
}

bool is_web_address(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
  return std::all_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
           std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
  });
}

std::string wikidata(std::string_view qid) {
  const bool is_qid = qid.size() > 1 && qid.front() == 'Q' &&
                      std::all_of(qid.begin() + 1, qid.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_qid ? "http://www.wikidata.org/entity/" + std::string(qid) : std::string();
}

std::string utc(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = floor<days>(moment);
  const year_month_day date(day);
  const hh_mm_ss time(moment - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace laut::exports
