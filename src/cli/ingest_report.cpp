#include "cli/ingest_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace laut::cli {
namespace {

std::string counted(std::uint64_t n, const char* one, const char* many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

/// "40 s", "12 min", "3 h 5 min"
std::string duration(double seconds) {
  const auto s = static_cast<std::uint64_t>(std::max(0.0, seconds));
  if (s < 100) return fmt::format("{} s", s);
  if (s < 6000) return fmt::format("{} min", (s + 30) / 60);
  return fmt::format("{} h {} min", s / 3600, s % 3600 / 60);
}

}  // namespace

IngestCounts& IngestCounts::operator+=(const IngestCounts& o) {
  added += o.added;
  revised += o.revised;
  unchanged += o.unchanged;
  bytes += o.bytes;
  skipped += o.skipped;
  failed += o.failed;
  return *this;
}

std::string summary(const IngestCounts& c, double seconds, bool json) {
  const double rate = static_cast<double>(c.articles()) / std::max(seconds, 0.001);
  if (json)
    return fmt::format(
        "{{\"articles\":{},\"new\":{},\"revised\":{},\"unchanged\":{},\"bytes\":{},\"skipped\":{},\"failed\":{},"
        "\"seconds\":{:.3f}}}\n",
        c.articles(), c.added, c.revised, c.unchanged, c.bytes, c.skipped, c.failed, seconds);
  std::string out = fmt::format("{}: {} new, {} revised, {} unchanged", counted(c.articles(), "article", "articles"),
                                c.added, c.revised, c.unchanged);
  if (c.skipped != 0) out += fmt::format("; {} not changed since", counted(c.skipped, "input", "inputs"));
  if (c.failed != 0) out += fmt::format("; {} failed", c.failed);
  return out + fmt::format(" ({:.1f} s, {:.1f} articles/s)\n", seconds, rate);
}

double IngestProgress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void IngestProgress::show(const IngestCounts& counts) {
  if (!wanted_) return;
  const auto now = Clock::now();
  using namespace std::chrono_literals;
  if (now - start_ < 1s || now - last_ < 200ms) return;
  last_ = now;
  shown_ = true;
  const double taken = seconds();
  std::string line = fmt::format("laut: {}, {:.0f} a second", counted(counts.articles(), "article", "articles"),
                                 static_cast<double>(counts.articles()) / taken);
  if (expected_ > done_ && done_ > 0 && taken > 2) {
    const double share = static_cast<double>(done_) / static_cast<double>(expected_);
    line += fmt::format(", {:.0f} %, {} left", share * 100, duration(taken / share - taken));
  }
  std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  std::fflush(stderr);
}

void IngestProgress::wipe() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace laut::cli
