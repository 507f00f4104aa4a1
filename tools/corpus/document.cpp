// laut.document/1 (schema/laut.document.1.json) with events.
#include <cmath>
#include <limits>

#include "corpus/convert.h"
#include "corpus/values.h"
#include "output/code_points.h"
#include "output/json_out.h"

namespace laut::corpus {
namespace {

using output::JsonOut;

constexpr std::string_view rule = "corpus";

/// The interval that is told, by the conventions of src/quantities; infinite where open.
Range bounds_of(const CorpusQuantity& n) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  switch (n.comparator) {
    case Comparator::at_least:
    case Comparator::more_than: return {n.low, infinite};
    case Comparator::at_most:
    case Comparator::less_than: return {-infinite, n.high};
    case Comparator::about:
      return n.low == n.high ? Range{n.low - 0.1 * std::abs(n.low), n.high + 0.1 * std::abs(n.high)}
                             : Range{n.low, n.high};
    case Comparator::equal: break;
  }
  return {n.low, n.high};
}

struct Writer {
  const CorpusArticle& article;
  const Document& doc;
  JsonOut json;
  output::CodePoints points;

  void range(Span s) {
    json.number("begin", points(s.begin));
    json.number("end", points(s.end));
  }
  void pair(Span s) {
    json.begin_array();
    json.number(points(s.begin));
    json.number(points(s.end));
    json.end_array();
  }
  void spans(std::string_view name, const SpanList& list) {
    json.key(name);
    json.begin_array();
    for (const Span s : list) pair(s);
    json.end_array();
  }
  void optional(std::string_view name, std::string_view value) {
    if (!value.empty()) json.string(name, value);
  }
  void reference(std::string_view name, std::uint32_t index) {
    if (index != none) json.number(name, index);
  }
  void rule_name() { json.string("rule", rule); }

  /// A list with one object an item.
  template <typename T, typename F>
  void objects(std::string_view name, const std::vector<T>& list, F&& item) {
    json.key(name);
    json.begin_array();
    std::uint32_t index = 0;
    for (const T& x : list) {
      json.begin_object();
      item(x, index++);
      json.end_object();
    }
    json.end_array();
  }

  /// Numbers of labels become indices.
  template <typename T>
  static std::uint32_t index_of(const Items<T>& items, std::uint32_t number) {
    const auto it = items.index.find(number);
    return it == items.index.end() ? none : it->second;
  }
  template <typename T>
  void indices(std::string_view name, const Items<T>& items, const std::vector<std::uint32_t>& numbers) {
    json.key(name);
    json.begin_array();
    for (const std::uint32_t n : numbers) json.number(index_of(items, n));
    json.end_array();
  }

