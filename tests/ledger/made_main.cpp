// Made articles in bulk:
//   laut-made json N [FROM]  N articles, from number FROM on, as JSON Lines on standard output, for the engine
//   laut-made store N FILE   N documents straight into the ledger FILE: what storage alone takes
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "laut/ledger.h"
#include "ledger/made.h"

namespace {

using namespace laut;
using Clock = std::chrono::steady_clock;
constexpr std::uint64_t batch = 1000;

int json(std::uint64_t n, std::uint64_t from) {
  const test::Made made;
  for (std::uint64_t i = from; i < from + n; ++i) std::fputs(made.json(i).c_str(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

int fail(const Error& error) {
  std::fprintf(stderr, "laut-made: %s\n", error.to_string().c_str());
  return 1;
}

int store(std::uint64_t n, const std::string& path) {
  auto ledger = Ledger::open(path, {.write = true, .create = true});
  if (!ledger) return fail(ledger.error());
  const test::Made made;
  Document doc;
  std::uint64_t bytes = 0, claims = 0;
  Clock::duration storing{};
  for (std::uint64_t i = 0; i < n; ++i) {
    made.make(i, doc);
    bytes += doc.text().size();
    claims += doc.claims.size();
    const auto start = Clock::now();
    if (i % batch == 0)
      if (Status s = ledger->begin(); !s) return fail(s.error());
    if (auto added = ledger->add(doc, {0, "made"}); !added) return fail(added.error());
    if (i % batch == batch - 1 || i + 1 == n)
      if (Status s = ledger->commit(); !s) return fail(s.error());
    storing += Clock::now() - start;
    if (i % 10'000 == 9'999)
      std::fprintf(stderr, "%llu articles, %.0f articles/s\n", static_cast<unsigned long long>(i + 1),
                   static_cast<double>(i + 1) / std::chrono::duration<double>(storing).count());
  }
  ledger = Error{};  // closed: the log goes into the file
  struct stat st {};
  ::stat(path.c_str(), &st);
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  const double seconds = std::chrono::duration<double>(storing).count();
  std::printf(
      "%llu articles, %llu claims, %.1f MB of text: %.1f s, %.0f articles/s; file %.1f MB, %.2f times the text; "
      "peak memory %ld MB\n",
      static_cast<unsigned long long>(n), static_cast<unsigned long long>(claims), static_cast<double>(bytes) / 1e6,
      seconds, static_cast<double>(n) / seconds, static_cast<double>(st.st_size) / 1e6,
      static_cast<double>(st.st_size) / static_cast<double>(bytes), usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto n = static_cast<std::uint64_t>(argc > 2 ? std::atoll(argv[2]) : 0);
  if ((argc == 3 || argc == 4) && std::strcmp(argv[1], "json") == 0)
    return json(n, static_cast<std::uint64_t>(argc > 3 ? std::atoll(argv[3]) : 0));
  if (argc == 4 && std::strcmp(argv[1], "store") == 0) return store(n, argv[3]);
  std::fputs("usage: laut-made json N [FROM] | laut-made store N FILE\n", stderr);
  return 2;
}
