#include "corpus/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/parse.h"

namespace laut::corpus {
namespace {

constexpr std::uint32_t fewest_words = 60;

/// Whether one of the ascending, disjoint spans contains s.
bool covered(const SpanList& list, Span s) {
  const auto behind = std::ranges::upper_bound(list, s.begin, {}, &Span::begin);
  return behind != list.begin() && std::prev(behind)->contains(s);
}

std::string name(const CorpusQuote& q) {
  return label(MarkKind::quote, q.number);
}

class Checker {
 public:
  Checker(const CorpusArticle& article, Findings& out) : article_(article), out_(out) {}

  void run() {
    if (article_.words < fewest_words)
      error(article_.text_line, fmt::format("the text has {} words", article_.words),
            fmt::format("write at least {}", fewest_words));
    for (const auto& q : article_.quotes.all) quote(q);
    for (const auto& t : article_.times.all) has_facts(MarkKind::time, t);
    for (const auto& n : article_.quantities.all) has_facts(MarkKind::quantity, n);
    for (const auto& e : article_.events.all) event(e);
    cycles();
    speakers();
    unused_entities();
  }

 private:
  void error(std::uint32_t line, std::string message, std::string mend) {
    out_.push_back({line, false, std::move(message), std::move(mend)});
  }
  void warning(std::uint32_t line, std::string message, std::string mend) {
    out_.push_back({line, true, std::move(message), std::move(mend)});
  }

  template <typename T>
  bool has_facts(MarkKind kind, const T& item) {
    if (item.facts_line) return true;
    const std::string what = label(kind, item.number);
    error(item.line, what + " has no facts", "add a line '" + what + " ...' below '== facts', or take the mark out");
    return false;
  }

  void quote(const CorpusQuote& q) {
    inside(q, MarkKind::cue, MarkKind::frame, "let {f");
    inside(q, MarkKind::relay_cue, MarkKind::relay, "let {r");
    frame_holds_speaker(q);
    if (!has_facts(MarkKind::quote, q)) return;
    sharing(q);
    parent(q);
    source(q);
    kind(q);
  }

  /// Every part of one kind stands in one of the other.
  void inside(const CorpusQuote& q, MarkKind inner, MarkKind outer, std::string_view mend) {
    for (const Span s : q[inner])
      if (!covered(q[outer], s))
        return error(
            q.line,
            label(inner, q.number) + " '" + std::string(article_.view(s)) + "' is not inside " + label(outer, q.number),
            fmt::format("{}{} ...}} contain it", mend, q.number));
  }

  /// A speaker in the clause of the cue belongs to the frame. The same clause: no punctuation between them.
  void frame_holds_speaker(const CorpusQuote& q) {
    for (const Span s : q[MarkKind::speaker]) {
      if (covered(q[MarkKind::frame], s) || q.type == QuoteType::reported) continue;
      if (!same_clause(q[MarkKind::cue], s)) continue;
      return warning(q.line,
                     label(MarkKind::frame, q.number) + " does not contain its speaker, which stands with the cue",
                     fmt::format("let {{f{} ...}} contain {{s{} ...}}", q.number, q.number));
    }
  }

  /// Whether no punctuation parts s from the cue before or behind it.
  bool same_clause(const SpanList& cues, Span s) const {
    constexpr std::uint32_t widest = 300;
    const auto joined = [&](std::uint32_t begin, std::uint32_t end) {
      const Span between{begin, end};
      return between.size() <= widest && article_.view(between).find_first_of(",.;:?!\n") == std::string_view::npos;
    };
    const auto next = std::ranges::upper_bound(cues, s.begin, {}, &Span::begin);
    return (next != cues.end() && joined(s.end, next->begin)) ||
           (next != cues.begin() && joined(std::prev(next)->end, s.begin));
  }

  void sharing(const CorpusQuote& q) {
    if (q.shares == 0) return;
    if (!q[MarkKind::cue].empty() || !q[MarkKind::frame].empty())
      error(q.facts_line, name(q) + " has cue= and a cue or frame of its own", "leave out one of the two");
    const CorpusQuote* other = article_.quotes.find(q.shares);
    if (other && other->shares != 0)
      error(q.facts_line, name(q) + ": cue= points to a quotation that has cue= itself",
            "name the quotation with the cue");
  }

  void parent(const CorpusQuote& q) {
    const CorpusQuote* p = q.parent ? article_.quotes.find(q.parent) : nullptr;
    if (!p) {
      if (q.inside != 0)
        warning(q.facts_line, fmt::format("{} stands inside q{} but has no parent", name(q), q.inside),
                fmt::format("add parent=q{}", q.inside));
      return;
    }
    for (const Span s : q[MarkKind::quote])
      if (!covered((*p)[MarkKind::quote], s))
        return error(q.facts_line, fmt::format("{} does not stand inside q{}", name(q), q.parent),
                     fmt::format("put {{{} ...}} inside {{q{} ...}}, or leave parent= out", name(q), q.parent));
    if (q.inside != q.parent)
      warning(q.facts_line, fmt::format("the innermost quotation around {} is q{}", name(q), q.inside),
              fmt::format("write parent=q{}", q.inside));
  }

  void source(const CorpusQuote& q) {
    if (q.hearsay && q.speaker != none)
      warning(q.facts_line, name(q) + " is hearsay and has a speaker", "leave out one of the two");
    if (q.speaker == none && !q.hearsay && q.shares == 0)
      warning(q.facts_line, name(q) + " has no speaker and is no hearsay", "add speaker=@key or hearsay");
    if (q.relays.empty() && !q[MarkKind::relay].empty())
      warning(q.facts_line, name(q) + " has a relay in the text, but no relay=", "add relay=@key");
  }

