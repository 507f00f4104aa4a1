// <laut-reading>: the heart. A text with its claims: words highlighted by speaker and certainty, the path of every claim in the margin at its
// line. Events: "claim" (detail: id or undefined) when another claim is chosen; who uses the element keeps the choice.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { blocks, type Block, within } from '../text/blocks.ts';
import { CodePoints } from '../text/codepoints.ts';
import { placeNotes } from '../text/margin.ts';
import { type Mark, nest, type Node } from '../text/nest.ts';
import { plain } from '../text/plain.ts';
import { inOrder, type Speaker, speakerKey, speakers } from '../text/speakers.ts';
import { factualities, type Reading, type Span, type TextClaim } from '../types.ts';
import { days, number, t, word } from '../words/index.ts';
import { View } from './base.ts';
import { certainty, certaintySign, chain, eventLine, factualitySlug, shown } from './bits.ts';
import { facts } from './facts.ts';

type What = { kind: 'claim'; claim: TextClaim } | { kind: 'event' | 'time' | 'quantity' | 'spot'; label: string };

const firstBudget = 60_000; // code points drawn at first
const wide = '(min-width: 960px)';

@customElement('laut-reading')
export class ReadingElement extends View {
  @property({ attribute: false }) reading!: Reading;
  @property({ attribute: false }) claim: number | undefined;
  @property({ attribute: false }) head: unknown = nothing;
  @state() private budget = firstBudget;
  @state() private layers = { event: false, time: false, quantity: false };
  @state() private speaker: string | undefined;
  @state() private spot: Span | undefined;

