// <laut-timeline>: events by when they happened and when they were said.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, claimAddress, formatAddress } from '../address.ts';
import { filtersOf, get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { timelineRecord } from '../data/rows.ts';
import { dated, timelineFigure } from '../figures/timeline.ts';
import { go, View } from '../parts/base.ts';
import { chain, eventLine, loaded, pager } from '../parts/bits.ts';
import { mannerLegend } from '../parts/legend.ts';
import '../parts/export.ts';
import '../parts/figure.ts';
import '../parts/filters.ts';
import { plain } from '../text/plain.ts';
import type { ActorRow, FlowRow, Page, TimelineRow } from '../types.ts';
import { day, t } from '../words/index.ts';

@customElement('laut-timeline')
export class Timeline extends View {
  @property({ attribute: false }) address!: Address;
  private readonly page = new Load<Page<TimelineRow>>(this);
  private readonly actor = new Load<ActorRow>(this);
  private readonly acting = new Load<Page<FlowRow>>(this);

  protected override willUpdate(): void {
    const { name, offset } = this.address.query;
    const id = name?.startsWith('#') ? name.slice(1) : '';
    if (id) this.actor.run(id, (signal) => get<ActorRow>(`/actors/${encodeURIComponent(id)}`, {}, signal));
    // The API asks for a name. Without one: whom the flows tell most of.
    if (!name) this.acting.run('acting', (signal) => get<Page<FlowRow>>('/flows', { limit: 200 }, signal));
    if (!name) return;
    const query = { ...filtersOf(this.address.query), name, offset, limit: 200 };
    this.page.run(JSON.stringify(query), (signal) => get<Page<TimelineRow>>('/timeline', query, signal));
  }

  protected override render(): unknown {
    const { query } = this.address;
    return html`<header class="view-head"><h1>${t('timeline.title')}</h1><p>${t('timeline.lead')}</p>
      <form class="ask" role="search" @submit=${this.ask}><label class="field"><span>${t('timeline.name')}</span><input type="search" name="name" .value=${this.called()} maxlength="200" autocomplete="off"></label></form></header>
      <laut-filters .view=${'timeline'} .query=${query} .fields=${['type', 'goods', 'factuality', 'speaker', 'outlet', 'from', 'to', 'since', 'until', 'min_origins']}></laut-filters>
      ${query.name ? loaded(this.page, (page) => this.drawn(page), (page) => page.rows.length === 0) : loaded(this.acting, (page) => this.suggested(page.rows), (page) => page.rows.length === 0)}`;
  }

  /// The name in words, also where the address has the number.
  private called(): string {
    const { name } = this.address.query;
    return name?.startsWith('#') ? plain(this.actor.value?.name, 200) : (name ?? '');
  }

  private suggested(rows: readonly FlowRow[]): TemplateResult {
    return html`<h2>${t('timeline.whom')}</h2><ul class="suggestions" data-list>${mostTold(rows).map(([id, name]) => html`<li><a class="button" data-item
      href=${formatAddress('timeline', undefined, { ...this.address.query, name: `#${id}` })}><bdi>${plain(name, 80)}</bdi></a></li>`)}</ul>`;
  }

  private drawn(page: Page<TimelineRow>): TemplateResult {
    const { query } = this.address;
    const undated = page.rows.length - dated(page.rows).length;
    return html`${undated < page.rows.length ? html`<laut-figure .data=${page.rows} .label=${t('timeline.label')} .draw=${(width: number) => timelineFigure(page.rows, width)}></laut-figure>${mannerLegend()}` : nothing}
      ${undated > 0 ? html`<p class="quiet-text">${t('timeline.undated', { n: undated })}</p>` : nothing}
      <h2>${t('timeline.list')}</h2><ol class="time-list" data-list>${page.rows.map((row) => html`<li><a data-item class="claim-words" href=${claimAddress(row.claim)}>${plain(row.claim.words, 400)}</a>
        ${eventLine(row.event)}<div class="claim-meta">${chain(row.claim.chain)} <span class="quiet-text">${t('timeline.said')}: ${day(row.published ?? row.claim.published)}</span></div></li>`)}</ol>
      ${pager('timeline', undefined, query, page.rows.length, page.more, 200)}
      <laut-export .rows=${page.rows} .records=${page.rows.map(timelineRecord)} .name=${'timeline'} .query=${query}></laut-export>`;
  }

  private ask(event: Event): void {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
    if (name === this.called()) return;
    go(formatAddress('timeline', undefined, { ...this.address.query, name, offset: undefined }));
  }
}

/// Actors of the flows, those of most independent sources first.
function mostTold(rows: readonly FlowRow[]): [number, string][] {
  const found = new Map<number, { name: string; origins: number }>();
  for (const row of rows) {
    for (const [id, name] of [[row.actor, row.actor_name], [row.recipient, row.recipient_name]] as const) {
      if (!id || !name) continue;
      const known = found.get(id) ?? { name, origins: 0 };
      known.origins += row.origins;
      found.set(id, known);
    }
  }
  return [...found].sort((a, b) => b[1].origins - a[1].origins).slice(0, 24).map(([id, { name }]) => [id, name]);
}
