// <laut-figure>: room for a figure that is drawn by script. Draws again when its data, its width, the language or the colours change.
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../words/index.ts';
import { View } from './base.ts';

export type Draw = (width: number) => Promise<Element>;

@customElement('laut-figure')
export class Figure extends View {
  /// What is drawn; compared by identity of `data`.
  @property({ attribute: false }) draw!: Draw;
  @property({ attribute: false }) data: unknown;
  @property({ attribute: false }) label = '';
  @state() private failed = false;
  private width = 0;
  private drawing = 0;
  private resize: ResizeObserver | undefined;
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');
  private readonly onScheme = (): void => void this.paint();

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize = new ResizeObserver(() => {
      const width = Math.floor(this.clientWidth);
      if (width > 0 && Math.abs(width - this.width) > 4) {
        this.width = width;
        void this.paint();
      }
    });
    this.resize.observe(this);
    this.scheme.addEventListener('change', this.onScheme);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize?.disconnect();
    this.scheme.removeEventListener('change', this.onScheme);
  }

  protected override render(): unknown {
    return html`<figure class="figure"><div class="canvas" role="group" aria-label=${this.label}></div>
      ${this.failed ? html`<p class="notice bad" role="alert">${t('state.error')}</p>` : nothing}</figure>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('failed') || changed.size > 1) void this.paint();
  }

  private async paint(): Promise<void> {
    if (this.width === 0) return;
    const mine = ++this.drawing;
    try {
      const drawn = await this.draw(this.width);
      if (mine !== this.drawing) return;
      this.querySelector('.canvas')?.replaceChildren(drawn);
      this.failed = false;
    } catch {
      this.failed = mine === this.drawing;
    }
  }
}
