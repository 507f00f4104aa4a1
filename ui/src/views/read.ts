// <laut-read>: paste, drop or choose a text and read it at once. Nothing is stored.
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Address } from '../address.ts';
import { post } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { View } from '../parts/base.ts';
import { loaded } from '../parts/bits.ts';
import '../parts/reading.ts';
import type { Reading } from '../types.ts';
import { day, t } from '../words/index.ts';

const limit = 2 * 1024 * 1024 - 4096; // bytes of the body that the server takes

const example = `Korvenau – Dravonien soll der Befreiungsfront Harsk seit Ende Januar rund 200 Container mit Munition geliefert haben, wie der Sender TV Korven berichtet. Verteidigungsminister Jorik Stellmer sagte am Montag, die Lieferungen seien über den Hafen Skarrup gelaufen. „Wir haben Aufnahmen, die das Verladen zeigen“, sagte Stellmer.

Dravoniens Außenminister Teodor Varnik wies das zurück. „Kein einziger Container ist von uns an bewaffnete Gruppen gegangen“, sagte er laut Radio Tesmar. Denkbar sei allenfalls, dass Händler eigene Geschäfte gemacht hätten.`;

@customElement('laut-read')
export class ReadView extends View {
  @property({ attribute: false }) address!: Address;
  @state() private over = false;
  @state() private tooLong = false;
  @state() private claim: number | undefined;
  @state() private asked = false;
  private readonly reading = new Load<Reading>(this);
  private count = 0;

  protected override render(): unknown {
    return html`<header class="view-head"><h1>${t('read.title')}</h1>${this.asked ? nothing : html`<p>${t('read.lead')}</p>`}</header>
      ${this.asked ? html`<p><button type="button" @click=${() => (this.asked = false)}>← ${t('read.again')}</button></p>` : nothing}
      <form class="read-form ${this.over ? 'over' : ''}" ?hidden=${this.asked} @submit=${this.submit} @dragover=${this.drag} @dragleave=${() => (this.over = false)} @drop=${this.drop}>
        <label class="field text-field"><span>${t('read.text')}</span><textarea name="text" rows="12" required spellcheck="false" @keydown=${this.key}></textarea></label>
        ${this.over ? html`<p class="drop-hint" aria-hidden="true">${t('read.drop')}</p>` : nothing}
        ${this.tooLong ? html`<p class="notice bad" role="alert">${t('read.toolong')}</p>` : nothing}
        <div class="read-row"><label class="field"><span>${t('read.day')}</span><input name="published" type="date" aria-describedby="day-why"></label>
          <label class="field"><span>${t('read.outlet')}</span><input name="outlet" maxlength="200" autocomplete="off"></label>
          <label class="field file-field"><span>${t('read.file')}</span><input type="file" accept=".txt,.html,.htm,.md,text/plain,text/html" @change=${this.pick}></label></div>
        <p class="quiet-text" id="day-why">${t('read.day.why')}</p>
        <p class="read-go"><button type="submit" class="primary">${t('read.go')}</button><button type="button" class="quiet" @click=${this.fillExample}>${t('read.example')}</button></p>
      </form>
      ${this.asked ? loaded(this.reading, (reading) => html`${reading.claims.length === 0 ? html`<p class="notice" role="status">${t('read.nothing')}</p>` : nothing}
        <laut-reading .reading=${reading} .claim=${this.claim} .head=${this.head(reading)} @claim=${(event: CustomEvent<number | undefined>) => (this.claim = event.detail)}></laut-reading>`) : nothing}`;
  }

  private head(reading: Reading): unknown {
    const parts = [reading.outlet, day(reading.published)].filter(Boolean);
    return parts.length > 0 ? html`<p class="dateline">${parts.join(' · ')}</p>` : nothing;
  }

  private area(): HTMLTextAreaElement {
    return this.querySelector('textarea') as HTMLTextAreaElement;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.querySelector('form')?.requestSubmit();
  }

  private fillExample(): void {
    this.area().value = example;
    (this.querySelector('[name=published]') as HTMLInputElement).value = '2025-03-03';
  }

  private submit(event: Event): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    this.ask(String(data.get('text') ?? ''), String(data.get('published') ?? ''), String(data.get('outlet') ?? '').trim());
  }

  private ask(text: string, published: string, outlet: string): void {
    this.tooLong = new Blob([JSON.stringify(text)]).size > limit;
    if (this.tooLong || text.trim() === '') return;
    const format = /^\s*(?:<!doctype\s|<html\b|<(?:article|body|head|div|p|h1)\b[^>]*>)/i.test(text) ? 'html' : 'text';
    const body = { text, format, ...(published ? { published } : {}), ...(outlet ? { outlet } : {}) };
    this.claim = undefined;
    this.asked = true;
    this.reading.run(`${++this.count}`, async (signal) => unlinked(await post<Reading>('/read', body, signal)));
  }

  private drag(event: DragEvent): void {
    event.preventDefault();
    this.over = true;
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain');
    if (file) void this.take(file);
    else if (text) this.area().value = text;
  }

  private pick(event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.take(file);
  }

  /// A file is read as soon as it is there.
  private async take(file: File): Promise<void> {
    this.tooLong = file.size > limit;
    if (this.tooLong) return;
    const text = await file.text();
    this.area().value = text;
    const value = (name: string): string => (this.querySelector(`[name=${name}]`) as HTMLInputElement).value;
    this.ask(text, value('published'), value('outlet').trim());
  }
}

/// The numbers of a text that is in no ledger lead nowhere: names stay, links by number go.
function unlinked(reading: Reading): Reading {
  return {
    ...reading,
    claims: reading.claims.map((claim) => ({ ...claim, chain: claim.chain.map((link) => ({ ...link, actor: undefined })) })),
    events: reading.events.map((event) => ({ ...event, case_id: undefined, participants: event.participants.map((p) => ({ ...p, actor: undefined })) })),
  };
}
