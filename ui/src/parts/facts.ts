// How the article was made, and who is who in it: facts, never a score. A fact leads to its words.
import { html, nothing, type TemplateResult } from 'lit';
import { plain } from '../text/plain.ts';
import type { CodePoints } from '../text/codepoints.ts';
import type { Reading, Span } from '../types.ts';
import { day, t, word } from '../words/index.ts';

export function facts(reading: Reading, points: CodePoints, show: (span: Span) => void): TemplateResult {
  return html`<section class="facts"><h2>${t('reader.facts')}</h2>
    ${reading.disclosures.length === 0 && !reading.agency ? html`<p class="quiet-text">${t('reader.facts.none')}</p>` : nothing}
    <dl>${reading.agency && !reading.disclosures.some((d) => d.kind === 'agency') ? html`<dt>${t('fact.agency')}</dt><dd>${plain(reading.agency)}</dd>` : nothing}
      ${reading.disclosures.slice(0, 200).map((d) => html`<dt>${word('fact.', d.kind)}</dt><dd>${worded(d.value, d.span, points, show)}</dd>`)}</dl>
    ${reading.relations.length > 0 ? html`<h2>${t('reader.relations')}</h2><ul class="relations">${reading.relations.slice(0, 200).map((r) => html`<li>
      ${named(r.from)} ${r.role ? html`<span class="quiet-text">${plain(r.role, 80)}</span>` : html`<span class="quiet-text">${word('relation.', r.kind)}</span>`} ${named(r.to)}
      ${r.since ? html`<span class="quiet-text">${t('actor.roles.since', { day: day(r.since) })}</span>` : nothing}
      ${r.until ? html`<span class="quiet-text">${t('actor.roles.until', { day: day(r.until) })}</span>` : nothing}</li>`)}</ul>` : nothing}</section>`;
}

function worded(value: string | undefined, span: Span | undefined, points: CodePoints, show: (span: Span) => void): unknown {
  const text = plain(value || (span ? points.slice(span[0], Math.min(span[1], span[0] + 300)) : ''), 300);
  return span && span[1] > span[0] ? html`<button type="button" class="quiet as-link" @click=${() => show(span)}>${text}</button>` : text;
}

function named(name: string | number | undefined): unknown {
  return typeof name === 'string' && name ? html`<bdi>${plain(name, 120)}</bdi>` : nothing;
}
