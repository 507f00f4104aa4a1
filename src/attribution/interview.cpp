#include "attribution/interview.h"

#include <algorithm>
#include <map>
#include <string>

#include "syntax/syntax.h"

namespace laut::attribution {
namespace {

constexpr std::uint32_t longest_label = 8;  // tokens before the colon
constexpr std::size_t least_turns = 4;
constexpr std::size_t most_labels = 8;  // different ones: as many people as sit round a table

/// The tokens of a block.
TokenRange tokens_of(const Document& doc, Span block) {
  const auto begin = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), block.begin,
                                      [](const Token& t, std::uint32_t at) { return t.begin < at; });
  const auto end = std::lower_bound(begin, doc.tokens.end(), block.end,
                                    [](const Token& t, std::uint32_t at) { return t.begin < at; });
  return {static_cast<std::uint32_t>(begin - doc.tokens.begin()), static_cast<std::uint32_t>(end - doc.tokens.begin())};
}

/// The turn of a paragraph that opens with a label, its words empty where it has none.
Turn turn_of(const Document& doc, TokenRange block) {
  Turn turn;
  std::uint32_t bracket = none, k = block.begin;
  const std::uint32_t end = std::min(block.end, block.begin + longest_label);
  for (; k < end && doc.form(k) != ":"; ++k) {
    const Token& t = doc.tokens[k];
    if (doc.form(k) == "(" && k > block.begin && bracket == none) bracket = k;
    if (bracket != none) continue;
    if (t.kind == TokenKind::quote || t.kind == TokenKind::number) return turn;
    if (t.kind == TokenKind::punctuation && doc.form(k) != "&" && doc.form(k) != "." && doc.form(k) != "-") return turn;
    if (syntax::is_finite(doc.reading(k).stts) && !t.has(token_flag::capitalised)) return turn;
  }
  if (k == end || k == block.begin || !doc.tokens[block.begin].has(token_flag::capitalised)) return turn;
  turn.label = {block.begin, bracket == none ? k : bracket};
  turn.frame = {block.begin, k + 1};
  turn.words = {k + 1, block.end};
  return turn;
}

/// Labels are the same by their last word: "Neue Warte" and "Warte", "Karla Renn" and "Renn".
std::string_view key(const Document& doc, const Turn& turn) {
  return doc.form(turn.label.end - 1);
}

bool is_interview(const Document& doc, const std::vector<Turn>& turns) {
  if (turns.size() < least_turns) return false;
  std::map<std::string_view, std::size_t> times;
  for (const Turn& t : turns) ++times[key(doc, t)];
  const auto again = std::count_if(times.begin(), times.end(), [](const auto& e) { return e.second > 1; });
  return times.size() > 1 && times.size() <= most_labels && again > 0 && turns.size() * 2 >= times.size() * 3;
}

std::uint32_t mentioned(const Document& doc, TokenRange label) {
  const auto m = std::lower_bound(doc.mentions.begin(), doc.mentions.end(), label.begin,
                                  [](const Mention& a, std::uint32_t at) { return a.tokens.begin < at; });
  return m != doc.mentions.end() && m->tokens.end <= label.end ? m->entity : none;
}

bool ends_with_word(std::string_view name, std::string_view word) {
  if (!name.ends_with(word)) return false;
  return name.size() == word.size() || name[name.size() - word.size() - 1] == ' ';
}

/// The entity of whose name the word is the last one.
std::uint32_t called(const Document& doc, std::string_view word) {
  for (std::uint32_t i = 0; i < doc.entities.size(); ++i) {
    const Entity& e = doc.entities[i];
    if (ends_with_word(e.name, word)) return i;
    for (const std::string& alias : e.aliases)
      if (ends_with_word(alias, word)) return i;
  }
  return none;
}

