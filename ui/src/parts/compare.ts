// <laut-compare>: two revisions of an article side by side: first what became of the claims, then the words that differ.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatAddress } from '../address.ts';
import { get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { type DiffPart, diffWords } from '../text/diff.ts';
import { plain } from '../text/plain.ts';
import type { Article, ClaimView, Difference, Reading } from '../types.ts';
import { day, t, type Key } from '../words/index.ts';
import { go, View } from './base.ts';
import { certainty, loaded, shown } from './bits.ts';

interface Both {
  before: Reading;
  after: Reading;
  difference: Difference;
  parts: DiffPart[];
}

@customElement('laut-compare')
export class Compare extends View {
  @property({ attribute: false }) article!: Article;
  @property({ attribute: false }) from = 1;
  @property({ attribute: false }) to = 2;
  private readonly both = new Load<Both>(this);

  protected override willUpdate(): void {
    const { article, from, to } = this;
    this.both.run(`${article.id} ${from} ${to}`, async (signal) => {
      const id = (number: number): number => article.revisions.find((r) => r.number === number)?.id ?? 0;
      const [before, after, difference] = await Promise.all([
        get<Reading>(`/revisions/${id(from)}`, {}, signal),
        get<Reading>(`/revisions/${id(to)}`, {}, signal),
        get<Difference>(`/articles/${article.id}/diff`, { from, to }, signal),
      ]);
      return { before, after, difference, parts: diffWords(before.text, after.text) };
    });
  }

  protected override render(): unknown {
    return html`<section class="compare"><header class="view-head"><h1>${t('diff.title', { from: this.from, to: this.to })}</h1>
      <p>${this.picker('from', this.from)} → ${this.picker('to', this.to)} <a class="button" href=${formatAddress('article', this.article.id)}>${t('reader.compare.close')}</a></p></header>
      ${loaded(this.both, (both) => html`${this.claims(both.difference)}<div class="sides">
        ${this.side(t('diff.before'), both.before, both.parts, 'gone')}${this.side(t('diff.after'), both.after, both.parts, 'new')}</div>`)}</section>`;
  }

  private picker(which: 'from' | 'to', value: number): TemplateResult {
    return html`<label><span class="visually-hidden">${t(which === 'from' ? 'diff.before' : 'diff.after')}</span><select @change=${(event: Event) => {
      const chosen = Number((event.target as HTMLSelectElement).value);
      go(formatAddress('article', this.article.id, { from: this.from, to: this.to, [which]: chosen }));
    }}>${this.article.revisions.map((r) => html`<option value=${r.number} ?selected=${r.number === value}>${t('reader.revision', { n: r.number })}${r.updated || r.published ? ` · ${day(r.updated || r.published)}` : ''}</option>`)}</select></label>`;
  }

  private side(title: string, reading: Reading, parts: readonly DiffPart[], mine: 'gone' | 'new'): TemplateResult {
    const budget = { left: 120_000 };
    return html`<article class="side"><h2>${title} <span class="quiet-text">${day(reading.updated || reading.published)}</span></h2>
      <h3>${plain(reading.title)}</h3><div class="side-text">${parts.filter((part) => part.change === 'same' || part.change === mine).map((part) => {
        if (budget.left <= 0) return nothing;
        const text = part.text.slice(0, budget.left);
        budget.left -= text.length;
        if (part.change === 'same') return shown(text);
        return mine === 'gone' ? html`<del>${shown(text)}</del>` : html`<ins>${shown(text)}</ins>`;
      })}</div></article>`;
  }

  private claims(difference: Difference): TemplateResult {
    const nothingNew = difference.added.length + difference.withdrawn.length + difference.changed.length === 0;
    return html`<section class="diff-claims">
      ${difference.corrections.length > 0 ? html`<div class="notice"><h2>${t('diff.corrections')}</h2>${difference.corrections.map((note) => html`<p>${plain(note, 1000)}</p>`)}</div>` : nothing}
      ${nothingNew ? html`<p>${t('diff.nothing')}</p>` : nothing}
      ${difference.changed.length > 0 ? html`<h2>${t('diff.changed')}</h2><ul class="changes">${difference.changed.map((change) => html`<li>
        <p>${(['numbers', 'certainty', 'source', 'words'] as const).filter((what) => change[what]).map((what) => html`<span class="chip">${t(`diff.what.${what}` as Key)}</span> `)}</p>
        <div class="pair"><div class="was">${this.view(change.before)}</div><div class="is">${this.view(change.after)}</div></div></li>`)}</ul>` : nothing}
      ${this.group(t('diff.added'), difference.added, 'is')}${this.group(t('diff.withdrawn'), difference.withdrawn, 'was')}
      <p class="quiet-text">${t('diff.unchanged', { n: difference.unchanged })}</p></section>`;
  }

  private group(title: string, claims: readonly ClaimView[], cls: string): unknown {
    return claims.length === 0 ? nothing : html`<h2>${title}</h2><ul class="changes">${claims.map((claim) => html`<li><div class=${cls}>${this.view(claim)}</div></li>`)}</ul>`;
  }

  private view(claim: ClaimView): TemplateResult {
    return html`<p class="claim-words">${shown(claim.words.slice(0, 600))}</p><p class="claim-meta">${certainty(claim.factuality)}
      <span class="chain">${claim.sources.map((source, i) => html`${i > 0 ? ' → ' : ''}${source === '?' ? t('reader.unnamed') : plain(source, 120)}`)}</span>
      ${claim.numbers.map((n) => html` <span class="chip quantity">${plain(n, 60)}</span>`)}</p>`;
  }
}
