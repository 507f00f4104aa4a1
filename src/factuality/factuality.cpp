#include "factuality/factuality.h"

namespace laut {

Result<FactualityReader> FactualityReader::open(const Pack&) {
  return FactualityReader{};
}

Judgement FactualityReader::judge(const Document&, std::uint32_t, TokenRange) const {
  return {};
}

void FactualityReader::run(Document&) const {}

}  // namespace laut
