// What a view shows, flattened to records for CSV.
import type { ActorRow, CaseRow, ChainRow, ClaimRow, EventRow, FlowRow, SearchRow, SourceRow, TimelineRow, ArticleRow } from '../types.ts';
import type { Record_ } from './table.ts';

export function chainWords(chain: readonly ChainRow[]): string {
  return chain.map((link) => link.name || (link.unnamed ? '?' : link.kind)).join(' → ');
}

export function claimRecord(claim: ClaimRow): Record_ {
  return {
    claim: claim.id, article: claim.article, revision: claim.revision, published: claim.published, outlet: claim.outlet, title: claim.title,
    url: claim.url, chain: chainWords(claim.chain), factuality: claim.factuality, said_as: claim.said_as, words: claim.words,
    sentence: claim.sentence, events: claim.events.map((event) => event.type).join(' '),
  };
}

export function eventRecord(event: EventRow): Record_ {
  const who = (role: string): string => event.participants.filter((p) => p.role === role).map((p) => p.name || p.word || '').join('; ');
  return {
    event: event.id, type: event.type, mode: event.mode, event_factuality: event.factuality, earliest: event.earliest, latest: event.latest,
    actor: who('actor'), recipient: who('recipient'), object: who('object'), place: who('place'),
    quantities: event.quantities.map((q) => q.words || `${q.comparator ?? ''}${q.value ?? ''} ${q.unit ?? ''} ${q.counted ?? ''}`.trim()).join('; '),
  };
}

export const flowRecord = (row: FlowRow): Record_ => ({
  type: row.type, actor: row.actor_name, goods: row.goods, recipient: row.recipient_name, origins: row.origins, statements: row.statements,
  certain: row.certain, hedged: row.hedged, denied: row.denied, earliest: row.earliest, latest: row.latest,
});
export const timelineRecord = (row: TimelineRow): Record_ => ({ ...eventRecord(row.event), ...claimRecord(row.claim) });
export const searchRecord = (row: SearchRow): Record_ => ({
  snippet: row.snippet.replace(/[\ue000\ue001]/g, ''), ...claimRecord(row.claim),
});
export const sourceRecord = (row: SourceRow): Record_ => ({ ...row });
export const articleRecord = (row: ArticleRow): Record_ => ({ ...row });
export const actorRecord = (row: ActorRow): Record_ => ({
  ...row, aliases: row.aliases.join('; '),
  roles: row.roles.map((role) => `${role.role} ${role.first_day ?? ''}/${role.last_day ?? ''}`).join('; '),
});
export const caseRecords = (row: CaseRow): Record_[] =>
  (row.says ?? []).map((said) => ({ case: row.id, ...eventRecord(said.event), ...claimRecord(said.claim) }));
