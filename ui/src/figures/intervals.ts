// Numbers side by side: each an interval on one axis, with who stands behind it. Rows are HTML, so that they fit any width, are read aloud and
// are reached by keyboard; the axis and the bars are drawn by the same scale.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { claimAddress } from '../address.ts';
import { interval, type Interval, measure, quantityWords } from '../data/quantity.ts';
import { certaintySign, chain } from '../parts/bits.ts';
import { plain } from '../text/plain.ts';
import type { CaseRow, ClaimRow, EventRow, QuantityRow } from '../types.ts';
import { day, number, t, word } from '../words/index.ts';

export interface Told {
  quantity: QuantityRow;
  at: Interval;
  claim: ClaimRow;
  event: EventRow;
  copies: ClaimRow[]; // of the same origin and number
}

/// The numbers of a case by what they measure; copies of one source told once, under the first.
export function toldNumbers(row: CaseRow): Map<string, Told[]> {
  const groups = new Map<string, Told[]>();
  for (const { claim, event } of row.says ?? []) {
    for (const quantity of event.quantities) {
      const at = interval(quantity);
      if (!at) continue;
      const key = measure(quantity);
      const list = groups.get(key) ?? [];
      groups.set(key, list);
      const same = claim.origin ? list.find((told) => told.claim.origin === claim.origin && told.at.low === at.low && told.at.high === at.high && told.event.factuality === event.factuality) : undefined;
      if (same) same.copies.push(claim);
      else list.push({ quantity, at, claim, event, copies: [] });
    }
  }
  return groups;
}

export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/// An axis with round numbers that holds all; begins at zero unless the numbers lie close together far from it.
export function scale(list: readonly Interval[]): Scale {
  const least = Math.min(...list.map((at) => at.low));
  const most = Math.max(...list.map((at) => at.high));
  const from = least >= 0 && (least < most * 0.6 || least === most) ? 0 : least;
  const step = roundStep((most - from || Math.abs(most) || 1) / 4);
  const low = Math.floor(from / step) * step;
  const high = Math.max(Math.ceil(most / step) * step, low + step);
  const ticks: number[] = [];
  for (let x = low; x <= high + step / 2 && ticks.length < 12; x += step) ticks.push(Number(x.toPrecision(12)));
  return { low, high, ticks };
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = raw / power;
  return (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
}

export function intervals(list: readonly Told[], short = false): TemplateResult {
  const axis = scale(list.map((told) => told.at));
  const at = (x: number): number => 1 + ((x - axis.low) / (axis.high - axis.low)) * 98;
  const grid = svg`${axis.ticks.map((x) => svg`<line x1=${at(x)} x2=${at(x)} y1="0" y2="20" class="grid"></line>`)}`;
  return html`<div class="intervals ${short ? 'short' : ''}" role="group" aria-label=${t('case.label.numbers')}>
    <ol data-list>${list.map((told) => html`<li class="f-row"><a data-item class="interval-number" href=${claimAddress(told.claim)}>
        ${certaintySign(told.event.factuality)}<span class="visually-hidden">${word('', told.event.factuality)}: </span>${plain(quantityWords(told.quantity, number), 80)}</a>
      <svg class="interval" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">${grid}${bar(told, at)}</svg>
      <div class="interval-who">${chain(told.claim.chain.slice(short ? -1 : 0))} <span class="quiet-text">${day(told.claim.published)}${told.copies.length > 0 ? html` · <span title=${told.copies.map((c) => plain(c.outlet, 60)).join(', ')}>+${told.copies.length} ${t('case.same')}</span>` : nothing}</span></div></li>`)}</ol>
    <div class="axis" aria-hidden="true"><svg viewBox="0 0 100 6" preserveAspectRatio="none">${svg`<line x1="1" x2="99" y1="0.5" y2="0.5" class="axis-line"></line>${axis.ticks.map((x) => svg`<line x1=${at(x)} x2=${at(x)} y1="0" y2="6" class="axis-line"></line>`)}`}</svg>
      <div class="axis-words"><span>${number(axis.low)}</span><span>${number(axis.ticks[Math.floor(axis.ticks.length / 2)] ?? axis.high)}</span><span>${number(axis.high)}</span></div></div></div>`;
}

function bar(told: Told, at: (x: number) => number): unknown {
  const cls = told.event.factuality.endsWith('-') ? 'denied' : told.event.factuality === 'CT+' ? 'certain' : 'hedged';
  const low = told.at.openLow ? 0 : at(told.at.low);
  const high = told.at.openHigh ? 100 : at(told.at.high);
  const point = high - low < 1.4;
  const a = point ? low - 0.7 : low;
  const b = point ? low + 0.7 : high;
  return svg`<rect x=${a} width=${b - a} y="6" height="8" class="iv ${cls}"></rect>
    ${told.at.openLow || point ? nothing : svg`<rect x=${a} width="0.7" y="3" height="14" class="iv-end"></rect>`}
    ${told.at.openHigh || point ? nothing : svg`<rect x=${b - 0.7} width="0.7" y="3" height="14" class="iv-end"></rect>`}
    ${told.at.openHigh ? svg`<path d="M97 2 99.6 10 97 18" class="iv-open"></path>` : nothing}
    ${told.at.openLow ? svg`<path d="M3 2 .4 10 3 18" class="iv-open"></path>` : nothing}`;
}
