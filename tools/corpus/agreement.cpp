#include "corpus/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "corpus/convert.h"

namespace laut::corpus {
namespace {

/// Where the words of a text begin: runs of letters and digits, any other character for itself.
std::vector<std::uint32_t> word_begins(std::string_view text) {
  std::vector<std::uint32_t> out;
  bool word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto d = utf8::decode(text, at);
    const bool part = utf8::is_letter(d.cp) || utf8::is_digit(d.cp);
    if (!utf8::is_space(d.cp) && !(part && word)) out.push_back(static_cast<std::uint32_t>(at));
    word = part;
    at += d.size;
  }
  return out;
}

using Words = std::vector<std::uint32_t>;

/// The words of the spans, ascending.
Words words_of(const Words& begins, const SpanList& spans) {
  std::set<std::uint32_t> out;
  for (const Span s : spans)
    for (auto w = std::ranges::lower_bound(begins, s.begin); w != begins.end() && *w < s.end; ++w) out.insert(*w);
  return {out.begin(), out.end()};
}

std::uint64_t shared(const Words& a, const Words& b) {
  Words both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

/// One-to-one pairs, those with the largest F1 of their words first: indices into a and b.
std::vector<std::pair<std::size_t, std::size_t>> match(const std::vector<Words>& a, const std::vector<Words>& b) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> all;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j)
      if (const auto both = shared(a[i], b[j]))
        all.emplace_back(-2.0 * static_cast<double>(both) / static_cast<double>(a[i].size() + b[j].size()), i, j);
  std::ranges::sort(all);
  std::vector<char> used_a(a.size()), used_b(b.size());
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const auto& [score, i, j] : all) {
    if (used_a[i] || used_b[j]) continue;
    used_a[i] = used_b[j] = 1;
    out.emplace_back(i, j);
  }
  return out;
}

std::string key_of(const CorpusArticle& article, std::uint32_t entity) {
  return entity == none ? "-" : "@" + article.entities[entity].key;
}

/// The spans of the items of a kind, with what else must be equal.
using Keys = std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>>;

void count(const Keys& a, const Keys& b, Overlap& out) {
  out.a += a.size();
  out.b += b.size();
  out.both += static_cast<std::uint64_t>(std::ranges::count_if(a, [&](const auto& k) { return b.contains(k); }));
}

template <typename T, typename F>
Keys keys(const std::vector<T>& items, F&& describe) {
  Keys out;
  for (const T& item : items) out.emplace(item.span.begin, item.span.end, describe(item));
  return out;
}

Keys time_keys(const CorpusArticle& x, bool values) {
  return keys(x.times.all, [&](const CorpusTime& t) {
    return values ? fmt::format("{} {}", to_string(t.type), t.value) : std::string{};
  });
}

Keys quantity_keys(const CorpusArticle& x, bool values) {
  return keys(x.quantities.all, [&](const CorpusQuantity& n) {
    return values ? fmt::format("{} {} {} {}", to_string(n.comparator), n.low, n.high, n.unit) : std::string{};
  });
}

Keys event_keys(const CorpusArticle& x, bool types) {
  Keys out;
  for (const CorpusEvent& e : x.events.all) {
    std::string rest = types ? e.type : std::string{};
    for (const Span s : e.trigger) rest += fmt::format(" {}-{}", s.begin, s.end);
    out.emplace(e.trigger.front().begin, e.trigger.front().end, rest);
  }
  return out;
}

Keys participant_keys(const CorpusArticle& x) {
  Keys out;
  for (const CorpusEvent& e : x.events.all)
    for (const Participant& p : e.participants)
      if (!p.span.empty()) out.emplace(p.span.begin, p.span.end, role_names[static_cast<std::size_t>(p.role)]);
  return out;
}

Keys mention_keys(const CorpusArticle& x, bool entities) {
  Keys out;
  for (const Mark& m : x.marks)
    if (m.kind == MarkKind::mention)
      out.emplace(m.span.begin, m.span.end, entities ? x.entities[m.number].key : std::string{});
  return out;
}

struct Part {
  std::string_view name;
  MarkKind kind;
};
constexpr std::array<Part, 6> roles = {{{"speaker", MarkKind::speaker},
                                        {"cue", MarkKind::cue},
                                        {"frame", MarkKind::frame},
                                        {"addressee", MarkKind::addressee},
                                        {"relay", MarkKind::relay},
                                        {"factuality cue", MarkKind::factuality_cue}}};

}  // namespace

double Labels::observed() const {
  std::uint64_t equal = 0;
  for (const auto& [pair, n] : pairs_) equal += pair.first == pair.second ? n : 0;
  return count_ ? static_cast<double>(equal) / static_cast<double>(count_) : 1.0;
}

