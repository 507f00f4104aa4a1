#include "segment/quotes.h"

#include <algorithm>

#include "segment/characters.h"

namespace laut::segment {
namespace {

/// The opening marks that a closing one can be partner to.
constexpr std::uint16_t openers(Quote closer, bool strictly_closes) {
  switch (closer) {
    case Quote::low2: return bit(Quote::low2);  // „Wort„
    case Quote::left2: return bit(Quote::low2) | bit(Quote::plain2) | (strictly_closes ? bit(Quote::left2) : 0);
    case Quote::right2: return bit(Quote::left2) | bit(Quote::low2) | bit(Quote::right2) | bit(Quote::plain2);
    case Quote::plain2: return bit(Quote::plain2) | bit(Quote::low2) | bit(Quote::left2) | bit(Quote::right2);
    case Quote::right_guillemet2:
      return bit(Quote::left_guillemet2) | (strictly_closes ? bit(Quote::right_guillemet2) : 0);
    case Quote::left_guillemet2:
      return bit(Quote::right_guillemet2) | (strictly_closes ? bit(Quote::left_guillemet2) : 0);
    case Quote::low1: return bit(Quote::low1);
    case Quote::left1: return bit(Quote::low1) | bit(Quote::plain1) | (strictly_closes ? bit(Quote::left1) : 0);
    case Quote::right1: return bit(Quote::left1) | bit(Quote::low1) | bit(Quote::right1) | bit(Quote::plain1);
    case Quote::plain1: return bit(Quote::plain1) | bit(Quote::low1) | bit(Quote::left1) | bit(Quote::right1);
    case Quote::right_guillemet1:
      return bit(Quote::left_guillemet1) | (strictly_closes ? bit(Quote::right_guillemet1) : 0);
    case Quote::left_guillemet1:
      return bit(Quote::right_guillemet1) | (strictly_closes ? bit(Quote::left_guillemet1) : 0);
  }
  return 0;
}

}  // namespace

QuotePairer::Sides QuotePairer::sides(std::uint32_t token) const {
  const Token& t = doc_.tokens[token];
  const Char left = kind_before(doc_.text(), t.begin), right = kind_at(doc_.text(), t.end);
  const auto boundary = [](Char c) {
    return is_blank(c) || c == Char::open || c == Char::dash || c == Char::slash || c == Char::quote ||
           c == Char::apostrophe || c == Char::hyphen;
  };
  const bool right_word = is_alnum(right) || right == Char::open || right == Char::quote || right == Char::apostrophe ||
                          right == Char::symbol || right == Char::ellipsis || right == Char::hash ||
                          right == Char::at || right == Char::stop;
  const bool right_end = is_blank(right) || right == Char::comma || right == Char::stop || right == Char::shout ||
                         right == Char::close || right == Char::dash || right == Char::hyphen || right == Char::slash ||
                         right == Char::quote || right == Char::apostrophe || right == Char::ellipsis;
  const bool last = token + 1 == doc_.tokens.size();
  Sides s{boundary(left) && right_word, (last || !is_blank(left)) && left != Char::open && right_end, is_blank(right)};
  // :"Das ... without the blank.
  if (!s.opens && !s.closes && left == Char::comma && is_alnum(right)) s.opens = true;
  return s;
}

/// Stack position of the partner of a closing mark, `none` if there is none. Single marks do not close across double
/// ones.
std::uint32_t QuotePairer::partner(Quote closer, bool strictly_closes) const {
  const std::uint16_t mask = openers(closer, strictly_closes);
  for (auto i = static_cast<std::uint32_t>(scratch_.open.size()); i-- > 0;) {
    if ((mask & bit(scratch_.open[i].quote)) != 0) return i;
    if (is_single(closer) && !is_single(scratch_.open[i].quote)) break;
  }
  return none;
}

QuotePairer::Role QuotePairer::role(Quote quote, Sides s, std::uint32_t& partner_at) {
  const bool strictly_opens = s.opens && !s.closes, strictly_closes = s.closes && !s.opens;
  partner_at = partner(quote, strictly_closes);
  const bool has = partner_at != none;
  switch (quote) {
    case Quote::low2:
    case Quote::low1:
      if (strictly_closes && has) return Role::closes;
      return strictly_closes && s.blank_behind ? Role::orphan : Role::opens;
    case Quote::plain2:
      if (has && !strictly_opens) return Role::closes;
      return strictly_closes ? Role::orphan : Role::opens;
    case Quote::right_guillemet2:
    case Quote::left_guillemet2:
    case Quote::right_guillemet1:
    case Quote::left_guillemet1:
      if (has && !strictly_opens) return Role::closes;
      return s.blank_behind || strictly_closes ? Role::orphan : Role::opens;
    default:  // “ ” ‘ ’ '
      if (has && !strictly_opens) return Role::closes;
      return strictly_opens || (quote == Quote::left2 && !strictly_closes && !s.blank_behind) ? Role::opens
                                                                                              : Role::orphan;
  }
}

/// The token is no quotation mark after all.
void QuotePairer::plain(std::uint32_t token) {
  doc_.tokens[token].kind = TokenKind::punctuation;
  scratch_.hints[token] &= hint::kinds;
}

void QuotePairer::drop(std::uint32_t record) {
  scratch_.states[record] = dropped;
  plain(doc_.quote_marks[record].open);
}

void QuotePairer::open_mark(Mark m) {
  if (m.quote == Quote::plain2) {
    // Three levels of the same plain mark are two lost closing ones rather than nesting.
    const auto is_plain = [](const OpenMark& o) { return o.quote == Quote::plain2; };
    if (std::count_if(scratch_.open.begin(), scratch_.open.end(), is_plain) >= 2) {
      const auto oldest = std::find_if(scratch_.open.begin(), scratch_.open.end(), is_plain);
      scratch_.states[oldest->record] = lost;
      scratch_.open.erase(oldest);
    }
  }
  if (scratch_.open.size() >= deepest) {
    ++too_deep_;
    return plain(m.token);
  }
  QuoteMarks q;
  q.open = m.token;
  q.single = is_single(m.quote);
  q.inside = {m.token + 1, m.token + 1};
  scratch_.open.push_back({m.quote, static_cast<std::uint32_t>(doc_.quote_marks.size())});
  doc_.quote_marks.push_back(q);
  scratch_.shapes.push_back(m.quote);
  scratch_.states.push_back(open);
  scratch_.hints[m.token] |= hint::opens;
}

void QuotePairer::close_mark(Mark m, std::uint32_t at) {
  if (too_deep_ > 0) {
    --too_deep_;
    return plain(m.token);
  }
  while (scratch_.open.size() > at + 1) {
    drop(scratch_.open.back().record);
    scratch_.open.pop_back();
  }
  const std::uint32_t record = scratch_.open.back().record;
  scratch_.open.pop_back();
  doc_.quote_marks[record].close = m.token;
  doc_.quote_marks[record].inside.end = m.token;
  scratch_.states[record] = closed;
  scratch_.hints[m.token] |= hint::closes;
}

/// A closing mark that nothing in its paragraph opened: the quotation of the paragraph before may go on up to it.
bool QuotePairer::close_from_before(Mark m, TokenRange range) {
  if (pending_ == none || is_single(m.quote) || !scratch_.open.empty() ||
      (openers(m.quote, true) & bit(scratch_.shapes[pending_])) == 0)
    return false;
  for (std::size_t r = block_record_; r < doc_.quote_marks.size(); ++r)
    if (!doc_.quote_marks[r].single && scratch_.states[r] == closed && doc_.quote_marks[r].open == none) return false;
  scratch_.states[pending_] = continued;
  pending_ = none;
  QuoteMarks q;
  q.close = m.token;
  q.inside = {range.begin, m.token};
  doc_.quote_marks.push_back(q);
  scratch_.shapes.push_back(m.quote);
  scratch_.states.push_back(closed);
  scratch_.hints[m.token] |= hint::closes;
  return true;
}

void QuotePairer::block(TokenRange range, bool running) {
  scratch_.open.clear();
  too_deep_ = 0;
  block_record_ = static_cast<std::uint32_t>(doc_.quote_marks.size());
  for (const Mark m : scratch_.marks) {
    std::uint32_t at = none;
    switch (role(m.quote, sides(m.token), at)) {
      case Role::opens:
        if (running && pending_ != none && m.token == range.begin && m.quote == scratch_.shapes[pending_]) {
          scratch_.states[pending_] = continued;
          pending_ = none;
        }
        open_mark(m);
        break;
      case Role::closes: close_mark(m, at); break;
      case Role::orphan:
        if (running && close_from_before(m, range)) break;
        plain(m.token);
        // Still no start of the next sentence.
        if (!doc_.tokens[m.token].has(token_flag::space_before) || m.token + 1 == range.end)
          scratch_.hints[m.token] |= hint::closes;
        break;
    }
  }
  end_block(range, running);
}

void QuotePairer::end_block(TokenRange range, bool running) {
  if (running && !range.empty()) pending_ = none;
  for (const OpenMark& o : scratch_.open) {
    if (is_single(o.quote)) {
      drop(o.record);
      continue;
    }
    QuoteMarks& q = doc_.quote_marks[o.record];
    const bool alone = scratch_.marks.back().token == q.open && q.open == range.begin;
    scratch_.states[o.record] = alone ? lost_to_block_end : lost;
    q.inside.end = range.end;  // kept where the quotation turns out to be continued
    if (running && pending_ == none) pending_ = o.record;
  }
}

void QuotePairer::finish() {
  auto& marks = doc_.quote_marks;
  std::size_t kept = 0;
  for (std::size_t r = 0; r < marks.size(); ++r) {
    QuoteMarks q = marks[r];
    switch (scratch_.states[r]) {
      case dropped: continue;
      case continued: q.continued = true; break;
      case lost: q.inside.end = doc_.sentences[doc_.tokens[q.open].sentence].tokens.end; break;
      default: break;
    }
    marks[kept++] = q;
  }
  marks.resize(kept);
  const auto begins_before = [](const QuoteMarks& a, const QuoteMarks& b) { return a.inside.begin < b.inside.begin; };
  if (!std::is_sorted(marks.begin(), marks.end(), begins_before))
    std::stable_sort(marks.begin(), marks.end(), begins_before);
  // Parents: the innermost pair around each; the stack is the open list again.
  std::vector<OpenMark>& around = scratch_.open;
  around.clear();
  for (std::uint32_t r = 0; r < marks.size(); ++r) {
    while (!around.empty() && !marks[around.back().record].inside.contains(marks[r].inside)) around.pop_back();
    marks[r].parent = around.empty() ? none : around.back().record;
    marks[r].level = static_cast<std::uint8_t>(around.size());
    around.push_back({Quote::plain2, r});
  }
}

}  // namespace laut::segment