  void kind(const CorpusQuote& q) {
    if (q.type == QuoteType::reported && (!q[MarkKind::cue].empty() || !q[MarkKind::frame].empty()))
      warning(q.facts_line, name(q) + " is reported and has a cue or frame",
              "mark the whole clause as the quote, without them");
    if (q.type == QuoteType::indirect && q[MarkKind::cue].empty() && q.shares == 0 && !q.hearsay)
      warning(q.facts_line, name(q) + " is indirect and has no cue",
              "mark the cue, write cue=qM, or make it indirect_free_indirect or free_indirect");
  }

  void event(const CorpusEvent& e) {
    if (!has_facts(MarkKind::trigger, e)) return;
    const CorpusQuote* around = article_.quotes.find(e.inside);
    const bool reported = around && around->type == QuoteType::reported;
    if (reported && e.quotation == e.inside && is_its_saying(e, *around)) return told_by(e, around->parent);
    // What is reported may be the saying itself, and that is told by the one who reports it.
    if (e.quotation != e.inside && !(reported && around->parent == e.quotation)) told_by(e, e.inside);
  }

  /// Whether the event is the act of saying that the quotation reports: forderte, warf vor, drohte.
  static bool is_its_saying(const CorpusEvent& e, const CorpusQuote& q) {
    static constexpr std::array<std::string_view, 4> sayings = {"REQUEST", "ACCUSE", "REJECT", "THREATEN"};
    return std::ranges::find(sayings, e.type) != sayings.end() &&
           std::ranges::any_of(e.participants, [&](const Participant& p) {
             return p.role == Role::actor && p.entity != none && p.entity == q.speaker;
           });
  }

  void told_by(const CorpusEvent& e, std::uint32_t right) {
    const auto name_of = [](std::uint32_t number) { return number ? fmt::format("q{}", number) : std::string("-"); };
    warning(e.facts_line,
            fmt::format("e{} has in={}, but is told by {}", e.number, name_of(e.quotation),
                        right ? name_of(right) : "the article"),
            "write in=" + name_of(right));
  }

  /// Follows each chain of parents once: 0 not seen, 1 on the way, 2 done.
  void cycles() {
    std::vector<char> state(article_.quotes.all.size());
    for (std::size_t i = 0; i < state.size(); ++i) {
      std::vector<std::size_t> way;
      std::size_t at = i;
      while (state[at] == 0) {
        state[at] = 1;
        way.push_back(at);
        const auto it = article_.quotes.index.find(article_.quotes.all[at].parent);
        if (it == article_.quotes.index.end()) break;
        at = it->second;
      }
      if (state[at] == 1 && at != way.back())
        error(article_.quotes.all[at].facts_line, name(article_.quotes.all[at]) + " is its own ancestor",
              "mend the parent= of the quotations involved");
      for (const std::size_t w : way) state[w] = 2;
    }
  }

  /// Where the marked speaker holds mentions, one of them is that of speaker=.
  void speakers() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> mentions;  // begin, entity
    for (const Mark& m : article_.marks)
      if (m.kind == MarkKind::mention) mentions.emplace_back(m.span.begin, m.number);
    for (const auto& q : article_.quotes.all) {
      if (q.speaker == none) continue;
      bool any = false, right = false;
      for (const Span s : q[MarkKind::speaker]) {
        auto it = std::ranges::lower_bound(mentions, std::pair(s.begin, 0u));
        for (; it != mentions.end() && it->first < s.end && !right; ++it) any = true, right = it->second == q.speaker;
      }
      if (any && !right)
        warning(q.facts_line, fmt::format("s{} holds no mention of @{}", q.number, article_.entities[q.speaker].key),
                "mend speaker= or the mention in the text");
    }
  }

  void unused_entities() {
    std::vector<char> used(article_.entities.size());
    const auto use = [&](std::uint32_t i) {
      if (i != none) used[i] = 1;
    };
    for (const Mark& m : article_.marks)
      if (m.kind == MarkKind::mention) use(m.number);
    for (const auto& q : article_.quotes.all) {
      use(q.speaker);
      use(q.addressee);
      std::ranges::for_each(q.relays, use);
    }
    for (const auto& e : article_.events.all)
      for (const auto& p : e.participants) use(p.entity);
    for (std::size_t i = 0; i < used.size(); ++i)
      if (!used[i])
        warning(article_.entities[i].line, "@" + article_.entities[i].key + " is not used",
                "mark its mentions or take it out");
  }

  const CorpusArticle& article_;
  Findings& out_;
};

}  // namespace

void check(const CorpusArticle& article, Findings& out) {
  Checker(article, out).run();
}

void Counts::add(const CorpusArticle& article, const Findings& findings) {
  ++articles;
  words += article.words;
  const auto size = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
  entities += size(article.entities);
  events += size(article.events.all);
  times += size(article.times.all);
  quantities += size(article.quantities.all);
  for (const Mark& m : article.marks) mentions += m.kind == MarkKind::mention;
  for (const auto& q : article.quotes.all) ++quotations[static_cast<std::size_t>(q.type)];
  for (const Finding& f : findings) ++(f.warning ? warnings : errors);
}

std::string Counts::to_string() const {
  std::uint32_t all = 0;
  std::string types;
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    all += quotations[i];
    types += fmt::format("{}{} {}", i ? ", " : "", laut::to_string(static_cast<QuoteType>(i)), quotations[i]);
  }
  return fmt::format(
      "articles {}, words {}, entities {}, mentions {}\nquotations {} ({})\nevents {}, times {}, quantities {}\n"
      "errors {}, warnings {}\n",
      articles, words, entities, mentions, all, types, events, times, quantities, errors, warnings);
}

}  // namespace laut::corpus
