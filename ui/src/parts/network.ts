// <laut-network>: room for the network of flows, with buttons to zoom. Event: "flow" (detail: key or undefined) when a line is chosen.
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { drawNetwork, type Network } from '../figures/network.ts';
import type { FlowRow } from '../types.ts';
import { t } from '../words/index.ts';
import { View } from './base.ts';

@customElement('laut-network')
export class NetworkElement extends View {
  @property({ attribute: false }) rows: readonly FlowRow[] = [];
  @property({ attribute: false }) chosen: string | undefined;
  @state() private failed = false;
  private network: Network | undefined;
  private drawing = 0;
  private painted = '';
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');
  private readonly onScheme = (): void => void this.paint();

  override connectedCallback(): void {
    super.connectedCallback();
    this.scheme.addEventListener('change', this.onScheme);
    if (this.hasUpdated) void this.paint();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.scheme.removeEventListener('change', this.onScheme);
    this.network?.destroy();
    this.network = undefined;
  }

  protected override render(): unknown {
    return html`<div class="network"><div class="network-canvas __________cytoscape_container" role="img" aria-label=${t('flows.label.network')}></div>
      <div class="zoom"><button type="button" aria-label=${t('flows.zoom.in')} @click=${() => this.network?.zoom(1.3)}>+</button>
        <button type="button" aria-label=${t('flows.zoom.out')} @click=${() => this.network?.zoom(1 / 1.3)}>−</button>
        <button type="button" aria-label=${t('flows.zoom.fit')} @click=${() => this.network?.zoom('fit')}>⤢</button></div>
      ${this.failed ? html`<p class="notice bad" role="alert">${t('state.error')}</p>` : nothing}</div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const look = `${document.documentElement.dataset.theme ?? ''} ${document.documentElement.lang}`;
    if (changed.has('rows') || look !== this.painted) {
      this.painted = look;
      void this.paint();
    } else if (changed.has('chosen')) {
      this.network?.choose(this.chosen);
    }
  }

  private async paint(): Promise<void> {
    const mine = ++this.drawing;
    this.network?.destroy();
    this.network = undefined;
    const container = this.querySelector<HTMLElement>('.network-canvas');
    if (!container) return;
    try {
      const made = await drawNetwork(container, this.rows, (key) => this.dispatchEvent(new CustomEvent<string | undefined>('flow', { detail: key })));
      if (mine !== this.drawing || !this.isConnected) {
        made.destroy();
        return;
      }
      this.network = made;
      made.choose(this.chosen);
      this.failed = false;
    } catch {
      this.failed = mine === this.drawing;
    }
  }
}
