#include "intake/reader.h"
namespace laut {
void read_ninjs(const Input& in) { refuse(in, {ErrorCode::usage, "cannot be read yet", {}, 0, ""}); }
}
