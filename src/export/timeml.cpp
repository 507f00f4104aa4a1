// TimeML 1.2.1, one file an article: the text with the times of its claims as TIMEX3. What the ledger does not keep
// (mod, quant, freq, times outside of claims) `laut read --format timeml` has.
#include "output/timeml_text.h"

#include <algorithm>

#include "export/writer.h"

namespace laut::exports {
namespace {

class Timeml : public Writer {
 public:
  void revision(const Statements& s, Output& out) override {
    output::TimemlText text{s.name, s.title, s.published, s.text, {}};
    for (const StatedClaim& c : s.claims)
      for (const StatedTime& t : c.times) text.times.push_back({s.bytes(t.span), t.type, t.value, {}, {}, {}, false});
    // A claim within another has its times again; the writer leaves out what overlaps.
    std::stable_sort(text.times.begin(), text.times.end(), [](const auto& a, const auto& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::string file;
    output::append_timeml(text, file);
    out.file(s.name, ".tml", file);
  }
};

}  // namespace

std::unique_ptr<Writer> make_timeml(const ExportOptions&) {
  return std::make_unique<Timeml>();
}

}  // namespace laut::exports
