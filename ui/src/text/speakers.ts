// Who speaks in a reading, in the order of their first words, each with a place in the palette.
import type { ChainRow, TextClaim } from '../types.ts';

export const palette = 6;

export interface Speaker {
  key: string;
  name: string; // empty where unnamed, or where the article itself speaks
  kind: 'article' | 'unnamed' | 'named';
  colour: number; // -1: none
  claims: number;
}

export function innermost(claim: { chain: readonly ChainRow[] }): ChainRow {
  return claim.chain[claim.chain.length - 1] ?? { kind: 'article' };
}

export function speakerKey(claim: { chain: readonly ChainRow[] }): string {
  const link = innermost(claim);
  if (link.actor) return `#${link.actor}`;
  if (link.name && link.kind !== 'article') return link.name;
  return link.unnamed || link.kind === 'speaker' ? '?' : '';
}

export function speakers(claims: readonly TextClaim[]): Map<string, Speaker> {
  const found = new Map<string, Speaker>();
  let next = 0;
  for (const claim of claims) {
    const key = speakerKey(claim);
    const known = found.get(key);
    if (known) {
      known.claims++;
      continue;
    }
    const kind = key === '' ? 'article' : key === '?' ? 'unnamed' : 'named';
    const colour = kind === 'named' ? next++ % palette : -1;
    found.set(key, { key, name: kind === 'named' ? (innermost(claim).name ?? key) : '', kind, colour, claims: 1 });
  }
  return found;
}

/// In the order of reading.
export function inOrder(claims: readonly TextClaim[]): TextClaim[] {
  const begin = (claim: TextClaim): number => claim.spans[0]?.[0] ?? 0;
  return [...claims].sort((a, b) => begin(a) - begin(b) || a.id - b.id);
}
