#include "ledger/tokenizer.h"

#include <libstemmer.h>

#include <new>
#include <string>

#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr std::size_t longest = 64;  // bytes of a stem; what is longer is no word and is cut

struct German {
  sb_stemmer* stemmer = sb_stemmer_new("german", "UTF_8");
  std::string buffer, stem;
  ~German() {
    if (stemmer != nullptr) sb_stemmer_delete(stemmer);
  }
};

int create(void*, const char**, int, Fts5Tokenizer** out) {
  auto* german = new (std::nothrow) German;
  if (german == nullptr || german->stemmer == nullptr) {
    delete german;
    return SQLITE_NOMEM;
  }
  *out = reinterpret_cast<Fts5Tokenizer*>(german);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* tokenizer) {
  delete reinterpret_cast<German*>(tokenizer);
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int, const char* text, int size,
             int (*token)(void*, int, const char*, int, int, int)) {
  auto* german = reinterpret_cast<German*>(tokenizer);
  int code = SQLITE_OK;
  try {
    each_word(
        std::string_view(text, static_cast<std::size_t>(size)), german->buffer,
        [&](std::string_view word, std::size_t begin, std::size_t end) {
          std::string_view stem = word;
          if (word.size() <= longest) {
            const auto* s = sb_stemmer_stem(german->stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                            static_cast<int>(word.size()));
            if (s == nullptr) {
              code = SQLITE_NOMEM;
              return false;
            }
            stem = {reinterpret_cast<const char*>(s), static_cast<std::size_t>(sb_stemmer_length(german->stemmer))};
          } else {
            stem = word.substr(0, longest);
          }
          code = token(context, 0, stem.data(), static_cast<int>(stem.size()), static_cast<int>(begin),
                       static_cast<int>(end));
          return code == SQLITE_OK;
        });
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
  return code;
}

fts5_api* api_of(sqlite3* db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

Status add_tokenizer(sqlite3* db) {
  fts5_api* api = api_of(db);
  fts5_tokenizer german{create, destroy, tokenize};
  if (api == nullptr || api->xCreateTokenizer(api, "german", nullptr, &german, nullptr) != SQLITE_OK)
    return Error{ErrorCode::data, "the SQLite library is without full-text search (FTS5)", "", 0,
                 "install another one"};
  return Ok{};
}

}  // namespace laut::ledger
