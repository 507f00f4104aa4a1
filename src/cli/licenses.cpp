#include "cli/licenses.h"

#include <array>
#include <cstdio>

namespace laut::cli {
namespace {

struct Library {
  const char *name, *licence, *source;
};

constexpr std::array<Library, 14> libraries{{
    {"simdjson", "Apache-2.0", "https://simdjson.org"},
    {"fmt", "MIT", "https://fmt.dev"},
    {"gumbo-parser", "Apache-2.0", "https://github.com/google/gumbo-parser"},
    {"utf8proc", "MIT and Unicode", "https://juliastrings.github.io/utf8proc"},
    {"marisa-trie", "BSD-2-Clause or LGPL-2.1+", "https://github.com/s-yata/marisa-trie"},
    {"xxHash", "BSD-2-Clause", "https://xxhash.com"},
    {"SQLite", "public domain", "https://sqlite.org"},
    {"Zstandard", "BSD-3-Clause or GPL-2.0", "https://facebook.github.io/zstd"},
    {"Snowball", "BSD-3-Clause", "https://snowballstem.org"},
    {"curl", "curl", "https://curl.se"},
    {"pugixml", "MIT", "https://pugixml.org"},
    {"cpp-httplib", "MIT", "https://github.com/yhirose/cpp-httplib"},
    {"zlib", "Zlib", "https://zlib.net"},
    {"CLI11", "BSD-3-Clause", "https://github.com/CLIUtils/CLI11"},
}};

}  // namespace

void print_licenses(const Engine& engine) {
  std::puts("laut " LAUT_VERSION "\n  Apache-2.0\n\nData");
  for (const DataFile& f : engine.data_files())
    std::printf("  %s\n    licence: %s\n    source:  %s\n", f.name.c_str(), f.licence.c_str(), f.source.c_str());
  std::puts("\nLibraries");
  for (const Library& l : libraries) std::printf("  %-14s %-27s %s\n", l.name, l.licence, l.source);
}

}  // namespace laut::cli
