// <laut-filters>: what narrows the list of a view. The values live in the address, so that it can be shared.
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatAddress } from '../address.ts';
import type { FilterName } from '../data/api.ts';
import { eventTypes, factualities } from '../types.ts';
import { t, word, type Key } from '../words/index.ts';
import { go, View } from './base.ts';

@customElement('laut-filters')
export class Filters extends View {
  @property({ attribute: false }) view = '';
  @property({ attribute: false }) actor: number | undefined;
  @property({ attribute: false }) query: Record<string, string> = {};
  @property({ attribute: false }) fields: FilterName[] = [];

  protected override render(): unknown {
    const set = this.fields.filter((name) => this.query[name]);
    return html`<details class="filters" ?open=${set.length > 0}>
      <summary>${t('filter.title')}${set.length > 0 ? html` <span class="count">${set.length}</span>` : nothing}</summary>
      <form @submit=${this.apply} @change=${this.apply}>
        ${this.fields.map((name) => html`<label class="field field-${name}"><span>${t(`filter.${name}` as Key)}</span>${this.input(name)}</label>`)}
        ${set.length > 0 ? html`<button type="button" class="quiet" @click=${this.clear}>${t('state.clear')}</button>` : nothing}
        <button type="submit" class="visually-hidden" tabindex="-1">${t('filter.apply')}</button>
      </form></details>`;
  }

  private input(name: FilterName): unknown {
    const value = this.query[name] ?? '';
    if (name === 'type') {
      return html`<select name=${name}><option value="" ?selected=${value === ''}>${t('filter.any')}</option>
        ${[...eventTypes].sort((a, b) => t(a).localeCompare(t(b))).map((type) => html`<option value=${type} ?selected=${value === type}>${t(type)}</option>`)}</select>`;
    }
    if (name === 'factuality') {
      return html`<select name=${name}><option value="" ?selected=${value === ''}>${t('filter.any')}</option>
        <option value="+" ?selected=${value === '+'}>${t('filter.positive')}</option><option value="-" ?selected=${value === '-'}>${t('filter.negative')}</option>
        ${factualities.map((f) => html`<option value=${f} ?selected=${value === f}>${word('', f)}</option>`)}</select>`;
    }
    if (name === 'min_origins') return html`<input name=${name} type="number" min="0" max="99" inputmode="numeric" .value=${value}>`;
    const day = name === 'since' || name === 'until' || name === 'from' || name === 'to';
    return html`<input name=${name} type=${day ? 'date' : 'text'} maxlength="200" autocomplete="off" .value=${value}>`;
  }

  private apply(event: Event): void {
    event.preventDefault();
    const form = this.querySelector('form');
    if (!form) return;
    const next: Record<string, string | undefined> = { ...this.query, offset: undefined };
    for (const [name, value] of new FormData(form)) next[name] = String(value).trim() || undefined;
    go(formatAddress(this.view, this.actor, next));
  }

  private clear(): void {
    const next: Record<string, string | undefined> = { ...this.query, offset: undefined };
    for (const name of this.fields) next[name] = undefined;
    go(formatAddress(this.view, this.actor, next));
  }
}
