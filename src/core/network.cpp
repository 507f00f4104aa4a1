#include "core/network.h"

#include <algorithm>
#include <string>

namespace laut::core {
namespace {

constexpr std::uint32_t model_version = 3;
constexpr std::size_t part = 64;  ///< units of each hidden layer of the parser
/// The parser's hidden layers stand in one matrix, in this order.
enum : std::size_t { arc_dep, arc_head, rel_dep, rel_head, parts };

struct Shape {
  std::uint32_t rows, cols;
};

Result<Matrix> matrix(const Pack& model, const std::string& name, Shape shape) {
  auto weights = model.table<std::int8_t>(name + ".w");
  auto scale = model.table<float>(name + ".s");
  auto bias = model.table<float>(name + ".b");
  if (!weights) return weights.error();
  if (!scale) return scale.error();
  if (!bias) return bias.error();
  if (shape.rows % row_block != 0 || shape.cols % 4 != 0 ||
      weights->size() != std::size_t{shape.rows} * shape.cols || scale->size() != shape.rows ||
      bias->size() != shape.rows)
    return Error{ErrorCode::data, "the model's matrix " + name + " has another size", {}, 0, "make the model anew"};
  return Matrix{weights->data(), scale->data(), bias->data(), shape.rows, shape.cols};
}

/// Collects tables; keeps the first failure.
struct Opener {
  const Pack& model;
  Status status = Ok{};

  template <typename T>
  std::span<const T> table(const char* name, std::size_t size) {
    auto t = model.table<T>(name);
    if (!t) {
      if (status) status = t.error();
      return {};
    }
    if (size != 0 && t->size() != size && status)
      status = Error{ErrorCode::data, std::string("the model's table ") + name + " has another size", {}, 0,
                     "make the model anew"};
    return *t;
  }
  Matrix weights(const std::string& name, std::uint32_t rows, std::uint32_t cols) {
    auto m = matrix(model, name, {rows, cols});
    if (m) return *m;
    if (status) status = m.error();
    return {};
  }
};

}  // namespace

Result<Network> Network::open(const Pack& model, Instructions instructions) {
  Network n;
  n.kernels_ = &kernels(instructions);
  Opener o{model};
  const auto meta = o.table<std::uint32_t>("core.meta", 7);
  const auto steps = o.table<float>("core.steps", 2);
  if (!o.status) return o.status.error();
  if (meta[0] != model_version || meta[6] != table::rows || meta[1] % row_block != 0 || meta[2] % 8 != 0)
    return Error{ErrorCode::data, "the model belongs to another version of laut", {}, 0, "make the model anew"};
  n.width_ = meta[1];
  n.hidden_ = meta[2];
  n.unknown_ = meta[3];
  n.unknown_rows_ = meta[4];
  n.input_factor_ = static_cast<std::int32_t>(meta[5]);
  n.input_step_ = steps[0];
  n.layer_step_ = steps[1];
  n.slots_ = o.table<Slot>("core.slots", 0);
  n.forms_ = o.table<std::int8_t>("core.forms", std::size_t{n.unknown_ + n.unknown_rows_} * n.width_);
  n.rows_ = o.table<std::int8_t>("core.rows", std::size_t{table::rows} * n.width_);
  n.base_ = o.table<std::int16_t>("core.base", n.width_);
  for (std::uint32_t l = 0; l < 2; ++l)
    for (std::uint32_t d = 0; d < 2; ++d) {
      const std::string name = "core.lstm" + std::to_string(l) + (d == 0 ? "f" : "b");
      n.layers_[l][d].input = o.weights(name + ".x", 4 * n.hidden_, l == 0 ? n.width_ : 2 * n.hidden_);
      n.layers_[l][d].recurrent = o.weights(name + ".h", 4 * n.hidden_, n.hidden_);
    }
  n.names_ = o.weights("core.names", row_block, 2 * n.hidden_);
  n.tags_ = o.weights("core.tags", (label_count + row_block - 1) / row_block * row_block, 2 * n.hidden_);
  n.hidden_layers_ = o.weights("core.parser", parts * part, 2 * n.hidden_);
  n.arc_ = o.weights("core.arc", part, part);
  n.relation_ = o.weights("core.relation", 48, part);
  n.root_arc_ = o.table<float>("core.root.arc", part);
  n.root_relation_ = o.table<float>("core.root.relation", part);
  if (!o.status) return o.status.error();
  if (n.slots_.empty() || (n.slots_.size() & (n.slots_.size() - 1)) != 0 || n.unknown_rows_ == 0)
    return Error{ErrorCode::data, "the model's vocabulary is damaged", {}, 0, "make the model anew"};
  return n;
}

/// The sum of the word's rows, as activations.
void Network::embed(const TokenFeatures& f, std::uint8_t* out, Scratch& s) const {
  std::copy(base_.begin(), base_.end(), s.sums.begin());
  std::size_t form = unknown_ + (f.form >> 20) % unknown_rows_;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = f.form & mask, tries = 0; slots_[at].used != 0 && tries < slots_.size();
       at = (at + 1) & mask, ++tries)
    if (slots_[at].hash == f.form) {
      form = std::min<std::size_t>(slots_[at].row, unknown_ - 1);
      break;
    }
  kernels_->add_row(forms_.data() + form * width_, width_, s.sums.data());
  for (std::uint32_t k = 0; k < f.count; ++k)
    kernels_->add_row(rows_.data() + std::size_t{f.row[k]} * width_, width_, s.sums.data());
  for (std::uint32_t k = 0; k < width_; ++k) {
    const std::int32_t q = (s.sums[k] * input_factor_ + (1 << 15)) >> 16;
    out[k] = static_cast<std::uint8_t>(std::clamp(q, -127, 127) + zero_point);
  }
}

