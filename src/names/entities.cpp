#include "names/entities.h"

#include <algorithm>

#include "names/view.h"

namespace laut::names {
namespace {

constexpr std::uint32_t longest_chain = 16;  // full names with one surname that a short form is compared with

class Resolver {
 public:
  Resolver(Document& doc, Names::Scratch& s, const Gazetteer& g) : doc_(doc), s_(s), gazetteer_(g) {}

  void run() {
    s_.parts.clear();
    s_.entities.clear();
    s_.links.clear();
    for (const Found& f : s_.found)
      if (f.type == MentionType::PERSON && f.full) full_name(f);
    for (const Left& left : s_.left)
      if (!left.rule.empty() || (left.linkable && linked(left) != none)) single(left);
    std::sort(s_.found.begin(), s_.found.end(),
              [](const Found& a, const Found& b) { return a.tokens.begin < b.tokens.begin; });
    for (const Found& f : s_.found) mention(f);
  }

 private:
  std::uint64_t token_hash(std::uint32_t i) const { return hash_token(doc_.form(i)); }

  /// Hash of the name with the last token as written, or without its genitive -s.
  std::uint64_t name_hash(TokenRange r, bool genitive) const {
    std::uint64_t hash = 0;
    for (std::uint32_t i = r.begin; i < r.end; ++i) {
      std::string_view form = doc_.form(i);
      if (genitive && i + 1 == r.end) form = without_genitive(form);
      hash = i == r.begin ? hash_token(form) : hash_append(hash, hash_token(form));
    }
    return hash;
  }

  std::string name_text(TokenRange r, bool genitive) const {
    std::string_view text = doc_.view(doc_.span(r));
    if (genitive) text.remove_suffix(doc_.form(r.end - 1).size() - without_genitive(doc_.form(r.end - 1)).size());
    std::string out;
    for (const char c : text) out += c == '\n' || c == '\t' ? ' ' : c;
    return out;
  }

  std::uint32_t add_entity(MentionType type, std::string name) {
    Entity& e = doc_.entities.emplace_back();
    e.type = type;
    e.name = std::move(name);
    return static_cast<std::uint32_t>(doc_.entities.size() - 1);
  }

  void link(std::uint64_t part, std::uint32_t entity) {
    auto [it, fresh] = s_.parts.try_emplace(part, none);
    s_.links.push_back({entity, fresh ? none : it->second});
    it->second = static_cast<std::uint32_t>(s_.links.size() - 1);
  }

  bool has_genitive(TokenRange r) const { return !without_genitive(doc_.form(r.end - 1)).empty(); }

  void full_name(const Found& f) {
    const std::uint64_t hash = name_hash(f.tokens, f.genitive);
    if (s_.entities.contains(hash)) return;
    // Kim Jong Uns after or before Kim Jong Un: the form without -s decides where both occur.
    if (!f.genitive && has_genitive(f.tokens) && s_.entities.contains(name_hash(f.tokens, true))) return;
    const std::uint32_t entity = add_entity(MentionType::PERSON, name_text(f.tokens, f.genitive));
    s_.entities.emplace(hash, entity);
    const std::uint32_t last = f.tokens.end - 1;
    const std::string_view form = doc_.form(last);
    link(hash_token(f.genitive ? without_genitive(form) : form), entity);
    if (f.tokens.size() > 1) link(token_hash(f.tokens.begin), entity);
  }

  /// The entity a short form belongs to: among the full names with that first or last token, the one met most.
  std::uint32_t by_part(std::uint64_t part) const {
    if (part == 0 || s_.parts.empty()) return none;
    const auto it = s_.parts.find(part);
    if (it == s_.parts.end()) return none;
    std::uint32_t best = none, most = 0, seen = 0;
    for (std::uint32_t at = it->second; at != none && seen < longest_chain; at = s_.links[at].next, ++seen) {
      const std::uint32_t entity = s_.links[at].entity, count = entity < counts_.size() ? counts_[entity] : 0;
      if (best == none || count > most) best = entity, most = count;
    }
    return best;
  }

