#include "ledger/near.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "ledger/text.h"
#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr std::size_t least_shingles = 12;    // of the smaller text
constexpr std::size_t sample_aim = 24;        // shingles kept of a short text
constexpr std::uint64_t largest_rate = 8;     // longer texts keep one in eight ...
constexpr std::size_t largest_sample = 4096;  // ... up to this many
constexpr unsigned most_a_value = 48;         // revisions looked at that have one shingle
constexpr std::size_t most_compared = 24;     // candidates whose texts are read
constexpr double promising = 0.15;            // containment in the samples from which on texts are read
constexpr std::uint64_t hash_range = std::uint64_t{1} << 48;

std::uint64_t mixed(std::uint64_t x) {  // the finaliser of SplitMix64
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// One in how many shingles is kept of a text that has so many.
std::uint64_t rate_of(std::size_t shingles) {
  return std::max<std::uint64_t>(std::clamp<std::uint64_t>(shingles / sample_aim, 1, largest_rate),
                                 shingles / largest_sample);
}

std::vector<std::uint64_t> sample_of(const std::vector<std::uint64_t>& all) {
  return {all.begin(), std::lower_bound(all.begin(), all.end(), hash_range / rate_of(all.size()))};
}

/// How many shingles two samples should share for their texts to be read.
std::size_t shared_enough(std::size_t a, std::size_t b) {
  const double both_keep = static_cast<double>(std::min(a, b)) / static_cast<double>(std::max(rate_of(a), rate_of(b)));
  return static_cast<std::size_t>(both_keep * promising);
}

}  // namespace

std::vector<std::uint64_t> shingles(std::string_view text, const std::vector<Span>& sentences) {
  std::vector<std::uint64_t> out;
  std::string buffer;
  std::array<std::uint64_t, 2> before{};
  std::size_t words = 0;
  for (const Span s : sentences)
    each_word(text.substr(s.begin, s.size()), buffer, [&](std::string_view word, std::size_t, std::size_t) {
      const std::uint64_t h = XXH3_64bits(word.data(), word.size());
      if (++words > 2) out.push_back(mixed(mixed(mixed(before[0]) + before[1]) + h) >> 16);
      before = {before[1], h};
      return true;
    });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double containment(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const std::size_t least = std::min(a.size(), b.size());
  if (least < least_shingles) return 0;
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++shared;
    const bool both = *i == *j;
    const bool first = *i < *j;
    if (both || first) ++i;
    if (both || !first) ++j;
  }
  return static_cast<double>(shared) / static_cast<double>(least);
}

Near::Near(Database& db)
    : db_(db),
      insert_(db.query("INSERT INTO shingle (value, revision) VALUES (?1, ?2)")),
      lookup_(db.query("SELECT revision FROM shingle WHERE value = ?1 LIMIT " + std::to_string(most_a_value))),
      group_of_(db.query("SELECT origin, shingles FROM revision WHERE id = ?1")),
      text_of_(db.query("SELECT text, sentences FROM revision WHERE id = ?1")),
      set_origin_(db.query("UPDATE revision SET origin = ?2, shingles = ?3 WHERE id = ?1")),
      join_(db.query("UPDATE revision SET origin = ?2 WHERE origin = ?1")) {}

void Near::add(std::int64_t revision, std::string_view text, const std::vector<Span>& sentences) {
  const auto mine = shingles(text, sentences);
  std::vector<std::int64_t> origins;
  if (mine.size() >= least_shingles) {
    const auto sample = sample_of(mine);
    std::size_t compared = 0;
    for (const Candidate& c : candidates(mine.size(), sample)) {
      if (compared == most_compared) break;
      if (std::find(origins.begin(), origins.end(), c.origin) != origins.end())
        continue;  // it is of that group already
      ++compared;
      if (is_copy(c.revision, mine)) origins.push_back(c.origin);
    }
    for (const std::uint64_t value : sample) insert_.bind(value, revision).run();
  }
  std::int64_t origin = revision;
  for (const std::int64_t o : origins) origin = std::min(origin, o);
  set_origin_.bind(revision, origin, mine.size()).run();
  for (const std::int64_t o : origins)
    if (o != origin) join_.bind(o, origin).run();
}

std::vector<Near::Candidate> Near::candidates(std::size_t size, const std::vector<std::uint64_t>& sample) {
  std::vector<std::int64_t> hits;
  for (const std::uint64_t value : sample)
    for (lookup_.bind(value); lookup_.next();) hits.push_back(lookup_.integer(0));
  std::sort(hits.begin(), hits.end());
  std::vector<Candidate> out;
  for (std::size_t i = 0, end = 0; i < hits.size(); i = end) {
    while (end < hits.size() && hits[end] == hits[i]) ++end;
    out.push_back({hits[i], hits[i], end - i});
  }
  // What shares one shingle of many shares it by chance.
  if (sample.size() >= least_shingles) std::erase_if(out, [](const Candidate& c) { return c.shared < 2; });
  std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.shared > b.shared; });
  // More than are compared: copies of one group are passed over.
  if (out.size() > most_compared * 2) out.resize(most_compared * 2);
  std::erase_if(out, [&](Candidate& c) {
    if (!group_of_.bind(c.revision).next()) return true;
    c.origin = group_of_.integer(0);
    const auto other = static_cast<std::size_t>(group_of_.integer(1));
    group_of_.reset();
    return c.shared < shared_enough(size, other);
  });
  return out;
}

bool Near::is_copy(std::int64_t revision, const std::vector<std::uint64_t>& mine) {
  if (!text_of_.bind(revision).next()) return false;
  const auto text = decompressed(text_of_.blob(0));
  const auto points = unpacked(text_of_.blob(1));
  text_of_.reset();
  if (!text) {
    db_.fail(text.error());
    return false;
  }
  const Offsets offsets(*text);
  std::vector<Span> sentences;
  sentences.reserve(points.size());
  for (const Span s : points) sentences.push_back(offsets.bytes(s));
  return containment(mine, shingles(*text, sentences)) >= copied;
}

}  // namespace laut::ledger
