// The rows of the API (version 1), named as include/laut/questions.h names them. Unknown ids and open bounds are left out or null.

export type Id = number;
export type Span = [number, number]; // [begin, end) in code points of the text

export const factualities = ['CT+', 'PR+', 'PS+', 'U', 'PS-', 'PR-', 'CT-'] as const;
export type Factuality = (typeof factualities)[number];

export const eventTypes = [
  'AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'YIELD', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST',
  'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'TRANSFER', 'PRODUCE',
] as const;

export interface Page<T> {
  rows: T[];
  more: boolean;
}

export interface Totals {
  articles: number;
  revisions: number;
  claims: number;
  events: number;
  actors: number;
  outlets: number;
  origins: number;
  cases: number;
  conflicts: number;
  first_day?: string;
  last_day?: string;
  read_only?: boolean;
  engine?: string;
  languages?: string[];
}

export interface ActorRow {
  id: Id;
  type: string;
  name: string;
  qid?: string;
  country?: string;
  kind?: string;
  aliases: string[];
  roles: { role: string; first_day?: string; last_day?: string }[];
  articles: number;
  said: number;
  relayed: number;
  acts: number;
}

export interface ChainRow {
  kind: string;
  name?: string;
  actor?: Id;
  unnamed?: boolean;
  span?: Span;
}

export interface ParticipantRow {
  role: string;
  name?: string;
  word?: string;
  actor?: Id;
  span?: Span;
}

export interface QuantityRow {
  value?: number | null;
  low?: number | null;
  high?: number | null;
  comparator?: string;
  unit?: string;
  counted?: string;
  words?: string;
}

export interface EventRow {
  id: Id;
  claim: Id;
  case_id?: Id;
  type: string;
  mode?: string;
  factuality: string;
  earliest?: string;
  latest?: string;
  trigger?: string;
  participants: ParticipantRow[];
  quantities: QuantityRow[];
}

export interface ClaimRow {
  id: Id;
  article: Id;
  revision: Id;
  origin?: Id;
  title?: string;
  outlet?: string;
  url?: string;
  published?: string;
  words: string;
  sentence?: string;
  first: number;
  last: number;
  said_as?: string;
  factuality: string;
  stance?: string;
  chain: ChainRow[];
  events: EventRow[];
  current?: boolean;
}

export interface FlowRow {
  type: string;
  goods?: string;
  actor?: Id;
  recipient?: Id;
  actor_name?: string;
  recipient_name?: string;
  statements: number;
  origins: number;
  certain: number;
  hedged: number;
  denied: number;
  earliest?: string;
  latest?: string;
  quantities: QuantityRow[];
}

export interface TimelineRow {
  event: EventRow;
  published?: string;
  claim: ClaimRow;
}

export interface SourceRow {
  actor?: Id;
  name: string;
  kind: string;
  claims: number;
  articles: number;
  origins: number;
  certain: number;
  hedged: number;
  denied: number;
  first_day?: string;
  last_day?: string;
}

export interface CaseRow {
  id: Id;
  type: string;
  goods?: string;
  actor?: Id;
  recipient?: Id;
  actor_name?: string;
  recipient_name?: string;
  earliest?: string;
  latest?: string;
  statements: number;
  origins: number;
  numbers_disagree?: boolean;
  denied?: boolean;
  says?: { claim: ClaimRow; event: EventRow }[];
}

export interface SearchRow {
  claim: ClaimRow;
  snippet: string;
}

export interface Facet {
  name: string;
  count: number;
}

export interface SearchPage extends Page<SearchRow> {
  facets?: { outlets?: Facet[]; types?: Facet[]; factuality?: Facet[] };
}

export interface ArticleRow {
  id: Id;
  key: string;
  title?: string;
  outlet?: string;
  url?: string;
  published?: string;
  revisions: number;
  claims: number;
  origin?: Id;
  copies?: number;
}

export interface RevisionHead {
  id: Id;
  number: number;
  seen?: string;
  published?: string;
  updated?: string;
  title?: string;
  outlet?: string;
  engine?: string;
}

export interface Article {
  id: Id;
  key: string;
  revisions: RevisionHead[];
  copies: { article: Id; title?: string; outlet?: string; published?: string }[];
}

export interface TextClaim {
  id: Id;
  number?: number;
  sentence?: number;
  spans: Span[];
  said_as?: string;
  factuality: string;
  stance?: string;
  chain: ChainRow[];
  events: Id[];
}

export interface TextEvent {
  id: Id;
  claim?: Id;
  type: string;
  mode?: string;
  factuality: string;
  trigger?: Span;
  earliest?: string;
  latest?: string;
  case_id?: Id;
  participants: ParticipantRow[];
}

export interface TextTime {
  claim?: Id;
  event?: Id;
  type: string;
  value: string;
  earliest?: string;
  latest?: string;
  span?: Span;
}

export interface TextQuantity extends QuantityRow {
  claim?: Id;
  event?: Id;
  span?: Span;
}

export interface Disclosure {
  kind: string;
  value?: string;
  span?: Span;
}

export interface Relation {
  kind: string;
  from?: string | number;
  to?: string | number;
  role?: string;
  since?: string;
  until?: string;
  span?: Span;
}

/// A revision, or what POST /read made of a text.
export interface Reading {
  id?: Id;
  article?: Id;
  number?: number;
  title?: string;
  outlet?: string;
  url?: string;
  published?: string;
  updated?: string;
  agency?: string;
  text: string;
  sentences: Span[];
  claims: TextClaim[];
  events: TextEvent[];
  times: TextTime[];
  quantities: TextQuantity[];
  disclosures: Disclosure[];
  relations: Relation[];
}

export interface ClaimView {
  id: Id;
  words: string;
  said_as?: string;
  sources: string[];
  factuality: string;
  numbers: string[];
}

export interface Difference {
  article: Id;
  key: string;
  from: number;
  to: number;
  added: ClaimView[];
  withdrawn: ClaimView[];
  changed: { before: ClaimView; after: ClaimView; words?: boolean; numbers?: boolean; certainty?: boolean; source?: boolean }[];
  unchanged: number;
  corrections: string[];
}

export interface Decision {
  id: Id;
  made?: string;
  kind: string;
  actor?: Id;
  actor_name?: string;
  other?: Id;
  other_name?: string;
  undone?: boolean;
  note?: string;
}
