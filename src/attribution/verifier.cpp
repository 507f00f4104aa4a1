#include "attribution/verifier.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace laut::attribution {
namespace {

/// Changes with the features: a model reads only what it was trained on.
constexpr std::uint32_t model_version = 3;
enum : std::size_t { slope, offset, threshold_at, type_margin, medium_margin, decisions };

Error damaged(const char* what) {
  return Error{ErrorCode::data, std::string("the quotation model's ") + what, {}, 0, "make or install the model anew"};
}

/// The best of n columns from `first`.
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
  auto heads = model.table<std::int8_t>("quotes.heads");
  if (!heads) return heads.error();
  auto scale = model.table<float>("quotes.scale"), decision = model.table<float>("quotes.decision");
  if (!scale) return scale.error();
  if (!decision) return decision.error();
  auto fate = model.table<Fate>("quotes.fate");
  if (!fate) return fate.error();
  if (weights->size() != feature_rows || heads->size() != std::size_t{feature_rows} * column::count ||
      scale->size() != column::count + 1 || decision->size() != decisions ||
      fate->size() != static_cast<std::size_t>(Construction::count_))
    return damaged("tables have other sizes");
  for (const std::span<const float> table : {*scale, *decision})
    if (!std::all_of(table.begin(), table.end(), [](float x) { return std::isfinite(x); }))
      return damaged("numbers are none");
  v.weights_ = *weights;
  v.heads_ = *heads;
  v.scale_ = *scale;
  v.decision_ = *decision;
  v.fate_ = *fate;
  return v;
}

void Verifier::add_heads(const DraftFeatures& features, VerifierScratch::Sums& sums) const {
  sums.fill(0);
  for (std::uint32_t k = 0; k < features.rows; ++k) {
    const std::int8_t* w = heads_.data() + std::size_t{features.row[k]} * column::count;
    for (std::size_t at = 0; at < column::count; ++at) sums[at] += w[at];
  }
}

float Verifier::probability(const DraftFeatures& features, const Draft& d) const {
  std::int32_t sum = 0;
  for (std::uint32_t k = 0; k < features.rows; ++k) sum += weights_[features.row[k]];
  const float logit = static_cast<float>(sum) * scale_[0];
  const float p = 1.0f / (1.0f + std::exp(-(decision_[slope] * logit + decision_[offset])));
  switch (fate_[static_cast<std::size_t>(d.rule)]) {
    case Fate::kept: return std::max(p, threshold());
    case Fate::dropped: return 0;
    default: return p;
  }
}

/// Marks make a quotation direct; the other types are the model's where it is sure.
void Verifier::name_type(const VerifierScratch::Sums& sums, Draft& d) const {
  if (d.type == QuoteType::direct) return;
  const auto of = [&](std::size_t k) { return score(sums, k); };
  const std::size_t best = best_of(column::types + 1, 4, of);
  if (of(best) > of(column::types + static_cast<std::size_t>(d.type)) + decision_[type_margin])
    d.type = static_cast<QuoteType>(best - column::types);
}

void Verifier::name_medium(const VerifierScratch::Sums& sums, Draft& d) const {
  const auto of = [&](std::size_t k) { return score(sums, k); };
  const std::size_t best = best_of(column::media, 7, of);
  if (of(best) > of(column::media + static_cast<std::size_t>(d.medium)) + decision_[medium_margin])
    d.medium = static_cast<Medium>(best - column::media);
}

void Verifier::judge(const Context& c, VerifierScratch& s) const {
  s.sums.resize(c.work.drafts.size());
  for (std::size_t at = 0; at < c.work.order.size(); ++at) {
    const std::uint32_t i = c.work.order[at];
    Draft& d = c.work.drafts[i];
    read_features(c, at, s.features);
    d.score = probability(s.features, d);
    if (d.score >= threshold()) add_heads(s.features, s.sums[i]);
  }
  // Only now: types and media are features of the drafts around.
  for (std::size_t i = 0; i < c.work.drafts.size(); ++i) {
    Draft& d = c.work.drafts[i];
    if (d.score < threshold()) continue;
    name_type(s.sums[i], d);
    name_medium(s.sums[i], d);
  }
}

}  // namespace laut::attribution
