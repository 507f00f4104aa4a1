// Text of strangers. What would change the direction of writing, or cannot be seen, is told by its number: [U+202E].

const hidden =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

export interface Piece {
  text: string;
  hidden: boolean;
}

/// The text in pieces: what can be shown as it is, and the numbers of what cannot.
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(hidden)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), hidden: false });
    found.push({ text: number(match[0]), hidden: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), hidden: false });
  return found;
}

/// The same as one string, at most `longest` units: for names, titles and labels.
export function plain(text: string | undefined | null, longest = 300): string {
  if (!text) return '';
  const short = text.length > longest ? `${cut(text, longest)}…` : text;
  return short.replace(hidden, number);
}

/// An address only where it can lead nowhere but to the web.
export function webAddress(url: string | undefined | null): string | undefined {
  if (!url || !/^https?:\/\//i.test(url)) return undefined;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

export interface Found {
  text: string;
  found: boolean;
}

/// A snippet of the search, with its marks U+E000 and U+E001.
export function snippet(text: string): Found[] {
  const parts: Found[] = [];
  let found = false;
  for (const part of text.split(/[\ue000\ue001]/)) {
    if (part !== '') parts.push({ text: plain(part, 2000), found });
    found = !found;
  }
  return parts;
}

function cut(text: string, longest: number): string {
  const last = text.charCodeAt(longest - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? longest - 1 : longest);
}

function number(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
