#include "intake/reader.h"
namespace laut {
void read_html(const Input& in) { refuse(in, {ErrorCode::usage, "cannot be read yet", {}, 0, ""}); }
Status article_from_html(std::string_view, const Input&, Article&) { return Error{ErrorCode::usage, "cannot be read yet", {}, 0, ""}; }
}
