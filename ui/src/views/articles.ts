// <laut-articles>: the articles of the ledger, the newest first.
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, formatAddress } from '../address.ts';
import { get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { articleRecord } from '../data/rows.ts';
import { go, View } from '../parts/base.ts';
import { loaded, pager } from '../parts/bits.ts';
import '../parts/export.ts';
import '../parts/filters.ts';
import type { ArticleRow, Page } from '../types.ts';
import { t } from '../words/index.ts';
import { headline } from './start.ts';

@customElement('laut-articles')
export class Articles extends View {
  @property({ attribute: false }) address!: Address;
  private readonly page = new Load<Page<ArticleRow>>(this);

  protected override willUpdate(): void {
    const { outlet, since, until, words, offset } = this.address.query;
    const query = { outlet, since, until, words, offset, limit: 50 };
    this.page.run(JSON.stringify(query), (signal) => get<Page<ArticleRow>>('/articles', query, signal));
  }

  protected override render(): unknown {
    const { query } = this.address;
    return html`<header class="view-head"><h1>${t('articles.title')}</h1><form class="ask" role="search" @submit=${this.search}>
        <label class="field"><span>${t('articles.words')}</span><input type="search" name="words" .value=${query.words ?? ''} maxlength="200"></label></form></header>
      <laut-filters .view=${'articles'} .query=${query} .fields=${['outlet', 'since', 'until']}></laut-filters>
      ${loaded(this.page, (page) => html`<ol class="headlines wide" data-list>${page.rows.map(headline)}</ol>
        ${pager('articles', undefined, query, page.rows.length, page.more)}
        <laut-export .rows=${page.rows} .records=${page.rows.map(articleRecord)} .name=${'articles'} .query=${query}></laut-export>`, (page) => page.rows.length === 0)}`;
  }

  private search(event: Event): void {
    event.preventDefault();
    const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '').trim();
    go(formatAddress('articles', undefined, { ...this.address.query, words, offset: undefined }));
  }
}
