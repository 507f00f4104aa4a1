// Spans that may nest and cross, made into a tree that can be drawn as nested elements.

export interface Mark<T> {
  begin: number;
  end: number;
  /// The higher, the further inside where two spans are the same.
  rank: number;
  data: T;
}

export interface Leaf {
  kind: 'text';
  begin: number;
  end: number;
}

export interface Branch<T> {
  kind: 'mark';
  begin: number;
  end: number;
  mark: Mark<T>;
  /// Not the first part of its span: it was cut where it crosses another one, or where a part of the text begins.
  continued: boolean;
  children: Node<T>[];
}

export type Node<T> = Leaf | Branch<T>;

/// The tree of [begin, end). Longer spans stand outside; a span that crosses the end of the one it begins in is cut there.
/// Bounded: spans beyond `depth` levels are left out.
export function nest<T>(begin: number, end: number, marks: readonly Mark<T>[], depth = 12): Node<T>[] {
  const queue = marks
    .map((mark) => ({ mark, begin: Math.max(begin, mark.begin), end: Math.min(end, mark.end) }))
    .filter((piece) => piece.begin < piece.end)
    .sort(order);
  return build(begin, end, queue, depth);
}

interface Piece<T> {
  mark: Mark<T>;
  begin: number;
  end: number;
}

function order<T>(a: Piece<T>, b: Piece<T>): number {
  return a.begin - b.begin || a.mark.rank - b.mark.rank || b.end - a.end;
}

function build<T>(begin: number, end: number, queue: Piece<T>[], depth: number): Node<T>[] {
  const nodes: Node<T>[] = [];
  let at = begin;
  let i = 0;
  if (depth === 0) queue = [];
  while (i < queue.length) {
    const outer = longest(queue, i);
    const piece = queue[outer] as Piece<T>;
    queue.splice(outer, 1);
    if (at < piece.begin) nodes.push({ kind: 'text', begin: at, end: piece.begin });
    const inside: Piece<T>[] = [];
    const rest: Piece<T>[] = [];
    while (i < queue.length && (queue[i] as Piece<T>).begin < piece.end) {
      const other = queue[i++] as Piece<T>;
      inside.push({ ...other, end: Math.min(other.end, piece.end) });
      if (other.end > piece.end) rest.push({ ...other, begin: piece.end });
    }
    nodes.push({
      kind: 'mark',
      begin: piece.begin,
      end: piece.end,
      mark: piece.mark,
      continued: piece.begin > piece.mark.begin,
      children: build(piece.begin, piece.end, inside, depth - 1),
    });
    at = piece.end;
    if (rest.length > 0) queue = [...rest, ...queue.slice(i)].sort(order);
    else queue = queue.slice(i);
    i = 0;
  }
  if (at < end) nodes.push({ kind: 'text', begin: at, end });
  return nodes;
}

/// Of those that begin where the first does: the one to stand outside.
function longest<T>(queue: readonly Piece<T>[], from: number): number {
  let best = from;
  const begin = (queue[from] as Piece<T>).begin;
  for (let i = from + 1; i < queue.length && (queue[i] as Piece<T>).begin === begin; i++) {
    const piece = queue[i] as Piece<T>;
    const chosen = queue[best] as Piece<T>;
    if (piece.end > chosen.end || (piece.end === chosen.end && piece.mark.rank < chosen.mark.rank)) best = i;
  }
  return best;
}
