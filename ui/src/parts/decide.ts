// <laut-decide>: merge two actors, split what was merged, undo either. Every step is a decision that is kept. Needs the server's token.
// Event: "decided" after each.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError, get, hasToken, post, setToken } from '../data/api.ts';
import { plain } from '../text/plain.ts';
import type { ActorRow, Decision, Page } from '../types.ts';
import { day, t, type Key } from '../words/index.ts';
import { View } from './base.ts';

@customElement('laut-decide')
export class Decide extends View {
  @property({ attribute: false }) actor!: ActorRow;
  @property({ attribute: false }) readOnly = true;
  @state() private found: ActorRow[] = [];
  @state() private decisions: Decision[] = [];
  @state() private told = '';
  @state() private failed = '';
  @state() private note = '';

  protected override render(): unknown {
    return html`<details class="decide" @toggle=${this.opened}><summary>${t('edit.title')}</summary>
      ${this.readOnly ? html`<p>${t('edit.readonly')}</p>` : hasToken() ? this.forms() : this.tokenForm()}
      ${this.told ? html`<p class="notice" role="status">${this.told}</p>` : nothing}${this.failed ? html`<p class="notice bad" role="alert">${this.failed}</p>` : nothing}
      <h3>${t('edit.decisions')}</h3>${this.decisions.length === 0 ? html`<p class="quiet-text">${t('edit.decisions.none')}</p>` : html`<ul class="decisions">${this.decisions.filter((d) => d.kind !== 'undo').map((d) => this.decision(d))}</ul>`}</details>`;
  }

  private tokenForm(): TemplateResult {
    return html`<form @submit=${(event: Event) => {
      event.preventDefault();
      setToken(String(new FormData(event.target as HTMLFormElement).get('token') ?? ''));
      this.requestUpdate();
    }}><label class="field"><span>${t('edit.token')}</span><input name="token" type="password" autocomplete="off" required aria-describedby="token-why"></label>
      <p class="quiet-text" id="token-why">${t('edit.token.why')}</p><button type="submit">${t('edit.token.use')}</button></form>`;
  }

  private forms(): TemplateResult {
    return html`<h3>${t('edit.merge')}</h3><label class="field"><span>${t('edit.note')}</span><input maxlength="500" .value=${this.note} @input=${(e: Event) => (this.note = (e.target as HTMLInputElement).value)}></label>
      <form class="ask" @submit=${this.look}><label class="field"><span>${t('edit.merge.with')}</span><input type="search" name="other" maxlength="200" autocomplete="off"></label><button type="submit">${t('search.go')}</button></form>
      <ul class="merge-list">${this.found.map((other) => html`<li><button type="button" @click=${() => this.decide('/merges', { actor: this.actor.id, other: other.id, note: this.note })}>${t('edit.merge.go', { name: plain(other.name, 80) })}</button>
        <span class="quiet-text">${t('actor.articles', { n: other.articles })}</span></li>`)}</ul>
      <p><button type="button" @click=${() => this.decide('/splits', { actor: this.actor.id })}>${t('edit.split')}</button></p>`;
  }

  private decision(d: Decision): TemplateResult {
    const kind = d.kind === 'split' ? 'split' : 'merge';
    return html`<li class=${d.undone ? 'undone' : ''}>${t(`edit.kind.${kind}` as Key, { actor: plain(d.actor_name, 80), other: plain(d.other_name, 80) })}
      <span class="quiet-text">${day(d.made)} ${plain(d.note, 200)} ${d.undone ? t('edit.undone') : ''}</span>
      ${!d.undone && !this.readOnly && hasToken() ? html`<button type="button" @click=${() => this.decide('/undo', { decision: d.id })}>${t('edit.undo')}</button>` : nothing}</li>`;
  }

  private async opened(event: Event): Promise<void> {
    if ((event.target as HTMLDetailsElement).open) await this.list();
  }

  private async list(): Promise<void> {
    await this.attempt(async () => {
      this.decisions = (await get<Page<Decision>>('/decisions')).rows;
    });
  }

  private async look(event: Event): Promise<void> {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('other') ?? '').trim();
    await this.attempt(async () => {
      const page = await get<Page<ActorRow>>('/actors', { name, limit: 12 });
      this.found = page.rows.filter((row) => row.id !== this.actor.id);
    });
  }

  private async decide(path: string, body: unknown): Promise<void> {
    await this.attempt(async () => {
      const { decision } = await post<{ decision: number }>(path, body);
      this.told = t('edit.done', { n: decision });
      this.found = [];
      this.dispatchEvent(new CustomEvent('decided'));
    });
    if (!this.failed) await this.list();
  }

  private async attempt(what: () => Promise<void>): Promise<void> {
    this.failed = '';
    try {
      await what();
    } catch (error) {
      const problem = error instanceof ApiError ? error : new ApiError(-1, String(error));
      if (problem.status === 401) setToken('');
      this.failed = [problem.status === 0 ? t('state.offline') : problem.message || t('state.error'), problem.mend].filter(Boolean).join(' ');
    }
  }
}