  std::uint32_t linked(const Left& left) const {
    const std::uint32_t entity = by_part(left.hash);
    return entity != none ? entity : by_part(left.stem_hash);
  }

  void single(const Left& left) {
    Found f;
    f.tokens = {left.token, left.token + 1};
    f.type = left.type;
    f.rule = left.rule;
    if (left.linkable && linked(left) != none) {
      f.type = MentionType::PERSON;
      f.rule = "names/short-form";
    }
    s_.found.push_back(f);
  }

  std::uint32_t entity_of(const Found& f) {
    if (f.sense) {  // the entries for a name and for its short form share the canonical name
      const std::uint64_t kind = std::uint64_t{f.sense->type} << 16 | f.sense->kind;
      return by_key(hash_append(0x5E45E + kind, hash_token(gazetteer_.text(f.sense->name))), f);
    }
    if (f.type == MentionType::PERSON) {
      if (const auto it = s_.entities.find(name_hash(f.tokens, f.genitive)); it != s_.entities.end()) return it->second;
      if (has_genitive(f.tokens))
        if (const auto it = s_.entities.find(name_hash(f.tokens, true)); it != s_.entities.end()) return it->second;
      if (f.tokens.size() == 1) {
        std::uint32_t entity = by_part(token_hash(f.tokens.begin));
        if (entity == none && has_genitive(f.tokens))
          entity = by_part(hash_token(without_genitive(doc_.form(f.tokens.begin))));
        if (entity != none) return entity;
      }
    }
    return by_key(name_hash(f.tokens, f.genitive), f);
  }

  std::uint32_t by_key(std::uint64_t key, const Found& f) {
    if (const auto it = s_.entities.find(key); it != s_.entities.end()) return it->second;
    const std::uint32_t entity =
        add_entity(f.type, f.sense ? std::string(gazetteer_.text(f.sense->name)) : name_text(f.tokens, f.genitive));
    s_.entities.emplace(key, entity);
    if (f.sense) {
      Entity& e = doc_.entities[entity];
      e.kind = gazetteer_.kind(*f.sense);
      if (f.sense->country[0] != 0) e.country.assign(f.sense->country, 2);
    }
    return entity;
  }

  void mention(const Found& f) {
    Mention m;
    m.tokens = f.tokens;
    m.span = doc_.span(f.tokens);
    m.type = f.type;
    m.rule = f.rule;
    m.entity = entity_of(f);
    if (f.title_begin != none) m.title = doc_.span({f.title_begin, f.tokens.begin});
    Entity& e = doc_.entities[m.entity];
    if (counts_.size() <= m.entity) counts_.resize(doc_.entities.size(), 0);
    ++counts_[m.entity];
    if (e.gender == 0 && f.gender != 0) e.gender = static_cast<char>(f.gender);
    const std::string form = name_text(f.tokens, f.genitive);
    if (form != e.name && e.aliases.size() < 32 &&
        std::find(e.aliases.begin(), e.aliases.end(), form) == e.aliases.end())
      e.aliases.push_back(form);
    if (f.role.size != 0) role(e, f);
    doc_.mentions.push_back(m);
  }

  void role(Entity& e, const Found& f) {
    std::string name;
    if (f.role_head != 0) {
      const std::uint32_t at = role_token(f);
      name.assign(doc_.form(at).substr(0, f.role_head));
    }
    name += gazetteer_.text(f.role);
    if (e.roles.size() < 16 && std::find(e.roles.begin(), e.roles.end(), name) == e.roles.end())
      e.roles.push_back(std::move(name));
  }

  /// The token of the title that gave the role: the last one that is long enough to hold the head's beginning.
  std::uint32_t role_token(const Found& f) const {
    std::uint32_t at = f.tokens.begin - 1;
    while (at > f.title_begin && doc_.form(at).size() <= f.role_head) --at;
    return at;
  }

  Document& doc_;
  Names::Scratch& s_;
  const Gazetteer& gazetteer_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace

void resolve(Document& doc, Names::Scratch& s, const Gazetteer& gazetteer) {
  Resolver(doc, s, gazetteer).run();
}

}  // namespace laut::names
