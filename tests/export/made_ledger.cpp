// laut-made-ledger FILE N: makes the ledger that the validators of the exports read, and beside it FILE.ID.txt, the
// text of every revision.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "export/sample.h"

namespace {

laut::Status make(const std::string& path, std::uint64_t made) {
  auto ledger = laut::Ledger::open(path, {.write = true, .create = true});
  if (!ledger) return ledger.error();
  if (laut::Status s = laut::test::fill_ledger(*ledger, made); !s) return s;
  for (std::int64_t id = 1; id <= static_cast<std::int64_t>(made) + 3; ++id) {
    const auto text = ledger->text(id);
    if (!text) return text.error();
    std::ofstream(path + "." + std::to_string(id) + ".txt", std::ios::binary) << text->text;
  }
  return laut::Ok{};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: laut-made-ledger FILE N\n", stderr);
    return 2;
  }
  const laut::Status status = make(argv[1], std::strtoull(argv[2], nullptr, 10));
  if (status) return 0;
  std::fprintf(stderr, "%s\n", status.error().to_string().c_str());
  return 1;
}
