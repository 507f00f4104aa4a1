/// The outlets of data/<lang>/intake/outlets.txt: their names and where their pages hold the article.
#pragma once

#include <span>
#include <string_view>

#include "intake/tables.h"
#include "laut/result.h"

namespace laut {

/// Immutable, shared by threads; uses the pack in place.
class Outlets {
 public:
  static Result<Outlets> open(const Pack& pack);

  /// The outlet of a URL or host, with any subdomain ("www.", "amp."); null where it is unknown.
  const Outlet* find(std::string_view url) const;
  /// Its name, or empty.
  std::string_view name_of(std::string_view url) const;
  std::span<const Selector> selectors(const Outlet& o) const { return selectors_.subspan(o.first, o.count); }
  std::string_view text(TextRef r) const { return text_.substr(r.offset, r.size); }

 private:
  std::string_view text_;
  std::span<const Outlet> outlets_;
  std::span<const Selector> selectors_;
};

/// The host of a URL, lower case left to the caller: "https://www.a.de:80/x" gives "www.a.de".
std::string_view host_of(std::string_view url);

}  // namespace laut