  private points = new CodePoints('');
  private blockList: Block[] = [];
  private ordered: TextClaim[] = [];
  private who = new Map<string, Speaker>();
  private resize: ResizeObserver | undefined;
  private scrollTo_: 'words' | 'note' | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize = new ResizeObserver(() => this.place());
    this.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize?.disconnect();
    this.removeEventListener('keydown', this.onKey);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('reading')) {
      this.points = new CodePoints(this.reading.text);
      this.blockList = blocks(this.reading.text);
      this.ordered = inOrder(this.reading.claims);
      this.who = speakers(this.ordered);
      this.speaker = undefined;
      this.spot = undefined;
      this.budget = firstBudget;
    }
    if (changed.has('claim') && this.claim !== undefined) {
      const begin = this.chosen()?.spans[0]?.[0] ?? 0;
      if (begin >= this.budget) this.budget = begin + 10_000;
      if (this.scrollTo_ === undefined) this.scrollTo_ = 'words';
    }
  }

  protected override updated(): void {
    const paper = this.querySelector('.paper');
    if (paper) this.resize?.observe(paper);
    this.place();
    if (this.scrollTo_ && this.claim !== undefined) this.bring(this.scrollTo_);
    this.scrollTo_ = undefined;
  }

  protected override render(): unknown {
    const shownBlocks = this.blockList.slice(0, within(this.blockList, this.budget));
    const marks = this.marks();
    const titleBlock = this.titleBlock();
    return html`<div class="reading ${this.speaker === undefined ? '' : 'one-speaker'}">
      ${this.toolbar()}
      <div class="paper"><article class="text" @click=${this.onWords} @mouseover=${this.onHover} @mouseleave=${() => this.heat(undefined)}>
        ${titleBlock ? nothing : this.reading.title ? html`<h1>${shown(this.reading.title.slice(0, 500))}</h1>` : nothing}
        ${titleBlock ? html`<h1>${this.block(titleBlock, marks)}</h1>` : nothing}
        ${this.head}
        ${shownBlocks.map((block) => (block === titleBlock ? nothing : html`<p>${this.block(block, marks)}</p>`))}
        ${shownBlocks.length < this.blockList.length ? html`<div class="notice"><p>${t('state.shortened')}</p>
          <button type="button" @click=${() => (this.budget += 200_000)}>${t('state.showmore')}</button></div>` : nothing}
      </article>
      <aside class="margin" data-list aria-label=${t('reader.claims')}><h2 class="margin-title">${t('reader.claims')}</h2>
        ${this.ordered.length === 0 ? html`<p class="quiet-text">${t('reader.noclaims')}</p>` : nothing}
        ${this.ordered.filter((claim) => (claim.spans[0]?.[0] ?? 0) < this.budget).slice(0, 2000).map((claim) => this.note(claim))}</aside></div>
      ${facts(this.reading, this.points, (span) => this.show(span))}
      ${this.sheet()}</div>`;
  }

  private titleBlock(): Block | undefined {
    const first = this.blockList[0];
    if (!first || !this.reading.title) return undefined;
    const same = this.points.slice(first.begin, first.end).trim() === this.reading.title.trim();
    return same ? first : undefined;
  }

  private toolbar(): TemplateResult {
    const list = [...this.who.values()];
    const layer = (kind: 'event' | 'time' | 'quantity', label: string, count: number): TemplateResult => html`<button type="button" class="toggle t-${kind}"
      aria-pressed=${this.layers[kind]} @click=${() => (this.layers = { ...this.layers, [kind]: !this.layers[kind] })}>${label} <span class="count">${number(count)}</span></button>`;
    return html`<div class="reader-tools">
      <div class="tool-group" role="group" aria-label=${t('reader.speakers')}><span class="tool-label">${t('reader.speakers')}</span>
        ${list.slice(0, 40).map((speaker) => html`<button type="button" class="speaker ${colourClass(speaker)}" aria-pressed=${this.speaker === speaker.key}
          @click=${() => (this.speaker = this.speaker === speaker.key ? undefined : speaker.key)}><i class="swatch"></i><bdi>${speakerName(speaker)}</bdi> <span class="count">${number(speaker.claims)}</span></button>`)}</div>
      <div class="tool-group" role="group" aria-label=${t('reader.show')}><span class="tool-label">${t('reader.show')}</span>
        ${layer('event', t('reader.events'), this.reading.events.length)}${layer('time', t('reader.times'), this.reading.times.length)}${layer('quantity', t('reader.quantities'), this.reading.quantities.length)}</div>
      <div class="tool-group legend"><span class="tool-label">${t('reader.legend')}</span>${used(this.reading).map((f) => html`<span class="legend-item">${certaintySign(f)} <span
        class="words f-${factualitySlug(f)} legend-words">${word('', f)}</span></span>`)}</div></div>`;
  }

  private marks(): Mark<What>[] {
    const list: Mark<What>[] = [];
    for (const claim of this.ordered) {
      for (const [begin, end] of claim.spans) list.push({ begin, end, rank: 0, data: { kind: 'claim', claim } });
    }
    const add = (kind: 'event' | 'time' | 'quantity', rank: number, span: Span | undefined, label: string): void => {
      if (span && this.layers[kind]) list.push({ begin: span[0], end: span[1], rank, data: { kind, label } });
    };
    for (const event of this.reading.events) add('event', 10, event.trigger, word('', event.type));
    for (const time of this.reading.times) add('time', 11, time.span, time.value || days(time.earliest, time.latest));
    for (const quantity of this.reading.quantities) add('quantity', 12, quantity.span, quantity.counted || quantity.unit || '');
    if (this.spot) list.push({ begin: this.spot[0], end: this.spot[1], rank: 13, data: { kind: 'spot', label: '' } });
    return list;
  }

  private block(block: Block, marks: readonly Mark<What>[]): unknown {
    const mine = marks.filter((mark) => mark.begin < block.end && mark.end > block.begin);
    return nest(block.begin, block.end, mine).map((node) => this.node(node));
  }

  private node(node: Node<What>): unknown {
    if (node.kind === 'text') return shown(this.points.slice(node.begin, node.end));
    const inner = node.children.map((child) => this.node(child));
    const what = node.mark.data;
    if (what.kind === 'claim') {
      const { claim } = what;
      const speaker = this.who.get(speakerKey(claim));
      const dim = this.speaker !== undefined && speaker?.key !== this.speaker;
      return html`<span class="words ${speaker ? colourClass(speaker) : ''} f-${factualitySlug(claim.factuality)} ${claim.id === this.claim ? 'chosen' : ''} ${dim ? 'dim' : ''}"
        data-claim=${claim.id}>${inner}</span>`;
    }
    if (what.kind === 'spot') return html`<span class="spot" data-spot>${inner}</span>`;
    return html`<span class="layer l-${what.kind}" title=${plain(what.label, 120)}>${inner}<sup class="layer-label">${plain(what.label, 60)}</sup></span>`;
  }

  private note(claim: TextClaim): TemplateResult {
    const chosen = claim.id === this.claim;
    const speaker = this.who.get(speakerKey(claim));
    const dim = this.speaker !== undefined && speaker?.key !== this.speaker;
    return html`<div class="note ${speaker ? colourClass(speaker) : ''} ${speaker?.kind === 'article' ? 'own' : ''} ${chosen ? 'chosen' : ''} ${dim ? 'dim' : ''}" data-note=${claim.id}>
      <button type="button" class="note-head" data-item aria-expanded=${chosen} @click=${() => this.choose(chosen ? undefined : claim.id, 'words')}
        @focus=${() => this.heat(claim.id)} @blur=${() => this.heat(undefined)} @mouseenter=${() => this.heat(claim.id)} @mouseleave=${() => this.heat(undefined)}>
        ${certaintySign(claim.factuality)}<span class="visually-hidden">${word('', claim.factuality)}: </span>${chain(claim.chain, false)}
        <span class="note-words">${plain(this.words(claim), 140)}</span></button>
      ${chosen ? this.detail(claim) : nothing}</div>`;
  }

  private detail(claim: TextClaim): TemplateResult {
    const events = this.reading.events.filter((event) => claim.events.includes(event.id) || event.claim === claim.id);
    const amounts = this.reading.quantities.filter((q) => q.claim === claim.id && (q.event === undefined || q.event === null));
    return html`<div class="note-detail"><p>${certainty(claim.factuality)}${claim.said_as ? html` · ${word('said.', claim.said_as)}` : nothing}</p>
      <p class="note-chain">${chain(claim.chain)}</p>
      ${claim.stance && claim.stance !== 'neutral' ? html`<p class="stance">${word('reader.stance.', claim.stance)}</p>` : nothing}
      ${events.map((event) => eventLine({ ...event, quantities: this.reading.quantities.filter((q) => q.event === event.id) }))}
      ${amounts.length > 0 ? html`<p>${amounts.map((q) => html`<span class="chip quantity">${plain(q.words || `${q.value ?? ''} ${q.counted ?? q.unit ?? ''}`, 60)}</span> `)}</p>` : nothing}</div>`;
  }

  /// On a narrow page the chosen claim is told at the foot of the window.
  private sheet(): unknown {
    const claim = this.chosen();
    if (!claim) return nothing;
    const at = this.ordered.indexOf(claim);
    const speaker = this.who.get(speakerKey(claim));
    const step = (by: number): void => this.choose(this.ordered[at + by]?.id, 'words');
    return html`<section class="sheet ${speaker ? colourClass(speaker) : ''}" aria-label=${t('reader.chain')}><div class="sheet-bar">
      <span>${t('reader.of', { n: at + 1, all: this.ordered.length })}</span>
      <button type="button" aria-label=${t('reader.previous')} ?disabled=${at <= 0} @click=${() => step(-1)}>↑</button>
      <button type="button" aria-label=${t('reader.next')} ?disabled=${at + 1 >= this.ordered.length} @click=${() => step(1)}>↓</button>
      <button type="button" aria-label=${t('reader.close')} @click=${() => this.choose(undefined)}>✕</button></div>
      <p class="sheet-words">${plain(this.words(claim), 240)}</p>${this.detail(claim)}</section>`;
  }

  private words(claim: TextClaim): string {
    return claim.spans.map(([begin, end]) => this.points.slice(begin, Math.min(end, begin + 400))).join(' … ');
  }

  private chosen(): TextClaim | undefined {
    return this.claim === undefined ? undefined : this.ordered.find((claim) => claim.id === this.claim);
  }

  private choose(id: number | undefined, scroll?: 'words' | 'note'): void {
    this.scrollTo_ = scroll;
    this.dispatchEvent(new CustomEvent<number | undefined>('claim', { detail: id }));
  }

  private show(span: Span): void {
    this.spot = span;
    if (span[0] >= this.budget) this.budget = span[0] + 10_000;
    void this.updateComplete.then(() => this.querySelector('[data-spot]')?.scrollIntoView({ block: 'center', behavior: pace() }));
  }

  private onWords(event: MouseEvent): void {
    if (getSelection()?.isCollapsed === false) return;
    let words = (event.target as Element).closest<HTMLElement>('[data-claim]');
    // A second click goes to the claim around it.
    if (words && Number(words.dataset.claim) === this.claim) words = words.parentElement?.closest<HTMLElement>('[data-claim]') ?? null;
    this.choose(words ? Number(words.dataset.claim) : undefined, 'note');
  }

  private onHover(event: MouseEvent): void {
    const words = (event.target as Element).closest<HTMLElement>('[data-claim]');
    this.heat(words ? Number(words.dataset.claim) : undefined);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.claim !== undefined) {
      event.preventDefault();
      this.choose(undefined);
    }
  };

  /// Words and note that belong together, while one points at either. No redrawing: classes alone.
  private heat(id: number | undefined): void {
    for (const hot of this.querySelectorAll('.hot')) hot.classList.remove('hot');
    if (id === undefined) return;
    for (const element of this.querySelectorAll(`[data-claim="${id}"], [data-note="${id}"]`)) element.classList.add('hot');
  }

  private bring(what: 'words' | 'note'): void {
    const target = this.querySelector<HTMLElement>(what === 'words' || !matchMedia(wide).matches ? `[data-claim="${this.claim}"]` : `[data-note="${this.claim}"]`);
    if (!target) return;
    const box = target.getBoundingClientRect();
    const foot = matchMedia(wide).matches ? 40 : window.innerHeight * 0.45 + 40; // the sheet of a narrow page
    if (box.top < 60 || box.top > window.innerHeight - foot) target.scrollIntoView({ block: matchMedia(wide).matches ? 'center' : 'start', behavior: pace() });
  }

  /// Puts every note beside the line its claim begins in.
  private place(): void {
    const margin = this.querySelector<HTMLElement>('.margin');
    if (!margin) return;
    const notes = [...margin.querySelectorAll<HTMLElement>('.note')];
    if (!matchMedia(wide).matches) {
      margin.style.removeProperty('min-height');
      for (const note of notes) note.style.removeProperty('top');
      return;
    }
    const origin = margin.getBoundingClientRect().top;
    const measured = notes.map((note) => {
      const words = this.querySelector(`[data-claim="${note.dataset.note}"]`);
      const line = words?.getClientRects()[0];
      return { want: line ? line.top - origin : 0, height: note.offsetHeight };
    });
    const tops = placeNotes(measured, 6, notes.findIndex((note) => note.classList.contains('chosen')));
    notes.forEach((note, i) => note.style.setProperty('top', `${Math.round(tops[i] as number)}px`));
    const last = tops.length - 1;
    if (last >= 0) margin.style.setProperty('min-height', `${Math.ceil((tops[last] as number) + (measured[last] as { height: number }).height)}px`);
  }
}

/// The degrees of certainty that occur, from sure to denied.
function used(reading: Reading): string[] {
  return factualities.filter((f) => reading.claims.some((claim) => claim.factuality === f));
}

function colourClass(speaker: Speaker): string {
  return speaker.kind === 'named' ? `sp${speaker.colour}` : `sp-${speaker.kind}`;
}

function speakerName(speaker: Speaker): string {
  return speaker.kind === 'article' ? t('reader.itself') : speaker.kind === 'unnamed' ? t('reader.unnamed') : plain(speaker.name, 60);
}

function pace(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
