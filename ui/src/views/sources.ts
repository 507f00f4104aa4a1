// <laut-sources>: who claims, and how sure they sound.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Address, formatAddress } from '../address.ts';
import { filtersOf, get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { sourceRecord } from '../data/rows.ts';
import { View } from '../parts/base.ts';
import { linkTo, loaded, pager } from '../parts/bits.ts';
import '../parts/export.ts';
import '../parts/filters.ts';
import { plain } from '../text/plain.ts';
import type { Page, SourceRow } from '../types.ts';
import { days, number, t, word, type Key } from '../words/index.ts';

type Column = 'name' | 'kind' | 'claims' | 'articles' | 'origins';
const columns: Column[] = ['name', 'kind', 'claims', 'articles', 'origins'];

@customElement('laut-sources')
export class Sources extends View {
  @property({ attribute: false }) address!: Address;
  @state() private by: Column | undefined;
  private readonly page = new Load<Page<SourceRow>>(this);

  protected override willUpdate(): void {
    const query = { ...filtersOf(this.address.query), offset: this.address.query.offset, limit: 100 };
    this.page.run(JSON.stringify(query), (signal) => get<Page<SourceRow>>('/sources', query, signal));
  }

  protected override render(): unknown {
    const { query } = this.address;
    return html`<header class="view-head"><h1>${t('sources.title')}</h1><p>${t('sources.lead')}</p></header>
      <laut-filters .view=${'sources'} .query=${query} .fields=${['type', 'goods', 'factuality', 'since', 'until', 'outlet']}></laut-filters>
      ${loaded(this.page, (page) => html`<div class="scroll" role="region" tabindex="0" aria-label=${t('sources.title')}><table class="sources"><thead><tr>${columns.map((column) => html`<th scope="col" class="col-${column}"
          aria-sort=${this.by === column ? (column === 'name' || column === 'kind' ? 'ascending' : 'descending') : nothing}>
          <button type="button" class="quiet" title=${t('sources.sort', { column: t(`sources.${column}` as Key) })} @click=${() => (this.by = column)}>${t(`sources.${column}` as Key)}</button></th>`)}
          <th scope="col">${t('sources.certainty')}</th><th scope="col">${t('sources.days')}</th></tr></thead>
        <tbody data-list>${this.sorted(page.rows).map(row)}</tbody></table></div>
        ${pager('sources', undefined, query, page.rows.length, page.more, 100)}
        <laut-export .rows=${page.rows} .records=${page.rows.map(sourceRecord)} .name=${'sources'} .query=${query}></laut-export>`, (page) => page.rows.length === 0)}`;
  }

  private sorted(rows: readonly SourceRow[]): SourceRow[] {
    const by = this.by;
    if (!by) return [...rows];
    return [...rows].sort((a, b) => (by === 'name' || by === 'kind' ? a[by].localeCompare(b[by]) : b[by] - a[by]));
  }
}

function row(source: SourceRow): TemplateResult {
  const target = source.actor ? formatAddress('actor', source.actor) : formatAddress('articles', undefined, { outlet: source.name });
  return html`<tr><th scope="row">${linkTo(target, html`<bdi>${plain(source.name, 120)}</bdi>`)}</th><td>${word('kind.', source.kind)}</td>
    <td class="n">${number(source.claims)}</td><td class="n">${number(source.articles)}</td><td class="n">${number(source.origins)}</td>
    <td>${bar(source)}</td><td class="nowrap">${days(source.first_day, source.last_day)}</td></tr>`;
}

function bar(source: SourceRow): TemplateResult {
  const total = Math.max(1, source.certain + source.hedged + source.denied);
  const a = (source.certain / total) * 100;
  const b = (source.hedged / total) * 100;
  return html`<div class="mix"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${svg`<rect x="0" y="0" width=${a} height="8" class="m-certain"></rect>
    <rect x=${a} y="2" width=${b} height="4" class="m-hedged"></rect><rect x=${a + b} y="3.25" width=${100 - a - b} height="1.5" class="m-denied"></rect>`}</svg>
    <span class="numbers">${number(source.certain)} / ${number(source.hedged)} / ${number(source.denied)}</span></div>`;
}
