#include "core/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#define LAUT_X86 1
#endif

namespace laut::core {
namespace {

/// One float where the other versions have eight: the same operations in the same order.
struct One {
  float v;
  static constexpr std::size_t width = 1;
  static One load(const float* p) { return {*p}; }
  static One all(float f) { return {f}; }
  void store(float* p) const { *p = v; }
  friend One operator+(One a, One b) { return {a.v + b.v}; }
  friend One operator*(One a, One b) { return {a.v * b.v}; }
  friend One operator/(One a, One b) { return {a.v / b.v}; }
  static One clamp(One a, float low, float high) {
    const float up = a.v > low ? a.v : low;
    return {up < high ? up : high};
  }
};

/// tanh by its continued fraction (Lambert 1770), cut off where the error is below the step of an 8-bit activation.
#define LAUT_TANH(V, x)                                                                             \
  const V bounded_ = V::clamp(x, -4.9f, 4.9f);                                                      \
  const V square_ = bounded_ * bounded_;                                                            \
  const V above_ =                                                                                  \
      bounded_ * (V::all(135135.0f) + square_ * (V::all(17325.0f) + square_ * (V::all(378.0f) + square_))); \
  const V below_ = V::all(135135.0f) +                                                              \
                   square_ * (V::all(62370.0f) + square_ * (V::all(3150.0f) + square_ * V::all(28.0f)));    \
  return V::clamp(above_ / below_, -1.0f, 1.0f);

inline One tanh_of(One x) {
  LAUT_TANH(One, x)
}
inline One sigmoid_of(One x) {
  return One::all(0.5f) + One::all(0.5f) * tanh_of(x * One::all(0.5f));
}

void cell_portable(const float* gates, const float* recurrent, std::size_t n, float* cell, std::uint8_t* hidden) {
  for (std::size_t k = 0; k < n; ++k) {
    const auto gate = [&](std::size_t g) { return One::load(gates + g * n + k) + One::load(recurrent + g * n + k); };
    const One i = sigmoid_of(gate(0)), f = sigmoid_of(gate(1)), g = tanh_of(gate(2)), o = sigmoid_of(gate(3));
    const One c = f * One::load(cell + k) + i * g;
    c.store(cell + k);
    const One h = o * tanh_of(c);
    hidden[k] = static_cast<std::uint8_t>(std::lrintf(h.v * 127.0f) + zero_point);
  }
}

void multiply_portable(const Matrix& m, const std::uint8_t* in, std::size_t count, float* out) {
  const std::size_t quads = m.cols / 4;
  for (std::size_t t = 0; t < count; ++t) {
    const std::uint8_t* x = in + t * m.cols;
    for (std::size_t b = 0; b < m.rows / row_block; ++b) {
      std::array<std::int32_t, row_block> sums{};
      const std::int8_t* w = m.weights + b * quads * 64;
      for (std::size_t q = 0; q < quads; ++q, w += 64)
        for (std::size_t r = 0; r < row_block; ++r)
          for (std::size_t c = 0; c < 4; ++c) sums[r] += int{w[r * 4 + c]} * int{x[q * 4 + c]};
      for (std::size_t r = 0; r < row_block; ++r) {
        const std::size_t row = b * row_block + r;
        out[t * m.rows + row] = m.bias[row] + m.scale[row] * static_cast<float>(sums[r]);
      }
    }
  }
}

void add_row_portable(const std::int8_t* row, std::size_t n, std::int16_t* sums) {
  for (std::size_t k = 0; k < n; ++k) sums[k] = static_cast<std::int16_t>(sums[k] + row[k]);
}

#ifdef LAUT_X86

#define LAUT_AVX2 __attribute__((target("avx2"))) inline
#define LAUT_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) inline

struct Eight {
  __m256 v;
  static constexpr std::size_t width = 8;
  LAUT_AVX2 static Eight load(const float* p) { return {_mm256_loadu_ps(p)}; }
  LAUT_AVX2 static Eight all(float f) { return {_mm256_set1_ps(f)}; }
  LAUT_AVX2 void store(float* p) const { _mm256_storeu_ps(p, v); }
  LAUT_AVX2 friend Eight operator+(Eight a, Eight b) { return {_mm256_add_ps(a.v, b.v)}; }
  LAUT_AVX2 friend Eight operator*(Eight a, Eight b) { return {_mm256_mul_ps(a.v, b.v)}; }
  LAUT_AVX2 friend Eight operator/(Eight a, Eight b) { return {_mm256_div_ps(a.v, b.v)}; }
  LAUT_AVX2 static Eight clamp(Eight a, float low, float high) {
    return {_mm256_min_ps(_mm256_max_ps(a.v, _mm256_set1_ps(low)), _mm256_set1_ps(high))};
  }
};

LAUT_AVX2 Eight tanh_of(Eight x) {
  LAUT_TANH(Eight, x)
}
LAUT_AVX2 Eight sigmoid_of(Eight x) {
  return Eight::all(0.5f) + Eight::all(0.5f) * tanh_of(x * Eight::all(0.5f));
}

__attribute__((target("avx2"))) void cell_avx2(const float* gates, const float* recurrent, std::size_t n, float* cell,
                                               std::uint8_t* hidden) {
  for (std::size_t k = 0; k < n; k += 8) {
    const Eight i = sigmoid_of(Eight::load(gates + k) + Eight::load(recurrent + k));
    const Eight f = sigmoid_of(Eight::load(gates + n + k) + Eight::load(recurrent + n + k));
    const Eight g = tanh_of(Eight::load(gates + 2 * n + k) + Eight::load(recurrent + 2 * n + k));
    const Eight o = sigmoid_of(Eight::load(gates + 3 * n + k) + Eight::load(recurrent + 3 * n + k));
    const Eight c = f * Eight::load(cell + k) + i * g;
    c.store(cell + k);
    const Eight h = o * tanh_of(c) * Eight::all(127.0f);
    const __m256i q = _mm256_add_epi32(_mm256_cvtps_epi32(h.v), _mm256_set1_epi32(zero_point));
    const __m128i q16 = _mm_packus_epi32(_mm256_castsi256_si128(q), _mm256_extracti128_si256(q, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(hidden + k), _mm_packus_epi16(q16, q16));
  }
}

LAUT_AVX2 void store_scaled(const Matrix& m, std::size_t row, __m256i sums, float* out) {
  const __m256 scaled = _mm256_mul_ps(_mm256_loadu_ps(m.scale + row), _mm256_cvtepi32_ps(sums));
  _mm256_storeu_ps(out + row, _mm256_add_ps(_mm256_loadu_ps(m.bias + row), scaled));
}

/// One block of rows for up to four words at a time.
template <std::size_t words>
LAUT_AVX2 void block_avx2(const Matrix& m, std::size_t b, const std::uint8_t* in, float* out) {
  const std::size_t quads = m.cols / 4;
  const std::int8_t* w = m.weights + b * quads * 64;
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i low[words], high[words];
  for (std::size_t t = 0; t < words; ++t) low[t] = high[t] = _mm256_setzero_si256();
  for (std::size_t q = 0; q < quads; ++q, w += 64) {
    const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
    const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 32));
    for (std::size_t t = 0; t < words; ++t) {
      std::int32_t four;
      __builtin_memcpy(&four, in + t * m.cols + q * 4, 4);
      const __m256i x = _mm256_set1_epi32(four);
      low[t] = _mm256_add_epi32(low[t], _mm256_madd_epi16(_mm256_maddubs_epi16(x, w0), ones));
      high[t] = _mm256_add_epi32(high[t], _mm256_madd_epi16(_mm256_maddubs_epi16(x, w1), ones));
    }
  }
  for (std::size_t t = 0; t < words; ++t) {
    store_scaled(m, b * row_block, low[t], out + t * m.rows);
    store_scaled(m, b * row_block + 8, high[t], out + t * m.rows);
  }
}

__attribute__((target("avx2"))) void multiply_avx2(const Matrix& m, const std::uint8_t* in, std::size_t count,
                                                   float* out) {
  std::size_t t = 0;
  for (; t + 4 <= count; t += 4)
    for (std::size_t b = 0; b < m.rows / row_block; ++b) block_avx2<4>(m, b, in + t * m.cols, out + t * m.rows);
  for (; t < count; ++t)
    for (std::size_t b = 0; b < m.rows / row_block; ++b) block_avx2<1>(m, b, in + t * m.cols, out + t * m.rows);
}

__attribute__((target("avx2"))) void add_row_avx2(const std::int8_t* row, std::size_t n, std::int16_t* sums) {
  for (std::size_t k = 0; k < n; k += 16) {
    const __m256i r = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row + k)));
    auto* at = reinterpret_cast<__m256i*>(sums + k);
    _mm256_storeu_si256(at, _mm256_add_epi16(_mm256_loadu_si256(at), r));
  }
}

