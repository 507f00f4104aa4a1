// <laut-start>: the front page: what is in the ledger, what is new, what is disputed; or, where nothing is, how to begin.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatAddress } from '../address.ts';
import { get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { go, View } from '../parts/base.ts';
import { loaded } from '../parts/bits.ts';
import { caseTitle } from '../parts/cases.ts';
import '../parts/command.ts';
import { plain } from '../text/plain.ts';
import type { ArticleRow, CaseRow, Page, Totals } from '../types.ts';
import { day, number, t, type Key } from '../words/index.ts';

const sample = 'build/release/bin/laut ingest --db crisis.db --knowledge examples/knowledge.txt \\\n  examples/dispatches.jsonl examples/pages examples/feed.xml\nbuild/release/bin/laut serve --db crisis.db';
const own = 'laut ingest --db news.db FOLDER FILE.html FEED.xml\nlaut serve --db news.db';

@customElement('laut-start')
export class Start extends View {
  @property({ attribute: false }) totals!: Load<Totals>;
  /// Changes when the totals do, so that this is drawn again.
  @property({ attribute: false }) state: unknown;
  private readonly articles = new Load<Page<ArticleRow>>(this);
  private readonly conflicts = new Load<Page<CaseRow>>(this);

  protected override willUpdate(): void {
    if (!this.totals.value?.articles) return;
    this.articles.run('newest', (signal) => get<Page<ArticleRow>>('/articles', { limit: 8 }, signal));
    this.conflicts.run('disputed', (signal) => get<Page<CaseRow>>('/conflicts', { limit: 5 }, signal));
  }

  protected override render(): unknown {
    return html`<h1 class="visually-hidden">laut</h1>${loaded(this.totals, (totals) => (totals.articles === 0 ? this.empty() : this.front(totals)))}`;
  }

  private front(totals: Totals): TemplateResult {
    const figure = (key: Key, value: number, view: string): TemplateResult => html`<li><a href="#/${view}"><strong>${number(value)}</strong> ${t(key)}</a></li>`;
    return html`<p class="lead">${t('start.lead')}</p>
      <form class="ask" role="search" @submit=${this.search}><label class="visually-hidden" for="ask">${t('start.ask')}</label>
        <input id="ask" type="search" name="words" placeholder=${t('start.ask')} maxlength="400" autocomplete="off"><button type="submit" class="primary">${t('search.go')}</button></form>
      <ul class="figures">${figure('count.articles', totals.articles, 'articles')}${figure('count.claims', totals.claims, 'timeline')}${figure('count.actors', totals.actors, 'actors')}
        ${figure('count.origins', totals.origins, 'sources')}${figure('count.conflicts', totals.conflicts, 'conflicts')}</ul>
      <div class="front"><section><h2>${t('start.newest')}</h2>${loaded(this.articles, (page) => html`<ol class="headlines" data-list>${page.rows.map(headline)}</ol>
        <p><a class="more" href="#/articles">${t('start.all')}</a></p>`)}</section>
      <section><h2>${t('start.disputed')}</h2>${loaded(this.conflicts, (page) => html`<ol class="headlines" data-list>${page.rows.map((row) => html`<li><a data-item
        href=${formatAddress('case', row.id)}>${caseTitle(row)}</a><p class="quiet-text">${t('conflicts.statements', { n: row.statements, origins: row.origins })}
        ${row.numbers_disagree ? html` · ${t('conflicts.numbers')}` : nothing}${row.denied ? html` · ${t('conflicts.denied')}` : nothing}</p></li>`)}</ol>
        <p><a class="more" href="#/conflicts">${t('start.all')}</a></p>`)}
        <p class="box"><a href="#/read">${t('start.readown')} →</a></p></section></div>`;
  }

  private empty(): TemplateResult {
    return html`<section class="welcome"><p class="lead">${t('start.lead')}</p><h2>${t('start.empty')}</h2><p>${t('start.empty.try')}</p>
      <laut-command .text=${sample}></laut-command><p>${t('start.empty.own')}</p><laut-command .text=${own}></laut-command><p>${t('start.empty.then')}</p>
      <p>${t('start.empty.read')}</p><p><a class="button primary" href="#/read">${t('start.readown')}</a></p></section>`;
  }

  private search(event: Event): void {
    event.preventDefault();
    const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '').trim();
    go(formatAddress('search', undefined, { words }));
  }
}

export function headline(row: ArticleRow): TemplateResult {
  return html`<li><a data-item href=${formatAddress('article', row.id)}>${plain(row.title) || t('article.untitled')}</a>
    <p class="quiet-text">${plain(row.outlet, 80)}${row.published ? html` · ${day(row.published)}` : nothing} · ${t('articles.claims', { n: row.claims })}
    ${row.revisions > 1 ? html` · ${t('articles.revisions', { n: row.revisions })}` : nothing}${row.copies ? html` · ${t('articles.copies', { n: row.copies })}` : nothing}</p></li>`;
}
