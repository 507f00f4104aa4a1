// The client of the API. Errors are of one kind and say what to do. The browser's own cache answers by ETag.
import { formatQuery, type QueryValue } from '../address.ts';

export class ApiError extends Error {
  constructor(
    readonly status: number, // 0: no answer at all
    message: string,
    readonly mend = '',
  ) {
    super(message);
  }
}

const base = '/api/v1';
let token = ''; // in memory alone

export function setToken(value: string): void {
  token = value;
}

export function hasToken(): boolean {
  return token !== '';
}

export type Query = Record<string, QueryValue>;

/// Filters that every list understands.
export const filterNames = ['speaker', 'outlet', 'type', 'goods', 'factuality', 'since', 'until', 'from', 'to', 'min_origins'] as const;
export type FilterName = (typeof filterNames)[number];

export function filtersOf(query: Query): Query {
  const found: Query = {};
  for (const name of filterNames) if (query[name]) found[name] = query[name];
  return found;
}

/// The filters that /export understands.
export function exportFilters(query: Query): Query {
  const { since, until, outlet, type } = filtersOf(query);
  return { since, until, outlet, type };
}

export function address(path: string, query: Query = {}): string {
  const text = formatQuery(query);
  return `${base}${path}${text ? `?${text}` : ''}`;
}

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return call<T>(address(path, query), { signal });
}

export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (token && path !== '/read') headers.Authorization = `Bearer ${token}`;
  return call<T>(address(path), { method: 'POST', headers, body: JSON.stringify(body), signal });
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, { credentials: 'omit', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, '');
  }
  if (!answer.ok) throw await problem(answer);
  try {
    return (await answer.json()) as T;
  } catch {
    throw new ApiError(answer.status, 'JSON?');
  }
}

async function problem(answer: Response): Promise<ApiError> {
  try {
    const body = (await answer.json()) as { error?: { message?: string; mend?: string } };
    return new ApiError(answer.status, body.error?.message ?? answer.statusText, body.error?.mend ?? '');
  } catch {
    return new ApiError(answer.status, answer.statusText);
  }
}
