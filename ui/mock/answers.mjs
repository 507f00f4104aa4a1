// The answers of the API, made from the ledger in memory.
import { makeLedger, spanOf } from './ledger.mjs';

const filters = ['speaker', 'outlet', 'type', 'goods', 'factuality', 'since', 'until', 'from', 'to', 'min_origins', 'limit', 'offset'];
// What each path understands; needed parameters have an exclamation mark.
const understood = {
  totals: [], one: [], formats: [], decisions: ['limit', 'offset'], diff: ['from', 'to'], actors: ['name!', ...filters], about: ['name!', ...filters], said: ['name!', 'topic', 'relayed', ...filters],
  timeline: ['name!', ...filters], search: ['words!', ...filters], flows: filters, sources: filters, cases: filters, conflicts: filters, articles: ['outlet', 'since', 'until', 'words', 'limit', 'offset'],
  export: ['format!', 'since', 'until', 'outlet', 'type', 'actor', 'all_revisions', 'rows'],
};

/// As strict as the server: an unknown parameter is an error, and so is a missing one.
export function check(path, query) {
  const known = understood[path] ?? [];
  for (const name of query.keys()) if (!known.some((k) => k.replace('!', '') === name)) throw new Problem(400, `there is no parameter '${name}' here`);
  for (const name of known) if (name.endsWith('!') && !query.get(name.slice(0, -1))?.trim()) throw new Problem(400, `${name.slice(0, -1)} is missing`);
}

class Problem extends Error {
  constructor(status, message, mend = '') {
    super(message);
    this.status = status;
    this.mend = mend;
  }
}

