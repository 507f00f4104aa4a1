#include "base/pack.h"

#include <xxhash.h>

#include <cstring>
#include <fstream>

namespace laut {
namespace {

constexpr char magic[8] = {'l', 'a', 'u', 't', 'p', 'k', '0', '1'};

struct Header {
  char magic[8];
  std::uint64_t tables;
  std::uint64_t checksum;
  std::uint64_t reserved;
};

struct Entry {
  char name[48];
  std::uint64_t offset, bytes;
  std::uint32_t record, reserved;
};

constexpr std::size_t align16(std::size_t n) {
  return (n + 15) & ~std::size_t{15};
}

}  // namespace

void PackWriter::add_bytes(std::string_view name, std::span<const std::byte> bytes, std::size_t record) {
  tables_.push_back({std::string(name.substr(0, sizeof(Entry::name) - 1)),
                     {bytes.begin(), bytes.end()},
                     static_cast<std::uint32_t>(record)});
}

Status PackWriter::write(const std::filesystem::path& path) const {
  std::string body(align16(sizeof(Entry) * tables_.size()), '\0');
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const Table& t = tables_[i];
    Entry e{};
    std::memcpy(e.name, t.name.data(), t.name.size());
    e.offset = sizeof(Header) + body.size();
    e.bytes = t.bytes.size();
    e.record = t.record;
    std::memcpy(body.data() + i * sizeof(Entry), &e, sizeof e);
    body.append(reinterpret_cast<const char*>(t.bytes.data()), t.bytes.size());
    body.resize(align16(body.size()));
  }
  Header h{};
  std::memcpy(h.magic, magic, sizeof magic);
  h.tables = tables_.size();
  h.checksum = XXH3_64bits(body.data(), body.size());
  // Written beside and renamed, so that an interrupted run never leaves half a pack.
  auto part = path;
  part += ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(&h), sizeof h);
  out.write(body.data(), static_cast<std::streamsize>(body.size()));
  out.close();
  std::error_code ec;
  if (out) std::filesystem::rename(part, path, ec);
  if (!out || ec)
    return Error{ErrorCode::io, "cannot be written", path.string(), 0, "check that the folder exists and is writable"};
  return Ok{};
}

Result<Pack> Pack::open(const std::filesystem::path& path) {
  const auto damaged = [&](const char* what) {
    return Error{ErrorCode::data, what, path.string(), 0, "rebuild or reinstall laut's data"};
  };
  auto file = MappedFile::open(path);
  if (!file) {
    Error e = file.error();
    e.mend = "name the folder of laut's data with --data or LAUT_DATA";
    return e;
  }
  const auto bytes = file->bytes();
  Header h{};
  if (bytes.size() < sizeof h) return damaged("is too short for a pack");
  std::memcpy(&h, bytes.data(), sizeof h);
  if (std::memcmp(h.magic, magic, sizeof magic) != 0) return damaged("is not a pack of this version of laut");
  const auto body = bytes.subspan(sizeof h);
  if (h.tables > body.size() / sizeof(Entry)) return damaged("has a broken table of contents");
  if (XXH3_64bits(body.data(), body.size()) != h.checksum) return damaged("is damaged (its checksum differs)");
  for (std::size_t i = 0; i < h.tables; ++i) {
    Entry e{};
    std::memcpy(&e, body.data() + i * sizeof e, sizeof e);
    if (e.offset > bytes.size() || e.bytes > bytes.size() - e.offset || e.record == 0 || e.bytes % e.record != 0 ||
        e.name[sizeof e.name - 1] != 0)
      return damaged("has a broken table of contents");
  }
  Pack pack;
  pack.file_ = std::move(*file);
  pack.path_ = path.string();
  return pack;
}

Result<std::span<const std::byte>> Pack::raw_table(std::string_view name, std::size_t record) const {
  const auto bytes = file_.bytes();
  Header h{};
  std::memcpy(&h, bytes.data(), sizeof h);
  for (std::size_t i = 0; i < h.tables; ++i) {
    Entry e{};
    std::memcpy(&e, bytes.data() + sizeof h + i * sizeof e, sizeof e);
    if (name != e.name) continue;
    if (e.record != record) break;
    return bytes.subspan(e.offset, e.bytes);
  }
  return Error{ErrorCode::data, "has no table \"" + std::string(name) + "\" of the expected layout", path_, 0,
               "rebuild or reinstall laut's data"};
}

TextRef StringPool::add(std::string_view s) {
  if (count_ * 2 >= seen_.size()) grow();
  const std::uint64_t hash = XXH3_64bits(s.data(), s.size());
  for (std::size_t i = hash & (seen_.size() - 1);; i = (i + 1) & (seen_.size() - 1)) {
    auto& [h, ref] = seen_[i];
    if (ref.size == ~0u) {
      h = hash;
      ref = {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(s.size())};
      text_.append(s);
      ++count_;
      return ref;
    }
    if (h == hash && std::string_view(text_).substr(ref.offset, ref.size) == s) return ref;
  }
}

void StringPool::grow() {
  auto old = std::move(seen_);
  seen_.assign(old.empty() ? 1024 : old.size() * 2, {0, TextRef{0, ~0u}});
  for (const auto& slot : old) {
    if (slot.second.size == ~0u) continue;
    std::size_t i = slot.first & (seen_.size() - 1);
    while (seen_[i].second.size != ~0u) i = (i + 1) & (seen_.size() - 1);
    seen_[i] = slot;
  }
}

}  // namespace laut
