// Where the notes of the margin stand: each as near as can be to its line, none over another.

export interface Note {
  want: number; // px, the line it belongs to
  height: number; // px
}

/// Tops of the notes, in their order. The sum of squared distances from `want` is the least there is (pool adjacent
/// violators); the note at `fixed` stands exactly at its line, and the others make room.
export function placeNotes(notes: readonly Note[], gap: number, fixed = -1): number[] {
  if (fixed >= 0 && fixed < notes.length) {
    const anchor = notes[fixed] as Note;
    const above = placeFree(notes.slice(0, fixed), gap);
    const below = placeFree(notes.slice(fixed + 1), gap);
    pushUp(above, notes.slice(0, fixed), gap, anchor.want);
    pushDown(below, notes.slice(fixed + 1), gap, anchor.want + anchor.height + gap);
    return [...above, anchor.want, ...below];
  }
  const tops = placeFree(notes, gap);
  pushDown(tops, notes, gap, 0);
  return tops;
}

interface Pool {
  first: number;
  count: number;
  sum: number; // of (want - offset within the pool)
  height: number;
}

function placeFree(notes: readonly Note[], gap: number): number[] {
  const pools: Pool[] = [];
  notes.forEach((note, index) => {
    let pool: Pool = { first: index, count: 1, sum: note.want, height: note.height + gap };
    for (;;) {
      const before = pools[pools.length - 1];
      if (!before || before.sum / before.count + before.height <= pool.sum / pool.count) break;
      pools.pop();
      pool = {
        first: before.first,
        count: before.count + pool.count,
        sum: before.sum + pool.sum - before.height * pool.count,
        height: before.height + pool.height,
      };
    }
    pools.push(pool);
  });
  const tops: number[] = [];
  for (const pool of pools) {
    let at = pool.sum / pool.count;
    for (let i = 0; i < pool.count; i++) {
      tops.push(at);
      at += (notes[pool.first + i] as Note).height + gap;
    }
  }
  return tops;
}

function pushDown(tops: number[], notes: readonly Note[], gap: number, from: number): void {
  let least = from;
  for (let i = 0; i < tops.length; i++) {
    const top = Math.max(tops[i] as number, least);
    tops[i] = top;
    least = top + (notes[i] as Note).height + gap;
  }
}

function pushUp(tops: number[], notes: readonly Note[], gap: number, until: number): void {
  let most = until;
  for (let i = tops.length - 1; i >= 0; i--) {
    const top = Math.min(tops[i] as number, most - gap - (notes[i] as Note).height);
    tops[i] = top;
    most = top;
  }
}
