#include "morphology/analyser.h"

namespace laut {

bool FormReadings::has(Stts tag) const {
  for (std::size_t i = 0; i < count_; ++i)
    if (readings_[i].stts == tag) return true;
  return false;
}

bool FormReadings::has_verb() const {
  for (std::size_t i = 0; i < count_; ++i)
    if (readings_[i].stts >= Stts::VVFIN && readings_[i].stts <= Stts::VMPP) return true;
  return false;
}

void FormReadings::add(const Reading& r) {
  if (count_ == limit) return;
  for (std::size_t i = 0; i < count_; ++i) {
    const Reading& old = readings_[i];
    if (old.stts != r.stts || old.features != r.features || old.upos != r.upos) continue;
    if (!(own_mask_ >> i & 1) && old.lemma == r.lemma) return;
  }
  readings_[count_++] = r;
}

void FormReadings::add_own(Reading r, std::string_view lemma) {
  if (count_ == limit) return;
  TextRef at{0, static_cast<std::uint32_t>(lemma.size())};
  const std::size_t found = own_.find(lemma);
  if (found != std::string::npos) {
    at.offset = static_cast<std::uint32_t>(found);
  } else {
    at.offset = static_cast<std::uint32_t>(own_.size());
    own_ += lemma;
  }
  for (std::size_t i = 0; i < count_; ++i) {
    const bool same_lemma = (own_mask_ >> i & 1) && own_at_[i].offset == at.offset && own_at_[i].size == at.size;
    if (same_lemma && readings_[i].stts == r.stts && readings_[i].features == r.features) return;
  }
  own_mask_ |= 1u << count_;
  own_at_[count_] = at;
  r.lemma = {};
  readings_[count_++] = r;
}

void FormReadings::move_to_front(Stts tag) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    if (readings_[i].stts != tag) continue;
    for (std::size_t j = i; j > to; --j) {
      std::swap(readings_[j], readings_[j - 1]);
      std::swap(own_at_[j], own_at_[j - 1]);
      const std::uint32_t high = own_mask_ >> j & 1, low = own_mask_ >> (j - 1) & 1;
      own_mask_ = (own_mask_ & ~(3u << (j - 1))) | high << (j - 1) | low << j;
    }
    ++to;
  }
}

}  // namespace laut
