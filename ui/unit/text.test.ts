// The pure functions on text: offsets, nesting, blocks, signs that cannot be seen, differences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, within } from '../src/text/blocks.ts';
import { CodePoints } from '../src/text/codepoints.ts';
import { diffWords } from '../src/text/diff.ts';
import { type Mark, nest, type Node } from '../src/text/nest.ts';
import { pieces, plain, snippet, webAddress } from '../src/text/plain.ts';

const mark = (begin: number, end: number, data: string, rank = 0): Mark<string> => ({ begin, end, rank, data });
const told = (nodes: Node<string>[]): string => nodes.map((n) => (n.kind === 'text' ? `${n.begin}-${n.end}` : `${n.mark.data}(${told(n.children)})`)).join(' ');

test('code points become units', () => {
  const points = new CodePoints('a😀b😀');
  assert.equal(points.length, 4);
  assert.equal(points.slice(1, 2), '😀');
  assert.equal(points.slice(2, 4), 'b😀');
  assert.equal(points.slice(3, 99), '😀');
  assert.equal(new CodePoints('\ud800x').slice(1, 2), 'x');
});

test('spans that nest become a tree', () => {
  assert.equal(told(nest(0, 10, [mark(2, 8, 'a'), mark(4, 6, 'b')])), '0-2 a(2-4 b(4-6) 6-8) 8-10');
  assert.equal(told(nest(0, 4, [mark(0, 4, 'in', 1), mark(0, 4, 'out', 0)])), 'out(in(0-4))');
  assert.equal(told(nest(0, 4, [])), '0-4');
});

test('the longer of two that begin together stands outside', () => {
  assert.equal(told(nest(0, 9, [mark(1, 3, 'short', 0), mark(1, 8, 'long', 5)])), '0-1 long(short(1-3) 3-8) 8-9');
});

test('spans that cross are cut', () => {
  assert.equal(told(nest(0, 10, [mark(0, 6, 'a'), mark(4, 9, 'b')])), 'a(0-4 b(4-6)) b(6-9) 9-10');
});

test('every part of the text is drawn once, whatever the spans', () => {
  let seed = 7;
  const random = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 300; round++) {
    const marks = Array.from({ length: random(12) }, (_, i) => {
      const begin = random(40);
      return mark(begin, begin + random(15), `m${i}`, random(3));
    });
    const seen: number[] = [];
    const walk = (nodes: Node<string>[]): void => nodes.forEach((n) => (n.kind === 'text' ? seen.push(...Array.from({ length: n.end - n.begin }, (_, i) => n.begin + i)) : walk(n.children)));
    walk(nest(5, 45, marks));
    assert.deepEqual(seen, Array.from({ length: 40 }, (_, i) => i + 5));
  }
});

test('blocks are paragraphs, long ones in pieces', () => {
  assert.deepEqual(blocks('ab\n\ncd'), [{ begin: 0, end: 2 }, { begin: 4, end: 6 }]);
  assert.deepEqual(blocks('😀😀😀', 2), [{ begin: 0, end: 2 }, { begin: 2, end: 3 }]);
  assert.equal(within([{ begin: 0, end: 5 }, { begin: 5, end: 9 }], 5), 1);
});

test('signs that cannot be seen are told by number', () => {
  assert.equal(plain('a\u202eb\u0000'), 'a[U+202E]b[U+0000]');
  assert.deepEqual(pieces('x\u2066y').map((p) => p.hidden), [false, true, false]);
  assert.equal(plain('abcdef', 3), 'abc…');
  assert.equal(plain('Zeile\nzwei'), 'Zeile\nzwei');
});

test('only addresses of the web become links', () => {
  assert.equal(webAddress('javascript:alert(1)'), undefined);
  assert.equal(webAddress('data:text/html,x'), undefined);
  assert.equal(webAddress(' https://x.example'), undefined);
  assert.equal(webAddress('https://x.example/a?b=c'), 'https://x.example/a?b=c');
  assert.equal(webAddress('http://'), undefined);
});

test('a snippet knows what was found', () => {
  assert.deepEqual(snippet('a \ue000b\ue001 c'), [{ text: 'a ', found: false }, { text: 'b', found: true }, { text: ' c', found: false }]);
});

test('a difference gives both texts back', () => {
  const pairs: [string, string][] = [
    ['14 Menschen starben in Ellmar.', '19 Menschen starben am Mittwoch in Ellmar.'],
    ['', 'neu'], ['alt', ''], ['gleich', 'gleich'], ['a b c a b b a', 'c b a b a c'],
  ];
  for (const [before, after] of pairs) {
    const parts = diffWords(before, after);
    assert.equal(parts.filter((p) => p.change !== 'new').map((p) => p.text).join(''), before);
    assert.equal(parts.filter((p) => p.change !== 'gone').map((p) => p.text).join(''), after);
  }
  const [first, second] = pairs[0] as [string, string];
  assert.deepEqual(diffWords(first, second).filter((p) => p.change === 'new').map((p) => p.text.trim()), ['19', 'am Mittwoch']);
  assert.ok(diffWords('x '.repeat(5000), 'y '.repeat(5000), 50).length <= 3);
});
