// <laut-search>: sentences with the words, narrowed by facets.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, claimAddress, formatAddress } from '../address.ts';
import { filtersOf, get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { searchRecord } from '../data/rows.ts';
import { go, View } from '../parts/base.ts';
import { certainty, chain, eventLine, loaded, pager } from '../parts/bits.ts';
import '../parts/export.ts';
import '../parts/filters.ts';
import { plain, snippet } from '../text/plain.ts';
import type { Facet, SearchPage, SearchRow } from '../types.ts';
import { day, number, t, word } from '../words/index.ts';

@customElement('laut-search')
export class Search extends View {
  @property({ attribute: false }) address!: Address;
  private readonly page = new Load<SearchPage>(this);

  protected override willUpdate(): void {
    const { words, offset } = this.address.query;
    if (!words) return;
    const query = { ...filtersOf(this.address.query), words, offset, limit: 50 };
    this.page.run(JSON.stringify(query), (signal) => get<SearchPage>('/search', query, signal));
  }

  protected override render(): unknown {
    const { query } = this.address;
    return html`<header class="view-head"><h1>${t('search.title')}</h1><form class="ask big" role="search" @submit=${this.ask}>
        <label class="field"><span>${t('search.words')}</span><input type="search" name="words" .value=${query.words ?? ''} maxlength="400" autocomplete="off" aria-describedby="search-hint"></label>
        <button type="submit" class="primary">${t('search.go')}</button></form><p class="quiet-text" id="search-hint">${t('search.hint')}</p></header>
      ${query.words ? html`<div class="with-side"><aside class="side-facets">${this.page.value ? this.facets(this.page.value) : nothing}
        <laut-filters .view=${'search'} .query=${query} .fields=${['speaker', 'goods', 'since', 'until', 'from', 'to']}></laut-filters></aside>
        <div>${loaded(this.page, (page) => html`<ol class="results" data-list>${page.rows.map(result)}</ol>${pager('search', undefined, query, page.rows.length, page.more)}
          <laut-export .rows=${page.rows} .records=${page.rows.map(searchRecord)} .name=${'search'} .query=${query}></laut-export>`, (page) => page.rows.length === 0)}</div></div>`
        : html`<p class="notice" role="status">${t('search.start')}</p>`}`;
  }

  private facets(page: SearchPage): unknown {
    const { query } = this.address;
    const group = (title: string, name: 'outlet' | 'type' | 'factuality', list: Facet[] | undefined, prefix: string | undefined): unknown =>
      !list || list.length === 0 ? nothing : html`<h2>${title}</h2><ul class="facets">${list.slice(0, 12).map((facet) => {
        const on = query[name] === facet.name;
        return html`<li><a aria-current=${on ? 'true' : nothing} href=${formatAddress('search', undefined, { ...query, offset: undefined, [name]: on ? undefined : facet.name })}>
          <span>${prefix === undefined ? plain(facet.name, 60) : word(prefix, facet.name)}</span> <span class="count">${on ? '✕' : number(facet.count)}</span></a></li>`;
      })}</ul>`;
    return html`<div class="facet-groups">${group(t('search.outlets'), 'outlet', page.facets?.outlets, undefined)}${group(t('search.types'), 'type', page.facets?.types, '')}
      ${group(t('search.factuality'), 'factuality', page.facets?.factuality, '')}</div>`;
  }

  private ask(event: Event): void {
    event.preventDefault();
    const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '').trim();
    go(formatAddress('search', undefined, { ...this.address.query, words, offset: undefined }));
  }
}

function result(row: SearchRow): TemplateResult {
  const { claim } = row;
  const target = claim.id ? claimAddress(claim) : formatAddress('article', claim.article, { revision: claim.revision });
  return html`<li><a class="snippet" data-item href=${target} title=${t('search.open')}>${snippet(row.snippet).map((part) => (part.found ? html`<mark>${part.text}</mark>` : part.text))}</a>
    ${claim.id ? html`<div class="claim-meta">${certainty(claim.factuality)} ${chain(claim.chain ?? [])}</div>` : nothing}
    <div class="claim-source">${plain(claim.outlet, 80)} · ${plain(claim.title, 160)}${claim.published ? html` · ${day(claim.published)}` : nothing}</div>
    ${(claim.events ?? []).slice(0, 3).map(eventLine)}</li>`;
}
