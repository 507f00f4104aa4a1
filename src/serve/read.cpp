// POST /read: a text is read at once, and kept nowhere. It goes through a ledger in memory that holds nothing else, so
// that the answer is made by what makes those of the ledger's revisions.
#include "serve/body.h"
#include "serve/reading.h"
#include "serve/service.h"

namespace laut::serve {
namespace {

constexpr std::size_t most_word = 1000;
constexpr std::size_t large_text = 1 << 18;  // after which working memory is given back

/// A desk on loan.
class Seat {
 public:
  explicit Seat(Service& s) : service_(s) {
    std::unique_lock lock(s.desks_mutex);
    s.desk_free.wait(lock, [&] { return !s.desks.empty(); });
    desk_ = std::move(s.desks.back());
    s.desks.pop_back();
  }
  ~Seat() {
    if (desk_->document.text().size() > large_text) desk_ = std::make_unique<Desk>();
    {
      const std::lock_guard lock(service_.desks_mutex);
      service_.desks.push_back(std::move(desk_));
    }
    service_.desk_free.notify_one();
  }
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;
  Desk& operator*() { return *desk_; }

 private:
  Service& service_;
  std::unique_ptr<Desk> desk_;
};

Result<std::string> read(Service& s, Desk& desk) {
  if (!desk.memory) {
    auto memory = Ledger::open(":memory:", {.write = true, .create = true});
    if (!memory) return memory.error();
    desk.memory = std::make_unique<Ledger>(std::move(*memory));
  }
  s.engine.read(desk.document, desk.scratch);
  if (Status b = desk.memory->begin(); !b) return b.error();
  std::string out;
  const auto added = desk.memory->add(desk.document, {0, s.engine_version});
  bool written = false;
  if (added) written = write_reading(desk.memory->database(), added->revision, out);
  Status status = desk.memory->database().take_status();
  desk.memory->roll_back();
  if (!added) return added.error();
  if (!status) return status.error();
  if (!written) return Error{ErrorCode::data, "the text could not be read back", {}, 0, {}};
  return out;
}

bool is_day(std::string_view s) {
  if (s.size() < 10) return false;
  for (std::size_t i = 0; i < 10; ++i)
    if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
  return true;
}

}  // namespace

Answer post_read(Service& s, const Request& r, Id) {
  std::string text;
  IntakeOptions options;
  {
    Body body(r);
    text = body.text("text", most_body);
    const std::string format = body.text("format", most_word);
    options.published = body.text("published", most_word), options.title = body.text("title", most_word);
    options.outlet = body.text("outlet", most_word);
    if (auto wrong = body.failure()) return *wrong;
    if (format.empty() || format == "text")
      options.format = InputFormat::text;
    else if (format == "html")
      options.format = InputFormat::html;
    else
      return failure(400, "there is no format '" + format.substr(0, 40) + "'", "write text or html");
  }
  if (!options.published.empty() && !is_day(options.published))
    return failure(400, "published is no day", "write 2024-06-20");
  Seat seat(s);
  Desk& desk = *seat;
  desk.document.article.clear();
  std::optional<Error> error;
  s.engine.intake().read(text, "text", options, [&](laut::Result<Article>&& article) {
    if (article)
      desk.document.article = std::move(*article);
    else
      error = article.error();
    return false;  // one article
  });
  if (error) return failure(400, "the text " + error->message, error->mend);
  const auto answer = read(s, desk);
  if (!answer) return failure(answer.error());
  Answer a;
  a.body = *answer;
  return a;
}

}  // namespace laut::serve
