// Goods from givers to recipients: three columns, bands as wide as independent sources. Pure layout; drawn by the view.
import type { FlowRow } from '../types.ts';

export interface SankeyNode {
  column: 0 | 1 | 2;
  name: string;
  weight: number;
  top: number;
  height: number;
}

export interface SankeyBand {
  from: SankeyNode;
  to: SankeyNode;
  y0: number; // top at `from`
  y1: number; // top at `to`
  width: number;
  row: FlowRow;
}

export interface Sankey {
  nodes: SankeyNode[];
  bands: SankeyBand[];
  height: number;
}

const gap = 18;
const least = 10;

/// Each flow with goods is two bands: giver → goods, goods → recipient. `unknown` names who is not told.
export function sankey(rows: readonly FlowRow[], unknown: string, unit = 16): Sankey {
  const nodes = new Map<string, SankeyNode>();
  const node = (column: 0 | 1 | 2, name: string): SankeyNode => {
    const key = `${column} ${name}`;
    const known = nodes.get(key);
    if (known) return known;
    const made: SankeyNode = { column, name, weight: 0, top: 0, height: 0 };
    nodes.set(key, made);
    return made;
  };
  const pairs = rows
    .filter((row) => row.goods)
    .map((row) => {
      const path = [node(0, row.actor_name || unknown), node(1, row.goods as string), node(2, row.recipient_name || unknown)] as const;
      const width = Math.max(1, row.origins);
      for (const each of path) each.weight += width;
      return { row, path, width };
    });
  const all = [...nodes.values()];
  let height = 0;
  for (const column of [0, 1, 2]) {
    let top = 0;
    for (const each of all.filter((n) => n.column === column).sort((a, b) => b.weight - a.weight)) {
      each.top = top;
      each.height = Math.max(least, each.weight * unit);
      top += each.height + gap;
    }
    height = Math.max(height, top - gap);
  }
  for (const column of [0, 1, 2]) centre(all.filter((n) => n.column === column), height);
  return { nodes: all, bands: bands(pairs, unit), height: Math.max(height, least) };
}

function centre(nodes: SankeyNode[], height: number): void {
  const bottom = Math.max(0, ...nodes.map((n) => n.top + n.height));
  for (const each of nodes) each.top += (height - bottom) / 2;
}

type Pair = { row: FlowRow; path: readonly [SankeyNode, SankeyNode, SankeyNode]; width: number };

function bands(pairs: readonly Pair[], unit: number): SankeyBand[] {
  const out = new Map<SankeyNode, number>();
  const into = new Map<SankeyNode, number>();
  const take = (from: Map<SankeyNode, number>, node: SankeyNode, width: number): number => {
    const at = from.get(node) ?? 0;
    from.set(node, at + width);
    return node.top + at;
  };
  const found: SankeyBand[] = [];
  for (const step of [0, 1] as const) {
    const ordered = [...pairs].sort((a, b) => a.path[step].top - b.path[step].top || a.path[step + 1 as 1 | 2].top - b.path[step + 1 as 1 | 2].top);
    for (const pair of ordered) {
      const from = pair.path[step];
      const to = pair.path[(step + 1) as 1 | 2];
      const width = pair.width * unit;
      found.push({ from, to, y0: take(out, from, width), y1: take(into, to, width), width, row: pair.row });
    }
  }
  return found;
}