struct Sixteen {
  __m512 v;
  static constexpr std::size_t width = 16;
  LAUT_VNNI static Sixteen load(const float* p) { return {_mm512_loadu_ps(p)}; }
  LAUT_VNNI static Sixteen all(float f) { return {_mm512_set1_ps(f)}; }
  LAUT_VNNI void store(float* p) const { _mm512_storeu_ps(p, v); }
  LAUT_VNNI friend Sixteen operator+(Sixteen a, Sixteen b) { return {_mm512_add_ps(a.v, b.v)}; }
  LAUT_VNNI friend Sixteen operator*(Sixteen a, Sixteen b) { return {_mm512_mul_ps(a.v, b.v)}; }
  LAUT_VNNI friend Sixteen operator/(Sixteen a, Sixteen b) { return {_mm512_div_ps(a.v, b.v)}; }
  LAUT_VNNI static Sixteen clamp(Sixteen a, float low, float high) {
    return {_mm512_min_ps(_mm512_max_ps(a.v, _mm512_set1_ps(low)), _mm512_set1_ps(high))};
  }
};

LAUT_VNNI Sixteen tanh_of(Sixteen x) {
  LAUT_TANH(Sixteen, x)
}
LAUT_VNNI Sixteen sigmoid_of(Sixteen x) {
  return Sixteen::all(0.5f) + Sixteen::all(0.5f) * tanh_of(x * Sixteen::all(0.5f));
}

