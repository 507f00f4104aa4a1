#include "attribution/draft_features.h"

#include <algorithm>
#include <bit>

namespace laut::attribution {
namespace {

constexpr std::uint32_t longest_look = 60;  ///< tokens of a range that are looked at

constexpr std::uint64_t mix(std::uint64_t h, std::uint64_t value) {
  h = (h ^ value) * 0x9E3779B97F4A7C15ull;
  return h ^ h >> 31;
}

/// FNV-1a; also of the names of features, at compile time.
constexpr std::uint64_t hash(std::string_view s) {
  std::uint64_t h = 0xCBF29CE484222325ull;
  for (const char ch : s) h = (h ^ static_cast<unsigned char>(ch)) * 0x100000001B3ull;
  return h;
}

constexpr std::uint64_t operator""_f(const char* s, std::size_t n) {
  return hash({s, n});
}

std::uint32_t row_of(std::uint64_t h) {
  return static_cast<std::uint32_t>((h ^ h >> 32) & (feature_rows - 1));
}

/// 0 1 2 3 4, then by powers of two.
std::uint64_t bucket(std::uint64_t n) {
  return n < 5 ? n : 3 + static_cast<std::uint64_t>(std::bit_width(n));
}

template <typename E>
std::uint64_t value(E e) {
  return static_cast<std::uint64_t>(e);
}

std::uint64_t size(const Ranges& ranges) {
  std::uint64_t n = 0;
  for (const TokenRange r : ranges) n += r.size();
  return n;
}

/// Mood and tense of a finite verb as bits; 0 where it is none.
std::uint64_t mood(const Context& c, std::uint32_t token) {
  if (token == none) return 0;
  using namespace feature;
  return (c.doc.reading(token).features & (any_mood | any_tense)) >> 12 | 1u;
}

class Reader {
 public:
  Reader(const Context& c, std::size_t at, DraftFeatures& out)
      : c_(c), at_(at), index_(c.work.order[at]), d_(c.work.drafts[index_]), out_(out) {
    out_.rows = 0;
    rule_ = mix("rule"_f, value(d_.rule));
    sentence_ = d_.quote.empty() ? d_.sentence : c.doc.tokens[d_.quote.front().begin].sentence;
  }

  void read() {
    row(mix("bias"_f, 1));
    row(rule_);
    cue();
    clause();
    quote();
    words();
    speaker();
    frame();
    place();
    tree();
    around();
  }

 private:
  void row(std::uint64_t h) {
    if (out_.rows < out_.row.size()) out_.row[out_.rows++] = row_of(h);
  }
  /// A feature alone and together with the construction.
  void add(std::uint64_t name, std::uint64_t v) {
    const std::uint64_t h = mix(name, v);
    row(h);
    row(mix(h, rule_));
  }
  void cue() {
    const std::uint64_t takes = d_.record != nullptr ? d_.record->takes : 0;
    std::uint64_t lemmas = 0;
    std::uint32_t tokens = 0;
    for (const TokenRange r : d_.cue)
      for (std::uint32_t k = r.begin; k < r.end && tokens < 8; ++k, ++tokens) {
        add("cue.lemma"_f, hash(c_.doc.reading(k).lemma));
        lemmas = mix(lemmas, hash(c_.doc.reading(k).lemma));
      }
    std::uint64_t verb = 0;
    if (d_.clause != none && c_.syn().clauses[d_.clause].verb != none)
      verb = hash(c_.doc.reading(c_.syn().clauses[d_.clause].verb).lemma);
    verb_ = verb != 0 ? verb : lemmas;
    add("cue.verb"_f, verb_);
    add("cue.all"_f, lemmas);
    add("cue.count"_f, tokens);
    add("cue.medium"_f, value(d_.medium));
    add("takes"_f, takes);
    for (std::uint32_t bit = 0; bit < 10; ++bit)
      if ((takes >> bit & 1) != 0) add("take"_f, bit);
  }

  void clause() {
    if (d_.clause == none) return add("clause"_f, 0);
    const syntax::Clause& k = c_.syn().clauses[d_.clause];
    const std::uint64_t kind = value(k.kind) << 4 | std::uint64_t{k.konj1} << 3 | std::uint64_t{k.konj2} << 2 |
                               std::uint64_t{k.passive} << 1 | std::uint64_t{k.verb_first};
    add("clause.kind"_f, kind);
    add("clause.mood"_f, mood(c_, k.finite));
    row(mix(mix("clause.mood.verb"_f, mood(c_, k.finite)), verb_));
    if (k.finite != none && k.finite != k.verb) add("clause.finite"_f, hash(c_.doc.reading(k.finite).lemma));
    if (k.parent != none) add("clause.parent"_f, value(c_.syn().clauses[k.parent].kind));
  }

