// `laut show`: one row with its sentence, marked, its article and its chain.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>

#include "base/utf8.h"
#include "cli/ask.h"
#include "cli/terminal.h"

namespace laut::cli {
namespace {

/// The sentence with the words of the claim between marks; plain brackets where there is no colour.
std::string marked(const ClaimRow& r, bool colour) {
  std::string out;
  std::uint32_t at = r.sentence_first;
  const auto inside = [&](std::uint32_t point) {
    for (const Span& s : r.parts)
      if (point >= s.begin && point < s.end) return true;
    return false;
  };
  bool in = false;
  const auto change = [&](bool now) {
    if (in == now) return;
    in = now;
    out += colour ? (now ? "\x1b[1m" : "\x1b[0m") : (now ? "[" : "]");
  };
  for (std::size_t i = 0; i < r.sentence.size(); ++at) {
    const auto d = utf8::decode(r.sentence, i);
    i += d.size;
    change(inside(at));
    utf8::append(out, d.cp < 0x20 || (d.cp >= 0x7F && d.cp < 0xA0) ? U' ' : d.cp);
  }
  change(false);
  return out;
}

/// A value of the page: signs that would steer the terminal become blanks.
std::string safe(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const auto d = utf8::decode(s, i);
    i += d.size;
    utf8::append(out, d.cp < 0x20 || (d.cp >= 0x7F && d.cp < 0xA0) ? U' ' : d.cp);
  }
  return out;
}

void field(std::string& out, const char* name, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {:<11} {}\n", name, safe(value));
}

void text_of(std::string& out, const EventRow& e) {
  std::string line = fmt::format("e{} {}", e.id, e.type);
  if (!e.mode.empty()) line += " (" + e.mode + ')';
  line += ' ' + e.factuality;
  for (const ParticipantRow& p : e.participants) {
    line += "; " + p.role + ": " + p.name;
    if (p.actor != 0) line += fmt::format(" a{}", p.actor);
  }
  for (const QuantityRow& q : e.quantities) line += "; " + short_of(q);
  if (const std::string days = days_of(e.earliest, e.latest); !days.empty()) line += "; " + days;
  if (e.case_id != 0) line += fmt::format("; k{}", e.case_id);
  field(out, "event", line);
}

void text_of(std::string& out, const ClaimRow& r, bool colour) {
  out += fmt::format("c{}\n  {}\n", r.id, marked(r, colour));
  std::string chain;
  for (const ChainRow& link : r.chain) {
    chain += (chain.empty() ? "" : " › ") + (link.name.empty() ? std::string("?") : link.name);
    if (link.actor != 0) chain += fmt::format(" a{}", link.actor);
  }
  field(out, "chain", chain);
  field(out, "said as", r.said_as);
  field(out, "factuality", r.factuality + (r.stance.empty() ? "" : ", the article " + r.stance));
  field(out, "outlet", r.outlet);
  field(out, "published", r.published);
  field(out, "title", r.title);
  field(out, "url", r.url);
  field(out, "revision",
        fmt::format("r{} of article #{}{}", r.revision, r.article, r.current ? "" : ", replaced by a newer one"));
  for (const EventRow& e : r.events) text_of(out, e);
}

void text_of(std::string& out, const ActorRow& r) {
  out += fmt::format("a{} {}\n", r.id, safe(r.name));
  field(out, "type", r.type + (r.kind.empty() ? "" : ", " + r.kind));
  field(out, "wikidata", r.qid);
  field(out, "country", r.country);
  std::string aliases;
  for (const std::string& a : r.aliases) aliases += (aliases.empty() ? "" : "; ") + a;
  field(out, "names", aliases);
  for (const auto& role : r.roles) field(out, "role", role.role + "  " + days_of(role.first_day, role.last_day));
  field(out, "met",
        fmt::format("in {} articles; says {} claims, passes on {}; takes part in {} events", r.articles, r.said,
                    r.relayed, r.acts));
}

void text_of(std::string& out, const CaseRow& r, bool colour) {
  std::string head = r.type;
  for (const std::string* part : {&r.actor_name, &r.recipient_name, &r.goods})
    if (!part->empty()) head += "; " + *part;
  out += fmt::format("k{} {}\n", r.id, safe(head));
  field(out, "days", days_of(r.earliest, r.latest));
  field(out, "told",
        fmt::format("{} statements from {} independent sources{}{}", r.statements, r.origins,
                    r.numbers_disagree ? "; numbers disagree" : "", r.denied ? "; denied by some" : ""));
  for (const auto& s : r.says) {
    out += '\n';
    text_of(out, s.claim, colour);
  }
}

template <typename Row>
int put(const Result<std::optional<Row>>& found, const AskOptions& o, std::string&& text, const std::string& json) {
  if (!found || !*found) return exit_code::ok;
  const std::string out =
      o.format == AnswerFormat::json
          ? "{\"schema\":\"laut.ledger/1\",\"question\":\"show\",\"more\":false,\"rows\":[\n" + json + "\n]}\n"
          : std::move(text);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return exit_code::ok;
}

template <typename Row, typename Text>
int one(const Result<std::optional<Row>>& found, const AskOptions& o, Text&& text) {
  if (!found) return failed(found.error());
  if (!*found) {
    complain("nothing found: there is no " + o.what);
    return exit_code::ok;
  }
  std::string page;
  text(page, **found);
  return put(found, o, std::move(page), json_of(**found));
}

}  // namespace

int show(const Questions& ask, const AskOptions& o) {
  std::int64_t id = 0;
  const char* const end = o.what.data() + o.what.size();
  const bool number = o.what.size() > 1 && std::from_chars(o.what.data() + 1, end, id).ptr == end && id > 0;
  const bool colour = use_colour(o.colour);
  switch (number ? o.what[0] : '?') {
    case 'c': return one(ask.claim(id), o, [&](std::string& out, const ClaimRow& r) { text_of(out, r, colour); });
    case 'e':
      return one(ask.event(id), o, [&](std::string& out, const TimelineRow& r) {
        text_of(out, r.event);
        text_of(out, r.claim, colour);
      });
    case 'a': return one(ask.actor(id), o, [&](std::string& out, const ActorRow& r) { text_of(out, r); });
    case 'k': return one(ask.one_case(id), o, [&](std::string& out, const CaseRow& r) { text_of(out, r, colour); });
    case 'r': {
      const auto all = ask.revision(id);
      if (!all) return failed(all.error());
      Answer a{"show", {}, {}, {}, false};
      std::string out;
      for (const ClaimRow& r : *all) {
        a.objects.push_back(json_of(r));
        a.rows.emplace_back();
        text_of(out, r, colour);
      }
      if (all->empty() || o.format == AnswerFormat::json) {
        print(a, o);
        return exit_code::ok;
      }
      std::fwrite(out.data(), 1, out.size(), stdout);
      return exit_code::ok;
    }
    default:
      complain("'" + o.what + "' is no id (c12 is a claim, e12 an event, a12 an actor, r12 a revision, k12 a case)");
      return exit_code::usage;
  }
}

}  // namespace laut::cli
