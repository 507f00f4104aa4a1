#include "intake/labeller.h"

#include <xxhash.h>

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "intake/credits.h"
#include "intake/paragraphs.h"

namespace laut {
namespace {

constexpr std::uint32_t prose_words = 14;  // a sentence-ended paragraph this long is running text
constexpr std::uint32_t most_heading_words = 14;
constexpr std::uint32_t most_followers = 30;  // paragraphs one labelled line can take with it

/// Closing quotation marks and brackets that may stand behind a full stop.
bool closes(char32_t cp) {
  constexpr std::u32string_view marks = U"\"“”»«’‘'›‹)]*";
  return marks.find(cp) != std::u32string_view::npos;
}

/// The last code point of the paragraph that is no closing mark.
char32_t last_sign(std::string_view p) {
  std::size_t end = p.size();
  for (int steps = 0; end > 0 && steps < 8; ++steps) {
    std::size_t start = end - 1;
    while (start > 0 && (static_cast<unsigned char>(p[start]) & 0xC0) == 0x80) --start;
    const char32_t cp = utf8::decode(p, start).cp;
    if (!closes(cp) && !utf8::is_space(cp)) return cp;
    end = start;
  }
  return 0;
}

LineFacts facts_of(std::string_view p) {
  LineFacts f;
  bool in_word = false;
  for (std::size_t i = 0; i < p.size() && f.words < 1000;) {
    const utf8::Decoded d = utf8::decode(p, i);
    const bool space = utf8::is_space(d.cp);
    f.words += !space && !in_word;
    in_word = !space;
    i += d.size;
  }
  const char32_t last = last_sign(p);
  f.sentence = last == '.' || last == '!' || last == '?' || last == U'…';
  return f;
}

/// "JTI zertifiziert JTI zertifiziert": the line says the same thing twice.
bool says_twice(const LineTokens& line) {
  const std::size_t n = line.tokens.size();
  if (n < 4 || n % 2 != 0 || !line.complete) return false;
  for (std::size_t i = 0; i < n / 2; ++i)
    if (line.tokens[i].hash != line.tokens[i + n / 2].hash) return false;
  return true;
}

}  // namespace

struct Labeller::Paragraph {
  Span span;
  LineFacts facts;
  BlockKind kind = BlockKind::body;
  std::string_view rule;
  Follow follow = Follow::none;
  bool fixed = false;  ///< structure told its kind
  bool bullet = false, dash = false;
  bool twice = false;
  bool last_is_stop = false;  ///< ends in . , ; : (no heading does)
  bool speaks = false;        ///< "REDAKTION: Was folgt daraus?": a question of an interview
  std::uint64_t hash = 0;
  bool free() const { return !fixed && rule.empty(); }
  /// Fills what the paragraph looks like.
  void describe(std::string_view article_text, Span where) {
    span = where;
    const std::string_view text = article_text.substr(span.begin, span.size());
    facts = facts_of(text);
    hash = XXH3_64bits(text.data(), text.size());
    const char32_t first = utf8::decode(text, 0).cp;
    bullet = is_bullet(first);
    dash = (first == '-' || first == U'–') && text.size() > 4 && text[first == '-' ? 1 : 3] == ' ';
    const char32_t last = last_sign(text);
    speaks = last == '?' && text.substr(0, 48).find(": ") != text.npos;
    last_is_stop = last == '.' || last == ',' || last == ';' || last == ':' || last == U'…';
  }
  bool prose() const { return facts.sentence && facts.words >= prose_words && !bullet; }
};

Result<Labeller> Labeller::open(const Pack& pack) {
  Labeller l;
  auto patterns = Patterns::open(pack);
  if (!patterns) return patterns.error();
  l.patterns_ = std::move(*patterns);
  auto agencies = pack.table<Agency>("intake.agencies");
  if (!agencies) return agencies.error();
  l.agencies_ = *agencies;
  l.text_ = *pack.text("intake.text");
  return l;
}

std::string_view Labeller::rule_of(std::string_view paragraph) const {
  LineTokens line;
  line.read(paragraph);
  std::vector<std::uint32_t> seen;
  const std::uint32_t rule = patterns_.match(
      line, facts_of(paragraph), [](const ClutterRule&) { return true; }, seen);
  return rule == Patterns::none ? std::string_view() : patterns_.name(rule);
}

/// Rules of the data file, each in the places it may speak in, and what follows them.
void Labeller::by_words(const Article& article, std::vector<Paragraph>& ps) const {
  LineTokens line;
  std::vector<std::uint32_t> seen;
  std::uint32_t prose_total = 0, prose_before = 0;
  for (const Paragraph& p : ps) prose_total += p.prose();
  Follow follow = Follow::none;
  std::uint32_t followed = 0;
  BlockKind kind = BlockKind::body;
  std::string_view rule_name;
  for (std::size_t i = 0; i < ps.size(); ++i) {
    Paragraph& p = ps[i];
    const std::uint32_t behind = prose_total - prose_before - p.prose();
    if (p.fixed) {
      follow = Follow::none;
      continue;
    }
    const std::string_view text = std::string_view(article.text).substr(p.span.begin, p.span.size());
    line.read(text);
    p.twice = says_twice(line);
    const auto allowed = [&](const ClutterRule& r) {
      const bool head = prose_before <= 1, tail = behind <= 3;
      return r.where == Where::any || (r.where == Where::head ? head : r.where == Where::tail ? tail : head || tail);
    };
    const std::uint32_t rule = patterns_.match(line, p.facts, allowed, seen);
    prose_before += p.prose();
    if (rule != Patterns::none) {
      const ClutterRule& r = patterns_.rule(rule);
      p.kind = static_cast<BlockKind>(r.kind);
      p.rule = patterns_.name(rule);
      // "Lesen Sie auch: ..." says it all in one line; only a bare head takes lines with it.
      follow = r.follow;
      followed = 0;
      kind = p.kind;
      rule_name = p.rule;
      continue;
    }
    const bool short_line = !p.prose() && p.facts.words <= 18 && !(p.facts.sentence && p.last_is_stop);
    // The last of several short lines, right before running text, may be that text's heading; it is not taken.
    const bool heads_text = followed > 0 && !p.bullet && i + 1 < ps.size() && ps[i + 1].prose() && !ps[i + 1].fixed;
    const bool takes = followed < most_followers && !p.twice && !(follow == Follow::lines && heads_text) &&
                       ((follow == Follow::rest) || (follow != Follow::none && p.bullet) ||
                        (follow == Follow::lines && short_line) || (follow == Follow::box && followed == 0));
    if (!takes) {
      follow = Follow::none;
      continue;
    }
    ++followed;
    if (follow == Follow::box && !p.bullet) followed = most_followers - 3;
    p.kind = kind;
    p.rule = rule_name;
  }
}

namespace {

/// Lines that stand in the text more than once are badges: "Exklusiv", "Anzeige", a certificate.
template <typename Paragraphs>
void find_badges(Paragraphs& ps) {
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  for (const auto& p : ps)
    if (p.facts.words <= 8) ++seen[p.hash];
  for (auto& p : ps)
    if (p.free() && p.facts.words <= 8 && !p.facts.sentence && (p.twice || seen[p.hash] > 1)) {
      p.kind = BlockKind::badge;
      p.rule = "intake/repeated-line";
    }
}

template <typename Paragraphs>
void find_lists(Paragraphs& ps) {
  for (std::size_t i = 0; i < ps.size(); ++i) {
    const bool neighbour = (i > 0 && ps[i - 1].dash) || (i + 1 < ps.size() && ps[i + 1].dash);
    if (ps[i].free() && (ps[i].bullet || (ps[i].dash && neighbour))) {
      ps[i].kind = BlockKind::list;
      ps[i].rule = "intake/bullet";
    }
  }
}

template <typename P>
bool heading_shape(const P& p) {
  return p.free() && p.kind == BlockKind::body && !p.speaks && p.facts.words <= most_heading_words &&
         p.span.size() <= 140 && !p.last_is_stop;
}

/// The title and the line above it: short lines without a full stop before the first paragraph of prose.
template <typename Paragraphs>
void find_title(Paragraphs& ps, const Article& article) {
  const auto prose = std::find_if(ps.begin(), ps.end(), [](const auto& p) { return p.free() && p.prose(); });
  if (prose == ps.end()) return;
  std::size_t lines[3], n = 0;
  for (auto p = ps.begin(); p != prose && n < 3; ++p) {
    if (!p->free() || p->kind != BlockKind::body) continue;
    if (!p->last_is_stop && p->facts.words <= 24) lines[n++] = static_cast<std::size_t>(p - ps.begin());
  }
  if (n == 0) return;
  std::size_t title = lines[0];
  // A kicker of a few words above a longer line: the longer line is the title.
  if (n > 1 && lines[1] == lines[0] + 1 && ps[lines[0]].facts.words <= 4 &&
      ps[lines[1]].facts.words > ps[lines[0]].facts.words) {
    ps[lines[0]].kind = BlockKind::heading;
    ps[lines[0]].rule = "intake/kicker";
    title = lines[1];
  }
  if (!article.title.empty() && article.title.origin != "text") {
    const std::string_view text = std::string_view(article.text).substr(ps[title].span.begin, ps[title].span.size());
    if (text != article.title.value && title > 2) return;
  }
  ps[title].kind = BlockKind::title;
  ps[title].rule = "intake/first-line";
}

/// Prose before the clutter that opens an article (byline, date, picture, link) is its teaser.
template <typename Paragraphs>
void find_teaser(Paragraphs& ps) {
  std::size_t i = 0;
  while (i < ps.size() && !(ps[i].free() && ps[i].prose())) ++i;
  if (i + 2 >= ps.size() || ps[i].facts.words > 90) return;
  const auto opens = [](BlockKind k) {
    return k == BlockKind::byline || k == BlockKind::dateline || k == BlockKind::caption || k == BlockKind::related ||
           k == BlockKind::share || k == BlockKind::badge;
  };
  bool prose_behind = false;
  for (std::size_t k = i + 1; k < ps.size() && !prose_behind; ++k) prose_behind = ps[k].free() && ps[k].prose();
  if (!opens(ps[i + 1].kind) || !prose_behind) return;
  ps[i].kind = BlockKind::teaser;
  ps[i].rule = "intake/lead-before-clutter";
}

template <typename Paragraphs>
void find_headings(Paragraphs& ps) {
  bool text_before = false;
  for (std::size_t i = 0; i < ps.size(); ++i) {
    auto& p = ps[i];
    if (p.kind == BlockKind::body && p.prose()) text_before = true;
    if (p.kind == BlockKind::title || p.kind == BlockKind::teaser) text_before = true;
    if (!heading_shape(p) || !text_before) continue;
    // The next paragraph that is no picture or link must be running text or a list.
    std::size_t next = i + 1;
    while (next < ps.size() && next < i + 4 &&
           (ps[next].kind == BlockKind::caption || ps[next].kind == BlockKind::related ||
            ps[next].kind == BlockKind::badge || ps[next].kind == BlockKind::share))
      ++next;
    const bool text_behind =
        next < ps.size() && ((ps[next].kind == BlockKind::body && (ps[next].prose() || ps[next].facts.sentence)) ||
                             ps[next].kind == BlockKind::list);
    if (!text_behind) continue;
    p.kind = BlockKind::heading;
    p.rule = "intake/short-line";
  }
}

}  // namespace

void Labeller::label(Article& article) const {
  std::vector<Span> spans;
  find_paragraphs(article.text, spans);
  std::vector<Paragraph> ps(spans.size());
  for (std::size_t i = 0; i < ps.size(); ++i) ps[i].describe(article.text, spans[i]);
  if (ps.size() > 1) {  // a single paragraph is the article, whatever it looks like
    by_words(article, ps);
    find_badges(ps);
    find_lists(ps);
    find_title(ps, article);
    find_teaser(ps);
    find_headings(ps);
  }
  article.blocks.clear();
  for (const Paragraph& p : ps)
    article.blocks.push_back({p.span, p.kind, p.rule.empty() ? "intake/paragraph" : p.rule});
  metadata(article);
}

void Labeller::relabel(Article& article) const {
  std::vector<Paragraph> ps(article.blocks.size());
  for (std::size_t i = 0; i < ps.size(); ++i) {
    Paragraph& p = ps[i];
    p.describe(article.text, article.blocks[i].span);
    p.bullet = article.blocks[i].kind == BlockKind::list;
    p.fixed = article.blocks[i].kind != BlockKind::body && article.blocks[i].kind != BlockKind::list &&
              article.blocks[i].kind != BlockKind::heading;
  }
  by_words(article, ps);
  for (std::size_t i = 0; i < ps.size(); ++i)
    if (!ps[i].fixed && !ps[i].rule.empty()) {
      article.blocks[i].kind = ps[i].kind;
      article.blocks[i].rule = ps[i].rule;
    }
  metadata(article);
}

void Labeller::metadata(Article& article) const {
  std::uint32_t prose = 0;
  for (const Block& b : article.blocks) {
    const std::string_view text = std::string_view(article.text).substr(b.span.begin, b.span.size());
    switch (b.kind) {
      case BlockKind::title:
        if (article.title.empty()) article.title = {std::string(text), "text", b.span};
        break;
      case BlockKind::byline: read_byline(article, b.span); break;
      // A bare date further down heads a part of the text (a diary, a chronicle); one that says "Stand" speaks for
      // itself.
      case BlockKind::dateline: read_date_line(article, b.span, prose > 1); break;
      case BlockKind::notice: find_agencies(article, b.span); break;
      default: break;
    }
    if (b.kind == BlockKind::body || b.kind == BlockKind::teaser || b.kind == BlockKind::dateline ||
        b.kind == BlockKind::byline) {
      // "Berlin (dpa) - ..." opens one of the first paragraphs; "(dpa)" or "dpa/AFP" closes the last.
      if (prose < 3) find_agencies(article, {b.span.begin, std::min(b.span.end, b.span.begin + 120)});
      prose += b.kind == BlockKind::body || b.kind == BlockKind::teaser;
    }
  }
  for (auto b = article.blocks.rbegin(); b != article.blocks.rend(); ++b)
    if (b->kind == BlockKind::body) {
      const std::uint32_t from = b->span.size() > 48 ? b->span.end - 48 : b->span.begin;
      find_agencies(article, {from, b->span.end});
      break;
    }
}

void Labeller::find_agencies(Article& article, Span span) const {
  const auto name_of = [&](std::uint64_t hash) -> std::string_view {
    const auto a = std::lower_bound(agencies_.begin(), agencies_.end(), hash,
                                    [](const Agency& x, std::uint64_t h) { return x.hash < h; });
    return a == agencies_.end() || a->hash != hash ? std::string_view() : text_.substr(a->name.offset, a->name.size);
  };
  read_agency_credit(article, span, name_of);
}

}  // namespace laut