  /// The clauses, moods and borders of what is quoted.
  void quote() {
    const TokenRange whole = c_.sentence(sentence_);
    const std::uint64_t tokens = size(d_.quote);
    add("quote.size"_f, bucket(tokens));
    add("quote.parts"_f, d_.quote.size());
    if (d_.quote.empty()) return;
    const std::uint32_t first = d_.quote.front().begin, last = d_.quote.back().end - 1;
    add("quote.first.tag"_f, value(c_.tag(first)));
    add("quote.first"_f, hash(c_.doc.reading(first).lemma));
    if (first + 1 <= last) add("quote.second.tag"_f, value(c_.tag(first + 1)) << 8 | value(c_.tag(first)));
    add("quote.last.tag"_f, value(c_.tag(last)));
    add("quote.last"_f, hash(c_.form(last)));
    if (first > whole.begin) add("before"_f, hash(c_.form(first - 1)));
    if (last + 1 < whole.end) add("behind"_f, hash(c_.form(last + 1)));
    add("quote.share"_f, tokens * 4 / std::max<std::uint64_t>(whole.size(), 1));
    add("quote.sentences"_f, bucket(c_.doc.tokens[last].sentence - sentence_));
    const std::uint32_t own = c_.syn().clause_of[first];
    if (own != none) {
      const syntax::Clause& k = c_.syn().clauses[own];
      add("quote.clause"_f, value(k.kind));
      row(mix(mix("quote.clause.verb"_f, value(k.kind)), verb_));
      add("quote.mood"_f, mood(c_, k.finite));
    }
    std::uint64_t moods = 0, marks = 0, person = 0, seen = 0;
    for (const TokenRange r : d_.quote)
      for (std::uint32_t k = r.begin; k < r.end && seen < longest_look; ++k, ++seen) {
        const std::uint32_t f = c_.doc.reading(k).features;
        if (syntax::is_finite(c_.tag(k))) {
          if ((f & feature::ind) != 0)
            moods |= 1;
          else if ((f & feature::konj1) != 0)
            moods |= 2;
          else if ((f & feature::konj2) != 0)
            moods |= 4;
          if (c_.tag(k) == Stts::VMFIN) add("quote.modal"_f, hash(c_.doc.reading(k).lemma) ^ mood(c_, k));
        }
        marks += c_.doc.tokens[k].kind == TokenKind::quote;
        if (c_.tag(k) == Stts::PPER || c_.tag(k) == Stts::PPOSAT) person |= (f & feature::any_person) >> 9;
        if (c_.tag(k) == Stts::PTKNEG) add("quote.negated"_f, 1);
      }
    add("quote.moods"_f, moods);
    row(mix(mix("quote.moods.verb"_f, moods), verb_));
    add("quote.marks"_f, bucket(marks));
    add("quote.person"_f, person);
    items();
  }

  /// Names, times and numbers in the quote.
  void items() {
    const Span span = c_.doc.span({d_.quote.front().begin, d_.quote.back().end});
    const auto any = [&](const auto& list) {
      const auto it =
          std::partition_point(list.begin(), list.end(), [&](const auto& x) { return x.span.begin < span.begin; });
      return it != list.end() && it->span.begin < span.end ? 1u : 0u;
    };
    add("quote.items"_f, any(c_.doc.mentions) | any(c_.doc.times) << 1 | any(c_.doc.quantities) << 2);
    const auto clause = std::partition_point(c_.doc.clauses.begin(), c_.doc.clauses.end(),
                                             [&](const Clause& k) { return k.head < d_.quote.front().begin; });
    if (clause == c_.doc.clauses.end() || clause->head >= d_.quote.back().end) return;
    add("quote.head"_f, value(clause->kind) << 8 | value(clause->mood) << 2 | std::uint64_t{clause->negated} << 1 |
                            std::uint64_t{clause->passive});
    if (clause->subordinator != none) add("quote.subordinator"_f, hash(c_.doc.reading(clause->subordinator).lemma));
  }

  /// The content words of the quote.
  void words() {
    std::uint32_t seen = 0;
    const std::uint64_t kind = mix("word"_f, value(d_.type));
    for (const TokenRange r : d_.quote)
      for (std::uint32_t k = r.begin; k < r.end && seen < longest_look; ++k, ++seen) {
        const Upos tag = c_.doc.reading(k).upos;
        const std::string_view lemma = c_.doc.reading(k).lemma;
        if (tag == Upos::VERB || tag == Upos::ADV || tag == Upos::AUX) row(mix(kind, hash(lemma)));
        if (tag == Upos::NOUN || tag == Upos::ADJ) row(mix("content"_f, hash(lemma)));
      }
  }

