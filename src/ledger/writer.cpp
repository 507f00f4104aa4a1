#include "ledger/writer.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "ledger/event_days.h"
#include "ledger/key.h"
#include "ledger/owners.h"
#include "ledger/words.h"

namespace laut::ledger {

struct Writer::Context {
  const Document& doc;
  Offsets offsets;
  std::string_view day;  // of publication, YYYY-MM-DD, or empty
  std::int64_t revision = 0;
  std::vector<std::int64_t> actors;          // by entity
  std::vector<std::int64_t> claims, events;  // ids by index; 0 where it was left out

  explicit Context(const Document& d) : doc(d), offsets(d.text()) {
    const std::string& published = d.article.published.value;
    if (published.size() >= 10) day = std::string_view(published).substr(0, 10);
  }
  std::optional<std::int64_t> actor(std::uint32_t entity) const {
    if (entity >= actors.size() || actors[entity] == 0) return std::nullopt;
    return actors[entity];
  }
  /// First byte to last byte of the parts, in code points; null where there are none.
  std::optional<Span> points(const SpanList& parts) const {
    if (parts.empty()) return std::nullopt;
    return offsets.points({parts.front().begin, parts.back().end});
  }
};

namespace {

std::optional<std::int64_t> first(const std::optional<Span>& s) {
  return s ? std::optional<std::int64_t>(s->begin) : std::nullopt;
}
std::optional<std::int64_t> last(const std::optional<Span>& s) {
  return s ? std::optional<std::int64_t>(s->end) : std::nullopt;
}
std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

/// "b-e b-e" where there are several parts, else empty.
std::string parts_of(const Offsets& offsets, const SpanList& span) {
  std::string out;
  if (span.size() < 2) return out;
  for (const Span s : span) {
    const Span p = offsets.points(s);
    if (!out.empty()) out += ' ';
    out += std::to_string(p.begin) + '-' + std::to_string(p.end);
  }
  return out;
}

}  // namespace

std::int64_t fingerprint(const Document& doc, const SpanList& span) {
  std::string buffer, words;
  for (const Span s : span)
    each_word(doc.view(s), buffer, [&](std::string_view word, std::size_t, std::size_t) {
      words += word;
      words += ' ';
      return true;
    });
  return static_cast<std::int64_t>(XXH3_64bits(words.data(), words.size()));
}

Writer::Writer(Database& db)
    : db_(db),
      actors_(db),
      near_(db),
      cases_(db),
      tallies_(db),
      find_engine_(db.query("SELECT id FROM engine WHERE version = ?1")),
      add_engine_(db.query("INSERT INTO engine (version) VALUES (?1)")),
      find_outlet_(db.query("SELECT id FROM outlet WHERE name = ?1")),
      add_outlet_(db.query("INSERT INTO outlet (name) VALUES (?1)")),
      find_article_(db.query("SELECT id FROM article WHERE key = ?1")),
      add_article_(db.query("INSERT INTO article (key) VALUES (?1)")),
      find_hash_(db.query("SELECT id FROM revision WHERE article = ?1 AND hash = ?2")),
      last_number_(db.query("SELECT max(number) FROM revision WHERE article = ?1")),
      latest_now_(db.query("SELECT latest FROM article WHERE id = ?1")),
      latest_(db.query("UPDATE article SET latest = ?2 WHERE id = ?1")),
      revision_(
          db.query("INSERT INTO revision (article, number, hash, engine, seen, name, url, outlet, title, published, "
                   "updated, agency, text, length, sentences) VALUES "
                   "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)")),
      search_(db.query("INSERT INTO search (rowid, text) VALUES (?1, ?2)")),
      mention_(db.query("INSERT INTO mention (revision, actor, times, first, last) VALUES (?1, ?2, ?3, ?4, ?5)")),
      claim_(
          db.query("INSERT INTO claim (revision, number, sentence, first, last, spans, said_as, speaker, unnamed, "
                   "factuality, stance, day, print) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")),
      link_(db.query("INSERT INTO link (claim, position, kind, actor, unnamed, first, last) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")),
      event_(db.query("INSERT INTO event (claim, type, mode, factuality, first, last, earliest, latest) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")),
      participant_(db.query("INSERT INTO participant (event, position, role, actor, word, first, last) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")),
      quantity_(db.query("INSERT INTO quantity (claim, position, event, value, low, high, comparator, unit, counted, "
                         "first, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")),
      time_(db.query("INSERT INTO time (claim, position, event, type, value, earliest, latest, first, last) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")),
      relation_(
          db.query("INSERT INTO relation (revision, position, kind, actor, other, role, since, until, first, last) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")),
      disclosure_(db.query("INSERT INTO disclosure (revision, position, kind, value, first, last) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")) {}

void Writer::forget() {
  actors_.forget();
  cases_.forget();
  tallies_.forget();
  engines_.clear();
  outlets_.clear();
}

Addition Writer::add(const Document& doc, const Seen& seen) {
  Addition done;
  const std::string key = article_key(doc.article);
  const auto hash_bytes = content_hash(doc.article);
  const std::string_view hash(hash_bytes.data(), hash_bytes.size());
  const auto known = find_article_.bind(key).number();
  if (known) {
    done.article = *known;
    if (const auto same = find_hash_.bind(*known, Blob{hash}).number()) {
      done.revision = *same;
      return done;
    }
  }
  done.kind = known ? Addition::Kind::revised : Addition::Kind::first;
  if (!known) {
    add_article_.bind(key).run();
    done.article = db_.last_row();
  }
  const std::int64_t number = known ? last_number_.bind(*known).number().value_or(0) + 1 : 1;
  Context c(doc);
  c.actors = actors_.resolve(doc, done.article, c.day);
  done.revision = c.revision = write_revision(c, done.article, number, seen, hash);
  if (known) {
    const std::int64_t before = latest_now_.bind(done.article).number().value_or(0);
    cases_.outdated(before);
    tallies_.remove(before);
  }
  latest_.bind(done.article, done.revision).run();
  write_search(c);
  write_mentions(c);
  write_claims(c);
  write_events(c);
  write_quantities(c);
  write_times(c);
  write_relations(c);
  write_disclosures(c);
  for (const std::int64_t event : c.events)
    if (event != 0) cases_.place(event);
  tallies_.add(done.revision, doc.text());
  return done;
}

std::int64_t Writer::id_of(std::unordered_map<std::string, std::int64_t>& cache, Query& find, Query& insert,
                           std::string_view value) {
  std::string name(value);
  if (const auto it = cache.find(name); it != cache.end()) return it->second;
  auto id = find.bind(value).number();
  if (!id) {
    insert.bind(value).run();
    id = db_.last_row();
  }
  if (cache.size() >= 10'000) cache.clear();
  cache.emplace(std::move(name), *id);
  return *id;
}

std::int64_t Writer::write_revision(const Context& c, std::int64_t article, std::int64_t number, const Seen& seen,
                                    std::string_view hash) {
  const Article& a = c.doc.article;
  const std::int64_t engine = id_of(engines_, find_engine_, add_engine_, seen.engine);
  std::optional<std::int64_t> outlet;
  if (!a.outlet.empty()) outlet = id_of(outlets_, find_outlet_, add_outlet_, a.outlet.value);
  std::vector<Span> bytes, points;
  for (const Sentence& s : c.doc.sentences) {
    const Span span = c.doc.span(s.tokens);
    bytes.push_back(span);
    points.push_back(c.offsets.points(span));
  }
  const std::string_view agency = a.agencies.empty() ? std::string_view() : std::string_view(a.agencies.front().value);
  revision_
      .bind(article, number, Blob{hash}, engine, seen.moment, a.id, TextOrNull{a.url.value}, outlet,
            TextOrNull{a.title.value}, TextOrNull{a.published.value}, TextOrNull{a.updated.value}, TextOrNull{agency},
            Blob{compressed(a.text)}, c.offsets.length(), Blob{packed(points)})
      .run();
  const std::int64_t id = db_.last_row();
  near_.add(id, a.text, bytes);
  return id;
}

void Writer::write_search(const Context& c) {
  const auto n = std::min<std::size_t>(c.doc.sentences.size(), sentence_range);
  for (std::size_t i = 0; i < n; ++i)
    search_
        .bind(c.revision * sentence_range + static_cast<std::int64_t>(i),
              c.doc.view(c.doc.span(c.doc.sentences[i].tokens)))
        .run();
}

void Writer::write_mentions(const Context& c) {
  struct Count {
    std::int64_t times = 0;
    Span first;
  };
  std::map<std::int64_t, Count> counts;  // ordered, so that rows are written in the order of their key
  for (const Mention& m : c.doc.mentions)
    if (const auto actor = c.actor(m.entity); actor && counts[*actor].times++ == 0) counts[*actor].first = m.span;
  for (const auto& [actor, count] : counts) {
    const Span p = c.offsets.points(count.first);
    mention_.bind(c.revision, actor, count.times, p.begin, p.end).run();
  }
}

void Writer::write_claims(Context& c) {
  for (std::size_t i = 0; i < c.doc.claims.size(); ++i) {
    const Claim& claim = c.doc.claims[i];
    const Span span = c.points(claim.span).value_or(Span{});
    const bool quoted = claim.quotation < c.doc.quotations.size();
    const ChainLink* source = claim.chain.empty() ? nullptr : &claim.chain.back();
    if (source != nullptr && source->kind == ChainLink::Kind::article) source = nullptr;
    claim_
        .bind(c.revision, i, claim.sentence, span.begin, span.end, TextOrNull{parts_of(c.offsets, claim.span)},
              TextOrNull{quoted ? to_string(c.doc.quotations[claim.quotation].type) : std::string_view()},
              source != nullptr ? c.actor(source->entity) : std::nullopt, source != nullptr && source->unnamed,
              to_string(claim.judgement.value), TextOrNull{to_string(claim.judgement.stance)}, TextOrNull{c.day},
              fingerprint(c.doc, claim.span))
        .run();
    c.claims.push_back(db_.last_row());
    write_chain(c, claim, c.claims.back());
  }
}

void Writer::write_chain(const Context& c, const Claim& claim, std::int64_t id) {
  std::int64_t position = 0;
  for (const ChainLink& link : claim.chain) {
    if (link.kind == ChainLink::Kind::article) continue;
    const auto words = c.points(link.words);
    link_.bind(id, ++position, to_string(link.kind), c.actor(link.entity), link.unnamed, first(words), last(words))
        .run();
  }
}

void Writer::write_events(Context& c) {
  for (const Event& event : c.doc.events) {
    std::int64_t id = 0;
    if (event.claim < c.claims.size()) {
      const Span trigger = c.points(event.trigger).value_or(Span{});
      const Days days = event_days(c.doc, event, c.day);
      event_
          .bind(c.claims[event.claim], to_string(event.type), TextOrNull{to_string(event.mode)},
                to_string(event.judgement.value), trigger.begin, trigger.end, TextOrNull{days.earliest},
                TextOrNull{days.latest})
          .run();
      id = db_.last_row();
      write_participants(c, event, id);
    }
    c.events.push_back(id);
  }
}

void Writer::write_participants(const Context& c, const Event& event, std::int64_t id) {
  std::int64_t position = 0;
  for (const Participant& p : event.participants) {
    std::optional<Span> words;
    if (!p.span.empty()) words = c.offsets.points(p.span);
    std::string_view lemma;
    if (p.head < c.doc.tokens.size() && c.doc.tokens[p.head].reading_count > 0) lemma = c.doc.reading(p.head).lemma;
    participant_
        .bind(id, position++, to_string(p.role), c.actor(p.entity), TextOrNull{lemma}, first(words), last(words))
        .run();
  }
}

void Writer::write_quantities(const Context& c) {
  std::vector<std::int64_t> next(c.claims.size());
  for (const Owner& o : owners_of_quantities(c.doc)) {
    const Quantity& q = c.doc.quantities[o.item];
    const Span p = c.offsets.points(q.span);
    std::optional<std::int64_t> event;
    if (o.event < c.events.size() && c.events[o.event] != 0) event = c.events[o.event];
    quantity_
        .bind(c.claims[o.claim], next[o.claim]++, event, finite(q.value), finite(q.low), finite(q.high),
              to_string(q.comparator), TextOrNull{q.unit}, TextOrNull{q.counted}, p.begin, p.end)
        .run();
  }
}

void Writer::write_times(const Context& c) {
  std::vector<std::int64_t> next(c.claims.size());
  for (const Owner& o : owners_of_times(c.doc)) {
    const Time& t = c.doc.times[o.item];
    const Span p = c.offsets.points(t.span);
    std::optional<std::int64_t> event;
    if (o.event < c.events.size() && c.events[o.event] != 0) event = c.events[o.event];
    time_
        .bind(c.claims[o.claim], next[o.claim]++, event, to_string(t.type), t.value, TextOrNull{t.earliest},
              TextOrNull{t.latest}, p.begin, p.end)
        .run();
  }
}

void Writer::write_relations(const Context& c) {
  std::int64_t position = 0;
  for (const EntityRelation& r : c.doc.relations) {
    const auto actor = c.actor(r.from);
    if (!actor) continue;
    const auto words = c.points(r.span);
    relation_
        .bind(c.revision, position++, to_string(r.kind), *actor, c.actor(r.to), TextOrNull{r.role}, TextOrNull{r.since},
              TextOrNull{r.until}, first(words), last(words))
        .run();
  }
}

void Writer::write_disclosures(const Context& c) {
  std::int64_t position = 0;
  for (const Disclosure& d : c.doc.transparency) {
    const Span p = c.offsets.points(d.span);
    disclosure_.bind(c.revision, position++, to_string(d.kind), TextOrNull{d.value}, p.begin, p.end).run();
  }
}

}  // namespace laut::ledger
