#include "transparency/transparency.h"

#include <algorithm>
#include <span>

namespace laut {
namespace {

using transparency::PhraseKind;
using Kind = Disclosure::Kind;

constexpr std::size_t most_compared = 64;
constexpr std::uint32_t longest_dateline = 12;  ///< tokens up to its dash

bool shown(BlockKind k) {
  return k != BlockKind::share && k != BlockKind::related && k != BlockKind::navigation && k != BlockKind::blank;
}

class Reader {
 public:
  Reader(Document& doc, const transparency::Phrases& phrases, const WordClasses& experts, Transparency::Scratch& s)
      : doc_(doc), phrases_(phrases), experts_(experts), s_(s) {}

  void run() {
    credits();
    for (std::uint32_t b = 0; b < doc_.article.blocks.size(); ++b) block(b);
    inline_dateline();
    for (std::uint32_t i = 0; i < doc_.sentences.size(); ++i) sentence(i);
    experts();
    order();
  }

 private:
  void add(Kind kind, Span span, std::string_view rule, std::string value = {}, std::uint32_t entity = none) {
    Disclosure& d = doc_.transparency.emplace_back();
    d.kind = kind;
    d.span = span;
    d.value = std::move(value);
    d.entity = entity;
    d.rule = rule;
  }

  std::uint32_t entity_named(std::string_view name) const {
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e)
      if (doc_.entities[e].name == name ||
          std::ranges::find(doc_.entities[e].aliases, name) != doc_.entities[e].aliases.end())
        return e;
    return none;
  }

  /// The first named mention of the type within the span.
  const Mention* mention_in(Span span, MentionType type) const {
    auto it = std::ranges::lower_bound(doc_.mentions, span.begin, {}, [](const Mention& m) { return m.span.begin; });
    for (; it != doc_.mentions.end() && it->span.begin < span.end; ++it)
      if (it->form == MentionForm::named && it->type == type && it->entity != none) return &*it;
    return nullptr;
  }

  bool has(Kind kind, Span within) const {
    // Bounded: what could overlap was found lately.
    const std::size_t n = std::min(doc_.transparency.size(), most_compared);
    return std::ranges::any_of(std::span(doc_.transparency).last(n),
                               [&](const Disclosure& d) { return d.kind == kind && d.span.overlaps(within); });
  }

  /// Authors and agencies that intake found in the text.
  void credits() {
    for (const Sourced& a : doc_.article.authors)
      if (!a.span.empty()) add(Kind::byline, a.span, "transparency/byline", a.value, entity_named(a.value));
    for (const Sourced& a : doc_.article.agencies)
      if (!a.span.empty()) add(Kind::agency, a.span, "transparency/agency", a.value, entity_named(a.value));
  }

  Span trimmed(Span s) const {
    const std::string_view text = doc_.text();
    const auto blank = [&](std::uint32_t i) {
      return text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
    };
    while (s.begin < s.end && blank(s.begin)) ++s.begin;
    while (s.begin < s.end && blank(s.end - 1)) --s.end;
    return s;
  }

  void block(std::uint32_t index) {
    const Block& b = doc_.article.blocks[index];
    const Span span = trimmed(b.span);
    if (b.kind != BlockKind::author_box && b.kind != BlockKind::blank) in_box_ = false;
    switch (b.kind) {
      case BlockKind::byline:
        if (!has(Kind::byline, span)) {
          const Mention* m = mention_in(span, MentionType::PERSON);
          add(Kind::byline, span, "transparency/byline", m ? doc_.entities[m->entity].name : std::string(),
              m ? m->entity : none);
        }
        break;
      case BlockKind::dateline: dateline(span); break;
      case BlockKind::sources: sources(index, span); break;
      case BlockKind::author_box: box(span); break;
      default: break;
    }
  }

  /// "Berlin (dpa) –" on a line of its own; a date alone is the article's, and no dateline.
  void dateline(Span span) {
    if (const Mention* place = mention_in(span, MentionType::GPE))
      add(Kind::dateline, span, "transparency/dateline", std::string(doc_.view(place->span)), place->entity);
  }

  /// Boxes of sources that follow each other are one list.
  void sources(std::uint32_t, Span span) {
    Disclosure* last = doc_.transparency.empty() ? nullptr : &doc_.transparency.back();
    if (last != nullptr && last->kind == Kind::sources && last->rule == "transparency/sources" &&
        last->span.end <= span.begin)
      last->span.end = span.end;
    else
      add(Kind::sources, span, "transparency/sources");
  }

  /// A box about the author, or about the one who was asked.
  void box(Span span) {
    auto first = std::ranges::lower_bound(doc_.tokens, span.begin, {}, &Token::begin);
    if (first == doc_.tokens.end()) return;
    const auto head = phrases_.at(doc_, static_cast<std::uint32_t>(first - doc_.tokens.begin()), s_.phrases);
    if (!in_box_) expert_box_ = false;
    in_box_ = true;
    if (head && head.phrase->kind == PhraseKind::expert_box) expert_box_ = true;
    const Mention* m = mention_in(span, MentionType::PERSON);
    if (m == nullptr) return;
    add(expert_box_ ? Kind::expert : Kind::byline, span, "transparency/box", doc_.entities[m->entity].name, m->entity);
    expert_box_ = false;
  }