  void speaker() {
    add("speaker.carried"_f, d_.carried);
    if (d_.speaker.empty()) return add("speaker.none"_f, 1);
    const TokenRange r = d_.speaker.front();
    const std::uint32_t here = c_.doc.tokens[r.begin].sentence;
    add("speaker.size"_f, bucket(size(d_.speaker)));
    add("speaker.distance"_f, here > sentence_ ? 99 : bucket(sentence_ - here));
    add("speaker.tag"_f, value(c_.tag(r.begin)));
    add("speaker.last"_f, value(c_.tag(r.end - 1)));
    if (c_.tag(r.begin) == Stts::PPER || c_.tag(r.begin) == Stts::PDS || c_.tag(r.begin) == Stts::PIS)
      add("speaker.pronoun"_f, hash(c_.doc.reading(r.begin).lemma));
    for (std::uint32_t k = r.begin; k < r.end && k < r.begin + 12; ++k)
      if (syntax::is_noun(c_.tag(k))) {
        add("speaker.noun"_f, hash(c_.doc.reading(k).lemma));
        row(mix(mix("speaker.verb"_f, hash(c_.doc.reading(k).lemma)), verb_));
        add("speaker.number"_f, c_.doc.reading(k).features & feature::any_number);
        break;
      }
    add("speaker.entity"_f, entity(r));
    row(mix(mix("speaker.entity.verb"_f, entity(r)), verb_));
  }

  /// 1 + the type of the first named mention in the range; 0 where there is none.
  std::uint64_t entity(TokenRange r) const {
    const Span span = c_.doc.span(r);
    auto m = std::lower_bound(c_.doc.mentions.begin(), c_.doc.mentions.end(), span.begin,
                              [](const Mention& a, std::uint32_t at) { return a.span.begin < at; });
    return m != c_.doc.mentions.end() && m->span.end <= span.end ? 1 + value(m->type) : 0;
  }

  void frame() {
    add("frame.size"_f, bucket(size(d_.frame)));
    if (d_.frame.empty() || d_.quote.empty()) return;
    const bool before = d_.frame.front().begin < d_.quote.front().begin;
    add("frame.place"_f, std::uint64_t{before} << 1 | std::uint64_t{d_.frame.back().begin > d_.quote.front().begin});
    add("frame.first"_f, value(c_.tag(d_.frame.front().begin)));
    add("frame.last"_f, hash(c_.form(d_.frame.back().end - 1)));
    std::uint32_t seen = 0;
    for (const TokenRange r : d_.frame)
      for (std::uint32_t k = r.begin; k < r.end && seen < 24; ++k, ++seen) {
        const Upos tag = c_.doc.reading(k).upos;
        const bool content = tag == Upos::NOUN || tag == Upos::ADJ || tag == Upos::VERB || tag == Upos::ADV;
        if (content || tag == Upos::ADP || tag == Upos::PRON) row(mix("frame.word"_f, hash(c_.doc.reading(k).lemma)));
        if (tag == Upos::NOUN || tag == Upos::VERB) row(mix(mix("frame.word"_f, rule_), hash(c_.doc.reading(k).lemma)));
      }
    if (before && d_.frame.back().end - d_.frame.front().begin > 2) {
      const std::uint32_t last = d_.frame.back().end - 2;
      add("frame.end"_f, hash(c_.doc.reading(last).lemma));
      add("frame.end.tag"_f, value(c_.tag(last)));
    }
    add("roles"_f, std::uint64_t{d_.addressee.empty()} << 1 | std::uint64_t{d_.relays.empty()});
  }

  void place() {
    const Sentence& s = c_.doc.sentences[sentence_];
    const std::size_t count = c_.doc.sentences.size();
    const TokenRange whole = c_.sentence(sentence_);
    add("place.sentence"_f, bucket(sentence_));
    add("place.left"_f, bucket(count - sentence_));
    add("place.block"_f, s.block < c_.doc.article.blocks.size() ? value(c_.doc.article.blocks[s.block].kind) : 99);
    add("place.first"_f, sentence_ == 0 || c_.doc.sentences[sentence_ - 1].block != s.block);
    add("sentence.size"_f, bucket(whole.size()));
    add("sentence.first"_f, hash(c_.doc.reading(whole.begin).lemma));
    add("sentence.first.tag"_f, value(c_.tag(whole.begin)));
    add("sentence.last"_f, hash(c_.form(whole.end - 1)));
    add("sentence.clauses"_f, bucket(c_.syn().sentence_clauses[sentence_].size()));
  }

