// Any bytes as JSON Lines; the first byte picks one of the other formats now and then, so that all readers run.
#include "intake_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using laut::InputFormat;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) return laut::fuzz::read(bytes, InputFormat::jsonl);
  switch (bytes[0]) {
    case 'n': return laut::fuzz::read(bytes.substr(1), InputFormat::ninjs);
    case 'c': return laut::fuzz::read(bytes.substr(1), InputFormat::conllu);
    case 't': return laut::fuzz::read(bytes.substr(1), InputFormat::timeml);
    case 'p': return laut::fuzz::read(bytes.substr(1), InputFormat::text);
    case 'a': return laut::fuzz::read(bytes.substr(1), InputFormat::automatic);
    default: return laut::fuzz::read(bytes, InputFormat::jsonl);
  }
}
