// Claims or events for spreadsheets: RFC 4180 with its ends of lines; several values of a cell are set apart by "; ".
#include <fmt/format.h>

#include <iterator>

#include "export/iri.h"
#include "export/writer.h"
#include "output/csv_row.h"

namespace laut::exports {
namespace {

using output::CsvRow;

constexpr std::string_view claim_columns =
    "claim,article,outlet,title,url,published,revision,begin,end,words,sentence,said_as,source,relays,unnamed,"
    "factuality,stance,events,quantities,times\r\n";
constexpr std::string_view event_columns =
    "event,claim,article,outlet,url,published,type,mode,factuality,actor,recipient,object,instrument,place,earliest,"
    "latest,value,low,high,comparator,unit,counted,source,relays,origin,case,begin,end,trigger,sentence\r\n";

std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : std::string();
}

void add(std::string& list, std::string_view value) {
  if (value.empty()) return;
  if (!list.empty()) list += "; ";
  list += value;
}

class Csv : public Writer {
 public:
  explicit Csv(bool events) : events_(events) {}

  void begin(Output& out) override { out.stream() += events_ ? event_columns : claim_columns; }

  void revision(const Statements& s, Output& out) override {
    s_ = &s, out_ = &out.stream();
    for (const StatedClaim& c : s.claims) {
      if (!events_) {
        claim_row(c);
        continue;
      }
      for (std::size_t i = 0; i < c.events.size(); ++i)
        if (c.events[i].wanted) event_row(c, i);
    }
  }

 private:
  void source_and_relays(CsvRow& row, const StatedClaim& c) {
    std::string relays;
    for (std::size_t i = c.chain.size(); i-- > 1;) add(relays, s_->name_of(c.chain[i - 1]));
    row.cell(c.chain.empty() ? std::string() : s_->name_of(c.chain.back()));
    row.cell(relays);
  }

  void claim_row(const StatedClaim& c) {
    CsvRow row(*out_, "\r\n");
    row.plain(s_->claim(c));
    for (const std::string* value : {&s_->name, &s_->outlet, &s_->title, &s_->url, &s_->published}) row.cell(*value);
    row.cell(std::size_t{s_->number});
    row.cell(std::size_t{c.whole().begin});
    row.cell(std::size_t{c.whole().end});
    row.cell(s_->words(c));
    row.cell(s_->sentence(c));
    row.cell(c.said_as);
    source_and_relays(row, c);
    row.plain(!c.chain.empty() && c.chain.back().unnamed ? "1" : "0");
    row.cell(c.factuality);
    row.cell(c.stance);
    std::string events, quantities, times;
    for (const StatedEvent& e : c.events)
      if (e.wanted) add(events, e.type);
    for (const StatedQuantity& q : c.quantities) add(quantities, s_->words(q.span));
    for (const StatedTime& t : c.times) add(times, t.value);
    row.cell(events);
    row.cell(quantities);
    row.cell(times);
  }

  void event_row(const StatedClaim& c, std::size_t index) {
    const StatedEvent& e = c.events[index];
    CsvRow row(*out_, "\r\n");
    row.plain(s_->event(c, index));
    row.plain(s_->claim(c));
    for (const std::string* value : {&s_->name, &s_->outlet, &s_->url, &s_->published}) row.cell(*value);
    for (const std::string* value : {&e.type, &e.mode, &e.factuality}) row.cell(*value);
    for (const std::string_view role : {"actor", "recipient", "object", "instrument", "place"}) {
      std::string who;
      for (const Taker& t : e.participants)
        if (t.role == role) add(who, s_->name_of(t));
      row.cell(who);
    }
    row.cell(e.earliest);
    row.cell(e.latest);
    quantity(row, c, index);
    source_and_relays(row, c);
    row.plain(std::to_string(s_->origin));
    row.plain(e.case_id != 0 ? std::to_string(e.case_id) : std::string());
    row.cell(std::size_t{e.trigger.begin});
    row.cell(std::size_t{e.trigger.end});
    row.cell(s_->words(e.trigger));
    row.cell(s_->sentence(c));
  }

  /// The first quantity of the event: the others are in its sentence, and in jsonl.
  static void quantity(CsvRow& row, const StatedClaim& c, std::size_t event) {
    static const StatedQuantity nothing;
    const StatedQuantity* found = &nothing;
    for (std::size_t i = c.quantities.size(); i-- > 0;)
      if (c.quantities[i].event == event) found = &c.quantities[i];
    row.plain(number(found->value));
    row.plain(number(found->low));
    row.plain(number(found->high));
    row.cell(found->comparator);
    row.cell(found->unit);
    row.cell(found->counted);
  }

  const bool events_;
  const Statements* s_ = nullptr;
  std::string* out_ = nullptr;
};

}  // namespace

std::unique_ptr<Writer> make_csv(const ExportOptions& options) {
  return std::make_unique<Csv>(options.event_rows);
}

}  // namespace laut::exports