  /// The root of the sentence with its subject, objects and prepositional objects.
  void tree() {
    const TokenRange whole = c_.sentence(sentence_);
    const std::uint32_t end = std::min(whole.end, whole.begin + longest_look);
    std::uint32_t root = whole.begin;
    while (root < end && c_.doc.tokens[root].relation != Relation::root) ++root;
    if (root == end) return;
    const std::uint64_t head = hash(c_.doc.reading(root).lemma);
    add("root"_f, head);
    add("root.tag"_f, value(c_.tag(root)));
    for (std::uint32_t k = whole.begin; k < end; ++k) {
      const Token& t = c_.doc.tokens[k];
      if (t.head == none || t.relation == Relation::punct) continue;
      const std::uint64_t lemma = hash(c_.doc.reading(k).lemma);
      if (t.head == root) {
        const std::uint64_t relation = value(t.relation);
        add("root.dependent"_f, relation);
        if (t.relation == Relation::nsubj) add("root.subject"_f, entity({k, k + 1}) << 8 | value(c_.tag(k)));
        if (t.relation == Relation::obj || t.relation == Relation::nsubj || t.relation == Relation::advmod)
          add(mix("root.word"_f, relation), lemma);
        if (t.relation == Relation::aux || t.relation == Relation::mark || t.relation == Relation::cc)
          add(mix("root.word"_f, relation), lemma ^ mood(c_, k));
      } else if (t.relation == Relation::case_ && c_.doc.tokens[t.head].head == root) {
        add("root.preposition"_f, lemma);
        row(mix(mix("root.preposition.verb"_f, lemma), head));
      }
    }
  }

  void neighbour(std::uint64_t name, std::uint32_t draft) {
    if (draft == none) return add(name, 1);
    const Draft& n = c_.work.drafts[draft];
    const std::uint32_t last = n.quote.empty() ? n.sentence : c_.doc.tokens[n.quote.back().end - 1].sentence;
    const std::uint64_t distance = last >= sentence_ ? 0 : bucket(sentence_ - last);
    const bool crosses =
        !n.quote.empty() && !d_.quote.empty() &&
        TokenRange{n.quote.front().begin, n.quote.back().end}.overlaps({d_.quote.front().begin, d_.quote.back().end});
    const std::uint64_t what = mix(mix(name, value(n.rule)), distance << 1 | std::uint64_t{crosses});
    row(what);
    row(mix(what, rule_));
  }

  /// The drafts before, behind and around this one, and who holds the floor.
  void around() {
    const std::vector<std::uint32_t>& order = c_.work.order;
    neighbour("previous"_f, at_ > 0 ? order[at_ - 1] : none);
    neighbour("next"_f, at_ + 1 < order.size() ? order[at_ + 1] : none);
    std::uint32_t floor = none;
    std::uint32_t same = 0, before = 0;
    for (std::size_t k = at_; k-- > 0 && at_ - k <= 6;) {
      const Draft& n = c_.work.drafts[order[k]];
      same += n.sentence == d_.sentence;
      before += n.sentence + 3 >= d_.sentence;
      if (floor == none && n.parent == none && n.sentence < d_.sentence) floor = order[k];
    }
    add("around.same"_f, same);
    add("around.before"_f, before);
    neighbour("floor"_f, floor);
    if (d_.parent != none) neighbour("parent"_f, d_.parent);
    if (floor != none) {
      const Draft& n = c_.work.drafts[floor];
      add("floor.type"_f, value(n.type) << 4 | std::min<std::uint32_t>(d_.sentence - n.sentence, 9));
      const bool same_speaker =
          !n.speaker.empty() && !d_.speaker.empty() && n.speaker.front().overlaps(d_.speaker.front());
      add("floor.speaker"_f, same_speaker);
    }
  }

  const Context& c_;
  const std::size_t at_;
  const std::uint32_t index_;
  const Draft& d_;
  DraftFeatures& out_;
  std::uint64_t rule_ = 0, verb_ = 0;
  std::uint32_t sentence_ = 0;
};

}  // namespace

void order_drafts(const Context& c) {
  Workspace& w = c.work;
  w.order.resize(w.drafts.size());
  for (std::uint32_t i = 0; i < w.order.size(); ++i) w.order[i] = i;
  const auto begin = [&](std::uint32_t i) {
    return w.drafts[i].quote.empty() ? c.doc.sentences[w.drafts[i].sentence].tokens.begin
                                     : w.drafts[i].quote.front().begin;
  };
  std::sort(w.order.begin(), w.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t at = begin(a), bt = begin(b);
    if (at != bt) return at < bt;
    const bool an = w.drafts[a].parent != none, bn = w.drafts[b].parent != none;
    return an != bn ? bn : a < b;
  });
}

void read_features(const Context& c, std::size_t at, DraftFeatures& out) {
  Reader(c, at, out).read();
}

}  // namespace laut::attribution