export function makeAnswers({ empty = false, token = '' } = {}) {
  const ledger = makeLedger();
  const decisions = [];
  const page = (rows, query) => {
    const limit = Math.min(200, Number(query.get('limit') ?? 50));
    const offset = Number(query.get('offset') ?? 0);
    return { rows: empty ? [] : rows.slice(offset, offset + limit), more: !empty && rows.length > offset + limit };
  };
  const found = (value) => {
    if (!value || empty) throw new Problem(404, 'not found');
    return value;
  };
  const named = (query) => {
    const name = query.get('name') ?? '';
    if (name.startsWith('#')) return ledger.actors.filter((a) => a.id === Number(name.slice(1)));
    return ledger.actors.filter((a) => [a.name, ...a.aliases].some((n) => n.toLowerCase().includes(name.toLowerCase())));
  };
  const passes = (query) => (claim, event) => {
    const q = (name) => query.get(name);
    if (q('since') && claim.published < q('since')) return false;
    if (q('until') && claim.published > q('until')) return false;
    if (q('outlet') && claim.outlet !== q('outlet')) return false;
    if (q('speaker') && !claim.chain.some((l) => l.name?.includes(q('speaker')))) return false;
    const events = event ? [event] : claim.events;
    if (q('type') && !events.some((e) => e.type === q('type'))) return false;
    if (q('goods') && !events.some((e) => e.goods === q('goods'))) return false;
    if (q('from') && !events.some((e) => e.latest >= q('from'))) return false;
    if (q('to') && !events.some((e) => e.earliest <= q('to'))) return false;
    const f = q('factuality');
    const own = event?.factuality ?? claim.factuality;
    return !f || own === f || (f.length === 1 && own.endsWith(f));
  };
  const current = ledger.claims.filter((claim) => claim.current);
  const pairs = (query) => current.flatMap((claim) => claim.events.filter((event) => passes(query)(claim, event)).map((event) => ({ claim, event })));

  const flows = (query) => {
    const rows = new Map();
    for (const { claim, event } of pairs(query)) {
      const who = (role) => event.participants.find((p) => p.role === role);
      const key = [event.type, who('actor')?.name, who('recipient')?.name, event.goods].join('~');
      const row = rows.get(key) ?? { type: event.type, goods: event.goods, actor: who('actor')?.actor, actor_name: who('actor')?.name, recipient: who('recipient')?.actor, recipient_name: who('recipient')?.name, statements: 0, origins: 0, certain: 0, hedged: 0, denied: 0, earliest: event.earliest, latest: event.latest, quantities: [], seen: new Set() };
      row.statements++;
      row.seen.add(claim.origin);
      row.origins = row.seen.size;
      row[event.factuality.endsWith('-') ? 'denied' : event.factuality === 'CT+' ? 'certain' : 'hedged']++;
      row.quantities.push(...event.quantities);
      rows.set(key, row);
    }
    return [...rows.values()].filter((row) => row.origins >= Number(query.get('min_origins') ?? 0)).map(({ seen, ...row }) => row);
  };

  const sources = (query) => {
    const rows = new Map();
    for (const claim of current.filter((c) => passes(query)(c))) {
      const links = [{ kind: 'outlet', name: claim.outlet }, ...claim.chain.filter((l) => l.name)];
      for (const link of links) {
        const row = rows.get(link.name) ?? { actor: link.actor, name: link.name, kind: link.kind, claims: 0, articles: new Set(), origins: new Set(), certain: 0, hedged: 0, denied: 0, first_day: claim.published, last_day: claim.published };
        row.claims++;
        row.articles.add(claim.article);
        row.origins.add(claim.origin);
        row[claim.factuality.endsWith('-') ? 'denied' : claim.factuality === 'CT+' ? 'certain' : 'hedged']++;
        row.last_day = claim.published;
        rows.set(link.name, row);
      }
    }
    return [...rows.values()].map((row) => ({ ...row, articles: row.articles.size, origins: row.origins.size })).sort((a, b) => b.claims - a.claims);
  };

  const search = (query) => {
    const words = (query.get('words') ?? '').replace(/["*]/g, '').toLowerCase();
    if (words === 'fehler') throw new Problem(400, 'Die Suchworte lassen sich nicht lesen.', 'Anführungszeichen schließen.');
    const hits = current.filter((claim) => claim.sentence.toLowerCase().includes(words)).filter((claim) => passes(query)(claim));
    const count = (names) => [...names.reduce((map, name) => map.set(name, (map.get(name) ?? 0) + 1), new Map())].map(([name, n]) => ({ name, count: n })).sort((a, b) => b.count - a.count);
    const rows = hits.map((claim) => {
      const at = claim.sentence.toLowerCase().indexOf(words);
      const s = claim.sentence;
      return { claim, snippet: `${s.slice(Math.max(0, at - 120), at)}\ue000${s.slice(at, at + words.length)}\ue001${s.slice(at + words.length, at + 200)}` };
    });
    return { ...page(rows, query), facets: { outlets: count(hits.map((c) => c.outlet)), types: count(hits.flatMap((c) => c.events.map((e) => e.type))), factuality: count(hits.map((c) => c.factuality)) } };
  };

  const view = (claim) => ({ id: claim.id, words: claim.words, said_as: claim.said_as, sources: claim.chain.slice(1).map((l) => l.name ?? '?'), factuality: claim.factuality, numbers: claim.events.flatMap((e) => e.quantities.map((q) => `${q.comparator === '=' ? '' : `${q.comparator} `}${q.value} ${q.counted}`)) });
  const difference = (article, from, to) => {
    const of = (number) => ledger.claims.filter((c) => c.article === article.id && c.revision === article.heads.find((h) => h.number === number)?.id);
    const [before, after] = [of(from), of(to)];
    const start = (c) => c.words.slice(0, 25);
    const changed = before.flatMap((b) => after.filter((a) => start(a) === start(b) && a.words !== b.words).map((a) => ({ before: view(b), after: view(a), words: true, numbers: String(view(a).numbers) !== String(view(b).numbers), certainty: a.factuality !== b.factuality, source: String(view(a).sources) !== String(view(b).sources) })));
    return { article: article.id, key: article.key, from, to, added: after.filter((a) => !before.some((b) => start(a) === start(b))).map(view), withdrawn: before.filter((b) => !after.some((a) => start(a) === start(b))).map(view), changed,
      unchanged: before.filter((b) => after.some((a) => a.words === b.words)).length, corrections: ['Korrektur: In einer früheren Fassung war von 14 Toten die Rede.'] };
  };

  const totals = () => empty
    ? { articles: 0, revisions: 0, claims: 0, events: 0, actors: 0, outlets: 0, origins: 0, cases: 0, conflicts: 0, read_only: true, engine: 'laut (mock)', languages: ['de'] }
    : { articles: ledger.articles.length, revisions: ledger.readings.size, claims: current.length, events: pairs(new URLSearchParams()).length, actors: ledger.actors.length, outlets: 8, origins: 9, cases: ledger.cases.length, conflicts: ledger.cases.length, first_day: '2025-03-03', last_day: '2025-04-20', read_only: token === '', engine: 'laut (mock)', languages: ['de'] };

  function get(path, query) {
    const [, name, id, more] = path.split('/');
    check(id ? (more ?? 'one') : name, query);
    const number = Number(id);
    switch (name) {
      case 'totals': return totals();
      case 'actors': return id ? found(ledger.actors.find((a) => a.id === number)) : page(named(query), query);
      case 'said': return page(current.filter((c) => named(query).some((a) => a.id === c.chain.at(-1).actor) && (!query.get('topic') || c.words.includes(query.get('topic'))) && passes(query)(c)), query);
      case 'about': return page(current.filter((c) => c.events.some((e) => e.participants.some((p) => named(query).some((a) => a.id === p.actor))) && passes(query)(c)), query);
      case 'flows': return page(flows(query), query);
      case 'timeline': return page(pairs(query).filter(({ event }) => !query.get('name') || event.participants.some((p) => named(query).some((a) => a.id === p.actor))).map(({ claim, event }) => ({ claim, event, published: claim.published })), query);
      case 'search': return search(query);
      case 'sources': return page(sources(query), query);
      case 'cases': return id ? found(ledger.cases.find((c) => c.id === number)) : page(ledger.cases, query);
      case 'conflicts': return page(ledger.cases.filter((c) => !query.get('type') || c.type === query.get('type')), query);
      case 'claims': return found(ledger.claims.find((c) => c.id === number));
      case 'articles': {
        if (!id) return page([...ledger.articles].reverse().filter((a) => (!query.get('words') || a.title.toLowerCase().includes(query.get('words').toLowerCase())) && (!query.get('outlet') || a.outlet === query.get('outlet'))).map(({ heads, ...a }) => a), query);
        const article = found(ledger.articles.find((a) => a.id === number));
        if (more === 'diff') return difference(article, Number(query.get('from')), Number(query.get('to')));
        return { id: article.id, key: article.key, revisions: article.heads, copies: ledger.articles.filter((a) => a.origin === article.origin && a.id !== article.id).map((a) => ({ article: a.id, title: a.title, outlet: a.outlet, published: a.published })) };
      }
      case 'revisions': return found(ledger.readings.get(number));
      case 'decisions': return page(decisions, query);
      case 'formats': return { rows: [{ name: 'json' }, { name: 'csv' }, { name: 'graphml' }, { name: 'ftm' }] };
      default: throw new Problem(404, 'no such path');
    }
  }

  function post(path, body, authorization) {
    if (path === '/read') return readText(body);
    if (!token || authorization !== `Bearer ${token}`) throw new Problem(401, 'The token is not right.', 'It is the one given with --token.');
    const name = (id) => ledger.actors.find((a) => a.id === id)?.name;
    if (path === '/undo') {
      const decision = found(decisions.find((d) => d.id === body.decision));
      decision.undone = true;
    } else {
      decisions.push({ id: decisions.length + 1, made: '2025-05-01', kind: path === '/merges' ? 'merge' : 'split', actor: body.actor, actor_name: name(body.actor), other: body.other, other_name: name(body.other), undone: false, note: body.note ?? '' });
    }
    return { decision: decisions.length };
  }

  /// No reading at all: every part in quotation marks is a claim of somebody unnamed.
  function readText(body) {
    if (typeof body.text !== 'string') throw new Problem(400, 'text is missing');
    const text = body.format === 'html' ? body.text.replace(/<[^>]*>/g, '') : body.text;
    const claims = [...text.matchAll(/„[^“]*“/g)].map((match, id) => ({ id, number: id, sentence: 0, spans: [spanOf(text, match[0], match.index)], said_as: 'direct', factuality: 'CT+', chain: [{ kind: 'article' }, { kind: 'speaker', name: id % 2 ? 'Teodor Varnik' : 'Jorik Stellmer' }], events: [] }));
    return { title: '', outlet: body.outlet, published: body.published, text, sentences: [], claims, events: [], times: [], quantities: [], disclosures: [], relations: [] };
  }

  return { get, post, Problem };
}
