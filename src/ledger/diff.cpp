#include "ledger/diff.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/claim_view.h"
#include "ledger/database.h"
#include "ledger/text.h"
#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr double similar = 0.5;
constexpr std::size_t most_compared = 2000;  // claims a side whose words are compared with all of the other

std::vector<std::string> sorted_words(std::string_view text) {
  std::vector<std::string> words;
  std::string buffer;
  each_word(text, buffer, [&](std::string_view w, std::size_t, std::size_t) {
    words.emplace_back(w);
    return true;
  });
  std::sort(words.begin(), words.end());
  return words;
}

double dice(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

class Pairing {
 public:
  Pairing(std::vector<ClaimView> before, std::vector<ClaimView> after)
      : before_(std::move(before)), after_(std::move(after)), partner_(after_.size(), none), taken_(before_.size()) {}

  void fill(Difference& d) {
    pair_same();
    pair_similar();
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (!taken_[i]) d.withdrawn.push_back(before_[i]);
    for (std::size_t j = 0; j < after_.size(); ++j) {
      if (partner_[j] == none) {
        d.added.push_back(after_[j]);
        continue;
      }
      Difference::Change change{before_[partner_[j]], after_[j]};
      change.words = folded(change.before.words) != folded(change.after.words);
      change.numbers = change.before.numbers != change.after.numbers;
      change.certainty = change.before.factuality != change.after.factuality;
      change.source = change.before.sources != change.after.sources;
      if (change.words || change.numbers || change.certainty || change.source)
        d.changed.push_back(std::move(change));
      else
        ++d.unchanged;
    }
  }

 private:
  void pair(std::size_t i, std::size_t j) {
    partner_[j] = static_cast<std::uint32_t>(i);
    taken_[i] = true;
  }

  void pair_same() {
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = before_.size(); i-- > 0;) places[folded(before_[i].words)].push_back(i);
    for (std::size_t j = 0; j < after_.size(); ++j) {
      auto& left = places[folded(after_[j].words)];
      if (left.empty()) continue;
      pair(left.back(), j);
      left.pop_back();
    }
  }

  void pair_similar() {
    struct Match {
      double score;
      std::size_t i, j;
    };
    std::vector<std::size_t> a, b;
    for (std::size_t i = 0; i < before_.size() && a.size() < most_compared; ++i)
      if (!taken_[i]) a.push_back(i);
    for (std::size_t j = 0; j < after_.size() && b.size() < most_compared; ++j)
      if (partner_[j] == none) b.push_back(j);
    std::vector<std::vector<std::string>> words_a, words_b;
    for (const std::size_t i : a) words_a.push_back(sorted_words(before_[i].words));
    for (const std::size_t j : b) words_b.push_back(sorted_words(after_[j].words));
    std::vector<Match> matches;
    for (std::size_t x = 0; x < a.size(); ++x)
      for (std::size_t y = 0; y < b.size(); ++y)
        if (const double score = dice(words_a[x], words_b[y]); score >= similar) matches.push_back({score, a[x], b[y]});
    std::stable_sort(matches.begin(), matches.end(), [](const Match& m, const Match& n) { return m.score > n.score; });
    for (const Match& m : matches)
      if (!taken_[m.i] && partner_[m.j] == none) pair(m.i, m.j);
  }

  std::vector<ClaimView> before_, after_;
  std::vector<std::uint32_t> partner_;  // of after_
  std::vector<bool> taken_;             // of before_
};

/// The words of the notes of correction and update.
Result<std::vector<std::string>> notes_of(const Ledger& ledger, std::int64_t revision) {
  const auto stored = ledger.text(revision);
  if (!stored) return stored.error();
  const Offsets offsets(stored->text);
  Database& db = ledger.database();
  std::vector<std::string> notes;
  Query q = db.query(
      "SELECT first, last FROM disclosure WHERE revision = ?1 AND kind IN ('correction', 'update') ORDER BY position");
  for (q.bind(revision); q.next();) {
    const Span s = offsets.bytes({static_cast<std::uint32_t>(q.integer(0)), static_cast<std::uint32_t>(q.integer(1))});
    if (!s.empty()) notes.push_back(stored->text.substr(s.begin, s.size()));
  }
  if (Status s = db.take_status(); !s) return s.error();
  return notes;
}

Result<std::int64_t> revision_of(Database& db, std::int64_t article, std::uint32_t number) {
  const auto id = db.query("SELECT id FROM revision WHERE article = ?1 AND number = ?2").bind(article, number).number();
  if (Status s = db.take_status(); !s) return s.error();
  if (!id)
    return Error{ErrorCode::usage, "the article has no revision " + std::to_string(number), db.path(), 0,
                 "revisions are counted from 1"};
  return *id;
}

}  // namespace

Result<Difference> difference(const Ledger& ledger, std::int64_t article, std::uint32_t from, std::uint32_t to) {
  Database& db = ledger.database();
  Difference d;
  d.article = article;
  if (Query q = db.query("SELECT key FROM article WHERE id = ?1"); q.bind(article).next()) d.key = q.string(0);
  if (to == 0)
    to = static_cast<std::uint32_t>(
        db.query("SELECT max(number) FROM revision WHERE article = ?1").bind(article).number().value_or(0));
  if (Status s = db.take_status(); !s) return s.error();
  if (from == 0 && to == 1)
    return Error{ErrorCode::usage, "there is only one revision of the article", db.path(), 0,
                 "ingest it again when it has changed"};
  if (from == 0) from = to - 1;
  d.from = from;
  d.to = to;
  const auto before = revision_of(db, article, from), after = revision_of(db, article, to);
  if (!before) return before.error();
  if (!after) return after.error();
  auto old_claims = claims_of(ledger, *before), new_claims = claims_of(ledger, *after);
  if (!old_claims) return old_claims.error();
  if (!new_claims) return new_claims.error();
  Pairing(std::move(*old_claims), std::move(*new_claims)).fill(d);
  const auto old_notes = notes_of(ledger, *before), new_notes = notes_of(ledger, *after);
  if (!old_notes) return old_notes.error();
  if (!new_notes) return new_notes.error();
  for (const std::string& note : *new_notes)
    if (std::find(old_notes->begin(), old_notes->end(), note) == old_notes->end()) d.corrections.push_back(note);
  return d;
}

}  // namespace laut::ledger