__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void cell_vnni(const float* gates,
                                                                              const float* recurrent, std::size_t n,
                                                                              float* cell, std::uint8_t* hidden) {
  if (n % 16 != 0) return cell_avx2(gates, recurrent, n, cell, hidden);
  for (std::size_t k = 0; k < n; k += 16) {
    const Sixteen i = sigmoid_of(Sixteen::load(gates + k) + Sixteen::load(recurrent + k));
    const Sixteen f = sigmoid_of(Sixteen::load(gates + n + k) + Sixteen::load(recurrent + n + k));
    const Sixteen g = tanh_of(Sixteen::load(gates + 2 * n + k) + Sixteen::load(recurrent + 2 * n + k));
    const Sixteen o = sigmoid_of(Sixteen::load(gates + 3 * n + k) + Sixteen::load(recurrent + 3 * n + k));
    const Sixteen c = f * Sixteen::load(cell + k) + i * g;
    c.store(cell + k);
    const Sixteen h = o * tanh_of(c) * Sixteen::all(127.0f);
    const __m512i q = _mm512_add_epi32(_mm512_cvtps_epi32(h.v), _mm512_set1_epi32(zero_point));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(hidden + k), _mm512_cvtepi32_epi8(q));
  }
}

/// `blocks` blocks of rows for `words` words at a time.
template <std::size_t blocks, std::size_t words>
LAUT_VNNI void tile_vnni(const Matrix& m, std::size_t b, const std::uint8_t* in, float* out) {
  const std::size_t quads = m.cols / 4;
  const std::int8_t* w = m.weights + b * quads * 64;
  __m512i sums[blocks][words];
  for (std::size_t k = 0; k < blocks; ++k)
    for (std::size_t t = 0; t < words; ++t) sums[k][t] = _mm512_setzero_si512();
  for (std::size_t q = 0; q < quads; ++q) {
    __m512i x[words];
    for (std::size_t t = 0; t < words; ++t) {
      std::int32_t four;
      __builtin_memcpy(&four, in + t * m.cols + q * 4, 4);
      x[t] = _mm512_set1_epi32(four);
    }
    for (std::size_t k = 0; k < blocks; ++k) {
      const __m512i v = _mm512_loadu_si512(w + (k * quads + q) * 64);
      for (std::size_t t = 0; t < words; ++t) sums[k][t] = _mm512_dpbusd_epi32(sums[k][t], x[t], v);
    }
  }
  for (std::size_t k = 0; k < blocks; ++k)
    for (std::size_t t = 0; t < words; ++t) {
      const std::size_t row = (b + k) * row_block;
      const __m512 scaled = _mm512_mul_ps(_mm512_loadu_ps(m.scale + row), _mm512_cvtepi32_ps(sums[k][t]));
      _mm512_storeu_ps(out + t * m.rows + row, _mm512_add_ps(_mm512_loadu_ps(m.bias + row), scaled));
    }
}

