// Roles over time as bars: from the first to the last day they are told for; open ends fade.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { plain } from '../text/plain.ts';
import type { ActorRow } from '../types.ts';
import { day, t } from '../words/index.ts';

export function roleBars(roles: ActorRow['roles']): TemplateResult {
  const stamps = roles.flatMap((role) => [time(role.first_day), time(role.last_day)]).filter((x): x is number => x !== undefined);
  const first = Math.min(...stamps);
  // A role without an end goes on until now.
  const last = Math.max(...stamps, ...(roles.some((role) => role.first_day && !role.last_day) ? [Date.now()] : []));
  const drawn = stamps.length > 0 && last > first;
  const at = (x: number): number => 2 + ((x - first) / (last - first)) * 96;
  return html`<ul class="role-bars">${roles.slice(0, 60).map((role) => {
    const from = time(role.first_day);
    const to = time(role.last_day);
    return html`<li><span class="role-name">${plain(role.role, 120)}</span>
      ${drawn ? html`<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><path d="M0 3H100" class="track"></path>
        ${svg`<path d="M${at(from ?? first)} 3H${Math.max(at(to ?? last), at(from ?? first) + 1)}" class="span"></path>`}</svg>` : nothing}
      <span class="quiet-text">${role.first_day ? t('actor.roles.since', { day: day(role.first_day) }) : nothing} ${role.last_day ? t('actor.roles.until', { day: day(role.last_day) }) : nothing}</span></li>`;
  })}</ul>`;
}

function time(iso: string | undefined): number | undefined {
  const value = iso ? Date.parse(iso) : NaN;
  return Number.isNaN(value) ? undefined : value;
}
