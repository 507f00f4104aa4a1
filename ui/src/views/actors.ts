// <laut-actors>: find an actor by name.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, formatAddress } from '../address.ts';
import { get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { actorRecord } from '../data/rows.ts';
import { go, View } from '../parts/base.ts';
import { loaded, pager } from '../parts/bits.ts';
import '../parts/export.ts';
import { plain } from '../text/plain.ts';
import type { ActorRow, Page, SourceRow } from '../types.ts';
import { t, word } from '../words/index.ts';

@customElement('laut-actors')
export class Actors extends View {
  @property({ attribute: false }) address!: Address;
  private readonly page = new Load<Page<ActorRow>>(this);
  private readonly heard = new Load<Page<SourceRow>>(this);
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(): void {
    const { name } = this.address.query;
    if (!name) {
      // The API finds actors by name. Without one: who is heard most.
      this.heard.run('heard', (signal) => get<Page<SourceRow>>('/sources', { limit: 200 }, signal));
      return;
    }
    const query = { name, offset: this.address.query.offset, limit: 50 };
    this.page.run(JSON.stringify(query), (signal) => get<Page<ActorRow>>('/actors', query, signal));
  }

  protected override render(): unknown {
    const { query } = this.address;
    return html`<header class="view-head"><h1>${t('actors.title')}</h1><p>${t('actors.lead')}</p>
      <form class="ask" role="search" @submit=${this.search} @input=${this.later}><label class="field"><span>${t('actors.name')}</span>
        <input type="search" name="name" .value=${query.name ?? ''} maxlength="200" autocomplete="off"></label></form></header>
      ${query.name ? this.found() : html`<h2>${t('actors.heard')}</h2>${loaded(this.heard, (page) => html`<ul class="actor-list" data-list>${page.rows.filter((row) => row.actor).map(heardItem)}</ul>`, (page) => page.rows.length === 0)}`}`;
  }

  private found(): unknown {
    const { query } = this.address;
    return html`${loaded(this.page, (page) => html`<ul class="actor-list" data-list>${page.rows.map(actorItem)}</ul>
        ${pager('actors', undefined, query, page.rows.length, page.more)}
        <laut-export .rows=${page.rows} .records=${page.rows.map(actorRecord)} .name=${'actors'}></laut-export>`, (page) => page.rows.length === 0)}`;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(true), 250);
  }

  private search(event: Event): void {
    event.preventDefault();
    this.ask(false);
  }

  private ask(replace: boolean): void {
    clearTimeout(this.timer);
    const name = this.querySelector<HTMLInputElement>('[name=name]')?.value.trim();
    if ((name ?? '') !== (this.address.query.name ?? '')) go(formatAddress('actors', undefined, { name }), replace);
  }
}

function heardItem(row: SourceRow): TemplateResult {
  return html`<li><a data-item href=${formatAddress('actor', row.actor)}><bdi>${plain(row.name, 120)}</bdi></a>
    <span class="quiet-text">${word('kind.', row.kind)} · ${t('articles.claims', { n: row.claims })}</span></li>`;
}

function actorItem(row: ActorRow): TemplateResult {
  const role = row.roles[row.roles.length - 1]?.role;
  return html`<li><a data-item href=${formatAddress('actor', row.id)}><bdi>${plain(row.name, 120)}</bdi></a>
    <span class="quiet-text">${word('actortype.', row.type)}${role ? html` · ${plain(role, 80)}` : nothing}</span>
    <span class="quiet-text numbers">${t('actor.articles', { n: row.articles })} · ${t('actor.said', { n: row.said })} · ${t('actor.acts', { n: row.acts })}</span></li>`;
}
