// Any bytes as an HTML page: no crash, no undefined behaviour, and the articles keep the invariants of intake.
#include "intake_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return laut::fuzz::read({reinterpret_cast<const char*>(data), size}, laut::InputFormat::html);
}
