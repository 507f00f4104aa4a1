#include "base/dictionary.h"

#include <marisa.h>

#include <exception>
#include <sstream>

namespace laut {

Dictionary::Cursor::Cursor() : agent_(std::make_unique<marisa::Agent>()) {}
Dictionary::Cursor::~Cursor() = default;
Dictionary::Cursor::Cursor(Cursor&&) noexcept = default;
Dictionary::Cursor& Dictionary::Cursor::operator=(Cursor&&) noexcept = default;

Dictionary::Dictionary() = default;
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;
Dictionary::~Dictionary() = default;

Result<Dictionary> Dictionary::open(std::span<const std::byte> bytes) {
  Dictionary d;
  if (bytes.empty()) return d;
  d.trie_ = std::make_unique<marisa::Trie>();
  try {
    d.trie_->map(bytes.data(), bytes.size());
  } catch (const std::exception&) {
    return Error{ErrorCode::data, "a dictionary of the pack is damaged", "", 0, "rebuild or reinstall laut's data"};
  }
  return d;
}

std::uint32_t Dictionary::find(std::string_view key, Cursor& cursor) const {
  if (!trie_ || key.empty()) return missing;
  cursor.agent_->set_query(key.data(), key.size());
  return trie_->lookup(*cursor.agent_) ? static_cast<std::uint32_t>(cursor.agent_->key().id()) : missing;
}

void Dictionary::start(std::string_view text, Cursor& cursor) const {
  cursor.agent_->set_query(text.data(), text.size());
}

bool Dictionary::next(Cursor& cursor, std::uint32_t& id, std::uint32_t& size) const {
  if (!trie_ || !trie_->common_prefix_search(*cursor.agent_)) return false;
  id = static_cast<std::uint32_t>(cursor.agent_->key().id());
  size = static_cast<std::uint32_t>(cursor.agent_->key().length());
  return true;
}

std::uint32_t Dictionary::size() const {
  return trie_ ? static_cast<std::uint32_t>(trie_->size()) : 0;
}

std::string Dictionary::build(const std::vector<std::string>& keys, std::vector<std::uint32_t>& ids) {
  ids.clear();
  if (keys.empty()) return {};
  marisa::Keyset set;
  for (const auto& k : keys) set.push_back(k.data(), k.size());
  marisa::Trie trie;
  trie.build(set);
  for (std::size_t i = 0; i < set.size(); ++i) ids.push_back(static_cast<std::uint32_t>(set[i].id()));
  std::ostringstream out;
  out << trie;
  return std::move(out).str();
}

}  // namespace laut
