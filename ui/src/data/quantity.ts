// Quantities as words and as intervals.
import type { QuantityRow } from '../types.ts';

const signs: Record<string, string> = { '=': '', equal: '', '≈': '≈ ', about: '≈ ', '≥': '≥ ', at_least: '≥ ', '>': '> ', more_than: '> ', '≤': '≤ ', at_most: '≤ ', '<': '< ', less_than: '< ' };

export function quantityWords(quantity: QuantityRow, format: (value: number) => string): string {
  const sign = signs[quantity.comparator ?? ''] ?? '';
  const value = quantity.value ?? quantity.low ?? quantity.high;
  const what = [quantity.unit, quantity.counted].filter((part, i, all) => part && all.indexOf(part) === i).join(' ');
  if (value === undefined || value === null) return what || (quantity.words ?? '');
  return `${sign}${format(value)}${what ? ` ${what}` : ''}`;
}

export interface Interval {
  low: number;
  high: number;
  openLow: boolean;
  openHigh: boolean;
}

/// The interval; an open side ends at the value, and is told to be open.
export function interval(quantity: QuantityRow): Interval | undefined {
  const low = finite(quantity.low);
  const high = finite(quantity.high);
  const value = finite(quantity.value) ?? low ?? high;
  if (value === undefined) return undefined;
  const sign = signs[quantity.comparator ?? ''] ?? '';
  return {
    low: low ?? value,
    high: high ?? value,
    openLow: low === undefined && (sign === '≤ ' || sign === '< '),
    openHigh: high === undefined && (sign === '≥ ' || sign === '> '),
  };
}

/// What may stand on one axis.
export function measure(quantity: QuantityRow): string {
  return quantity.unit || quantity.counted || '';
}

function finite(value: number | null | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
