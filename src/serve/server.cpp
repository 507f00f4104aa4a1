#include "serve/server.h"

#include <random>

#include "serve/router.h"

namespace laut::serve {

struct Server::Impl {
  std::unique_ptr<Readers> readers;
  Service service;
  Router router;
  Listener listener;

  Impl(std::unique_ptr<Readers> r, const Engine& engine, const ServerOptions& o)
      : readers(std::move(r)),
        service(*readers, engine),
        router(service, is_loopback(o.bind), std::random_device()()),
        listener(
            o.limits, [this](const Request& request) { return router.answer(request); }, Router::takes_body) {
    service.engine_version = o.engine_version;
    service.token = o.token;
    service.now = o.now;
    for (unsigned i = 0; i < o.readers; ++i) service.desks.push_back(std::make_unique<Desk>());
  }
};

bool is_loopback(std::string_view address) {
  return address == "localhost" || address == "::1" || address == "[::1]" || address.starts_with("127.");
}

Result<std::unique_ptr<Server>> Server::open(const ServerOptions& options, const Engine& engine) {
  auto readers = Readers::open(options.db, options.readers);
  if (!readers) return readers.error();
  auto impl = std::make_unique<Impl>(std::move(*readers), engine, options);
  if (Status s = impl->listener.bind(options.bind, options.port); !s) return s.error();
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

int Server::port() const {
  return impl_->listener.port();
}
void Server::run() {
  impl_->listener.run();
}
void Server::stop() {
  impl_->listener.stop();
}

}  // namespace laut::serve