template <std::size_t words>
LAUT_VNNI void rows_vnni(const Matrix& m, const std::uint8_t* in, float* out) {
  constexpr std::size_t step = words == 1 ? 8 : words == 4 ? 4 : 2;  // as many sums as there are registers
  const std::size_t all = m.rows / row_block;
  std::size_t b = 0;
  for (; b + step <= all; b += step) tile_vnni<step, words>(m, b, in, out);
  for (; b < all; ++b) tile_vnni<1, words>(m, b, in, out);
}

__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void multiply_vnni(const Matrix& m,
                                                                                  const std::uint8_t* in,
                                                                                  std::size_t count, float* out) {
  std::size_t t = 0;
  for (; t + 8 <= count; t += 8) rows_vnni<8>(m, in + t * m.cols, out + t * m.rows);
  for (; t + 4 <= count; t += 4) rows_vnni<4>(m, in + t * m.cols, out + t * m.rows);
  for (; t < count; ++t) rows_vnni<1>(m, in + t * m.cols, out + t * m.rows);
}

#endif

}  // namespace

bool runs(Instructions i) {
  if (i == Instructions::portable) return true;
#ifdef LAUT_X86
  const bool avx2 = __builtin_cpu_supports("avx2") != 0;
  if (i == Instructions::avx2) return avx2;
  return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
#else
  return false;
#endif
}

Instructions best_instructions() {
  return runs(Instructions::vnni)   ? Instructions::vnni
         : runs(Instructions::avx2) ? Instructions::avx2
                                    : Instructions::portable;
}

const Kernels& kernels(Instructions i) {
  static constexpr Kernels portable{multiply_portable, cell_portable, add_row_portable};
#ifdef LAUT_X86
  static constexpr Kernels avx2{multiply_avx2, cell_avx2, add_row_avx2};
  static constexpr Kernels vnni{multiply_vnni, cell_vnni, add_row_avx2};
  if (i == Instructions::vnni) return vnni;
  if (i == Instructions::avx2) return avx2;
#endif
  static_cast<void>(i);
  return portable;
}

void rectify(std::span<const float> x, float step, std::uint8_t* out) {
  const float inverse = 1.0f / step;
  for (std::size_t k = 0; k < x.size(); ++k) {
    const float up = x[k] > 0.0f ? x[k] : 0.0f;
    const float q = up * inverse;
    out[k] = static_cast<std::uint8_t>(static_cast<int>(q < 127.0f ? q + 0.5f : 127.0f) + zero_point);
  }
}

}  // namespace laut::core
