// Small pieces of every view: certainty, chain, names, states. Functions that return templates.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { actorAddress, claimAddress, formatAddress } from '../address.ts';
import type { Load } from '../data/load.ts';
import { quantityWords } from '../data/quantity.ts';
import { pieces, plain, webAddress } from '../text/plain.ts';
import type { ChainRow, ClaimRow, EventRow, ParticipantRow, QuantityRow } from '../types.ts';
import { day, days, number, t, word } from '../words/index.ts';

export type Part = TemplateResult | typeof nothing | string;

/// Text of strangers, whole: what cannot be seen is shown by its number.
export function shown(text: string): Part[] {
  return pieces(text).map((piece) => (piece.hidden ? html`<span class="hidden-sign" title=${piece.text}>${piece.text}</span>` : piece.text));
}

const slugs: Record<string, string> = { 'CT+': 'ctp', 'PR+': 'prp', 'PS+': 'psp', U: 'u', 'PS-': 'psn', 'PR-': 'prn', 'CT-': 'ctn' };

/// For class names.
export function factualitySlug(factuality: string): string {
  return slugs[factuality] ?? 'u';
}

/// How full the sign is tells how sure; a bar or a cross tells no.
export function certaintySign(factuality: string): TemplateResult {
  const slug = factualitySlug(factuality);
  const fill = slug.startsWith('ct') ? svg`<circle cx="8" cy="8" r="6" class="fill"></circle>`
    : slug.startsWith('pr') ? svg`<path d="M8 2a6 6 0 0 1 0 12z" class="fill"></path>`
    : slug.startsWith('ps') ? svg`<path d="M8 8V2a6 6 0 0 1 6 6z" class="fill"></path>`
    : svg`<circle cx="8" cy="8" r="1.6" class="fill"></circle>`;
  const bar = slug === 'ctn' ? svg`<path d="M5.4 5.4 10.6 10.6M10.6 5.4 5.4 10.6" class="cross"></path>`
    : slug.endsWith('n') ? svg`<path d="M1.5 14.5 14.5 1.5" class="bar-under"></path><path d="M1.5 14.5 14.5 1.5" class="bar"></path>` : nothing;
  return html`<svg class="sign sign-${slug}" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><circle cx="8" cy="8" r="6" class="ring"></circle>${fill}${bar}</svg>`;
}

export function certainty(factuality: string): TemplateResult {
  return html`<span class="certainty c-${factualitySlug(factuality)}">${certaintySign(factuality)}<span>${word('', factuality)}</span></span>`;
}

export function linkTo(address: string | undefined, content: unknown, cls = ''): TemplateResult {
  return address ? html`<a class=${cls} href=${address}>${content}</a>` : html`<span class=${cls}>${content}</span>`;
}

function chainName(link: ChainRow): string {
  if (link.name) return plain(link.name, 120);
  if (link.unnamed) return t('reader.unnamed');
  return word('kind.', link.kind);
}

/// From the article inwards to the one who says it.
export function chain(links: readonly ChainRow[], linked = true): TemplateResult {
  return html`<span class="chain">${links.map((link, i) => {
    const name = html`<bdi>${chainName(link)}</bdi>`;
    const target = linked && link.kind !== 'article' ? actorAddress(link.actor, link.unnamed ? undefined : link.name) : undefined;
    return html`${i > 0 ? html`<span class="arrow" aria-hidden="true">→</span>` : nothing}<span
      class="link ${i === links.length - 1 ? 'innermost' : ''} ${link.unnamed ? 'unnamed' : ''}">${linkTo(target, name)}</span>`;
  })}</span>`;
}

export function participants(list: readonly ParticipantRow[]): TemplateResult {
  return html`<span class="participants">${list.map((p) => html`<span class="participant"><span class="role">${word('role.', p.role)}</span>
    ${linkTo(actorAddress(p.actor, undefined), html`<bdi>${plain(p.name || p.word, 120)}</bdi>`)}</span>`)}</span>`;
}

export function quantities(list: readonly QuantityRow[]): Part {
  const told = [...new Set(list.map((q) => plain(quantityWords(q, number), 80)))];
  return told.length === 0 ? nothing : html`<span class="quantities">${told.map((text) => html`<span class="chip quantity">${text}</span>`)}</span>`;
}

