/// What the network tells of a token, in the order of its outputs (tools/train/labels.py has the same lists).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "laut/document.h"
#include "laut/morph.h"

namespace laut::core {

inline constexpr std::size_t upos_count = 17, stts_count = 55;

/// BIO labels of names: O, then B and I of each class.
enum class NameClass : std::uint8_t { person, place, organisation, other };
inline constexpr std::size_t name_label_count = 9;

/// Morphological attributes: label 0 says that the word has none, the others stand for one feature bit each.
struct Attribute {
  std::uint32_t first;                ///< first label among the network's outputs of this attribute
  std::uint32_t count;                ///< labels, with "none"
  std::array<std::uint32_t, 4> bits;  ///< of labels 1, 2, ...
};
inline constexpr std::array<Attribute, 9> attributes{{
    {0, 5, {feature::nom, feature::gen, feature::dat, feature::acc}},
    {5, 3, {feature::sing, feature::plur}},
    {8, 4, {feature::masc, feature::fem, feature::neut}},
    {12, 4, {feature::p1, feature::p2, feature::p3}},
    {16, 4, {feature::ind, feature::konj1 | feature::konj2, feature::imp}},
    {20, 3, {feature::pres, feature::past}},
    {23, 4, {feature::fin, feature::inf, feature::part}},
    {27, 4, {feature::pos, feature::cmp, feature::sup}},
    {31, 3, {feature::def, feature::indef}},
}};
inline constexpr std::size_t attribute_labels = 34;
enum : std::size_t { at_case, at_number, at_gender, at_person, at_mood, at_tense, at_form, at_degree, at_definite };

/// Where each group of labels begins among the outputs of the tag matrix. Names have a matrix of their own.
inline constexpr std::size_t upos_at = 0, stts_at = upos_count, attribute_at = stts_at + stts_count,
                             label_count = attribute_at + attribute_labels;

}  // namespace laut::core
