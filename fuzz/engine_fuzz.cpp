/// The whole engine on arbitrary bytes: no crash, and every item lies in the text, in order, and refers to what exists.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "laut/engine.h"
#include "laut/output.h"

namespace {

using namespace laut;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

const Engine& engine() {
  static const Result<Engine> opened = Engine::open(LAUT_SHARE_DIR);
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().to_string().c_str());
    std::exit(1);
  }
  return *opened;
}

class Invariants {
 public:
  explicit Invariants(const Document& doc) : doc_(doc), size_(static_cast<std::uint32_t>(doc.text().size())) {}

  void check() const {
    blocks();
    tokens();
    sentences();
    for (const QuoteMarks& q : doc_.quote_marks) token_or_none(q.open), token_or_none(q.close);
    for (const Mention& m : doc_.mentions) {
      item(m.span, m.tokens);
      if (!m.title.empty()) inside(m.title);
      require(m.entity == none || m.entity < doc_.entities.size());
    }
    for (const Time& t : doc_.times) item(t.span, t.tokens);
    for (const Quantity& q : doc_.quantities) {
      item(q.span, q.tokens);
      for (const Span s : {q.number, q.unit_span, q.counted_span})
        if (!s.empty()) inside(s);
    }
    for (std::uint32_t i = 0; i < doc_.quotations.size(); ++i) quotation(i);
  }

 private:
  void inside(Span s) const { require(s.begin < s.end && s.end <= size_); }
  void token_or_none(std::uint32_t t) const { require(t == none || t < doc_.tokens.size()); }
  void item(Span s, TokenRange t) const {
    inside(s);
    require(t.begin <= t.end && t.end <= doc_.tokens.size());
  }
  void list(const SpanList& spans) const {
    std::uint32_t last = 0;
    for (const Span s : spans) {
      inside(s);
      require(s.begin >= last);
      last = s.end;
    }
  }

  void blocks() const {
    std::uint32_t last = 0;
    for (const Block& b : doc_.article.blocks) {
      require(b.span.begin >= last && b.span.begin <= b.span.end && b.span.end <= size_);
      last = b.span.end;
    }
  }

  void tokens() const {
    std::uint32_t last = 0;
    for (const Token& t : doc_.tokens) {
      inside(t.span());
      require(t.begin >= last && t.sentence < doc_.sentences.size() && t.reading_count > 0);
      require(t.reading_begin + t.reading_count <= doc_.readings.size());
      token_or_none(t.particle);
      last = t.end;
    }
  }

  void sentences() const {
    std::uint32_t last = 0;
    for (const Sentence& s : doc_.sentences) {
      require(s.tokens.begin == last && s.tokens.begin < s.tokens.end && s.tokens.end <= doc_.tokens.size());
      require(s.block < doc_.article.blocks.size());
      last = s.tokens.end;
    }
    require(last == doc_.tokens.size());
  }

  void quotation(std::uint32_t i) const {
    const Quotation& q = doc_.quotations[i];
    for (const SpanList* part : {&q.quote, &q.speaker, &q.cue, &q.frame, &q.addressee}) list(*part);
    for (const Relay& r : q.relays) list(r.span), list(r.cue);
    require(!q.quote.empty());
    require(q.parent == none || (q.parent < doc_.quotations.size() && q.parent != i));
    for (const std::uint32_t e : {q.speaker_entity, q.addressee_entity}) require(e == none || e < doc_.entities.size());
  }

  const Document& doc_;
  std::uint32_t size_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Scratch scratch;
  static Document doc;
  doc.clear();
  doc.article.text.assign(reinterpret_cast<const char*>(data), size);
  if (size % 2) doc.article.published = {"2024-06-20", "option", {}};
  engine().intake().label(doc.article);
  engine().read(doc, scratch);
  Invariants(doc).check();

  std::string out;
  for (const OutputFormat format :
       {OutputFormat::jsonl, OutputFormat::text, OutputFormat::conllu, OutputFormat::timeml, OutputFormat::explain}) {
    out.clear();
    write(doc, format, {.tokens = true, .colour = true}, out);
  }
  return 0;
}
