// The language of the page: that of the browser, until the switch says otherwise. The choice is kept in the browser's own storage where
// there is one, and for the visit where there is none.
import { de, type Key, type Table } from './de.ts';
import { en } from './en.ts';

export type { Key } from './de.ts';
export type Language = 'de' | 'en';

const tables: Record<Language, Table> = { de, en };
let current: Language = chosen();

function chosen(): Language {
  const kept = recall('laut.language');
  if (kept === 'de' || kept === 'en') return kept;
  const wanted = typeof navigator === 'undefined' ? 'de' : navigator.language;
  return wanted.toLowerCase().startsWith('de') ? 'de' : 'en';
}

export function language(): Language {
  return current;
}

export function setLanguage(value: Language): void {
  current = value;
  keep('laut.language', value);
}

export function t(key: Key, values: Record<string, string | number> = {}): string {
  const one = values.n === 1 && `${key}.one` in tables[current] ? (`${key}.one` as Key) : key;
  return tables[current][one].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

/// For names that come from the server: its own word where the table has none.
export function word(prefix: string, name: string | undefined): string {
  if (!name) return '';
  const key = `${prefix}${name}`;
  return key in tables[current] ? tables[current][key as Key] : name;
}

export function number(value: number): string {
  return new Intl.NumberFormat(current, { maximumFractionDigits: 2 }).format(value);
}

/// A day, month or year of ISO 8601, as one reads it. What is none is shown as it is.
export function day(iso: string | undefined | null): string {
  if (!iso) return '';
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (!match) return iso;
  const [, year, month, date] = match;
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(date ?? 1)));
  if (Number.isNaN(at.getTime())) return iso;
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
  if (month) options.month = date ? 'short' : 'long';
  if (date) options.day = 'numeric';
  return new Intl.DateTimeFormat(current, options).format(at);
}

/// From a day to a day, told once where they are the same.
export function days(from: string | undefined | null, to: string | undefined | null): string {
  const first = day(from);
  const last = day(to);
  if (first && last && first !== last) return `${first} – ${last}`;
  return first || last;
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
}
