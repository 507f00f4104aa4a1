// How long questions take, on a ledger that laut-made has filled:
//   laut-ask FILE [N]    N questions of each kind over random actors, words and goods; median and 95th percentile of
//   the
//                        time that passed and of the processor's (on a machine that does other things too, the first is
//                        longer)
// Fails where a 95th percentile is above the limit (100 ms).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "laut/ledger.h"
#include "laut/questions.h"
#include "ledger/database.h"

namespace {

using namespace laut;
using Clock = std::chrono::steady_clock;

constexpr double limit_ms = 100;

class Dice {
 public:
  std::uint64_t below(std::uint64_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % n;
  }
  const std::string& of(const std::vector<std::string>& list) { return list[below(list.size())]; }

 private:
  std::uint64_t state_ = 42;
};

std::vector<std::string> column(const Ledger& ledger, const char* sql) {
  std::vector<std::string> out;
  for (ledger::Query q = ledger.database().query(sql); q.next();) out.push_back(q.string(0));
  return out;
}

struct Measure {
  int n;
  bool slow = false, failed = false;

  void operator()(const char* name, const std::function<std::size_t()>& ask) {
    std::vector<double> ms, cpu;
    const auto processor = [] { return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC; };
    std::size_t rows = 0;
    for (int i = 0; i < n; ++i) {
      const auto start = Clock::now();
      const double before = processor();
      rows += ask();
      cpu.push_back(processor() - before);
      ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    std::sort(cpu.begin(), cpu.end());
    const double p95 = ms[std::min(ms.size() - 1, ms.size() * 95 / 100)];
    std::printf("%-30s passed: median %7.2f p95 %7.2f ms   processor: median %7.2f p95 %7.2f ms   %6.1f rows\n", name,
                ms[ms.size() / 2], p95, cpu[cpu.size() / 2], cpu[std::min(cpu.size() - 1, cpu.size() * 95 / 100)],
                static_cast<double>(rows) / n);
    std::fflush(stdout);
    slow = slow || p95 > limit_ms;
  }
};

int measure(const std::string& path, int n) {
  auto ledger = Ledger::open(path);
  if (!ledger) {
    std::fprintf(stderr, "laut-ask: %s\n", ledger.error().to_string().c_str());
    return 1;
  }
  const Questions ask(*ledger);
  Dice dice;
  const auto all = column(*ledger, "SELECT name FROM actor WHERE stands_for = id");
  const auto people = column(*ledger, "SELECT name FROM actor WHERE type = 'PERSON'");
  const auto places = column(*ledger, "SELECT name FROM actor WHERE type = 'GPE'");
  const auto goods = column(*ledger, "SELECT DISTINCT word FROM goods");
  const auto outlets = column(*ledger, "SELECT name FROM outlet");
  if (people.empty() || places.empty() || goods.empty() || outlets.empty())
    return std::fputs("laut-ask: no made ledger\n", stderr), 1;
  Measure m{n};
  const auto rows = [&](const auto& page) {
    if (!page) {
      std::fprintf(stderr, "laut-ask: %s\n", page.error().to_string().c_str());
      m.failed = true;
      return std::size_t{0};
    }
    return page->rows.size();
  };
  const auto with = [](auto member, const std::string& value) {
    Filter f;
    f.*member = value;
    return f;
  };
  const auto month = [&] { return "202" + std::to_string(dice.below(5)) + "-0" + std::to_string(1 + dice.below(9)); };
  m("who NAME", [&] { return rows(ask.who(dice.of(all))); });
  m("who part of a name", [&] { return rows(ask.who(dice.of(people).substr(0, 3))); });
  m("who inside of a name", [&] {
    const auto& p = dice.of(people);
    return rows(ask.who(p.substr(p.find(' ') + 1, 4)));
  });
  m("about PERSON", [&] { return rows(ask.about(dice.of(people))); });
  m("about COUNTRY", [&] { return rows(ask.about(dice.of(places))); });
  m("about COUNTRY --since", [&] { return rows(ask.about(dice.of(places), with(&Filter::since, month()))); });
  m("about COUNTRY --until", [&] { return rows(ask.about(dice.of(places), with(&Filter::until, month()))); });
  m("about COUNTRY --goods", [&] { return rows(ask.about(dice.of(places), with(&Filter::goods, dice.of(goods)))); });
  m("about COUNTRY --outlet",
    [&] { return rows(ask.about(dice.of(places), with(&Filter::outlet, dice.of(outlets)))); });
  m("about COUNTRY --speaker",
    [&] { return rows(ask.about(dice.of(places), with(&Filter::speaker, dice.of(people)))); });
  m("about COUNTRY --factuality -", [&] { return rows(ask.about(dice.of(places), with(&Filter::factuality, "-"))); });
  m("said PERSON", [&] { return rows(ask.said(dice.of(people), "")); });
  m("said PERSON --on COUNTRY", [&] { return rows(ask.said(dice.of(people), dice.of(places))); });
  m("said PERSON --on WORD", [&] { return rows(ask.said(dice.of(people), "geliefert")); });
  m("said PERSON --on GOODS", [&] { return rows(ask.said(dice.of(people), dice.of(goods))); });
  m("said OUTLET --relayed", [&] {
    Filter f;
    f.relayed = true;
    return rows(ask.said(dice.of(outlets), "", f));
  });
  m("flows", [&] { return rows(ask.flows()); });
  m("flows --goods", [&] { return rows(ask.flows(with(&Filter::goods, dice.of(goods)))); });
  m("flows --type", [&] { return rows(ask.flows(with(&Filter::type, dice.below(2) == 0 ? "AID" : "TRANSFER"))); });
  m("flows --speaker", [&] { return rows(ask.flows(with(&Filter::speaker, dice.of(people)))); });
  m("timeline PERSON", [&] { return rows(ask.timeline(dice.of(people))); });
  m("timeline COUNTRY", [&] { return rows(ask.timeline(dice.of(places))); });
  m("timeline COUNTRY --goods",
    [&] { return rows(ask.timeline(dice.of(places), with(&Filter::goods, dice.of(goods)))); });
  m("search NAME", [&] { return rows(ask.search(dice.of(people))); });
  m("search two words", [&] { return rows(ask.search(dice.of(goods) + ' ' + dice.of(places))); });
  m("search frequent word", [&] { return rows(ask.search("geliefert")); });
  m("search \"phrase\"", [&] { return rows(ask.search('"' + dice.of(people) + '"')); });
  m("search --outlet", [&] { return rows(ask.search(dice.of(goods), with(&Filter::outlet, dice.of(outlets)))); });
  m("sources", [&] { return rows(ask.sources()); });
  m("sources --speaker", [&] { return rows(ask.sources(with(&Filter::speaker, dice.of(people)))); });
  m("cases", [&] { return rows(ask.cases()); });
  m("cases --goods", [&] { return rows(ask.cases(with(&Filter::goods, dice.of(goods)))); });
  m("cases --speaker", [&] { return rows(ask.cases(with(&Filter::speaker, dice.of(people)))); });
  m("conflicts", [&] { return rows(ask.conflicts()); });
  m("conflicts --goods", [&] { return rows(ask.conflicts(with(&Filter::goods, dice.of(goods)))); });
  m("totals", [&] { return ask.totals() ? std::size_t{1} : std::size_t{0}; });
  if (m.slow) std::printf("above %.0f ms\n", limit_ms);
  return m.slow || m.failed ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: laut-ask FILE [N]\n", stderr), 2;
  return measure(argv[1], argc > 2 ? std::max(std::atoi(argv[2]), 1) : 200);
}
