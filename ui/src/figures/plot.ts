// Observable Plot, run only when a figure asks for it. Its own style element is taken out (the policy of the page forbids it; app.css has the rules).
import type * as Marks from './plot-marks.ts';
import { language } from '../words/index.ts';

export type Plot = typeof Marks;

export async function plot(): Promise<Plot> {
  return import('./plot-marks.ts');
}

export function finish(figure: Element): Element {
  for (const style of figure.querySelectorAll('style')) style.remove();
  // Names of groups that are no roles say nothing to who listens; the figure has a name of its own.
  for (const group of figure.querySelectorAll('g[aria-label], g[aria-hidden]')) group.removeAttribute('aria-label');
  for (const link of figure.querySelectorAll('a')) {
    const href = link.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
    if (href) link.setAttribute('href', href);
  }
  figure.classList.add('plot');
  return figure;
}

/// Short days for an axis.
export function tick(): (date: Date) => string {
  const format = new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const year = new Intl.DateTimeFormat(language(), { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (date) => (date.getUTCDate() === 1 && date.getUTCMonth() === 0 ? year.format(date) : format.format(date));
}

export function stamp(iso: string | undefined | null): Date | undefined {
  if (!iso) return undefined;
  const value = Date.parse(/^\d{4}(-\d{2}){0,2}/.exec(iso)?.[0] ?? iso);
  return Number.isNaN(value) ? undefined : new Date(value);
}

/// certain, hedged or denied: three ways to draw a point.
export function manner(factuality: string): 'certain' | 'hedged' | 'denied' {
  return factuality.endsWith('-') ? 'denied' : factuality === 'CT+' ? 'certain' : 'hedged';
}
