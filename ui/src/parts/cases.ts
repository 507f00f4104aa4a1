// How a case is told: its title, and its marks.
import { html, nothing, type TemplateResult } from 'lit';
import { plain } from '../text/plain.ts';
import type { CaseRow } from '../types.ts';
import { t, word } from '../words/index.ts';

export function caseTitle(row: CaseRow): string {
  const who = plain(row.actor_name, 80);
  const whom = plain(row.recipient_name, 80);
  const what = row.goods ? `${word('', row.type)} (${plain(row.goods, 60)})` : word('', row.type);
  return `${who ? `${who}: ` : ''}${what}${whom ? ` → ${whom}` : ''}`;
}

export function caseMarks(row: CaseRow): TemplateResult {
  return html`<span class="marks">${row.numbers_disagree ? html`<span class="chip mark">≠ ${t('conflicts.numbers')}</span>` : nothing}
    ${row.denied ? html`<span class="chip mark">✕ ${t('conflicts.denied')}</span>` : nothing}
    ${!row.numbers_disagree && !row.denied ? html`<span class="chip">${t('conflicts.agree')}</span>` : nothing}</span>`;
}
