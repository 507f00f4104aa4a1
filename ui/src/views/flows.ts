// <laut-flows>: who gives, threatens, signs, sanctions what to whom; as a network, as goods, as a list. The chosen flow is in the address (?edge=).
import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, actorAddress, formatAddress } from '../address.ts';
import { filtersOf, get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { flowRecord } from '../data/rows.ts';
import { edgeKey, lineOf, lineWidth } from '../figures/network.ts';
import { go, View } from '../parts/base.ts';
import { claimItem, linkTo, loaded, pager, quantities } from '../parts/bits.ts';
import '../parts/export.ts';
import '../parts/filters.ts';
import '../parts/network.ts';
import '../parts/sankey.ts';
import { plain } from '../text/plain.ts';
import type { FlowRow, Page, TimelineRow } from '../types.ts';
import { days, t, word, type Key } from '../words/index.ts';

@customElement('laut-flows')
export class Flows extends View {
  @property({ attribute: false }) address!: Address;
  private readonly page = new Load<Page<FlowRow>>(this);
  private readonly says = new Load<TimelineRow[]>(this);
  private rows: FlowRow[] = [];
  private rowsOf: unknown;

  protected override willUpdate(): void {
    const { offset } = this.address.query;
    const query = { ...filtersOf(this.address.query), offset, limit: 200 };
    this.page.run(JSON.stringify(query), (signal) => get<Page<FlowRow>>('/flows', query, signal));
    this.pickRows();
    const row = this.chosen();
    if (row) this.says.run(edgeKey(row) + JSON.stringify(query), (signal) => whoSays(row, filtersOf(this.address.query), signal));
  }

  /// The same array as long as it is the same answer: the network is drawn once.
  private pickRows(): void {
    const about = Number(this.address.query.about) || 0;
    const key = this.page.value;
    const stamp = key ? [key, about] : undefined;
    if (stamp && Array.isArray(this.rowsOf) && this.rowsOf[0] === stamp[0] && this.rowsOf[1] === stamp[1]) return;
    this.rowsOf = stamp;
    const all = key?.rows ?? [];
    this.rows = about ? all.filter((row) => row.actor === about || row.recipient === about) : all;
  }

  private chosen(): FlowRow | undefined {
    const { edge } = this.address.query;
    return edge ? this.rows.find((row) => edgeKey(row) === edge) : undefined;
  }

  protected override render(): unknown {
    const { query } = this.address;
    const show = query.show ?? 'network';
    return html`<header class="view-head"><h1>${t('flows.title')}</h1><p>${t('flows.lead')}</p>
      <nav class="tabs" aria-label=${t('flows.title')}>${['network', 'sankey', 'list'].map((name) => html`<a class="tab" aria-current=${show === name ? 'true' : nothing}
        href=${formatAddress('flows', undefined, { ...query, show: name === 'network' ? undefined : name })}>${t(`flows.${name}` as Key)}</a>`)}</nav></header>
      <laut-filters .view=${'flows'} .query=${query} .fields=${['type', 'goods', 'factuality', 'from', 'to', 'since', 'until', 'min_origins', 'speaker', 'outlet']}></laut-filters>
      ${loaded(this.page, (page) => html`<div class="flow-room show-${show}">
        ${show === 'network' ? html`<div><laut-network .rows=${this.rows} .chosen=${query.edge} @flow=${this.choose}></laut-network>${legend()}</div>` : nothing}
        ${show === 'sankey' ? html`<div><laut-sankey .rows=${this.rows} .chosen=${query.edge} @flow=${this.choose}></laut-sankey>${legend()}</div>` : nothing}
        ${show === 'list' ? this.list() : nothing}
        <aside class="flow-side">${this.detail()}${show === 'list' ? nothing : this.list()}</aside></div>
        ${pager('flows', undefined, query, page.rows.length, page.more, 200)}
        <laut-export .rows=${this.rows} .records=${this.rows.map(flowRecord)} .name=${'flows'} .query=${query}></laut-export>`, () => this.rows.length === 0)}`;
  }

  private detail(): TemplateResult {
    const row = this.chosen();
    if (!row) return html`<p class="quiet-text">${t('flows.pick')}</p>`;
    return html`<section class="flow-detail"><h2>${name(row.actor, row.actor_name)} <span class="chip type">${word('', row.type)}${row.goods ? ` · ${plain(row.goods, 40)}` : ''}</span> ${name(row.recipient, row.recipient_name)}</h2>
      <p class="quiet-text">${origins(row)} · ${t('flows.statements', { n: row.statements })} · ${days(row.earliest, row.latest)}</p>${quantities(row.quantities)}
      <h3>${t('flows.says')}</h3>${loaded(this.says, (rows) => html`<ol class="claims" data-list>${rows.map((said) => claimItem({ ...said.claim, factuality: said.event.factuality }))}</ol>`, (rows) => rows.length === 0, () => html`<p class="quiet-text">${t('state.nothing')}</p>`)}</section>`;
  }

  private list(): TemplateResult {
    const { query } = this.address;
    return html`<ol class="flow-list" data-list>${this.rows.map((row) => {
      const key = edgeKey(row);
      return html`<li><a data-item aria-current=${query.edge === key ? 'true' : nothing} href=${formatAddress('flows', undefined, { ...query, edge: query.edge === key ? undefined : key })}>
        <span class="flow-line"><bdi>${plain(row.actor_name, 60) || t('flows.unknown')}</bdi> <svg viewBox="0 0 44 14" width="44" height="14" aria-hidden="true">${svg`<path d="M1 7H36" class="flow-stroke ${lineOf(row)}" stroke-width=${Math.min(9, lineWidth(row))}></path><path d="M35 2 43 7 35 12Z" class="flow-head"></path>`}</svg> <bdi>${plain(row.recipient_name, 60) || t('flows.unknown')}</bdi></span>
        <span class="quiet-text">${word('', row.type)}${row.goods ? html` · ${plain(row.goods, 40)}` : nothing} · ${origins(row)} · ${t(`flows.legend.${lineOf(row)}` as Key)}</span></a></li>`;
    })}</ol>`;
  }

  private choose(event: CustomEvent<string | undefined>): void {
    go(formatAddress('flows', undefined, { ...this.address.query, edge: event.detail }), true);
  }
}

/// The statements behind a flow: events of its type in which both take part.
async function whoSays(row: FlowRow, filters: Record<string, string | number | null | undefined>, signal: AbortSignal): Promise<TimelineRow[]> {
  const name = row.actor ? `#${row.actor}` : row.actor_name || (row.recipient ? `#${row.recipient}` : row.recipient_name);
  if (!name) return [];
  const page = await get<Page<TimelineRow>>('/timeline', { ...filters, type: row.type, goods: row.goods || filters.goods, name, limit: 200 }, signal);
  const has = (said: TimelineRow, role: string, id: number | undefined, called: string | undefined): boolean =>
    !called || said.event.participants.some((p) => p.role === role && (id ? p.actor === id : p.name === called));
  return page.rows.filter((said) => has(said, 'actor', row.actor, row.actor_name) && has(said, 'recipient', row.recipient, row.recipient_name));
}

function origins(row: FlowRow): string {
  return t('flows.origins', { n: row.origins });
}

function name(id: number | undefined, called: string | undefined): TemplateResult {
  return linkTo(actorAddress(id, called), html`<bdi>${plain(called, 80) || t('flows.unknown')}</bdi>`);
}

function legend(): TemplateResult {
  return html`<ul class="point-legend">${(['solid', 'dashed', 'dotted'] as const).map((line) => html`<li><svg viewBox="0 0 44 14" width="44" height="14" aria-hidden="true">${svg`<path d="M1 7H43" class="flow-stroke ${line}" stroke-width="4"></path>`}</svg> ${t(`flows.legend.${line}` as Key)}</li>`)}</ul>`;
}
