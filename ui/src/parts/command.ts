// <laut-command>: lines for a terminal, with a button that copies them.
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../words/index.ts';
import { View } from './base.ts';

@customElement('laut-command')
export class Command extends View {
  @property({ attribute: false }) text = '';
  @state() private copied = false;

  protected override render(): unknown {
    return html`<div class="command"><pre tabindex="0"><code>${this.text}</code></pre><button type="button" @click=${this.copy}>${this.copied ? t('start.copied') : t('start.copy')}</button></div>`;
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = true;
      setTimeout(() => (this.copied = false), 2000);
    } catch {
      // No clipboard here: select the lines, so that they can be copied by hand.
      const code = this.querySelector('code');
      if (code) getSelection()?.selectAllChildren(code);
    }
  }
}
