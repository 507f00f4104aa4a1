// The address of a view stands in the fragment: #/article/12?revision=3&claim=45. Pure functions; nothing here touches the window.

export interface Address {
  view: string;
  id?: number;
  query: Record<string, string>;
}

/// Views that have an address. One that is not known leads to the start.
export const views = [
  'start', 'articles', 'article', 'read', 'actors', 'actor', 'flows', 'timeline', 'conflicts', 'case', 'search', 'sources',
] as const;

export function parseAddress(fragment: string): Address {
  const plain = fragment.replace(/^#?\/?/, '');
  const [path = '', search = ''] = splitOnce(plain, '?');
  const [view = '', id] = path.split('/');
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (value !== '') query[name] = value;
  }
  if (!(views as readonly string[]).includes(view)) return { view: 'start', query: {} };
  const number = id === undefined || id === '' ? NaN : Number(id);
  return Number.isSafeInteger(number) && number >= 0 ? { view, id: number, query } : { view, query };
}

export type QueryValue = string | number | undefined | null;

export function formatAddress(view: string, id?: number, query: Record<string, QueryValue> = {}): string {
  const text = formatQuery(query);
  return `#/${view}${id === undefined ? '' : `/${id}`}${text ? `?${text}` : ''}`;
}

export function formatQuery(query: Record<string, QueryValue>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  return params.toString();
}

/// Where a claim stands: its article, at that revision.
export function claimAddress(claim: { article: number; revision?: number; id: number }): string {
  return formatAddress('article', claim.article, { revision: claim.revision, claim: claim.id });
}

/// An actor by its page, or by name where it has no row of its own.
export function actorAddress(actor: number | undefined, name: string | undefined): string | undefined {
  if (actor) return formatAddress('actor', actor);
  return name ? formatAddress('actors', undefined, { name }) : undefined;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
