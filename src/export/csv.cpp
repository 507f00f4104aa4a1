// Claims or events for spreadsheets: RFC 4180 with its ends of lines; several values of a cell are set apart by "; ".
#include <fmt/format.h>

#include <iterator>

#include "export/iri.h"
#include "export/writer.h"
#include "output/csv_out.h"

namespace laut::exports {
namespace {

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
  void text(std::string_view value) {
    if (!first_) *out_ += ',';
    first_ = false;
    output::append_csv(*out_, value);
  }
  /// What laut made, a number or an identifier: never a formula.
  void plain(std::string_view value) {
    if (!first_) *out_ += ',';
    first_ = false;
    *out_ += value;
  }
  void count(std::int64_t value) { plain(std::to_string(value)); }
  void end() {
    *out_ += "\r\n";
    first_ = true;
  }

  void source_and_relays(const StatedClaim& c) {
    std::string relays;
    for (std::size_t i = c.chain.size(); i-- > 1;) add(relays, s_->name_of(c.chain[i - 1]));
    text(c.chain.empty() ? std::string() : s_->name_of(c.chain.back()));
    text(relays);
  }

  void claim_row(const StatedClaim& c) {
    plain(s_->claim(c));
    for (const std::string* value : {&s_->name, &s_->outlet, &s_->title, &s_->url, &s_->published}) text(*value);
    count(s_->number);
    count(c.whole().begin);
    count(c.whole().end);
    text(s_->words(c));
    text(s_->sentence(c));
    text(c.said_as);
    source_and_relays(c);
    count(!c.chain.empty() && c.chain.back().unnamed);
    text(c.factuality);
    text(c.stance);
    std::string events, quantities, times;
    for (const StatedEvent& e : c.events)
      if (e.wanted) add(events, e.type);
    for (const StatedQuantity& q : c.quantities) add(quantities, s_->words(q.span));
    for (const StatedTime& t : c.times) add(times, t.value);
    text(events);
    text(quantities);
    text(times);
    end();
  }

  void event_row(const StatedClaim& c, std::size_t index) {
    const StatedEvent& e = c.events[index];
    plain(s_->event(c, index));
    plain(s_->claim(c));
    for (const std::string* value : {&s_->name, &s_->outlet, &s_->url, &s_->published}) text(*value);
    for (const std::string* value : {&e.type, &e.mode, &e.factuality}) text(*value);
    for (const std::string_view role : {"actor", "recipient", "object", "instrument", "place"}) {
      std::string who;
      for (const Taker& t : e.participants)
        if (t.role == role) add(who, s_->name_of(t));
      text(who);
    }
    text(e.earliest);
    text(e.latest);
    quantity(c, index);
    source_and_relays(c);
    count(s_->origin);
    plain(e.case_id != 0 ? std::to_string(e.case_id) : std::string());
    count(e.trigger.begin);
    count(e.trigger.end);
    text(s_->words(e.trigger));
    text(s_->sentence(c));
    end();
  }

  /// The first quantity of the event: the others are in its sentence, and in jsonl.
  void quantity(const StatedClaim& c, std::size_t event) {
    static const StatedQuantity nothing;
    const StatedQuantity* found = &nothing;
    for (std::size_t i = c.quantities.size(); i-- > 0;)
      if (c.quantities[i].event == event) found = &c.quantities[i];
    plain(number(found->value));
    plain(number(found->low));
    plain(number(found->high));
    text(found->comparator);
    text(found->unit);
    text(found->counted);
  }

  const bool events_;
  const Statements* s_ = nullptr;
  std::string* out_ = nullptr;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> make_csv(const ExportOptions& options) {
  return std::make_unique<Csv>(options.event_rows);
}

}  // namespace laut::exports
