// brat standoff (brat.nlplab.org/standoff.html), two files an article (its text, and .ann) and one annotation.conf.
//
//   T   Claim; Source (the words for a source), Trigger by the event's type, Participant, Time, Quantity
//   E   events: the trigger, and its participants by role
//   R   Says (claim, its innermost source), RelayedBy (a source, the one outside of it), When and HowMuch (event, its
//       time or quantity)
//   A   Factuality of claims and events, Stance and SaidAs of claims, Mode of events, Unnamed sources
//   N   sources and participants with a Wikidata id
//
// Offsets are code points of the text. A span that runs over lines is set apart into its lines, as brat has to have it.
// The ledger keeps no cues; `laut read --json` has them.
#include <fmt/format.h>

#include <iterator>
#include <map>

#include "base/utf8.h"
#include "export/iri.h"
#include "export/writer.h"

namespace laut::exports {
namespace {

constexpr std::string_view configuration_head = R"([entities]
Claim
Source
Participant
Time
Quantity

[relations]
Says	Arg1:Source, Arg2:Claim
RelayedBy	Arg1:Source, Arg2:Source
When	Arg1:<EVENT>, Arg2:Time
HowMuch	Arg1:<EVENT>, Arg2:Quantity
<OVERLAP>	Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
)";
constexpr std::string_view configuration_tail = R"(
[attributes]
Factuality	Arg:Claim|<EVENT>, Value:CT+|PR+|PS+|CT-|PR-|PS-|U
Stance	Arg:Claim, Value:endorses|distances
SaidAs	Arg:Claim, Value:direct|indirect|free_indirect|indirect_free_indirect|reported
Mode	Arg:<EVENT>, Value:duty|plan|visit
Unnamed	Arg:Source
)";

