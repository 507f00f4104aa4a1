/// The network of the language core: one pass over a sentence tells tags, features, names and the tree.
///
/// The sum of a word's embedding rows runs through two bidirectional LSTM layers (Hochreiter & Schmidhuber 1997); what
/// comes out is read by one matrix for tags and features (labels.h), one for names, and by a biaffine parser (Dozat &
/// Manning 2017) whose hidden layers are small. All weights are 8-bit integers (kernels.h); the model is a pack, mapped and used
/// in place.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/pack.h"
#include "core/features.h"
#include "core/kernels.h"
#include "core/labels.h"

namespace laut::core {

/// Words that the network reads at once; a longer sentence is read in pieces.
inline constexpr std::size_t longest_stretch = 128;

class Network {
 public:
  /// Buffers of one thread. The results of the last read() stand in tags, names, arcs and layers.
  struct Scratch {
    TokenFeatures features;
    std::vector<std::int16_t> sums;
    std::vector<std::uint8_t> input, hidden, hidden_step;
    std::vector<float> gates, recurrent, cell, tags, names, layers, arc_head, arcs, relations;
    std::vector<std::uint8_t> activations;
    std::vector<std::uint8_t> dep, head;
  };

  /// Errors: data, where tables are missing or do not fit together.
  static Result<Network> open(const Pack& model, Instructions instructions);

  /// Reads `count` words (1 to longest_stretch) from `first` on. Fills scratch.tags: label_count numbers a word (row
  /// stride tag_stride()), scratch.names: name_label_count numbers a word (stride name_stride()), and scratch.arcs: [word][head], heads counting from 1, 0 the root, (count + 1) numbers a word.
  void read(const FeatureReader& features, std::uint32_t first, std::size_t count, Scratch& s) const;

  /// The scores of the relations between word `dep` and its head (0 the root) in the stretch read last.
  std::span<const float> relations(std::size_t dep, std::size_t head, Scratch& s) const;

  std::size_t tag_stride() const { return tags_.rows; }
  std::size_t name_stride() const { return names_.rows; }

 private:
  struct Direction {
    Matrix input, recurrent;
  };
  void embed(const TokenFeatures& f, std::uint8_t* out, Scratch& s) const;
  void layer(const std::array<Direction, 2>& directions, std::size_t count, Scratch& s) const;
  void score_arcs(std::size_t count, Scratch& s) const;

  struct Slot {
    std::uint64_t hash;
    std::uint32_t row, used;
  };
  const Kernels* kernels_ = nullptr;
  std::uint32_t width_ = 0, hidden_ = 0, unknown_ = 0, unknown_rows_ = 0;
  float input_step_ = 0, layer_step_ = 0;
  std::int32_t input_factor_ = 0;
  std::span<const Slot> slots_;
  std::span<const std::int8_t> forms_, rows_;
  std::span<const std::int16_t> base_;
  std::array<std::array<Direction, 2>, 2> layers_;
  Matrix tags_, names_, hidden_layers_, arc_, relation_;
  std::span<const float> root_arc_, root_relation_;
};

}  // namespace laut::core
