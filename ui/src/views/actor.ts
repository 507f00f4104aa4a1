// <laut-actor>: one actor: who it is, what it says, what is said of it.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, formatAddress } from '../address.ts';
import { filtersOf, get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { claimRecord } from '../data/rows.ts';
import { go, View } from '../parts/base.ts';
import { claimItem, loaded, pager } from '../parts/bits.ts';
import '../parts/decide.ts';
import '../parts/export.ts';
import '../parts/filters.ts';
import { roleBars } from '../figures/roles.ts';
import { plain } from '../text/plain.ts';
import type { ActorRow, ClaimRow, Page } from '../types.ts';
import { t, word } from '../words/index.ts';

@customElement('laut-actor')
export class ActorView extends View {
  @property({ attribute: false }) address!: Address;
  @property({ attribute: false }) readOnly = true;
  private readonly actor = new Load<ActorRow>(this);
  private readonly claims = new Load<Page<ClaimRow>>(this);

  protected override willUpdate(): void {
    const { id, query } = this.address;
    if (id === undefined) return;
    this.actor.run(`${id}`, (signal) => get<ActorRow>(`/actors/${id}`, {}, signal));
    const about = query.show === 'about';
    const ask = { ...filtersOf(query), name: `#${id}`, topic: about ? undefined : query.topic, offset: query.offset, limit: 50 };
    this.claims.run(JSON.stringify([about, ask]), (signal) => get<Page<ClaimRow>>(about ? '/about' : '/said', ask, signal));
  }

  protected override render(): unknown {
    return loaded(this.actor, (actor) => html`<header class="view-head actor-head"><h1><bdi>${plain(actor.name, 160)}</bdi></h1>
      <p class="quiet-text">${word('actortype.', actor.type)}${actor.kind ? html` · ${plain(actor.kind, 60)}` : nothing}${actor.country ? html` · ${plain(actor.country, 20)}` : nothing}</p>
      ${actor.aliases.length > 0 ? html`<p>${t('actor.aliases')}: ${actor.aliases.slice(0, 40).map((alias, i) => html`${i > 0 ? ', ' : ''}<bdi>${plain(alias, 80)}</bdi>`)}</p>` : nothing}
      <p class="numbers">${t('actor.articles', { n: actor.articles })} · ${t('actor.said', { n: actor.said })} · ${t('actor.relayed', { n: actor.relayed })} · ${t('actor.acts', { n: actor.acts })}</p>
      <p><a class="more" href=${formatAddress('timeline', undefined, { name: `#${actor.id}` })}>${t('actor.timeline')}</a>
        <a class="more" href=${formatAddress('flows', undefined, { about: actor.id })}>${t('actor.flows')}</a></p></header>
      ${actor.roles.length > 0 ? html`<section class="roles"><h2>${t('actor.roles')}</h2>${roleBars(actor.roles)}</section>` : nothing}
      ${this.said(actor)}
      <laut-decide .actor=${actor} .readOnly=${this.readOnly} @decided=${() => { this.actor.again(); this.claims.again(); }}></laut-decide>`);
  }

  private said(actor: ActorRow): TemplateResult {
    const { id, query } = this.address;
    const about = query.show === 'about';
    const tab = (which: string | undefined, label: string): TemplateResult => html`<a class="tab" aria-current=${about === (which === 'about') ? 'true' : nothing}
      href=${formatAddress('actor', id, { ...filtersOf(query), show: which })}>${label}</a>`;
    return html`<nav class="tabs" aria-label=${plain(actor.name, 80)}>${tab(undefined, t('actor.says'))}${tab('about', t('actor.about'))}</nav>
      <section><h2 class="visually-hidden">${about ? t('actor.about.long', { name: plain(actor.name, 80) }) : t('actor.says.long', { name: plain(actor.name, 80) })}</h2>
      ${about ? nothing : html`<form class="ask" @submit=${this.ask}><label class="field"><span>${t('actor.topic')}</span><input type="search" name="topic" .value=${query.topic ?? ''} maxlength="200"></label></form>`}
      <laut-filters .view=${'actor'} .actor=${id} .query=${query} .fields=${['factuality', 'type', 'outlet', 'since', 'until', 'min_origins']}></laut-filters>
      ${loaded(this.claims, (page) => html`<ol class="claims" data-list>${page.rows.map((claim) => claimItem(claim, { events: true }))}</ol>
        ${pager('actor', id, query, page.rows.length, page.more)}
        <laut-export .rows=${page.rows} .records=${page.rows.map(claimRecord)} .name=${`actor-${id}`} .query=${query}></laut-export>`, (page) => page.rows.length === 0)}</section>`;
  }

  private ask(event: Event): void {
    event.preventDefault();
    const topic = String(new FormData(event.target as HTMLFormElement).get('topic') ?? '').trim();
    go(formatAddress('actor', this.address.id, { ...this.address.query, topic, offset: undefined }));
  }
}
