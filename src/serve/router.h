/// From a request to its answer: the table of addresses, validators, the cache of answers, compression.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "serve/message.h"
#include "serve/service.h"

namespace laut::serve {

/// Answers to questions asked again while the ledger stays as it is. Bounded; for any number of threads.
class AnswerCache {
 public:
  /// Copies the answer kept under the key, if it is of this generation of the ledger.
  bool find(const std::string& key, std::uint64_t generation, Answer& answer);
  void keep(const std::string& key, std::uint64_t generation, const Answer& answer);

 private:
  static constexpr std::size_t most_bytes = 64 << 20, most_answer = 4 << 20;
  struct Entry {
    std::string key;
    Answer answer;
  };
  void forget_all();
  std::mutex mutex_;
  std::list<Entry> entries_;  // the one used last in front
  std::unordered_map<std::string_view, std::list<Entry>::iterator> at_;
  std::uint64_t generation_ = 0;
  std::size_t bytes_ = 0;
};

/// Keys whose answers are being made, so that none is made twice at once. For any number of threads.
class Flights {
 public:
  /// Waits while another thread makes the answer of that key; true where one did. Else the key is this object's until
  /// its end.
  class Turn {
   public:
    Turn(Flights& all, const std::string& key);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool waited() const { return waited_; }

   private:
    Flights& all_;
    const std::string& key_;
    bool waited_ = false;
  };

 private:
  std::mutex mutex_;
  std::condition_variable landed_;
  std::unordered_set<std::string> going_;
};

class Router {
 public:
  /// `check_host`: only the names of this machine are answered, so that no page of the web that lets its name point
  /// here can ask (DNS rebinding). `boot` goes into validators: a server started again may know more than the one
  /// before.
  Router(Service& service, bool check_host, std::uint64_t boot)
      : service_(service), check_host_(check_host), boot_(boot) {}

  /// Thread-safe. Bodies are read only by endpoints that take one.
  Answer answer(const Request& request);
  /// False where a body sent there is of no use: it is not read.
  static bool takes_body(std::string_view path);

 private:
  Answer asked(const Request& r);
  Answer api_get(const Request& r);
  std::string tag(const Request& r, std::uint64_t generation) const;

  Service& service_;
  AnswerCache cache_;
  Flights flights_;
  bool check_host_;
  std::uint64_t boot_;
};

}  // namespace laut::serve