double Labels::kappa() const {
  std::map<std::string_view, std::uint64_t> a, b;
  for (const auto& [pair, n] : pairs_) a[pair.first] += n, b[pair.second] += n;
  double chance = 0;
  for (const auto& [name, n] : a)
    if (const auto it = b.find(name); it != b.end()) chance += static_cast<double>(n) * static_cast<double>(it->second);
  chance /= std::max(1.0, static_cast<double>(count_) * static_cast<double>(count_));
  return chance < 1.0 ? (observed() - chance) / (1.0 - chance) : 1.0;
}

bool Agreement::add(const CorpusArticle& a, const CorpusArticle& b) {
  if (a.text != b.text) return false;
  ++articles_;
  quotes(a, b);
  count(time_keys(a, false), time_keys(b, false), overlaps_["6 times, exact span"]);
  count(time_keys(a, true), time_keys(b, true), overlaps_["6 times, span, type and value"]);
  count(quantity_keys(a, false), quantity_keys(b, false), overlaps_["7 quantities, exact span"]);
  count(quantity_keys(a, true), quantity_keys(b, true), overlaps_["7 quantities, span and number"]);
  count(event_keys(a, false), event_keys(b, false), overlaps_["8 events, exact trigger"]);
  count(event_keys(a, true), event_keys(b, true), overlaps_["8 events, trigger and type"]);
  count(participant_keys(a), participant_keys(b), overlaps_["8 participants, span and role"]);
  count(mention_keys(a, false), mention_keys(b, false), overlaps_["9 mentions, exact span"]);
  count(mention_keys(a, true), mention_keys(b, true), overlaps_["9 mentions, span and entity"]);
  return true;
}

void Agreement::quotes(const CorpusArticle& a, const CorpusArticle& b) {
  const Words begins = word_begins(a.text);
  const auto words = [&](const CorpusArticle& x, Overlap& tokens, std::uint64_t Overlap::*side) {
    std::vector<Words> out;
    for (const auto& q : x.quotes.all) out.push_back(words_of(begins, q[MarkKind::quote]));
    for (const Words& w : out) tokens.*side += w.size();
    return out;
  };
  Overlap& tokens = overlaps_["1 quotations, words"];
  Overlap& exact = overlaps_["0 quotations, exact"];
  const auto words_a = words(a, tokens, &Overlap::a), words_b = words(b, tokens, &Overlap::b);
  exact.a += words_a.size();
  exact.b += words_b.size();
  Pairs pairs;
  for (const auto& [i, j] : match(words_a, words_b)) {
    pairs.emplace_back(&a.quotes.all[i], &b.quotes.all[j]);
    tokens.both += shared(words_a[i], words_b[j]);
    exact.both += words_a[i] == words_b[j];
  }
  matched(a, b, pairs);
}

void Agreement::matched(const CorpusArticle& a, const CorpusArticle& b, const Pairs& pairs) {
  const Words begins = word_begins(a.text);
  for (const auto& [qa, qb] : pairs) {
    for (const Part& role : roles) {
      const Words wa = words_of(begins, part_of(a, *qa, role.kind)), wb = words_of(begins, part_of(b, *qb, role.kind));
      Overlap& o = overlaps_["2 " + std::string(role.name) + " of matched ones, words"];
      o.a += wa.size();
      o.b += wb.size();
      o.both += shared(wa, wb);
    }
    labels_["type"].add(laut::to_string(qa->type), laut::to_string(qb->type));
    labels_["medium"].add(laut::to_string(qa->medium), laut::to_string(qb->medium));
    labels_["factuality"].add(qa->factuality, qb->factuality);
    labels_["stance"].add(qa->stance, qb->stance);
    labels_["speaker entity"].add(key_of(a, speaker_of(a, *qa)), key_of(b, speaker_of(b, *qb)));
    labels_["nested"].add(qa->parent ? "yes" : "no", qb->parent ? "yes" : "no");
  }
}

std::string Agreement::to_string() const {
  std::string out =
      fmt::format("{} articles in both\n\n{:40} {:>7} {:>7} {:>7} {:>7}\n", articles_, "", "A", "B", "both", "F1");
  for (const auto& [name, o] : overlaps_)
    out += fmt::format("{:40} {:>7} {:>7} {:>7} {:>7.3f}\n", name.substr(2), o.a, o.b, o.both, o.f1());
  out += fmt::format("\n{:40} {:>7} {:>7} {:>7}\n", "labels of matched quotations", "pairs", "equal", "kappa");
  for (const auto& [name, l] : labels_)
    out += fmt::format("{:40} {:>7} {:>7.3f} {:>7.3f}\n", name, l.count(), l.observed(), l.kappa());
  return out;
}

}  // namespace laut::corpus
