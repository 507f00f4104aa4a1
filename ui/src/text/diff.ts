// The words that differ between two revisions (Myers, An O(ND) Difference Algorithm, 1986), bounded.

export type Change = 'same' | 'gone' | 'new';

export interface DiffPart {
  change: Change;
  text: string;
}

/// Parts in the order of reading: what is gone stands before what came for it. Where more than `bound` words differ, the
/// middle is told as gone and new as a whole.
export function diffWords(before: string, after: string, bound = 800): DiffPart[] {
  const a = before.match(/\s+|\S+\s*/gu) ?? [];
  const b = after.match(/\s+|\S+\s*/gu) ?? [];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const parts: DiffPart[] = [];
  push(parts, 'same', a.slice(0, head));
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  const steps = myers(middleA, middleB, bound);
  if (steps) {
    for (const step of steps) push(parts, step.change, [step.text]);
  } else {
    push(parts, 'gone', middleA);
    push(parts, 'new', middleB);
  }
  push(parts, 'same', a.slice(a.length - tail));
  return parts;
}

function push(parts: DiffPart[], change: Change, words: readonly string[]): void {
  if (words.length === 0) return;
  const text = words.join('');
  const last = parts[parts.length - 1];
  if (last && last.change === change) last.text += text;
  else parts.push({ change, text });
}

function myers(a: readonly string[], b: readonly string[], bound: number): DiffPart[] | undefined {
  const limit = Math.min(a.length + b.length, bound);
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= limit; d++) {
    const next = new Map(reach);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) {
        trace.push(reach);
        return walkBack(a, b, trace, d);
      }
    }
    trace.push(reach);
    reach = pruned(next, d);
  }
  return undefined;
}

/// Only the diagonals of this step are asked for in the next.
function pruned(reach: Map<number, number>, d: number): Map<number, number> {
  const kept = new Map<number, number>();
  for (let k = -d; k <= d; k += 2) kept.set(k, reach.get(k) ?? 0);
  return kept;
}

function walkBack(a: readonly string[], b: readonly string[], trace: Map<number, number>[], depth: number): DiffPart[] {
  const steps: DiffPart[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = depth; d > 0; d--) {
    const reach = trace[d] as Map<number, number>;
    const k = x - y;
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const from = down ? k + 1 : k - 1;
    const fromX = reach.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY) {
      steps.push({ change: 'same', text: a[--x] as string });
      y--;
    }
    if (down) steps.push({ change: 'new', text: b[--y] as string });
    else steps.push({ change: 'gone', text: a[--x] as string });
  }
  while (x > 0 && y > 0) {
    steps.push({ change: 'same', text: a[--x] as string });
    y--;
  }
  return steps.reverse();
}
