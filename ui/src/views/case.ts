// <laut-case>: one case: its numbers on one axis, how certainty moved, who says what.
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Address, actorAddress } from '../address.ts';
import { get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { caseRecords } from '../data/rows.ts';
import { certaintyFigure } from '../figures/certainty.ts';
import { intervals, toldNumbers } from '../figures/intervals.ts';
import { View } from '../parts/base.ts';
import { claimItem, linkTo, loaded, quantities } from '../parts/bits.ts';
import { caseMarks, caseTitle } from '../parts/cases.ts';
import { mannerLegend } from '../parts/legend.ts';
import '../parts/export.ts';
import '../parts/figure.ts';
import { plain } from '../text/plain.ts';
import type { CaseRow } from '../types.ts';
import { days, t, word } from '../words/index.ts';

@customElement('laut-case')
export class CaseView extends View {
  @property({ attribute: false }) address!: Address;
  private readonly row = new Load<CaseRow>(this);

  protected override willUpdate(): void {
    const { id } = this.address;
    if (id !== undefined) this.row.run(`${id}`, (signal) => get<CaseRow>(`/cases/${id}`, {}, signal));
  }

  protected override render(): unknown {
    return loaded(this.row, (row) => {
      const groups = [...toldNumbers(row).entries()].sort((a, b) => b[1].length - a[1].length);
      const says = row.says ?? [];
      return html`<p class="back"><a href="#/conflicts">← ${t('conflicts.title')}</a></p><header class="view-head"><h1>${caseTitle(row)}</h1>
        <p>${linkTo(actorAddress(row.actor, row.actor_name), html`<bdi>${plain(row.actor_name, 100)}</bdi>`)} <span class="chip type">${word('', row.type)}</span>
          ${linkTo(actorAddress(row.recipient, row.recipient_name), html`<bdi>${plain(row.recipient_name, 100)}</bdi>`)}
          <span class="quiet-text">${days(row.earliest, row.latest)} · ${t('conflicts.statements', { n: row.statements, origins: row.origins })}</span></p>${caseMarks(row)}</header>
        <section><h2>${t('case.numbers')}</h2>${groups.length === 0 ? html`<p class="quiet-text">${t('case.numbers.none')}</p>` : nothing}
          ${groups.slice(0, 12).map(([unit, list]) => html`${groups.length > 1 && unit ? html`<h3>${plain(unit, 60)}</h3>` : nothing}${intervals(list)}`)}</section>
        ${says.length > 1 ? html`<section><h2>${t('case.certainty')}</h2><laut-figure .data=${row} .label=${t('case.label.certainty')} .draw=${(width: number) => certaintyFigure(row, width)}></laut-figure>${mannerLegend()}</section>` : nothing}
        <section><h2>${t('case.says')}</h2><ol class="claims" data-list>${says.map((said, i) => {
          const copy = Boolean(said.claim.origin) && says.findIndex((other) => other.claim.origin === said.claim.origin) < i;
          return claimItem({ ...said.claim, factuality: said.event.factuality }, { note: html` ${quantities(said.event.quantities)}${copy ? html` <span class="chip">${t('case.same')}</span>` : nothing}` });
        })}</ol></section>
        <laut-export .rows=${says} .records=${caseRecords(row)} .name=${`case-${row.id}`} .query=${{}}></laut-export>`;
    });
  }
}
