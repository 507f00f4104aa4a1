// A ledger in memory, made from articles.json: enough of the API's answers to look at every view and to test it.
import { readFileSync } from 'node:fs';

const roles = {
  'Gerolf Maltzin': [{ role: 'Verteidigungsminister Dravoniens', first_day: '2020-01-10', last_day: '2025-04-01' }],
  'Jorik Stellmer': [{ role: 'Verteidigungsminister Velmariens', first_day: '2023-06-01' }, { role: 'Staatssekretär', first_day: '2019-03-01', last_day: '2023-05-31' }],
  'Teodor Varnik': [{ role: 'Außenminister Dravoniens', first_day: '2020-01-10' }],
  'Sabeth Orlann': [{ role: 'Präsidentin Dravoniens', first_day: '2019-05-20' }],
};
const aliases = { OZB: ['Organisation für Zusammenarbeit an der Bernsee'], 'Jorik Stellmer': ['Stellmer', 'der Verteidigungsminister'], Dravonien: ['Tesmar', 'Republik Dravonien'] };
const states = ['Velmarien', 'Dravonien', 'Ostrelland', 'Ellmar'];
const bodies = ['Befreiungsfront Harsk', 'OZB', 'Kessrath', 'TV Korven', 'Radio Tesmar', 'Stimme von Harsk', 'Polizei Ellmar', 'Einsatzleitung Ellmar', 'Innenministerium Velmarien'];

export function makeLedger() {
  const source = JSON.parse(readFileSync(new URL('./articles.json', import.meta.url), 'utf8').replaceAll('@@LONG@@', 'Donau'.repeat(60_000)));
  const ids = new Map();
  const actorId = (name) => {
    if (!name || name === '?') return undefined;
    if (!ids.has(name)) ids.set(name, ids.size + 1);
    return ids.get(name);
  };
  const readings = new Map();
  const claims = [];
  const articles = [];
  let revisionId = 100;
  let eventId = 500;
  let claimId = 1000;
  for (const article of source) {
    const heads = [];
    article.revisions.forEach((revision, index) => {
      const id = revisionId++;
      const current = index === article.revisions.length - 1;
      heads.push({ id, number: index + 1, seen: `${revision.updated ?? revision.published}T12:00:00Z`, published: revision.published, updated: revision.updated, title: article.title, outlet: article.outlet, engine: 'laut (mock)' });
      const reading = read(article, revision, { id, article: article.id, number: index + 1 }, actorId, () => claimId++, () => eventId++);
      readings.set(id, reading);
      reading.claims.forEach((claim, i) => claims.push(claimRow(article, revision, reading, claim, i, current)));
    });
    articles.push({ id: article.id, key: article.url, title: article.title, outlet: article.outlet, url: article.url, origin: article.origin, published: article.revisions[0].published,
      revisions: heads.length, heads, claims: article.revisions.at(-1).claims.length, copies: source.filter((other) => other.origin === article.origin).length - 1 });
  }
  const actors = [...ids].map(([name, id]) => ({
    id, name, type: states.includes(name) ? 'GPE' : bodies.includes(name) ? 'ORG' : 'PERSON', aliases: aliases[name] ?? [], roles: roles[name] ?? [],
    articles: new Set(claims.filter((c) => mentions(c, id)).map((c) => c.article)).size,
    said: claims.filter((c) => c.chain.at(-1).actor === id).length, relayed: claims.filter((c) => c.chain.slice(0, -1).some((l) => l.actor === id)).length,
    acts: claims.flatMap((c) => c.events).filter((e) => e.participants.some((p) => p.actor === id)).length,
  })).sort((a, b) => b.articles - a.articles);
  return { articles, readings, claims, actors, cases: makeCases(claims), source };
}

function mentions(claim, id) {
  return claim.chain.some((l) => l.actor === id) || claim.events.some((e) => e.participants.some((p) => p.actor === id));
}

/// Offsets are found by the words: [begin, end) in code points.
export function spanOf(text, words, from = 0) {
  const unit = text.indexOf(words, from);
  if (unit < 0) throw new Error(`not in the text: ${words}`);
  const begin = [...text.slice(0, unit)].length;
  return [begin, begin + [...words].length];
}

