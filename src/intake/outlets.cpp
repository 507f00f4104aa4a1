#include "intake/outlets.h"

#include <algorithm>

namespace laut {

Result<Outlets> Outlets::open(const Pack& pack) {
  Outlets o;
  auto text = pack.text("intake.text");
  if (!text) return text.error();
  auto outlets = pack.table<Outlet>("intake.outlets");
  if (!outlets) return outlets.error();
  auto selectors = pack.table<Selector>("intake.selectors");
  if (!selectors) return selectors.error();
  o.text_ = *text;
  o.outlets_ = *outlets;
  o.selectors_ = *selectors;
  return o;
}

std::string_view host_of(std::string_view url) {
  if (const auto scheme = url.find("//"); scheme != url.npos && scheme <= 6) url.remove_prefix(scheme + 2);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto user = url.rfind('@'); user != url.npos) url.remove_prefix(user + 1);
  return url.substr(0, url.find(':'));
}

const Outlet* Outlets::find(std::string_view url) const {
  std::string host(host_of(url).substr(0, 256));
  for (char& c : host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (std::string_view h = host;;) {
    const auto at = std::lower_bound(outlets_.begin(), outlets_.end(), h,
                                     [&](const Outlet& o, std::string_view v) { return text(o.host) < v; });
    if (at != outlets_.end() && text(at->host) == h) return &*at;
    const auto dot = h.find('.');
    if (dot == h.npos) return nullptr;
    h.remove_prefix(dot + 1);
  }
}

std::string_view Outlets::name_of(std::string_view url) const {
  const Outlet* o = find(url);
  return o ? text(o->name) : std::string_view();
}

}  // namespace laut
