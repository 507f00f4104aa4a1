// <laut-conflicts>: cases whose numbers disagree or that somebody denies; with ?all=1 every case.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, formatAddress } from '../address.ts';
import { filtersOf, get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { caseRecords } from '../data/rows.ts';
import { intervals, toldNumbers } from '../figures/intervals.ts';
import { View } from '../parts/base.ts';
import { certaintySign, chain, loaded, pager } from '../parts/bits.ts';
import { caseMarks, caseTitle } from '../parts/cases.ts';
import '../parts/export.ts';
import '../parts/filters.ts';
import type { CaseRow, Page } from '../types.ts';
import { days, t, word } from '../words/index.ts';

@customElement('laut-conflicts')
export class Conflicts extends View {
  @property({ attribute: false }) address!: Address;
  private readonly page = new Load<Page<CaseRow>>(this);

  protected override willUpdate(): void {
    const { all, offset } = this.address.query;
    const query = { ...filtersOf(this.address.query), offset, limit: 30 };
    this.page.run(JSON.stringify([all, query]), (signal) => get<Page<CaseRow>>(all ? '/cases' : '/conflicts', query, signal));
  }

  protected override render(): unknown {
    const { query } = this.address;
    return html`<header class="view-head"><h1>${t('conflicts.title')}</h1><p>${t('conflicts.lead')}</p>
      <nav class="tabs" aria-label=${t('conflicts.title')}><a class="tab" aria-current=${query.all ? nothing : 'true'} href=${formatAddress('conflicts', undefined, { ...query, all: undefined, offset: undefined })}>${t('conflicts.only')}</a>
      <a class="tab" aria-current=${query.all ? 'true' : nothing} href=${formatAddress('conflicts', undefined, { ...query, all: 1, offset: undefined })}>${t('conflicts.all')}</a></nav></header>
      <laut-filters .view=${'conflicts'} .query=${query} .fields=${['type', 'goods', 'speaker', 'outlet', 'from', 'to', 'min_origins']}></laut-filters>
      ${loaded(this.page, (page) => html`<div class="cases">${page.rows.map(card)}</div>${pager('conflicts', undefined, query, page.rows.length, page.more, 30)}
        <laut-export .rows=${page.rows} .records=${page.rows.flatMap(caseRecords)} .name=${'conflicts'} .query=${query}></laut-export>`, (page) => page.rows.length === 0)}`;
  }
}

function card(row: CaseRow): TemplateResult {
  const groups = [...toldNumbers(row).values()].sort((a, b) => b.length - a.length);
  const denials = (row.says ?? []).filter((said) => said.event.factuality.endsWith('-')).slice(0, 3);
  return html`<article class="case-card"><h2><a href=${formatAddress('case', row.id)}>${caseTitle(row)}</a></h2>
    <p class="quiet-text">${days(row.earliest, row.latest)}${row.earliest ? ' · ' : ''}${t('conflicts.statements', { n: row.statements, origins: row.origins })}</p>${caseMarks(row)}
    ${groups.slice(0, 2).map((list) => intervals(list.slice(0, 6), true))}
    ${denials.length > 0 ? html`<ul class="denials">${denials.map((said) => html`<li>${certaintySign(said.event.factuality)} <span>${word('', said.event.factuality)}:</span> ${chain(said.claim.chain.slice(-1))}</li>`)}</ul>` : nothing}</article>`;
}
