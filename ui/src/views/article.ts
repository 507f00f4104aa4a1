// <laut-article>: an article of the ledger at one of its revisions: #/article/12?revision=3&claim=45, compared: &from=1&to=2.
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, formatAddress } from '../address.ts';
import { get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { go, View } from '../parts/base.ts';
import { loaded, original } from '../parts/bits.ts';
import '../parts/compare.ts';
import '../parts/export.ts';
import '../parts/reading.ts';
import { plain, webAddress } from '../text/plain.ts';
import type { Article, Reading, RevisionHead } from '../types.ts';
import { day, t } from '../words/index.ts';

@customElement('laut-article')
export class ArticleView extends View {
  @property({ attribute: false }) address!: Address;
  private readonly article = new Load<Article>(this);
  private readonly reading = new Load<Reading>(this);

  protected override willUpdate(): void {
    const { id, query } = this.address;
    if (id === undefined) return;
    this.article.run(`${id}`, (signal) => get<Article>(`/articles/${id}`, {}, signal));
    const article = this.article.state.kind === 'done' ? this.article.state.value : undefined;
    if (!article || article.id !== id) return;
    const revision = query.revision ? Number(query.revision) : newest(article)?.id;
    if (revision !== undefined) this.reading.run(`${revision}`, (signal) => get<Reading>(`/revisions/${revision}`, {}, signal));
  }

  protected override render(): unknown {
    return loaded(this.article, (article) => {
      const { from, to } = this.address.query;
      if (from && to) return html`<laut-compare .article=${article} .from=${Number(from)} .to=${Number(to)}></laut-compare>`;
      return loaded(this.reading, (reading) => html`<laut-reading .reading=${reading} .head=${this.head(article, reading)}
        .claim=${this.address.query.claim ? Number(this.address.query.claim) : undefined} @claim=${this.chosen}></laut-reading>
        <laut-export .rows=${reading.claims} .records=${records(reading)} .name=${`article-${article.id}`}></laut-export>`);
    });
  }

  private head(article: Article, reading: Reading): unknown {
    const many = article.revisions.length > 1;
    const last = newest(article);
    const number = reading.number ?? article.revisions.find((r) => r.id === reading.id)?.number;
    return html`<div class="dateline"><p><strong><a href=${formatAddress('articles', undefined, { outlet: reading.outlet })}>${plain(reading.outlet, 120)}</a></strong>
      ${reading.published ? html` · ${t('reader.published')} ${day(reading.published)}` : nothing}${reading.updated ? html` · ${t('reader.updated')} ${day(reading.updated)}` : nothing}
      ${webAddress(reading.url) ? html` · ${original(reading.url)}` : nothing}</p>
      ${many ? html`<p class="revisions">${t('reader.revisions')}: ${article.revisions.map((r) => html`<a class="chip" aria-current=${r.id === reading.id ? 'true' : nothing}
        href=${formatAddress('article', article.id, { revision: r.id })}>${r.number}</a> `)}
        <a class="more" href=${formatAddress('article', article.id, { from: previous(article, number), to: Math.max(number ?? 0, 2) })}>${t('reader.compare')}</a>
        ${last && reading.id !== last.id ? html`<a class="more" href=${formatAddress('article', article.id)}>${t('reader.newer')}</a>` : nothing}</p>` : nothing}
      ${article.copies.length > 0 ? html`<p class="copies">${t('reader.copies')} ${article.copies.slice(0, 12).map((copy, i) => html`${i > 0 ? ', ' : ''}<a
        href=${formatAddress('article', copy.article)} title=${plain(copy.title, 160)}>${plain(copy.outlet || copy.title, 80)}</a>`)}</p>` : nothing}</div>`;
  }

  private chosen(event: CustomEvent<number | undefined>): void {
    const { id, query } = this.address;
    go(formatAddress('article', id, { ...query, claim: event.detail }), true);
  }
}

function newest(article: Article): RevisionHead | undefined {
  return article.revisions.reduce<RevisionHead | undefined>((best, r) => (!best || r.number > best.number ? r : best), undefined);
}

function previous(article: Article, number: number | undefined): number {
  const numbers = article.revisions.map((r) => r.number).sort((a, b) => a - b);
  const at = Math.max(1, numbers.indexOf(Math.max(number ?? 0, 2)));
  return numbers[at - 1] ?? 1;
}

function records(reading: Reading): Record<string, string | number | undefined>[] {
  const points = [...reading.text];
  return reading.claims.map((claim) => ({
    claim: claim.id,
    chain: claim.chain.map((link) => link.name || (link.unnamed ? '?' : link.kind)).join(' → '),
    factuality: claim.factuality,
    said_as: claim.said_as,
    words: claim.spans.map(([begin, end]) => points.slice(begin, end).join('')).join(' … '),
  }));
}
