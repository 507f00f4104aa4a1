#include "times/times.h"

#include "clauses/governor.h"
#include "numbers/words.h"
#include "times/matcher.h"

namespace laut {

namespace {

/// Moves a table into its place; keeps the first failure.
template <typename T>
void place(Result<T> opened, T& slot, Status& status) {
  if (!status) return;
  if (opened)
    slot = std::move(*opened);
  else
    status = opened.error();
}

}  // namespace

Result<Times> Times::open(const Pack& pack) {
  Times times;
  Status status = Ok{};
  std::span<const std::byte> forms;
  place(pack.bytes("times.forms"), forms, status);
  if (!status) return status.error();
  place(Dictionary::open(forms), times.forms_, status);
  place(pack.table<TimeForm>("times.form"), times.form_, status);
  place(pack.table<TimeMember>("times.members"), times.members_, status);
  place(pack.table<std::uint64_t>("times.filter"), times.filter_, status);
  place(pack.table<TimeNode>("times.nodes"), times.nodes_, status);
  place(pack.table<TimeEdge>("times.edges"), times.edges_, status);
  place(pack.table<std::uint32_t>("times.accepts"), times.accepts_, status);
  place(pack.table<TimeRule>("times.rules"), times.rules_, status);
  place(pack.text("times.strings"), times.strings_, status);
  place(Numbers::open(pack), times.numbers_, status);
  if (!status) return status.error();
  if (times.nodes_.empty() || times.filter_.size() != time_filter_words) {
    Error error;
    error.code = ErrorCode::data;
    error.message = "the tables of times are incomplete";
    error.mend = "build the pack again with laut-pack";
    return error;
  }
  return times;
}

void Times::classify(const Document& doc, std::uint32_t token, Scratch::Word& word, Scratch& scratch) const {
  word = {};
  const LowerWord lowered(doc.form(token));
  if (!lowered.fits()) return;
  std::string_view key = lowered.view();
  char shape[64];
  bool digits = false;
  for (const char c : key) digits = digits || (c >= '0' && c <= '9');
  if (digits) {
    std::size_t size = 0;
    int numbers[3] = {};
    if (!time_shape(key, shape, sizeof shape, size, numbers)) return;
    key = {shape, size};
    word.numbers = {numbers[0], numbers[1], numbers[2]};
  }
  std::uint32_t a, b;
  time_filter_positions(key, a, b);
  if (!(filter_[a / 64] >> (a % 64) & 1) || !(filter_[b / 64] >> (b % 64) & 1)) return;
  const std::uint32_t id = forms_.find(key, scratch.cursor);
  if (id == Dictionary::missing) return;
  word.members = members_.data() + form_[id].first;
  word.count = form_[id].count;
}

void Times::run(Document& doc, Scratch& scratch) const {
  TimeMatcher matcher(*this, doc, scratch);
  for (const Sentence& sentence : doc.sentences) {
    scratch.words.resize(sentence.tokens.size());
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i)
      classify(doc, sentence.tokens.begin + i, scratch.words[i], scratch);
    matcher.sentence(sentence.tokens);
  }
  for (Time& t : doc.times) t.governor = governor(doc, t.tokens);
}

}  // namespace laut