/// What brat, or a reader of its files, takes for the end of a line.
bool ends_line(char32_t cp) {
  return (cp >= 0x0A && cp <= 0x0D) || (cp >= 0x1C && cp <= 0x1E) || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

class Standoff {
 public:
  explicit Standoff(const Statements& s) : s_(s) {}

  std::string write() {
    for (const StatedClaim& c : s_.claims) claim(c);
    return std::move(out_);
  }

 private:
  template <typename... T>
  void line(fmt::format_string<T...> form, T&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<T>(values)...);
  }

  /// The pieces of the part that lie on one line each, without the blanks at their ends.
  void pieces(Span part, std::vector<Span>& spans, std::string& words) const {
    const std::string_view text = s_.words(part);
    Span piece{part.begin, part.begin};  // its end lies behind the last that is no blank
    std::size_t begin_byte = 0, end_byte = 0;
    const auto close = [&] {
      if (!piece.empty()) {
        if (!spans.empty()) words += ' ';
        words += text.substr(begin_byte, end_byte - begin_byte);
        spans.push_back(piece);
      }
    };
    std::uint32_t point = part.begin;
    for (std::size_t i = 0; i < text.size(); ++point) {
      const utf8::Decoded d = utf8::decode(text, i);
      if (ends_line(d.cp)) close();
      const bool blank = ends_line(d.cp) || utf8::is_space(d.cp);
      if (ends_line(d.cp) || (blank && piece.empty())) {
        piece = {point + 1, point + 1};
        begin_byte = i + d.size;
      } else if (!blank) {
        piece.end = point + 1;
        end_byte = i + d.size;
      }
      i += d.size;
    }
    close();
  }

  /// The number of a text-bound line, the same for the same words (but not for claims, each of which has attributes of
  /// its own); 0 where there are none.
  std::uint32_t bound(std::string_view type, const std::vector<Span>& parts, bool shared = true) {
    std::vector<Span> spans;
    std::string words, place;
    for (const Span part : parts) pieces(part, spans, words);
    if (spans.empty()) return 0;
    for (const Span s : spans) place += fmt::format("{}{} {}", place.empty() ? "" : ";", s.begin, s.end);
    std::uint32_t own = 0;
    std::uint32_t& number = shared ? bound_[fmt::format("{} {}", type, place)] : own;
    if (number == 0) {
      number = ++bounds_;
      line("T{}\t{} {}\t{}\n", number, type, place, words);
    }
    return number;
  }
  std::uint32_t bound(std::string_view type, Span part) { return bound(type, std::vector<Span>{part}); }

  void attribute(std::string_view name, const std::string& of, std::string_view value = {}) {
    line("A{}\t{} {}{}{}\n", ++attributes_, name, of, value.empty() ? "" : " ", value);
  }
  void relation(std::string_view name, const std::string& one, const std::string& other) {
    std::string what = fmt::format("{} Arg1:{} Arg2:{}", name, one, other);
    if (!said_.insert(what).second) return;
    line("R{}\t{}\n", ++relations_, what);
  }
  static std::string t(std::uint32_t number) { return fmt::format("T{}", number); }

  void reference(std::uint32_t bound, std::uint32_t actor) {
    const Actor* a = s_.actor(actor);
    if (a == nullptr || wikidata(a->qid).empty() || !referred_.insert({bound, a->id}).second) return;
    std::string name;
    for (std::size_t i = 0; i < a->name.size();) {
      const utf8::Decoded d = utf8::decode(a->name, i);
      utf8::append(name, ends_line(d.cp) || d.cp == U'\t' ? U' ' : d.cp);
      i += d.size;
    }
    line("N{}\tReference T{} Wikidata:{}\t{}\n", ++references_, bound, a->qid, name);
  }

  void claim(const StatedClaim& c) {
    const std::uint32_t claim = bound("Claim", c.parts, false);
    if (claim == 0) return;
    attribute("Factuality", t(claim), c.factuality);
    if (!c.stance.empty()) attribute("Stance", t(claim), c.stance);
    if (!c.said_as.empty()) attribute("SaidAs", t(claim), c.said_as);
    chain(c, claim);
    std::vector<std::string> events(c.events.size());
    for (std::size_t i = 0; i < c.events.size(); ++i)
      if (c.events[i].wanted) events[i] = event(c.events[i]);
    for (const StatedTime& time : c.times) of_event("When", "Time", events, time.event, time.span);
    for (const StatedQuantity& q : c.quantities) of_event("HowMuch", "Quantity", events, q.event, q.span);
  }

  void chain(const StatedClaim& c, std::uint32_t claim) {
    std::uint32_t inner = 0;
    for (std::size_t i = c.chain.size(); i-- > 0;) {
      const Link& link = c.chain[i];
      const std::uint32_t source = bound("Source", link.span);
      if (source == 0) continue;
      reference(source, link.actor);
      if (link.unnamed && said_.insert(t(source)).second) attribute("Unnamed", t(source));
      if (inner != 0)
        relation("RelayedBy", t(inner), t(source));
      else
        relation("Says", t(source), t(claim));
      inner = source;
    }
  }

  /// "E3", or empty where it has no trigger.
  std::string event(const StatedEvent& e) {
    const std::uint32_t trigger = bound(e.type, e.trigger);
    if (trigger == 0) return {};
    std::string arguments;
    std::map<std::string_view, int> roles;
    for (const Taker& taker : e.participants) {
      const std::uint32_t who = bound("Participant", taker.span);
      if (who == 0) continue;
      reference(who, taker.actor);
      const int n = ++roles[taker.role];  // the second actor is actor2
      arguments += fmt::format(" {}{}:T{}", taker.role, n > 1 ? std::to_string(n) : std::string(), who);
    }
    std::string id = fmt::format("E{}", ++events_);
    line("{}\t{}:T{}{}\n", id, e.type, trigger, arguments);
    attribute("Factuality", id, e.factuality);
    if (!e.mode.empty()) attribute("Mode", id, e.mode);
    return id;
  }

  void of_event(std::string_view name, std::string_view type, const std::vector<std::string>& events,
                std::uint32_t event, Span span) {
    const std::uint32_t what = bound(type, span);
    if (what != 0 && event < events.size() && !events[event].empty()) relation(name, events[event], t(what));
  }

  const Statements& s_;
  std::string out_;
  std::map<std::string, std::uint32_t> bound_;
  std::set<std::pair<std::uint32_t, std::int64_t>> referred_;
  std::set<std::string> said_;  // relations and sources without a name: two claims may have the same
  std::uint32_t bounds_ = 0, events_ = 0, relations_ = 0, attributes_ = 0, references_ = 0;
};

class Brat : public Writer {
 public:
  void begin(Output& out) override {
    std::string configuration(configuration_head);
    for (std::uint32_t i = 0; i < event_types; ++i) {
      configuration += to_string(static_cast<EventType>(i));
      configuration += '\t';
      for (std::uint32_t r = 0; r < role_count; ++r)
        configuration += fmt::format("{}{}*:Participant", r == 0 ? "" : ", ", to_string(static_cast<Role>(r)));
      configuration += '\n';
    }
    configuration += configuration_tail;
    out.file({}, "annotation.conf", configuration);
  }
  void revision(const Statements& s, Output& out) override {
    out.file(s.name, ".txt", s.text);
    out.file(s.name, ".ann", Standoff(s).write());
  }
};

}  // namespace

std::unique_ptr<Writer> make_brat(const ExportOptions&) {
  return std::make_unique<Brat>();
}

}  // namespace laut::exports
