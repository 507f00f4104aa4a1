// How sure the statements of a case are, over the days of publication. A line joins what one source says.
import { claimAddress } from '../address.ts';
import { plain } from '../text/plain.ts';
import type { CaseRow } from '../types.ts';
import { factualities } from '../types.ts';
import { day, word } from '../words/index.ts';
import { finish, manner, plot, stamp, tick } from './plot.ts';

export async function certaintyFigure(row: CaseRow, width: number): Promise<Element> {
  const Plot = await plot();
  const narrow = width < 560;
  const taken = new Map<string, number>();
  const points = (row.says ?? []).flatMap(({ claim, event }) => {
    const x = stamp(claim.published);
    if (!x) return [];
    const who = plain(claim.chain[claim.chain.length - 1]?.name || claim.outlet, 40);
    const key = `${x.getTime()} ${event.factuality}`;
    const nth = taken.get(key) ?? 0;
    taken.set(key, nth + 1);
    return [{ x, y: word('', event.factuality), f: event.factuality, nth, who, href: claimAddress(claim), title: `${who}: ${word('', event.factuality)}, ${day(claim.published)}` }];
  });
  const levels = factualities.filter((f) => ['CT+', 'CT-'].includes(f) || points.some((p) => p.f === f)).map((f) => word('', f));
  const of = (name: string): typeof points => points.filter((p) => manner(p.f) === name);
  const channels = { x: 'x', y: 'y', href: 'href', title: 'title', ariaLabel: 'title' } as const;
  const firstOfPlace = points.filter((p) => p.nth === 0);
  return finish(Plot.plot({
    width,
    height: 60 + levels.length * 44,
    marginLeft: narrow ? 92 : 150,
    marginRight: narrow ? 24 : 110,
    marginBottom: 36,
    className: 'plot',
    x: { type: 'utc', label: null, tickFormat: tick(), ticks: narrow ? ends(points.map((p) => p.x)) : 7, inset: 14 },
    y: { type: 'point', domain: levels, label: null },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15 }),
      Plot.line(points, { x: 'x', y: 'y', z: 'who', className: 'thread', strokeWidth: 1.5 }),
      Plot.dot(of('certain'), { ...channels, r: 6, className: 'dot certain' }),
      Plot.dot(of('hedged'), { ...channels, r: 6, className: 'dot hedged', strokeWidth: 2 }),
      Plot.dot(of('denied'), { ...channels, r: 6, symbol: 'times', className: 'dot denied', strokeWidth: 2.5 }),
      narrow ? null : Plot.text(firstOfPlace, { x: 'x', y: 'y', text: 'who', dx: 10, dy: -10, textAnchor: 'start', className: 'who' }),
    ],
  }));
}

/// On a narrow figure there is room for the first and the last day.
function ends(dates: readonly Date[]): Date[] {
  const sorted = dates.map(Number).sort((a, b) => a - b);
  return [...new Set([sorted[0], sorted[sorted.length - 1]])].filter((x): x is number => x !== undefined).map((x) => new Date(x));
}
