// Every instruction set gives the same bits; the portable version is compared with plain sums.
#include "core/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

namespace laut::core {
namespace {

struct Weights {
  std::vector<std::int8_t> w;
  std::vector<float> scale, bias;
  Matrix matrix;

  Weights(std::uint32_t rows, std::uint32_t cols, std::mt19937& rng, bool extreme = false) : w(rows * cols) {
    for (auto& x : w) x = static_cast<std::int8_t>(extreme ? (rng() % 2 ? 63 : -63) : static_cast<int>(rng() % 127) - 63);
    for (std::uint32_t r = 0; r < rows; ++r) {
      scale.push_back(0.001f + static_cast<float>(rng() % 1000) * 1e-5f);
      bias.push_back(static_cast<float>(static_cast<int>(rng() % 2001) - 1000) * 0.01f);
    }
    matrix = {w.data(), scale.data(), bias.data(), rows, cols};
  }
  int at(std::size_t r, std::size_t c) const {
    return w[((r / 16) * (matrix.cols / 4) + c / 4) * 64 + (r % 16) * 4 + c % 4];
  }
};

std::vector<std::uint8_t> activations(std::size_t n, std::mt19937& rng, bool extreme = false) {
  std::vector<std::uint8_t> x(n);
  for (auto& v : x) v = static_cast<std::uint8_t>(extreme ? 255 : rng() % 256);
  return x;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

const Instructions others[] = {Instructions::avx2, Instructions::vnni};

TEST(Kernels, ProductIsTheSumOfProducts) {
  std::mt19937 rng(1);
  const Weights m(32, 12, rng);
  const auto x = activations(12, rng);
  std::vector<float> out(32);
  kernels(Instructions::portable).multiply(m.matrix, x.data(), 1, out.data());
  for (std::size_t r = 0; r < 32; ++r) {
    int sum = 0;
    for (std::size_t c = 0; c < 12; ++c) sum += m.at(r, c) * x[c];
    EXPECT_FLOAT_EQ(out[r], m.bias[r] + m.scale[r] * static_cast<float>(sum));
  }
}

TEST(Kernels, ProductsAreEqualOnEveryInstructionSet) {
  std::mt19937 rng(2);
  for (const auto& [rows, cols] : {std::pair{16u, 4u}, {48u, 64u}, {128u, 192u}, {384u, 96u}, {400u, 128u}})
    for (const std::size_t count : {1u, 3u, 4u, 9u, 21u})
      for (const bool extreme : {false, true}) {
        const Weights m(rows, cols, rng, extreme);
        const auto x = activations(cols * count, rng, extreme);
        std::vector<float> want(rows * count), got(rows * count);
        kernels(Instructions::portable).multiply(m.matrix, x.data(), count, want.data());
        for (const Instructions i : others) {
          if (!runs(i)) continue;
          kernels(i).multiply(m.matrix, x.data(), count, got.data());
          EXPECT_TRUE(same_bits(want, got)) << rows << " x " << cols << ", " << count << " words";
        }
      }
}

TEST(Kernels, CellsAreEqualOnEveryInstructionSet) {
  std::mt19937 rng(3);
  std::normal_distribution<float> normal(0.0f, 3.0f);
  for (int turn = 0; turn < 50; ++turn) {
    const std::size_t n = 8 * (1 + rng() % 16);
    std::vector<float> gates(4 * n), recurrent(4 * n), start(n);
    for (auto* v : {&gates, &recurrent, &start})
      for (float& f : *v) f = normal(rng);
    std::vector<float> want_cell = start;
    std::vector<std::uint8_t> want(n), got(n);
    kernels(Instructions::portable).cell(gates.data(), recurrent.data(), n, want_cell.data(), want.data());
    for (const Instructions i : others) {
      if (!runs(i)) continue;
      std::vector<float> cell = start;
      kernels(i).cell(gates.data(), recurrent.data(), n, cell.data(), got.data());
      EXPECT_TRUE(same_bits(want_cell, cell));
      EXPECT_EQ(want, got);
    }
  }
}

TEST(Kernels, CellIsCloseToTheExactOne) {
  for (float x = -6; x <= 6; x += 0.37f) {
    const std::size_t n = 8;
    const std::vector<float> gates(4 * n, x), zero(4 * n, 0.0f);
    std::vector<float> cell(n, 0.5f);
    std::vector<std::uint8_t> hidden(n);
    kernels(Instructions::portable).cell(gates.data(), zero.data(), n, cell.data(), hidden.data());
    const float s = 1 / (1 + std::exp(-x)), c = s * 0.5f + s * std::tanh(x);
    EXPECT_NEAR(cell[0], c, 2e-3f) << x;
    EXPECT_NEAR((static_cast<float>(hidden[0]) - 128) / 127, s * std::tanh(c), 6e-3f) << x;
  }
}

TEST(Kernels, RowsAddUpTheSame) {
  std::mt19937 rng(4);
  std::vector<std::int8_t> row(128);
  for (auto& x : row) x = static_cast<std::int8_t>(rng() % 256);
  std::vector<std::int16_t> want(128, 7), got(128, 7);
  kernels(Instructions::portable).add_row(row.data(), 128, want.data());
  for (const Instructions i : others) {
    if (!runs(i)) continue;
    got.assign(128, 7);
    kernels(i).add_row(row.data(), 128, got.data());
    EXPECT_EQ(want, got);
  }
}

TEST(Kernels, RectifySaturates) {
  const std::vector<float> x{-1, 0, 0.5f, 1, 1000};
  std::vector<std::uint8_t> out(x.size());
  rectify(x, 0.01f, out.data());
  EXPECT_EQ(out, (std::vector<std::uint8_t>{128, 128, 178, 228, 255}));
}

}  // namespace
}  // namespace laut::core
