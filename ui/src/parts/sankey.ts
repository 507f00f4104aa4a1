// <laut-sankey>: draws the layout of figures/sankey.ts. Event: "flow" (detail: key of the flow) when a band is chosen.
import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { edgeKey, lineOf } from '../figures/network.ts';
import { sankey, type SankeyBand, type SankeyNode } from '../figures/sankey.ts';
import { plain } from '../text/plain.ts';
import type { FlowRow } from '../types.ts';
import { t, word } from '../words/index.ts';
import { View } from './base.ts';

@customElement('laut-sankey')
export class SankeyElement extends View {
  @property({ attribute: false }) rows: readonly FlowRow[] = [];
  @property({ attribute: false }) chosen: string | undefined;
  @property({ attribute: false }) width = 900;

  private resize: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize = new ResizeObserver(() => {
      if (this.clientWidth > 0 && Math.abs(this.clientWidth - this.width) > 4) this.width = this.clientWidth;
    });
    this.resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize?.disconnect();
  }

  protected override render(): unknown {
    const drawn = sankey(this.rows, t('flows.unknown'));
    if (drawn.bands.length === 0) return html`<p class="notice" role="status">${t('flows.nogoods')}</p>`;
    const narrow = this.width < 560;
    const bar = 8;
    // Names stand inside, beside their bars; the middle column has its names above the bars.
    const x = (node: SankeyNode): number => (node.column === 0 ? 0 : node.column === 1 ? this.width / 2 - bar / 2 : this.width - bar);
    const height = drawn.height + 30;
    return html`<svg class="sankey" width=${this.width} height=${height} viewBox="0 -20 ${this.width} ${height}" role="group" aria-label=${t('flows.label.sankey')}>
      ${drawn.bands.map((band) => this.band(band, x(band.from) + bar, x(band.to)))}
      ${drawn.nodes.map((node) => svg`<rect x=${x(node)} y=${node.top} width=${bar} height=${node.height} class="sankey-node"></rect>
        <text x=${node.column === 0 ? bar + 6 : node.column === 1 ? this.width / 2 : this.width - bar - 6} y=${node.column === 1 ? node.top - 5 : node.top + Math.min(node.height / 2, 40)}
          text-anchor=${node.column === 0 ? 'start' : node.column === 1 ? 'middle' : 'end'} dominant-baseline=${node.column === 1 ? 'auto' : 'central'} class="sankey-name">${plain(node.name, narrow ? (node.column === 1 ? 14 : 12) : 34)}</text>`)}</svg>`;
  }

  private band(band: SankeyBand, x0: number, x1: number): unknown {
    const key = edgeKey(band.row);
    const middle = (x0 + x1) / 2;
    const y0 = band.y0 + band.width / 2;
    const y1 = band.y1 + band.width / 2;
    const line = lineOf(band.row);
    const label = `${plain(band.row.actor_name, 60) || t('flows.unknown')} → ${plain(band.row.goods, 40)} → ${plain(band.row.recipient_name, 60) || t('flows.unknown')}: ${word('', band.row.type)}, ${t('flows.origins', { n: band.row.origins })}`;
    const first = band.from.column === 0;
    return svg`<path d="M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}" stroke-width=${Math.max(2, band.width - 2)} class="band ${line} ${key === this.chosen ? 'chosen' : ''}"
      role=${first ? 'button' : nothing} tabindex=${first ? '0' : nothing} aria-label=${first ? label : nothing} aria-hidden=${first ? nothing : 'true'}
      @click=${() => this.pick(key)} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); this.pick(key); } }}><title>${label}</title></path>`;
  }

  private pick(key: string): void {
    this.dispatchEvent(new CustomEvent<string>('flow', { detail: key }));
  }
}
