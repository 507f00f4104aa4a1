// Address, margin, quantities, axes, goods, tables, words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorAddress, claimAddress, formatAddress, parseAddress } from '../src/address.ts';
import { interval, measure, quantityWords } from '../src/data/quantity.ts';
import { csv } from '../src/data/table.ts';
import { scale } from '../src/figures/intervals.ts';
import { sankey } from '../src/figures/sankey.ts';
import { placeNotes } from '../src/text/margin.ts';
import { speakers } from '../src/text/speakers.ts';
import type { FlowRow, TextClaim } from '../src/types.ts';
import { de } from '../src/words/de.ts';
import { en } from '../src/words/en.ts';

test('addresses are read as they are written', () => {
  assert.deepEqual(parseAddress('#/article/12?revision=3&claim=45'), { view: 'article', id: 12, query: { revision: '3', claim: '45' } });
  assert.deepEqual(parseAddress(''), { view: 'start', query: {} });
  assert.deepEqual(parseAddress('#/nowhere?x=1'), { view: 'start', query: {} });
  assert.deepEqual(parseAddress('#/article/-1'), { view: 'article', query: {} });
  const query = { name: 'Ä & #7 "x"' };
  assert.deepEqual(parseAddress(formatAddress('actors', undefined, query)).query, query);
  assert.equal(claimAddress({ article: 1, revision: 2, id: 3 }), '#/article/1?revision=2&claim=3');
  assert.equal(actorAddress(undefined, undefined), undefined);
});

test('notes stand at their lines and never overlap', () => {
  assert.deepEqual(placeNotes([{ want: 0, height: 10 }, { want: 50, height: 10 }], 2), [0, 50]);
  const notes = [{ want: 20, height: 10 }, { want: 20, height: 10 }, { want: 22, height: 10 }];
  for (const fixed of [-1, 0, 1, 2]) {
    const tops = placeNotes(notes, 2, fixed);
    for (let i = 1; i < tops.length; i++) assert.ok((tops[i] as number) >= (tops[i - 1] as number) + 12 - 1e-9);
    if (fixed >= 0) assert.equal(tops[fixed], notes[fixed]?.want);
  }
  assert.ok(placeNotes(notes, 2).every((top) => top >= 0));
});

test('quantities: words and intervals, open sides told', () => {
  assert.equal(quantityWords({ value: 200, comparator: '≈', counted: 'Container' }, String), '≈ 200 Container');
  assert.equal(quantityWords({ value: 20, comparator: 'at_least', unit: 'Container', counted: 'Container' }, String), '≥ 20 Container');
  assert.deepEqual(interval({ value: 320, low: 320, high: null, comparator: '≥' }), { low: 320, high: 320, openLow: false, openHigh: true });
  assert.equal(interval({ words: 'viele' }), undefined);
  assert.equal(measure({ unit: 't', counted: 'Erz' }), 't');
});

test('an axis holds all numbers between round ones', () => {
  const axis = scale([{ low: 180, high: 220, openLow: false, openHigh: false }, { low: 350, high: 350, openLow: false, openHigh: false }]);
  assert.ok(axis.low <= 180 && axis.high >= 350 && axis.ticks.length <= 12);
  assert.equal(axis.low, 0);
  assert.ok(scale([{ low: 0, high: 0, openLow: false, openHigh: false }]).high > 0);
});

test('goods: what goes in comes out', () => {
  const row = (actor_name: string, goods: string, recipient_name: string, origins: number): FlowRow => ({ type: 'TRANSFER', goods, actor_name, recipient_name, statements: origins, origins, certain: 1, hedged: 0, denied: 0, quantities: [] });
  const drawn = sankey([row('A', 'Waffe', 'B', 3), row('A', 'Erz', 'C', 1), { ...row('D', '', 'B', 9), goods: undefined }], '?', 10);
  assert.equal(drawn.bands.length, 4);
  for (const node of drawn.nodes) {
    const sum = (side: 'from' | 'to'): number => drawn.bands.filter((b) => b[side] === node).reduce((n, b) => n + b.width, 0);
    assert.ok([sum('from'), sum('to')].every((n) => n === 0 || n === node.height), node.name);
  }
});

test('tables are quoted, and no formula', () => {
  assert.equal(csv([{ a: 'x,"y"', b: 1 }, { a: '=cmd()', c: null }]), 'a,b,c\r\n"x,""y""",1,\r\n\'=cmd(),,\r\n');
});

test('speakers get colours; the article and the unnamed do not', () => {
  const claim = (id: number, name?: string): TextClaim => ({ id, spans: [[id, id + 1]], factuality: 'CT+', events: [], chain: [{ kind: 'article' }, ...(name === undefined ? [] : [name === '?' ? { kind: 'speaker', unnamed: true } : { kind: 'speaker', name }])] });
  const who = speakers([claim(1, 'A'), claim(2), claim(3, '?'), claim(4, 'B'), claim(5, 'A')]);
  assert.deepEqual([...who.values()].map((s) => [s.kind, s.colour, s.claims]), [['named', 0, 2], ['article', -1, 1], ['unnamed', -1, 1], ['named', 1, 1]]);
});

test('both languages fill in the same names', () => {
  for (const [key, text] of Object.entries(de)) {
    const names = (s: string): string => (s.match(/\{\w+\}/g) ?? []).sort().join();
    assert.equal(names(en[key as keyof typeof de]), names(text), key);
    assert.ok(text.trim() !== '');
  }
});
