/// Integer products and the cell of an LSTM, in three versions that give the same bits: portable C++, AVX2, AVX-512
/// VNNI.
///
/// Activations are 8 bits without sign (value = (q - 128) * step), weights 7 bits with sign (|w| <= 63), so that the
/// 16-bit sums of AVX2's vpmaddubsw cannot overflow (2 * 255 * 63 < 2^15) and all versions add the same integers. What
/// follows is float arithmetic, element by element, in one fixed order and without fused operations (this file is
/// compiled with -ffp-contract=off): IEEE 754 then leaves no choice either.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace laut::core {

enum class Instructions : std::uint8_t { portable, avx2, vnni };

/// The fastest version this processor runs.
Instructions best_instructions();
/// Whether this processor runs it.
bool runs(Instructions i);

inline constexpr std::size_t row_block = 16;  ///< rows of a matrix stand in blocks of so many
inline constexpr int zero_point = 128;        ///< activation 0

/// A matrix of weights in place in a mapped model. Weight (r, c) is at
/// ((r / 16) * (cols / 4) + c / 4) * 64 + (r % 16) * 4 + c % 4. rows is a multiple of 16, cols of 4.
struct Matrix {
  const std::int8_t* weights = nullptr;  ///< aligned to 16 bytes at least
  const float* scale = nullptr;          ///< one a row: value of (weight 1 * activation step 1)
  const float* bias = nullptr;           ///< one a row; holds the correction for the activations' zero point
  std::uint32_t rows = 0, cols = 0;
};

/// A function for each instruction set; chosen once, when a model is opened.
struct Kernels {
  /// out[t * m.rows + r] = m.bias[r] + m.scale[r] * sum over c of m(r, c) * in[t * m.cols + c], for t < count.
  void (*multiply)(const Matrix& m, const std::uint8_t* in, std::size_t count, float* out);
  /// One step of an LSTM with n units (a multiple of 8): gates holds the sums of i, f, g, o, n each; cell is read and
  /// written; hidden receives the activations.
  void (*cell)(const float* gates, const float* recurrent, std::size_t n, float* cell, std::uint8_t* hidden);
  /// Adds a row of n bytes (a multiple of 16) to sums.
  void (*add_row)(const std::int8_t* row, std::size_t n, std::int16_t* sums);
};
const Kernels& kernels(Instructions i);

/// max(x, 0) as activations of the given step, saturated.
void rectify(std::span<const float> x, float step, std::uint8_t* out);

}  // namespace laut::core
