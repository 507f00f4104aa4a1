#include "attribution/verifier.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace laut::attribution {
namespace {

/// Changes with the features: a model reads only what it was trained on.
constexpr std::uint32_t model_version = 1;
constexpr std::size_t decisions = 8;
enum : std::size_t { slope, offset, threshold_at, reject_below, accept_above, type_margin, medium_margin };

Error damaged(const char* what) {
  return Error{ErrorCode::data, std::string("the quotation model's ") + what, {}, 0, "make or install the model anew"};
}

/// The best of n columns from `first`, and how much it is ahead of `own`.
template <typename Score>
std::size_t best_of(std::size_t first, std::size_t n, Score score) {
  std::size_t best = first;
  for (std::size_t k = first + 1; k < first + n; ++k)
    if (score(k) > score(best)) best = k;
  return best;
}

}  // namespace

Result<Verifier> Verifier::open(const Pack& model) {
  Verifier v;
  auto meta = model.table<std::uint32_t>("quotes.meta");
  if (!meta) return meta.error();
  if (meta->size() != 4 || (*meta)[0] != model_version || (*meta)[1] != feature_rows || (*meta)[2] != column::count ||
      (*meta)[3] != static_cast<std::uint32_t>(Construction::count_))
    return damaged("version is another than laut's");
  auto weights = model.table<std::int8_t>("quotes.weights");
  if (!weights) return weights.error();
  auto scale = model.table<float>("quotes.scale"), bias = model.table<float>("quotes.bias"),
       decision = model.table<float>("quotes.decision");
  if (!scale) return scale.error();
  if (!bias) return bias.error();
  if (!decision) return decision.error();
  auto fate = model.table<Fate>("quotes.fate");
  if (!fate) return fate.error();
  if (weights->size() != std::size_t{feature_rows} * column::count || scale->size() != column::count ||
      bias->size() != column::count || decision->size() != decisions ||
      fate->size() != static_cast<std::size_t>(Construction::count_))
    return damaged("tables have other sizes");
  for (const std::span<const float> table : {*scale, *bias, *decision})
    if (!std::all_of(table.begin(), table.end(), [](float x) { return std::isfinite(x); }))
      return damaged("numbers are none");
  v.weights_ = *weights;
  v.scale_ = *scale;
  v.bias_ = *bias;
  v.decision_ = *decision;
  v.fate_ = *fate;
  return v;
}

void Verifier::add_row(std::uint32_t row, std::array<std::int32_t, column::count>& sum, std::size_t from) const {
  const std::int8_t* w = weights_.data() + std::size_t{row} * column::count;
  for (std::size_t k = from; k < column::count; ++k) sum[k] += w[k];
}

/// The first look: sums of every draft, its links kept for the second.
void Verifier::look(const Context& c, VerifierScratch& s) const {
  s.judged.resize(c.work.drafts.size());
  s.links.clear();
  for (std::size_t at = 0; at < c.work.order.size(); ++at) {
    VerifierScratch::Judged& j = s.judged[c.work.order[at]];
    read_features(c, at, s.features);
    j.sum.fill(0);
    for (std::uint32_t k = 0; k < s.features.rows; ++k) add_row(s.features.row[k], j.sum, 0);
    j.first_link = static_cast<std::uint32_t>(s.links.size());
    j.links = s.features.links;
    s.links.insert(s.links.end(), s.features.link.begin(), s.features.link.begin() + s.features.links);
    const float first = score(j, column::first_look);
    j.standing = first < decision_[reject_below]   ? Standing::rejected
                 : first > decision_[accept_above] ? Standing::accepted
                                                   : Standing::open;
  }
}

float Verifier::probability(const VerifierScratch::Judged& j, const Draft& d) const {
  const float p = 1.0f / (1.0f + std::exp(-(decision_[slope] * score(j, column::second_look) + decision_[offset])));
  switch (fate_[static_cast<std::size_t>(d.rule)]) {
    case Fate::kept: return std::max(p, threshold());
    case Fate::dropped: return 0;
    default: return p;
  }
}

/// Marks make a quotation direct; the other types are the model's where it is sure.
void Verifier::name_type(const VerifierScratch::Judged& j, Draft& d) const {
  if (d.type == QuoteType::direct) return;
  const auto of = [&](std::size_t k) { return score(j, k); };
  const std::size_t best = best_of(column::types + 1, 4, of);
  if (of(best) > of(column::types + static_cast<std::size_t>(d.type)) + decision_[type_margin])
    d.type = static_cast<QuoteType>(best - column::types);
}

void Verifier::name_medium(const VerifierScratch::Judged& j, Draft& d) const {
  const auto of = [&](std::size_t k) { return score(j, k); };
  const std::size_t best = best_of(column::media, 7, of);
  if (of(best) > of(column::media + static_cast<std::size_t>(d.medium)) + decision_[medium_margin])
    d.medium = static_cast<Medium>(best - column::media);
}

void Verifier::judge(const Context& c, VerifierScratch& s) const {
  look(c, s);
  for (std::size_t i = 0; i < c.work.drafts.size(); ++i) {
    VerifierScratch::Judged& j = s.judged[i];
    for (std::uint32_t k = j.first_link; k < j.first_link + j.links; ++k)
      add_row(link_row(s.links[k].key, s.judged[s.links[k].draft].standing), j.sum, column::second_look);
    Draft& d = c.work.drafts[i];
    d.score = probability(j, d);
    name_type(j, d);
    name_medium(j, d);
  }
}

}  // namespace laut::attribution