export function eventLine(event: Pick<EventRow, 'type' | 'mode' | 'factuality' | 'earliest' | 'latest' | 'participants'> & { quantities?: QuantityRow[]; case_id?: number }): TemplateResult {
  const when = days(event.earliest, event.latest);
  return html`<div class="event"><span class="chip type">${word('', event.type)}${event.mode ? html` · ${word('mode.', event.mode)}` : nothing}</span>
    ${certaintySign(event.factuality)}<span class="visually-hidden">${word('', event.factuality)}</span>
    ${participants(event.participants)} ${quantities(event.quantities ?? [])}
    ${when ? html`<span class="when">${when}</span>` : nothing}
    ${event.case_id ? html`<a class="more" href=${formatAddress('case', event.case_id)}>${t('reader.case')}</a>` : nothing}</div>`;
}

/// A claim in a list. The words lead to the sentence.
export function claimItem(claim: ClaimRow, options: { events?: boolean; note?: unknown } = {}): TemplateResult {
  return html`<li class="claim-item"><a class="claim-words" data-item href=${claimAddress(claim)}>${shown(claim.words.slice(0, 600))}</a>
    <div class="claim-meta">${certainty(claim.factuality)} ${chain(claim.chain)}</div>
    <div class="claim-source">${plain(claim.title, 160)}${claim.published ? html` · ${day(claim.published)}` : nothing}${options.note ?? nothing}</div>
    ${options.events && claim.events.length > 0 ? html`<div class="claim-events">${claim.events.map(eventLine)}</div>` : nothing}</li>`;
}

export function original(url: string | undefined): Part {
  const safe = webAddress(url);
  return safe ? html`<a href=${safe} rel="noreferrer noopener" target="_blank">${t('reader.original')} ↗</a>` : nothing;
}

/// Draws what was loaded, or what to do instead. `empty` tells whether there is anything to draw.
export function loaded<T>(load: Load<T>, draw: (value: T) => unknown, empty?: (value: T) => boolean, whenEmpty?: () => unknown): unknown {
  const state = load.state;
  if (state.kind === 'error') {
    const { status, message, mend } = state.error;
    const title = status === 0 ? t('state.offline') : status === 404 ? t('state.notfound') : t('state.error');
    const hint = mend || (status === 0 ? t('state.offline.mend') : status === 404 ? t('state.notfound.mend') : '');
    return html`<div class="notice bad" role="alert"><h2>${title}</h2>${message && status !== 404 ? html`<p>${plain(message, 500)}</p>` : nothing}
      ${hint ? html`<p>${plain(hint, 500)}</p>` : nothing}<button type="button" @click=${() => load.again()}>${t('state.again')}</button></div>`;
  }
  const value = load.value;
  if (value === undefined) {
    return html`<div class="loading" role="status"><span>${t('state.loading')}</span><i class="line"></i><i class="line"></i><i class="line short"></i></div>`;
  }
  const body = empty?.(value) ? (whenEmpty ?? nothingFound)() : draw(value);
  return html`<div class="loaded" aria-busy=${state.kind === 'loading' ? 'true' : 'false'}>${body}</div>`;
}

export function nothingFound(): TemplateResult {
  const filtered = location.hash.includes('?');
  return html`<div class="notice" role="status"><h2>${t('state.nothing')}</h2>
    <p>${filtered ? t('state.nothing.filters') : t('state.nothing.empty')}</p>
    <p>${filtered ? html`<a class="button" href=${location.hash.replace(/\?.*/, '')}>${t('state.clear')}</a>` : html`<a class="button" href="#/start">${t('view.start')}</a>`}</p></div>`;
}

/// Steps through pages by limit and offset.
export function pager(view: string, id: number | undefined, query: Record<string, string>, shown_: number, more: boolean, size = 50): Part {
  const offset = Number(query.offset ?? 0) || 0;
  if (offset === 0 && !more) return nothing;
  const at = (value: number): string => formatAddress(view, id, { ...query, offset: value > 0 ? value : undefined });
  return html`<nav class="pager" aria-label=${t('state.range', { from: offset + 1, to: offset + shown_ })}>
    ${offset > 0 ? html`<a class="button" href=${at(Math.max(0, offset - size))}>${t('state.previous')}</a>` : nothing}
    <span>${t('state.range', { from: offset + 1, to: offset + shown_ })}</span>
    ${more ? html`<a class="button" href=${at(offset + size)}>${t('state.more')}</a>` : nothing}</nav>`;
}
