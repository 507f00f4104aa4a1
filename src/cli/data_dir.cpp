#include "cli/data_dir.h"

#include <cstdlib>
#include <system_error>

namespace laut::cli {

namespace fs = std::filesystem;

fs::path find_data(const std::string& option) {
  if (!option.empty()) return option;
  if (const char* variable = std::getenv("LAUT_DATA"); variable != nullptr && *variable != '\0') return variable;
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  const fs::path beside = program.parent_path().parent_path() / "share" / "laut";
  for (const fs::path& dir : {beside, fs::path("/usr/local/share/laut"), fs::path("/usr/share/laut")})
    if (fs::exists(dir / "de.pack", code)) return dir;
  return beside;
}

}  // namespace laut::cli