function read(article, revision, head, actorId, nextClaim, nextEvent) {
  const { text } = revision;
  const out = { ...head, title: article.title, outlet: article.outlet, url: article.url, published: revision.published, updated: revision.updated, agency: article.agency, text, sentences: [], claims: [], events: [], times: [], quantities: [],
    disclosures: [...article.facts, ...(revision.facts ?? [])].map(([kind, value, words]) => ({ kind, value, span: text.includes(words) ? spanOf(text, words) : undefined })),
    relations: (article.relations ?? []).map(([kind, from, to, role, since, words]) => ({ kind, from, to, role, since, span: spanOf(text, words) })) };
  revision.claims.forEach((told, number) => {
    const id = nextClaim();
    const span = spanOf(text, told.words);
    const chain = [{ kind: 'article', name: article.outlet }, ...told.chain.map(([kind, name]) => (name === '?' ? { kind, unnamed: true } : { kind, name, actor: actorId(name) }))];
    const events = told.events.map((event) => {
      const eid = nextEvent();
      out.events.push({ id: eid, claim: id, type: event.type, mode: event.mode, factuality: event.f, trigger: spanOf(text, event.trigger), earliest: event.when[0], latest: event.when[1], case_id: event.case,
        participants: event.p.map(([role, name, word]) => ({ role, name, word: word ?? name, actor: actorId(name) })), goods: event.goods });
      for (const [comparator, value, low, high, unit, counted, words] of event.q) {
        out.quantities.push({ claim: id, event: eid, value, low, high, comparator, unit, counted, words, span: text.includes(words) ? spanOf(text, words) : undefined });
      }
      return eid;
    });
    out.claims.push({ id, number, sentence: 0, spans: [span], said_as: told.as, factuality: told.f, stance: told.stance, chain, events });
  });
  for (const [words, type, value, earliest, latest] of revision.times ?? []) out.times.push({ type, value, earliest, latest, span: spanOf(text, words) });
  return out;
}

function claimRow(article, revision, reading, claim, number, current) {
  const points = [...reading.text];
  const [first, last] = claim.spans[0];
  const events = reading.events.filter((e) => e.claim === claim.id).map((e) => ({ ...e, trigger: points.slice(...e.trigger).join(''), quantities: reading.quantities.filter((q) => q.event === e.id) }));
  return { id: claim.id, article: article.id, revision: reading.id, origin: article.origin, title: article.title, outlet: article.outlet, url: article.url, published: revision.published,
    words: points.slice(first, last).join(''), sentence: points.slice(Math.max(0, first - 80), last + 80).join(''), first, last, said_as: claim.said_as, factuality: claim.factuality, stance: claim.stance, chain: claim.chain, events, current, number };
}

function makeCases(claims) {
  const cases = new Map();
  for (const claim of claims) {
    for (const event of claim.events) {
      if (!event.case_id) continue;
      const who = (role) => event.participants.find((p) => p.role === role);
      const row = cases.get(event.case_id) ?? { id: event.case_id, type: event.type, goods: event.goods, actor: who('actor')?.actor, actor_name: who('actor')?.name, recipient: who('recipient')?.actor, recipient_name: who('recipient')?.name, earliest: event.earliest, latest: event.latest, statements: 0, origins: 0, numbers_disagree: false, denied: false, says: [] };
      row.says.push({ claim, event });
      row.statements = row.says.length;
      row.origins = new Set(row.says.map((s) => s.claim.origin)).size;
      row.denied ||= event.factuality.endsWith('-');
      row.numbers_disagree = new Set(row.says.flatMap((s) => s.event.quantities.map((q) => q.value))).size > 1;
      row.earliest = row.earliest < event.earliest ? row.earliest : event.earliest;
      row.latest = row.latest > event.latest ? row.latest : event.latest;
      cases.set(event.case_id, row);
    }
  }
  for (const row of cases.values()) row.says.sort((a, b) => a.claim.published.localeCompare(b.claim.published));
  return [...cases.values()];
}
