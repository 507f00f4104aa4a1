// When it happened against when it was said. Every point leads to its sentence.
import { claimAddress } from '../address.ts';
import { plain } from '../text/plain.ts';
import type { TimelineRow } from '../types.ts';
import { day, days, t, word } from '../words/index.ts';
import { finish, manner, plot, stamp, tick } from './plot.ts';

interface Point {
  x1: Date;
  x2: Date;
  x: Date;
  y: Date;
  manner: 'certain' | 'hedged' | 'denied';
  href: string;
  title: string;
}

const dayMs = 86_400_000;
const reach = 400 * dayMs; // what lies further from the days of publication is drawn at the edge

export function dated(rows: readonly TimelineRow[]): TimelineRow[] {
  return rows.filter((row) => stamp(row.event.earliest ?? row.event.latest) && stamp(row.published ?? row.claim.published));
}

export async function timelineFigure(rows: readonly TimelineRow[], width: number): Promise<Element> {
  const Plot = await plot();
  const points = place(dated(rows), width);
  const ys = points.map((p) => p.y.getTime());
  const [first, last] = [Math.min(...ys), Math.max(...ys)];
  const xs = points.flatMap((p) => [p.x1.getTime(), p.x2.getTime()]);
  const low = new Date(Math.min(...xs, first) - 2 * dayMs);
  const high = new Date(Math.max(...xs, last) + 2 * dayMs);
  const narrow = width < 560;
  const of = (manner_: Point['manner']): Point[] => points.filter((p) => p.manner === manner_);
  const channels = { x: 'x', y: 'y', href: 'href', title: 'title', ariaLabel: 'title' } as const;
  return finish(Plot.plot({
    width,
    height: Math.max(320, Math.min(560, width * 0.62)),
    marginLeft: narrow ? 48 : 64,
    marginRight: 16,
    marginBottom: 44,
    className: 'plot',
    x: { type: 'utc', domain: [low, high], label: `${t('timeline.happened')} →`, tickFormat: tick(), ticks: narrow ? 4 : 8 },
    y: { type: 'utc', domain: [new Date(first - 2 * dayMs), new Date(last + 2 * dayMs)], label: `↑ ${t('timeline.said')}`, tickFormat: tick(), ticks: 6 },
    marks: [
      Plot.gridX({ strokeOpacity: 0.12, ticks: narrow ? 4 : 8 }),
      Plot.gridY({ strokeOpacity: 0.12, ticks: 6 }),
      Plot.line([[new Date(Math.max(low.getTime(), first - 2 * dayMs)), 0], [new Date(Math.min(high.getTime(), last + 2 * dayMs)), 0]].map(([d]) => d), { x: (d: Date) => d, y: (d: Date) => d, className: 'same-day', strokeDasharray: '2 4', clip: true }),
      Plot.ruleY(points.filter((p) => p.x2.getTime() > p.x1.getTime() + dayMs), { x1: 'x1', x2: 'x2', y: 'y', className: 'span', strokeWidth: 2, clip: true }),
      Plot.dot(of('certain'), { ...channels, r: 5, className: 'dot certain' }),
      Plot.dot(of('hedged'), { ...channels, r: 5, className: 'dot hedged', strokeWidth: 2 }),
      Plot.dot(of('denied'), { ...channels, r: 5, symbol: 'times', className: 'dot denied', strokeWidth: 2.5 }),
    ],
  }));
}

/// Points on the same place stand beside each other.
function place(rows: readonly TimelineRow[], width: number): Point[] {
  const said = rows.map((row) => (stamp(row.published ?? row.claim.published) as Date).getTime());
  const least = Math.min(...said) - reach;
  const most = Math.max(...said) + reach;
  const clamp = (date: Date): Date => new Date(Math.max(least, Math.min(most, date.getTime())));
  const taken = new Map<string, number>();
  const spread = Math.max(most - least - 2 * reach, 30 * dayMs);
  return rows.map((row, i) => {
    const x1 = clamp(stamp(row.event.earliest ?? row.event.latest) as Date);
    const x2 = clamp(stamp(row.event.latest ?? row.event.earliest) as Date);
    const middle = x2.getTime() - x1.getTime() > dayMs ? (x1.getTime() + x2.getTime()) / 2 : x1.getTime();
    const y = new Date(said[i] as number);
    const key = `${Math.round(middle / dayMs)} ${y.getTime()}`;
    const nth = taken.get(key) ?? 0;
    taken.set(key, nth + 1);
    const aside = (nth % 2 === 0 ? -1 : 1) * Math.ceil(nth / 2) * (spread / width) * 9;
    return { x1, x2, x: new Date(middle + aside), y, manner: manner(row.event.factuality), href: claimAddress(row.claim), title: describe(row) };
  });
}

function describe(row: TimelineRow): string {
  const who = row.event.participants.map((p) => p.name || p.word).filter(Boolean).join(' · ');
  const source = row.claim.chain[row.claim.chain.length - 1];
  return plain([`${word('', row.event.type)} (${word('', row.event.factuality)})`, who, `${t('timeline.happened')}: ${days(row.event.earliest, row.event.latest)}`,
    `${t('timeline.said')}: ${day(row.published ?? row.claim.published)}, ${source?.name || row.claim.outlet || ''}`].filter(Boolean).join('\n'), 400);
}
