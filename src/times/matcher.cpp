#include "times/matcher.h"

#include <algorithm>

#include "times/calendar.h"

namespace laut {
namespace {

/// Bounds the walks from one token on hostile input; real sentences need a few dozen steps.
constexpr int most_depth = 24;

/// The article of what follows; not the relative pronoun (der vergangene Woche kam) nor one before "dieses".
bool article_before(const Document& doc, std::uint32_t token) {
  constexpr std::string_view articles[] = {"der", "die", "das", "dem", "den", "des",
                                           "Der", "Die", "Das", "Dem", "Den", "Des"};
  const std::uint32_t before = token - 1;
  if (doc.tokens[before].reading_count > 0 && doc.reading(before).stts == Stts::PRELS) return false;
  if (doc.form(token).starts_with("dies")) return false;
  return std::find(std::begin(articles), std::end(articles), doc.form(before)) != std::end(articles);
}

bool time_list(std::string_view rule) {
  return rule == "times/day-list";
}

bool is_adjective(const Document& doc, std::uint32_t token) {
  const Token& t = doc.tokens[token];
  return t.kind == TokenKind::word && t.reading_count > 0 && !t.has(token_flag::capitalised) &&
         doc.reading(token).stts == Stts::ADJA;
}

}  // namespace

TimeMatcher::TimeMatcher(const Times& times, Document& doc, Times::Scratch& scratch)
    : times_(times), doc_(doc), scratch_(scratch), context_{doc, false, 0, {}, {}, false, false, false} {
  CivilDate date;
  if (parse_iso_date(doc.article.published.value, date)) {
    context_.published = true;
    context_.today = day_number(date);
  }
}

bool TimeMatcher::fits(const TimeMember& member, std::uint32_t token) const {
  const Token& t = doc_.tokens[token];
  if (member.letter_case == TimeCase::any || t.has(token_flag::all_caps)) return true;
  if (member.letter_case == TimeCase::upper) return t.has(token_flag::capitalised);
  return !t.has(token_flag::capitalised) || t.has(token_flag::sentence_start) || token == sentence_.begin;
}

void TimeMatcher::walk(std::uint32_t node_id, std::uint32_t token, Walk& path, int depth) {
  const TimeNode& node = times_.nodes_[node_id];
  if (node.rules > 0) accept(node, token, path);
  if (token >= sentence_.end || depth >= most_depth || node.edges == 0) return;
  const TimeEdge* edges = times_.edges_.data() + node.first_edge;
  const TimeEdge* edges_end = edges + node.edges;
  const Times::Scratch::Word& word = scratch_.words[token - sentence_.begin];
  const TimeEdge* e = edges;
  if (e->cls == time_class_number) {  // sorted by class, and this is the smallest
    const auto number = times_.numbers_.at(doc_, token, scratch_.numbers);
    for (; e != edges_end && e->cls == time_class_number; ++e)
      if (number && !number->ordinal && token + number->tokens <= sentence_.end)
        take(*e, token, number->tokens, number->vague ? -1 : number->value, word.numbers, path, depth);
  }
  const bool adjective = e != edges_end && e->cls == time_class_adjective && is_adjective(doc_, token);
  for (; e != edges_end && e->cls == time_class_adjective; ++e)
    if (adjective) take(*e, token, 1, 0, word.numbers, path, depth);
  for (std::uint32_t m = 0; m < word.count; ++m) {
    const TimeMember& member = word.members[m];
    if (!fits(member, token)) continue;
    const TimeEdge* low = std::lower_bound(e, edges_end, member.cls,
                                           [](const TimeEdge& edge, std::uint16_t cls) { return edge.cls < cls; });
    const double value = member.value == time_token_number ? word.numbers[0] : member.value;
    for (; low != edges_end && low->cls == member.cls; ++low)
      if (!low->restricted || low->only == value) take(*low, token, 1, value, word.numbers, path, depth);
  }
}

void TimeMatcher::take(const TimeEdge& edge, std::uint32_t token, std::uint32_t width, double value,
                       std::array<int, 3> numbers, Walk& path, int depth) {
  const std::uint32_t begin = path.begin, end = path.end;
  TimeFill& fill = path.fills[static_cast<std::size_t>(edge.slot)];
  const TimeFill kept = fill;
  if (edge.slot != TimeSlot::unused) fill = {value, numbers, true};
  if (!edge.context) {
    if (path.begin == none) path.begin = token;
    path.end = token + width;
  }
  walk(edge.target, token + width, path, depth + 1);
  fill = kept;
  path.begin = begin;
  path.end = end;
}

void TimeMatcher::accept(const TimeNode& node, std::uint32_t reach, const Walk& path) {
  for (std::uint32_t i = 0; i < node.rules; ++i) {
    const TimeRule& rule = times_.rules_[times_.accepts_[node.first_rule + i]];
    if (best_.rule && (reach < best_.reach || (reach == best_.reach && rule.priority <= best_.rule->priority)))
      continue;
    const TokenRange tokens{path.begin, path.end};
    if (blocked(tokens)) continue;
    TimeValue value;
    value.type = rule.type;
    context_.tokens = tokens;
    context_.planned = planned(tokens);
    if (!rule.drop) {
      TimeFills fills = path.fills;
      for (const TimePreset& p : rule.presets) {
        TimeFill& fill = fills[static_cast<std::size_t>(p.slot)];
        if (p.slot != TimeSlot::unused && !fill.set) fill = {double(p.value), {}, true};
      }
      if (rule.function == TimeFunction::constant) {
        value.value = text(rule.constant);
        value.mod = static_cast<TimeMod>(static_cast<int>(fills[static_cast<std::size_t>(TimeSlot::mod)].value));
      } else if (!make_time_value(rule, fills, context_, value)) {
        continue;
      }
    }
    const TimeFill& dir = path.fills[static_cast<std::size_t>(TimeSlot::dir)];
    best_ = {&rule, reach, tokens, std::move(value), dir.set ? static_cast<int>(dir.value) : 0};
  }
}

bool TimeMatcher::blocked(TokenRange tokens) {
  return (!doc_.times.empty() && doc_.times.back().tokens.end > tokens.begin) || in_person_name(tokens);
}

/// Personal names hold months and days of the week (August Bebel, Robinson Freitag).
bool TimeMatcher::in_person_name(TokenRange tokens) {
  while (next_mention_ < doc_.mentions.size() && doc_.mentions[next_mention_].tokens.end <= start_) ++next_mention_;
  for (std::size_t i = next_mention_; i < doc_.mentions.size(); ++i) {
    const Mention& mention = doc_.mentions[i];
    if (mention.tokens.begin >= tokens.end) return false;
    if (mention.type == MentionType::PERSON && mention.form == MentionForm::named && mention.rule != "names/model" &&
        mention.tokens.overlaps(tokens) &&
        mention.tokens.size() > 1)
      return true;
  }
  return false;
}

void TimeMatcher::add(const Best& best) {
  TokenRange tokens = best.tokens;
  // Behind a comma it is a relative pronoun: ihr Vater, der 38 Jahre Posaunist war.
  const bool pronoun = best.value.type == TimexType::DURATION && tokens.begin > sentence_.begin + 1 &&
                       doc_.form(tokens.begin - 2) == ",";
  if (best.rule->article && !pronoun && tokens.begin > sentence_.begin && article_before(doc_, tokens.begin) &&
      (doc_.times.empty() || doc_.times.back().tokens.end < tokens.begin))
    --tokens.begin;
  Time time;
  time.tokens = tokens;
  time.span = doc_.span(tokens);
  time.type = best.value.type;
  time.value = best.value.value;
  time.mod = time_mod_name(best.value.mod);
  time.quant = text(best.rule->quant);
  time.freq = best.value.freq.empty() ? text(best.rule->freq) : std::string_view(best.value.freq);
  if (time.type == TimexType::SET && time.quant.empty() && time.freq.empty()) time.quant = "EVERY";
  time.rule = text(best.rule->name);
  time.anchor = section_ && best.value.anchor == "published" ? "text" : best.value.anchor;
  doc_.times.push_back(std::move(time));
  Found& found = found_.emplace_back();
  found.floating = best.value.floating;
  found.mod = best.value.mod;
  found.dir = static_cast<std::int8_t>(best.dir);
  // The hours behind several days are those of each: am 25. und 26. August von 10 bis 18 Uhr.
  if (best.value.type == TimexType::SET || time_list(text(best.rule->name))) {
    context_.repeated = true;
    repeated_until_ = tokens.end + 8;
    context_.yearly = context_.yearly || best.value.value == "P1Y";
  }
  // A day of its own, far behind a list, has hours of its own.
  const bool day = best.value.reference.grain == TimeReference::Grain::day && best.value.type == TimexType::DATE;
  if (day && context_.repeated && !context_.yearly && tokens.begin > repeated_until_) context_.repeated = false;
  if (best.value.reference.grain != TimeReference::Grain::unknown) {
    context_.previous = best.value.reference;
    context_.previous.sentence = doc_.tokens[tokens.begin].sentence;
    context_.previous.end = tokens.end;
  }
}

/// "um 18 Uhr am 3. Mai": the day stands behind the time of the day.
void TimeMatcher::settle_clock(std::size_t first_time) {
  for (std::size_t i = first_time; i + 1 < doc_.times.size(); ++i) {
    Time& time = doc_.times[i];
    const Time& next = doc_.times[i + 1];
    if (!found_[i - first_time].floating || next.tokens.begin > time.tokens.end + 2) continue;
    const std::size_t t = time.value.find('T');
    const bool day = next.type == TimexType::DATE && next.value.size() == 10 && next.value[7] == '-';
    if (!day || t == std::string::npos) continue;
    time.value = next.value + time.value.substr(t);
    time.anchor = next.anchor;
  }
}

void TimeMatcher::sentence(TokenRange tokens) {
  sentence_ = tokens;
  const std::size_t first_time = doc_.times.size();
  found_.clear();
  context_.repeated = context_.yearly = false;
  const TimeNode& root = times_.nodes_[0];
  const bool numbers = root.edges > 0 && times_.edges_[root.first_edge].cls == time_class_number;
  for (std::uint32_t i = tokens.begin; i < tokens.end;) {
    const bool known = scratch_.words[i - tokens.begin].count > 0;
    if (!known && !(numbers && doc_.tokens[i].kind <= TokenKind::number)) {
      ++i;
      continue;
    }
    best_ = {};
    start_ = i;
    Walk path;
    walk(0, i, path, 0);
    // What merely stood in front may belong to less than what begins behind it: am 3. [.. Mai].
    const auto last_start = [this] { return best_.rule->drop ? best_.tokens.end - 1 : best_.tokens.begin; };
    for (std::uint32_t j = i + 1; best_.rule && j <= last_start(); ++j) walk(0, j, path, 0);
    if (!best_.rule) {
      ++i;
      continue;
    }
    if (!best_.rule->drop) add(best_);
    i = std::max(best_.tokens.end, i + 1);
  }
  settle_clock(first_time);
  set_days(first_time);
  begin_section(first_time);
}

}  // namespace laut