/// The person named most before the first turn, of these the first.
std::uint32_t guest(const Document& doc, std::uint32_t first_turn) {
  std::map<std::uint32_t, std::size_t> times;
  std::uint32_t best = none;
  for (const Mention& m : doc.mentions) {
    if (m.tokens.begin >= first_turn) break;
    if (m.type == MentionType::PERSON && m.entity != none) ++times[m.entity];
  }
  for (const Mention& m : doc.mentions) {
    if (m.tokens.begin >= first_turn) break;
    if (m.type == MentionType::PERSON && m.entity != none && (best == none || times[m.entity] > times[best]))
      best = m.entity;
  }
  return best;
}

bool within(const SpanList& list, Span whole) {
  return !list.empty() && whole.begin <= list.front().begin && list.back().end <= whole.end;
}

std::uint32_t size(const SpanList& list) {
  std::uint32_t sum = 0;
  for (const Span s : list) sum += s.size();
  return sum;
}

Quotation quotation(const Document& doc, const Turn& t) {
  Quotation q;
  q.type = QuoteType::direct;
  q.medium = Medium::speech;
  q.quote = {doc.span(t.words)};
  q.speaker = {doc.span(t.label)};
  q.frame = {doc.span(t.frame)};
  q.speaker_entity = t.entity;
  q.rule = "attribution/interview.turn";
  return q;
}

}  // namespace

Result<InterviewLabels> InterviewLabels::open(const Pack& pack) {
  auto text = pack.text("attribution.interview");
  if (!text) return text.error();
  InterviewLabels labels;
  for (std::string_view rest = *text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (line.size() > 1) (line[0] == 'q' ? labels.questions_ : labels.answers_).push_back(line.substr(1));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return labels;
}

bool InterviewLabels::is_question(std::string_view label) const {
  return std::ranges::find(questions_, label) != questions_.end();
}

bool InterviewLabels::is_answer(std::string_view label) const {
  return std::ranges::find(answers_, label) != answers_.end();
}

void find_turns(const Document& doc, const InterviewLabels& labels, std::vector<Turn>& turns) {
  turns.clear();
  for (const Block& b : doc.article.blocks) {
    if (b.kind != BlockKind::body && b.kind != BlockKind::heading && b.kind != BlockKind::list) continue;
    const Turn turn = turn_of(doc, tokens_of(doc, b.span));
    if (!turn.words.empty()) turns.push_back(turn);
  }
  if (!is_interview(doc, turns)) return turns.clear();
  const std::uint32_t answers = guest(doc, turns.front().label.begin);
  for (Turn& t : turns) {
    const std::string_view word = key(doc, t);
    if (labels.is_answer(word))
      t.entity = answers;
    else if (labels.is_question(word))
      t.entity = doc.article.outlet.empty() ? none : called(doc, doc.article.outlet.value);
    else if (t.entity = mentioned(doc, t.label); t.entity == none)
      t.entity = called(doc, word);
  }
}

void add_turns(Document& doc, const std::vector<Turn>& turns) {
  if (turns.empty()) return;
  std::vector<Quotation> old = std::move(doc.quotations), out;
  out.reserve(old.size() + turns.size());
  std::vector<std::uint32_t> place(old.size(), none);
  std::size_t next = 0;
  const auto move_old = [&](std::uint32_t before, Span turn, std::uint32_t parent) {
    for (; next < old.size() && (old[next].quote.empty() || old[next].quote.front().begin < before); ++next) {
      Quotation& q = old[next];
      const bool inside = parent != none && within(q.quote, turn);
      if (inside && size(q.quote) * 5 >= turn.size() * 4) {
        place[next] = parent;
        continue;
      }
      place[next] = static_cast<std::uint32_t>(out.size());
      if (q.parent != none) q.parent = q.parent < next ? place[q.parent] : none;
      if (inside && q.parent == none) q.parent = parent;
      out.push_back(std::move(q));
    }
  };
  for (const Turn& t : turns) {
    const Span span = doc.span(t.words);
    move_old(doc.tokens[t.frame.begin].begin, {}, none);
    const auto index = static_cast<std::uint32_t>(out.size());
    out.push_back(quotation(doc, t));
    move_old(span.end, span, index);
  }
  move_old(0xFFFFFFFFu, {}, none);
  doc.quotations = std::move(out);
}

}  // namespace laut::attribution