  void run();
  void head();
  void sourced(std::string_view field);
  void layout();
  void entities();
  void mentions();
  void times();
  void quantities();
  void quotations();
  void relays(const CorpusQuote& q);
  void chain(const CorpusQuote& q);
  void events();
  void participant(const Participant& p);
};

void Writer::sourced(std::string_view field) {
  const auto it = article.head.find(field);
  if (it == article.head.end()) return;
  json.key(field);
  json.begin_object();
  json.string("value", it->second);
  json.string("origin", rule);
  json.end_object();
}

void Writer::head() {
  json.key("article");
  json.begin_object();
  sourced("title");
  sourced("outlet");
  json.key("authors"), json.begin_array(), json.end_array();
  json.key("agencies"), json.begin_array(), json.end_array();
  sourced("published");
  json.end_object();
}

void Writer::layout() {
  objects("blocks", doc.article.blocks, [&](const Block& b, std::uint32_t) {
    json.string("kind", to_string(b.kind));
    range(b.span);
    rule_name();
  });
  objects("sentences", doc.sentences, [&](const Sentence& s, std::uint32_t) {
    range(doc.span(s.tokens));
    json.number("block", s.block);
  });
  objects("tokens", doc.tokens, [&](const Token& t, std::uint32_t) {
    range(t.span());
    json.string("form", doc.view(t.span()));
    json.number("sentence", t.sentence);
  });
}

void Writer::entities() {
  // A group without a name is called by the words it is first mentioned with.
  std::vector<std::string_view> words(article.entities.size());
  for (const Mark& m : article.marks)
    if (m.kind == MarkKind::mention && words[m.number].empty()) words[m.number] = article.view(m.span);
  objects("entities", article.entities, [&](const CorpusEntity& e, std::uint32_t index) {
    json.number("id", index);
    json.string("type", to_string(e.type));
    json.string("name", e.name.empty() ? words[index] : std::string_view(e.name));
    json.key("aliases"), json.begin_array(), json.end_array();
    json.key("roles");
    json.begin_array();
    for (const auto& role : e.roles) json.string(role);
    json.end_array();
  });
}

void Writer::mentions() {
  json.key("mentions");
  json.begin_array();
  for (const Mark& m : article.marks) {
    if (m.kind != MarkKind::mention) continue;
    json.begin_object();
    range(m.span);
    json.string("type", to_string(article.entities[m.number].type));
    json.string("form", to_string(m.form));
    json.number("entity", m.number);
    json.boolean("metonymic", m.metonymic);
    rule_name();
    json.end_object();
  }
  json.end_array();
}

void Writer::times() {
  objects("times", article.times.all, [&](const CorpusTime& t, std::uint32_t) {
    range(t.span);
    json.string("type", to_string(t.type));
    json.string("value", t.value);
    optional("mod", t.mod);
    rule_name();
  });
}

void Writer::quantities() {
  objects("quantities", article.quantities.all, [&](const CorpusQuantity& n, std::uint32_t) {
    const Range bounds = bounds_of(n);
    range(n.span);
    json.number("value", (n.low + n.high) / 2);
    json.number("low", bounds.low);
    json.number("high", bounds.high);
    json.string("comparator", to_string(n.comparator));
    optional("unit", n.unit);
    optional("counted", n.counted);
    rule_name();
  });
}

void Writer::relays(const CorpusQuote& q) {
  objects("relays", relays_of(article, q), [&](const CorpusRelay& r, std::uint32_t) {
    spans("span", r.span);
    spans("cue", r.cue);
    reference("entity", r.entity);
    if (r.entity != none) optional("name", article.entities[r.entity].name);
    rule_name();
  });
}

void Writer::chain(const CorpusQuote& q) {
  json.key("chain");
  json.begin_array();
  for (const std::uint32_t entity : chain_of(article, q)) {
    if (entity == none)
      json.null();
    else
      json.number(entity);
  }
  json.end_array();
}

void Writer::quotations() {
  objects("quotations", article.quotes.all, [&](const CorpusQuote& q, std::uint32_t index) {
    json.number("id", index);
    json.string("type", to_string(q.type));
    optional("medium", to_string(q.medium));
    spans("quote", q[MarkKind::quote]);
    spans("speaker", part_of(article, q, MarkKind::speaker));
    spans("cue", part_of(article, q, MarkKind::cue));
    spans("frame", part_of(article, q, MarkKind::frame));
    spans("addressee", q[MarkKind::addressee]);
    reference("speaker_entity", speaker_of(article, q));
    reference("addressee_entity", q.addressee);
    reference("parent", index_of(article.quotes, q.parent));
    relays(q);
    json.boolean("hearsay", q.hearsay);
    json.string("factuality", q.factuality);
    spans("factuality_cue", q[MarkKind::factuality_cue]);
    optional("stance", q.stance);
    chain(q);
    rule_name();
    json.number("score", std::uint32_t{1});
  });
}

void Writer::participant(const Participant& p) {
  json.begin_object();
  json.string("role", role_names[static_cast<std::size_t>(p.role)]);
  if (!p.span.empty()) {
    json.key("span");
    pair(p.span);
  }
  reference("entity", p.entity);
  optional("words", p.words);
  json.end_object();
}

void Writer::events() {
  objects("events", article.events.all, [&](const CorpusEvent& e, std::uint32_t index) {
    json.number("id", index);
    json.string("type", e.type);
    spans("trigger", e.trigger);
    json.key("participants");
    json.begin_array();
    for (const Participant& p : e.participants) participant(p);
    json.end_array();
    indices("times", article.times, e.times);
    indices("quantities", article.quantities, e.quantities);
    json.string("factuality", e.factuality);
    optional("mode", e.mode);
    reference("quotation", index_of(article.quotes, e.quotation));
    rule_name();
  });
}

void Writer::run() {
  json.begin_object();
  json.string("schema", "laut.document/1");
  json.string("id", article.id);
  head();
  json.string("text", article.text);
  layout();
  entities();
  mentions();
  times();
  quantities();
  quotations();
  events();
  json.key("warnings"), json.begin_array(), json.end_array();
  json.end_object();
}

}  // namespace

void write_document(const CorpusArticle& article, const Document& tokens, std::string& out) {
  Writer{article, tokens, JsonOut(out, false), output::CodePoints(article.text)}.run();
  out += '\n';
}

}  // namespace laut::corpus