/// One layer over the stretch: reads s.input, writes s.hidden, [word][forward units, backward units].
void Network::layer(const std::array<Direction, 2>& directions, std::size_t count, Scratch& s) const {
  const std::size_t n = hidden_;
  s.hidden.resize(count * 2 * n);
  s.gates.resize(count * 4 * n);
  s.recurrent.resize(4 * n);
  for (std::size_t d = 0; d < 2; ++d) {
    kernels_->multiply(directions[d].input, s.input.data(), count, s.gates.data());
    s.cell.assign(n, 0.0f);
    s.hidden_step.assign(n, static_cast<std::uint8_t>(zero_point));
    for (std::size_t step = 0; step < count; ++step) {
      const std::size_t t = d == 0 ? step : count - 1 - step;
      kernels_->multiply(directions[d].recurrent, s.hidden_step.data(), 1, s.recurrent.data());
      kernels_->cell(s.gates.data() + t * 4 * n, s.recurrent.data(), n, s.cell.data(), s.hidden_step.data());
      std::copy(s.hidden_step.begin(), s.hidden_step.end(), s.hidden.begin() + static_cast<std::ptrdiff_t>((t * 2 + d) * n));
    }
  }
}

void Network::read(const FeatureReader& features, std::uint32_t first, std::size_t count, Scratch& s) const {
  s.sums.resize(width_);
  s.input.resize(count * width_);
  for (std::size_t t = 0; t < count; ++t) {
    features.read(first + static_cast<std::uint32_t>(t), s.features);
    embed(s.features, s.input.data() + t * width_, s);
  }
  layer(layers_[0], count, s);
  s.input.swap(s.hidden);
  layer(layers_[1], count, s);
  s.tags.resize(count * tags_.rows);
  kernels_->multiply(tags_, s.hidden.data(), count, s.tags.data());
  s.layers.resize(count * hidden_layers_.rows);
  kernels_->multiply(hidden_layers_, s.hidden.data(), count, s.layers.data());
  score_arcs(count, s);
  s.names.resize(count * names_.rows);
  kernels_->multiply(names_, s.hidden.data(), count, s.names.data());
}

/// s.arcs[word][head] = dep(word) . A head(head).
void Network::score_arcs(std::size_t count, Scratch& s) const {
  s.head.resize(count * part);
  for (std::size_t t = 0; t < count; ++t)
    rectify(std::span(s.layers).subspan(t * parts * part + arc_head * part, part), layer_step_, s.head.data() + t * part);
  s.arc_head.resize((count + 1) * part);
  std::copy(root_arc_.begin(), root_arc_.end(), s.arc_head.begin());
  kernels_->multiply(arc_, s.head.data(), count, s.arc_head.data() + part);
  s.arcs.resize(count * (count + 1));
  for (std::size_t t = 0; t < count; ++t) {
    float* dep = s.layers.data() + t * parts * part + arc_dep * part;
    for (std::size_t k = 0; k < part; ++k) dep[k] = dep[k] > 0.0f ? dep[k] : 0.0f;
    for (std::size_t h = 0; h <= count; ++h) {
      const float* head = s.arc_head.data() + h * part;
      std::array<float, 8> lanes{};  // eight sums in a fixed order, the same however it is compiled
      for (std::size_t k = 0; k < part; k += 8)
        for (std::size_t lane = 0; lane < 8; ++lane) lanes[lane] += dep[k + lane] * head[k + lane];
      s.arcs[t * (count + 1) + h] = ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
                                    ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
    }
  }
}

std::span<const float> Network::relations(std::size_t dep, std::size_t head, Scratch& s) const {
  const float* d = s.layers.data() + dep * parts * part + rel_dep * part;
  const float* h = head == 0 ? root_relation_.data() : s.layers.data() + (head - 1) * parts * part + rel_head * part;
  std::array<float, part> sum;
  for (std::size_t k = 0; k < part; ++k) sum[k] = d[k] + h[k];
  std::array<std::uint8_t, part> activations;
  rectify(sum, layer_step_, activations.data());
  s.relations.resize(relation_.rows);
  kernels_->multiply(relation_, activations.data(), 1, s.relations.data());
  return s.relations;
}

}  // namespace laut::core
