// <laut-export>: what is seen, to take along: its rows as CSV or JSON, and the ledger's own formats with the same filters.
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { address, exportFilters, get } from '../data/api.ts';
import { csv, type Record_ } from '../data/table.ts';
import { t } from '../words/index.ts';
import { View } from './base.ts';

let formats: Promise<string[]> | undefined;

/// The list of formats may come as strings or as rows with a name.
function askFormats(): Promise<string[]> {
  formats ??= get<unknown>('/formats').then(
    (answer) => {
      const list = Array.isArray(answer) ? answer : ((answer as { rows?: unknown[]; formats?: unknown[] }).rows ?? (answer as { formats?: unknown[] }).formats ?? []);
      return list
        .map((item) => (typeof item === 'string' ? item : String((item as { name?: unknown; format?: unknown }).name ?? (item as { format?: unknown }).format ?? '')))
        .filter((name) => /^[\w.-]{1,40}$/.test(name));
    },
    () => {
      formats = undefined;
      return [];
    },
  );
  return formats;
}

@customElement('laut-export')
export class Export extends View {
  @property({ attribute: false }) rows: readonly unknown[] = [];
  @property({ attribute: false }) records: readonly Record_[] = [];
  @property({ attribute: false }) name = 'laut';
  @property({ attribute: false }) query: Record<string, string> = {};
  @state() private formats: string[] = [];

  protected override render(): unknown {
    return html`<details class="export" @toggle=${this.open}><summary>${t('export.title')}</summary><div class="export-body">
      <button type="button" @click=${this.saveCsv}>${t('export.csv')}</button>
      <button type="button" @click=${this.saveJson}>${t('export.json')}</button>
      ${this.formats.length > 0 ? html`<p>${t('export.other')}: ${this.formats.map((format) => html` <a class="chip" download
        href=${address('/export', { format, ...exportFilters(this.query) })}>${format}</a>`)}</p>` : nothing}</div></details>`;
  }

  private open(event: Event): void {
    if ((event.target as HTMLDetailsElement).open) void askFormats().then((list) => (this.formats = list));
  }

  private saveCsv(): void {
    save(`${this.name}.csv`, 'text/csv;charset=utf-8', `\ufeff${csv(this.records)}`);
  }

  private saveJson(): void {
    save(`${this.name}.json`, 'application/json', `${JSON.stringify(this.rows, null, 1)}\n`);
  }
}

function save(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