  /// "Oslo (dpa) – Der Hafen ...": the first words of the text.
  void inline_dateline() {
    for (std::uint32_t i = 0; i < doc_.sentences.size(); ++i) {
      const Sentence& s = doc_.sentences[i];
      if (!doc_.article.blocks.empty() && doc_.article.blocks[s.block].kind != BlockKind::body) continue;
      const std::uint32_t begin = s.tokens.begin;
      const auto place = std::ranges::find_if(doc_.mentions, [&](const Mention& m) { return m.tokens.begin == begin; });
      if (place == doc_.mentions.end() || place->type != MentionType::GPE || place->entity == none) return;
      const std::uint32_t stop = std::min(s.tokens.end, begin + longest_dateline);
      for (std::uint32_t t = place->tokens.end; t < stop; ++t) {
        const std::string_view form = doc_.form(t);
        if (form == "–" || form == "—" || form == "-") {
          const Span span{doc_.tokens[begin].begin, doc_.tokens[t].begin};
          if (!has(Kind::dateline, span))
            add(Kind::dateline, trimmed(span), "transparency/dateline", std::string(doc_.view(place->span)),
                place->entity);
          return;
        }
        const bool inner = form == "(" || form == ")" || form == "/" || form == "," || form == "und" ||
                           doc_.tokens[t].has(token_flag::capitalised) || doc_.tokens[t].has(token_flag::all_caps) ||
                           t > place->tokens.end;
        if (!inner) return;
        if (t == place->tokens.end && form != "(" && form != "/") return;
      }
      return;
    }
  }

  void sentence(std::uint32_t index) {
    const Sentence& s = doc_.sentences[index];
    if (!doc_.article.blocks.empty() && !shown(doc_.article.blocks[s.block].kind)) return;
    for (std::uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
      const auto m = phrases_.at(doc_, t, s_.phrases);
      if (!m || m.phrase->kind == PhraseKind::expert_box) continue;
      phrase(m.phrase->kind, s.tokens, {t, m.end});
      return;
    }
  }

  /// What the words tell, of the sentence where a whole one does.
  void phrase(PhraseKind kind, TokenRange sentence, TokenRange words) {
    const Span span = doc_.span(sentence);
    const std::uint32_t behind = words.end;
    switch (kind) {
      case PhraseKind::correction: return add(Kind::correction, span, "transparency/correction");
      case PhraseKind::automated: return add(Kind::automated, span, "transparency/automated");
      case PhraseKind::certification:
        if (!certified_) add(Kind::certification, span, "transparency/certification");
        certified_ = true;
        return;
      case PhraseKind::sources:
        if (!has(Kind::sources, span)) add(Kind::sources, span, "transparency/source-line");
        return;
      case PhraseKind::update: {
        auto time = std::ranges::lower_bound(doc_.times, span.begin, {}, [](const Time& x) { return x.span.begin; });
        const bool dated = time != doc_.times.end() && time->span.begin < span.end;
        return add(Kind::update, span, "transparency/update", dated ? time->value : std::string());
      }
      case PhraseKind::interview: {
        const Span rest{behind < doc_.tokens.size() ? doc_.tokens[behind].begin : span.end, span.end};
        const bool notice = rest.size() < 120 && doc_.tokens[behind - 1].kind == TokenKind::word;
        const Mention* who = notice ? mention_in(rest, MentionType::PERSON) : nullptr;
        // "Das Gespräch führten beide Seiten": only a name right behind the words is an interviewer.
        const std::string_view last = doc_.form(behind - 1);
        const bool led = last.starts_with("führte") || last.starts_with("stellte");
        if (led && (who == nullptr || who->tokens.begin != behind)) return;
        return add(Kind::interview, led ? span : doc_.span(words), "transparency/interview",
                   led && who ? doc_.entities[who->entity].name : std::string(), led && who ? who->entity : none);
      }
      case PhraseKind::expert_box: return;
    }
  }

  /// Persons with a role of expertise and an affiliation, each once.
  void experts() {
    std::vector<bool> seen(doc_.entities.size());
    for (const Disclosure& d : doc_.transparency)
      if (d.kind == Kind::expert && d.entity != none) seen[d.entity] = true;
    for (const EntityRelation& r : doc_.relations) {
      if (r.kind != EntityRelation::Kind::role || r.from == none || r.to == none || r.span.empty() || seen[r.from])
        continue;
      const Entity &who = doc_.entities[r.from], &where = doc_.entities[r.to];
      if (who.type != MentionType::PERSON || r.from_knowledge) continue;
      if (where.type != MentionType::ORG && where.type != MentionType::FACILITY) continue;
      if (experts_.find(r.role, s_.words) == WordClasses::missing) continue;
      seen[r.from] = true;
      add(Kind::expert, {r.span.front().begin, r.span.back().end}, "transparency/expert", who.name, r.from);
    }
  }

  void order() {
    std::ranges::stable_sort(doc_.transparency, {}, [](const Disclosure& d) { return d.span.begin; });
  }

  Document& doc_;
  const transparency::Phrases& phrases_;
  const WordClasses& experts_;
  Transparency::Scratch& s_;
  bool in_box_ = false, expert_box_ = false, certified_ = false;
};

}  // namespace

Result<Transparency> Transparency::open(const Pack& pack) {
  auto phrases = transparency::Phrases::open(pack);
  if (!phrases) return phrases.error();
  auto experts = WordClasses::open(pack, "transparency.experts");
  if (!experts) return experts.error();
  Transparency out;
  out.phrases_ = std::move(*phrases);
  out.experts_ = std::move(*experts);
  return out;
}

void Transparency::run(Document& doc, Scratch& scratch) const {
  Reader(doc, phrases_, experts_, scratch).run();
}

}  // namespace laut
