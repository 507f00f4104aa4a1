// The network of flows (cytoscape, run only when asked for). Width: independent sources. Line: how sure.
import type { Core, ElementDefinition, StylesheetJson } from 'cytoscape';
import { plain } from '../text/plain.ts';
import type { FlowRow } from '../types.ts';
import { word } from '../words/index.ts';

export function edgeKey(row: FlowRow): string {
  return [row.type, row.actor || row.actor_name || '', row.recipient || row.recipient_name || '', row.goods ?? ''].join('~');
}

/// solid, dashed or dotted: what most statements of the flow are.
export function lineOf(row: FlowRow): 'solid' | 'dashed' | 'dotted' {
  if (row.denied > row.certain && row.denied >= row.hedged) return 'dotted';
  return row.hedged > row.certain ? 'dashed' : 'solid';
}

export function lineWidth(row: FlowRow): number {
  return Math.min(14, 1.5 + 1.8 * Math.sqrt(Math.max(1, row.origins) - 1) * 1.4);
}

function nodeKey(id: number | undefined, name: string | undefined): string | undefined {
  return id ? `#${id}` : name || undefined;
}

export interface Network {
  choose(key: string | undefined): void;
  zoom(by: number | 'fit'): void;
  destroy(): void;
}

export async function drawNetwork(container: HTMLElement, rows: readonly FlowRow[], onChoose: (key: string | undefined) => void): Promise<Network> {
  const cytoscape = (await import('cytoscape')).default;
  const cy: Core = cytoscape({
    container,
    elements: elements(rows),
    style: style(container, 1),
    minZoom: 0.2,
    maxZoom: 3,
    userZoomingEnabled: !matchMedia('(pointer: coarse)').matches,
    autounselectify: true,
    layout: {
      name: 'cose', animate: false, randomize: false, fit: true, padding: 40, nodeRepulsion: () => 900_000, idealEdgeLength: () => 110, edgeElasticity: () => 300, nodeOverlap: 40, componentSpacing: 60,
      gravity: 0.5, numIter: rows.length > 120 ? 300 : 800,
    },
  });
  // The whole is made to fit; names and lines are as large on the screen as if it had not been.
  cy.style(style(container, 1 / Math.min(1, cy.zoom())));
  cy.fit(undefined, 34);
  cy.on('tap', 'edge', (event) => onChoose(event.target.id() as string));
  cy.on('tap', (event) => {
    if (event.target === cy) onChoose(undefined);
  });
  return {
    choose(key) {
      cy.elements().removeClass('chosen faint');
      if (!key) return;
      const edge = cy.getElementById(key);
      if (edge.length === 0) return;
      cy.elements().not(edge.union(edge.connectedNodes())).addClass('faint');
      edge.addClass('chosen');
    },
    zoom(by) {
      if (by === 'fit') cy.fit(undefined, 30);
      else cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    },
    destroy: () => cy.destroy(),
  };
}

function elements(rows: readonly FlowRow[]): ElementDefinition[] {
  const nodes = new Map<string, { label: string; weight: number }>();
  const edges: ElementDefinition[] = [];
  for (const row of rows) {
    const source = nodeKey(row.actor, row.actor_name);
    const target = nodeKey(row.recipient, row.recipient_name);
    if (!source || !target) continue;
    for (const [key, name] of [[source, row.actor_name], [target, row.recipient_name]] as const) {
      const node = nodes.get(key) ?? { label: plain(name, 40), weight: 0 };
      node.weight += row.origins;
      nodes.set(key, node);
    }
    const label = row.goods ? `${word('', row.type)}: ${plain(row.goods, 24)}` : word('', row.type);
    edges.push({ group: 'edges', data: { id: edgeKey(row), source: `n${source}`, target: `n${target}`, label, width: lineWidth(row) }, classes: lineOf(row) });
  }
  // A circle to begin with: the same data gives the same picture.
  const count = nodes.size;
  const placed = [...nodes.entries()].map(([key, node], i): ElementDefinition => ({
    group: 'nodes',
    data: { id: `n${key}`, label: node.label, size: 16 + Math.min(40, 6 * Math.sqrt(node.weight)) },
    position: { x: 300 + 220 * Math.cos((2 * Math.PI * i) / count), y: 220 + 160 * Math.sin((2 * Math.PI * i) / count) },
  }));
  return [...placed, ...edges];
}

/// `scale`: how many units of the picture are a pixel.
function style(container: HTMLElement, scale: number): StylesheetJson {
  const narrow = container.clientWidth < 520;
  if (narrow) scale *= 0.75;
  const scaled = (name: string) => (element: { data(name: string): unknown }): number => (element.data(name) as number) * scale;
  const css = getComputedStyle(container);
  const colour = (name: string): string => css.getPropertyValue(name).trim();
  const ink = colour('--ink');
  const paper = colour('--paper');
  return [
    { selector: 'node', style: { 'background-color': colour('--node'), 'border-color': ink, 'border-width': scale, width: scaled('size'), height: scaled('size'), label: 'data(label)', color: ink, 'font-size': 13 * scale, 'font-family': 'system-ui, sans-serif', 'font-weight': 600, 'text-valign': 'bottom', 'text-margin-y': 4 * scale, 'text-wrap': 'wrap', 'text-max-width': `${130 * scale}px`, 'text-background-color': paper, 'text-background-opacity': 0.8, 'text-background-padding': '2px' } },
    { selector: 'edge', style: { width: scaled('width'), 'line-color': colour('--edge'), 'target-arrow-color': colour('--edge'), 'target-arrow-shape': 'triangle', 'curve-style': 'bezier', 'control-point-step-size': (narrow ? 14 : 44) * scale, 'arrow-scale': scale, label: narrow ? '' : 'data(label)', 'font-size': 11 * scale, color: colour('--soft'), 'text-rotation': 'autorotate', 'text-background-color': paper, 'text-background-opacity': 0.9, 'text-background-padding': '2px', 'font-family': 'system-ui, sans-serif' } },
    { selector: 'edge.dashed', style: { 'line-style': 'dashed', 'line-dash-pattern': [9 * scale, 6 * scale] } },
    { selector: 'edge.dotted', style: { 'line-style': 'dotted' } },
    { selector: 'edge.chosen', style: { 'line-color': colour('--accent'), 'target-arrow-color': colour('--accent'), color: ink, 'font-weight': 700, label: 'data(label)' } },
    { selector: '.faint', style: { opacity: 0.25 } },
  ];
}
