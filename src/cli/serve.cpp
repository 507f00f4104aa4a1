// `laut serve`: the ledger in the browser.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <memory>
#include <thread>

#include "cli/commands.h"
#include "cli/data_dir.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "serve/server.h"

namespace laut::cli {
namespace {

constexpr const char* footer = R"(Examples:
  laut serve                                    ledger.db at http://127.0.0.1:8080/
  laut serve --db news.db --port 9000 --token-file token.txt

Without a token nothing can be written. Only this machine is answered unless --bind names another address. Ctrl-C finishes
what was begun and stops.)";

constexpr std::size_t least_token = 8, most_token = 4096;

struct ServeOptions {
  std::string db = "ledger.db", bind = "127.0.0.1", token, token_file, data;
  int port = 8080;
  unsigned threads = 0;
};

/// The first line of a file.
Result<std::string> line_of(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  if (!in || !std::getline(in, line)) return Error{ErrorCode::io, "cannot be read", path, 0, "write the token into it"};
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

Result<std::string> token_of(const ServeOptions& o) {
  std::string token = o.token;
  if (!o.token_file.empty()) {
    auto line = line_of(o.token_file);
    if (!line) return line.error();
    token = *line;
  }
  if (token.empty() && o.token_file.empty()) return token;
  const bool plain = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 127; });
  if (!plain || token.size() < least_token || token.size() > most_token)
    return Error{ErrorCode::usage, "the token is none", o.token_file, 0,
                 "take 8 to 4096 letters, digits and signs without blanks"};
  return token;
}

int serve_until_stopped(serve::Server& server) {
  // A signal handler may do next to nothing: this thread looks for what it noted.
  std::thread serving([&] { server.run(); });
  while (stop_signal() == 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server.stop();
  serving.join();
  return exit_code::ok;
}

int run(const ServeOptions& o) {
  const auto token = token_of(o);
  if (!token) return failed(token.error());
  const auto dir = find_data(o.data);
  const auto engine = Engine::open(dir, {});
  if (!engine) return failed(engine.error());
  serve::ServerOptions options;
  options.db = o.db, options.bind = o.bind, options.port = o.port, options.token = *token;
  // More than processors: a short question need not wait for the end of long ones.
  options.readers = o.threads != 0 ? o.threads : std::clamp(3 * std::thread::hardware_concurrency(), 4u, 24u);
  options.engine_version = engine_version(dir, {});
  options.now = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
  auto server = serve::Server::open(options, *engine);
  if (!server) return failed(server.error());
  if (!serve::is_loopback(o.bind))
    complain("whoever reaches " + o.bind + " can read this ledger; put a server with TLS and passwords before it");
  const bool six = o.bind.find(':') != std::string::npos && !o.bind.starts_with('[');
  fmt::print(stderr, "laut: http://{}{}{}:{}/ shows {}{}\n", six ? "[" : "", o.bind, six ? "]" : "", (*server)->port(),
             o.db, token->empty() ? " (reading only)" : "");
  return serve_until_stopped(**server);
}

}  // namespace

Subcommand add_serve(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("serve", "The ledger in the browser, and its API");
  auto o = std::make_shared<ServeOptions>();
  add_db(*app, o->db);
  app->add_option("--bind", o->bind, "Address to listen at [127.0.0.1]")->type_name("ADDRESS");
  app->add_option("--port", o->port, "Port to listen at; 0: any free one [8080]")
      ->type_name("N")
      ->check(CLI::Range(0, 65535));
  auto* token = app->add_option("--token", o->token,
                                "Lets who has it merge and split actors; other users of this "
                                "machine can see it, so rather take --token-file")
                    ->type_name("TOKEN");
  app->add_option("--token-file", o->token_file, "The same, the first line of a file")
      ->type_name("FILE")
      ->excludes(token);
  app->add_option("--threads", o->threads, "Questions answered at once [three a processor]")
      ->type_name("N")
      ->check(CLI::Range(1, 64));
  app->add_option("--data", o->data, "Folder of the data files")->type_name("DIR");
  app->set_help_flag("-h,--help", "This help");
  app->footer(footer);
  return {app, [o] { return run(*o); }};
}

}  // namespace laut::cli
