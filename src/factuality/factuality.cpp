#include "factuality/factuality.h"

#include "factuality/proposition.h"
#include "factuality/quotations.h"

namespace laut {

Result<FactualityReader> FactualityReader::open(const Pack& pack) {
  auto words = factuality::WordTable::open(pack);
  if (!words) return words.error();
  FactualityReader out;
  out.words_ = *words;
  return out;
}

Judgement FactualityReader::judge(const Document& doc, std::uint32_t head, TokenRange within) const {
  if (head >= doc.tokens.size() || !within.contains(head)) return {};
  return factuality::PropositionReader(doc, words_, {within, &doc, nullptr}).judge(head);
}

void FactualityReader::run(Document& doc) const {
  factuality::QuotationJudge(doc, words_).run();
}

}  // namespace laut
