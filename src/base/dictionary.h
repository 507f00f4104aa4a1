/// A static set of strings, each with an id from 0 to size()-1: a marisa trie used in place from a pack.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "laut/result.h"

namespace marisa {
class Agent;
class Trie;
}  // namespace marisa

namespace laut {

/// Immutable and shared by threads; every lookup takes a cursor, which is one thread's scratch memory.
class Dictionary {
 public:
  static constexpr std::uint32_t missing = 0xFFFFFFFFu;

  /// Scratch of a lookup. One cursor serves any number of dictionaries, one thread at a time.
  class Cursor {
   public:
    Cursor();
    ~Cursor();
    Cursor(Cursor&&) noexcept;
    Cursor& operator=(Cursor&&) noexcept;

   private:
    friend class Dictionary;
    std::unique_ptr<marisa::Agent> agent_;
  };

  /// Uses `bytes` in place; they must outlive the dictionary. Errors: data.
  static Result<Dictionary> open(std::span<const std::byte> bytes);
  Dictionary();
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;
  ~Dictionary();

  /// The id of `key`, or `missing`.
  std::uint32_t find(std::string_view key, Cursor& cursor) const;

  /// Every key that is a prefix of `text`, shortest first: f(id, bytes). Stops when f returns false.
  template <typename F>
  void prefixes(std::string_view text, Cursor& cursor, F&& f) const {
    start(text, cursor);
    std::uint32_t id, size;
    while (next(cursor, id, size))
      if (!f(id, size)) return;
  }

  std::uint32_t size() const;

  /// Builds the bytes of a dictionary. `ids[i]` becomes the id of keys[i]. Keys must be distinct.
  static std::string build(const std::vector<std::string>& keys, std::vector<std::uint32_t>& ids);

 private:
  void start(std::string_view text, Cursor& cursor) const;
  bool next(Cursor& cursor, std::uint32_t& id, std::uint32_t& size) const;
  std::unique_ptr<marisa::Trie> trie_;
};

}  // namespace laut
