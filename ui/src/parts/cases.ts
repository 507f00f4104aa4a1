// How a case is told: its title, and its marks.
import { html, nothing, type TemplateResult } from 'lit';
import { plain } from '../text/plain.ts';
import type { CaseRow } from '../types.ts';
import { t, word } from '../words/index.ts';

export function caseTitle(row: CaseRow): string {
  const who = plain(row.actor_name, 80) || (row.recipient_name ? '' : where(row));
  const whom = plain(row.recipient_name, 80);
  const what = row.goods ? `${word('', row.type)} (${plain(row.goods, 60)})` : word('', row.type);
  return `${who ? `${who}: ` : ''}${what}${whom ? ` → ${whom}` : ''}`;
}

/// Where nobody is told to have done it: the place, or what it was done to.
function where(row: CaseRow): string {
  const all = (row.says ?? []).flatMap((said) => said.event.participants);
  const found = all.find((p) => p.role === 'place') ?? all.find((p) => p.role === 'object');
  return plain(found?.name || found?.word, 80);
}

export function caseMarks(row: CaseRow): TemplateResult {
  return html`<span class="marks">${row.numbers_disagree ? html`<span class="chip mark">≠ ${t('conflicts.numbers')}</span>` : nothing}
    ${row.denied ? html`<span class="chip mark">✕ ${t('conflicts.denied')}</span>` : nothing}
    ${!row.numbers_disagree && !row.denied ? html`<span class="chip">${t('conflicts.agree')}</span>` : nothing}</span>`;
}
