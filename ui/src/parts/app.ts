// <laut-app>: the frame of the page: masthead, navigation, the view of the address, keys.
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type Address, parseAddress } from '../address.ts';
import { get } from '../data/api.ts';
import { Load } from '../data/load.ts';
import { plain } from '../text/plain.ts';
import type { Totals } from '../types.ts';
import { day, keep, type Key, language, type Language, recall, setLanguage, t } from '../words/index.ts';
import { go, redraw, View } from './base.ts';
import { arrowKeys } from './keys.ts';
import '../views/actor.ts';
import '../views/actors.ts';
import '../views/articles.ts';
import '../views/article.ts';
import '../views/case.ts';
import '../views/conflicts.ts';
import '../views/flows.ts';
import '../views/read.ts';
import '../views/search.ts';
import '../views/sources.ts';
import '../views/start.ts';
import '../views/timeline.ts';

const entries: { view: string; also?: string }[] = [
  { view: 'start' }, { view: 'articles', also: 'article' }, { view: 'read' }, { view: 'actors', also: 'actor' }, { view: 'flows' },
  { view: 'timeline' }, { view: 'conflicts', also: 'case' }, { view: 'sources' }, { view: 'search' },
];

@customElement('laut-app')
export class App extends View {
  @state() private address: Address = parseAddress(location.hash);
  @state() private theme = recall('laut.theme') ?? 'auto';
  private readonly totals = new Load<Totals>(this);
  private readonly onHash = (): void => this.follow();
  private readonly onKey = (event: KeyboardEvent): void => this.key(event);

  override connectedCallback(): void {
    this.replaceChildren();
    super.connectedCallback();
    window.addEventListener('hashchange', this.onHash);
    document.addEventListener('keydown', this.onKey);
    this.totals.run('totals', (signal) => get<Totals>('/totals', {}, signal));
    this.paint();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.onHash);
    document.removeEventListener('keydown', this.onKey);
  }

  protected override updated(): void {
    // On a narrow page the navigation scrolls: show where one is.
    const here = this.querySelector<HTMLElement>('.views [aria-current]');
    const list = here?.closest('ul');
    if (here && list) list.scrollLeft = here.offsetLeft - list.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
  }

  protected override render(): unknown {
    const totals = this.totals.value;
    return html`<a class="skip" href="#main" @click=${this.skip}>${t('app.skip')}</a>
      <header class="masthead"><div class="masthead-top">
        <p class="masthead-day">${totals?.first_day ? html`${day(totals.first_day)} – ${day(totals.last_day)}` : nothing}</p>
        <p class="nameplate"><a href="#/start">laut</a></p>
        <div class="switches">${this.languageSwitch()}${this.themeSwitch()}</div></div>
        <p class="motto">${t('app.motto')}</p>
        <nav class="views" aria-label=${t('app.nav')}><ul>${entries.map((entry) => {
          const here = entry.view === this.address.view || entry.also === this.address.view;
          return html`<li><a href="#/${entry.view}" aria-current=${here ? 'page' : nothing}>${t(`view.${entry.view}` as Key)}</a></li>`;
        })}</ul></nav></header>
      <main id="main" tabindex="-1">${this.view()}</main>
      <footer class="foot"><p>${t('app.footer')}</p><p>${t('app.keys')}${totals?.engine ? html` · ${t('app.engine', { engine: plain(totals.engine, 80) })}` : nothing}</p></footer>`;
  }

  private view(): unknown {
    const address = this.address;
    switch (address.view) {
      case 'articles': return html`<laut-articles .address=${address}></laut-articles>`;
      case 'article': return html`<laut-article .address=${address}></laut-article>`;
      case 'read': return html`<laut-read .address=${address}></laut-read>`;
      case 'actors': return html`<laut-actors .address=${address}></laut-actors>`;
      case 'actor': return html`<laut-actor .address=${address} .readOnly=${this.totals.value?.read_only ?? true}></laut-actor>`;
      case 'flows': return html`<laut-flows .address=${address}></laut-flows>`;
      case 'timeline': return html`<laut-timeline .address=${address}></laut-timeline>`;
      case 'conflicts': return html`<laut-conflicts .address=${address}></laut-conflicts>`;
      case 'case': return html`<laut-case .address=${address}></laut-case>`;
      case 'search': return html`<laut-search .address=${address}></laut-search>`;
      case 'sources': return html`<laut-sources .address=${address}></laut-sources>`;
      default: return html`<laut-start .totals=${this.totals} .state=${this.totals.state}></laut-start>`;
    }
  }

  private languageSwitch(): unknown {
    return html`<div class="switch" role="group" aria-label=${t('app.language')}>${(['de', 'en'] as Language[]).map((code) => html`<button
      type="button" lang=${code} title=${code === 'de' ? 'Deutsch' : 'English'} aria-pressed=${code === language()} @click=${() => this.speak(code)}>${code.toUpperCase()}</button>`)}</div>`;
  }

  private themeSwitch(): unknown {
    return html`<label class="theme"><span class="visually-hidden">${t('app.theme')}</span><select @change=${this.pickTheme}>
      ${['auto', 'light', 'dark'].map((theme) => html`<option value=${theme} ?selected=${theme === this.theme}>${t(`app.theme.${theme}` as Key)}</option>`)}</select></label>`;
  }

  private speak(code: Language): void {
    setLanguage(code);
    this.paint();
    redraw();
  }

  private pickTheme(event: Event): void {
    this.theme = (event.target as HTMLSelectElement).value;
    keep('laut.theme', this.theme);
    this.paint();
    redraw();
  }

  private paint(): void {
    const root = document.documentElement;
    root.lang = language();
    if (this.theme === 'light' || this.theme === 'dark') root.dataset.theme = this.theme;
    else delete root.dataset.theme;
    document.title = this.address.view === 'start' ? 'laut' : `${t(`view.${this.address.view}` as Key)} · laut`;
  }

  private follow(): void {
    const before = this.address;
    this.address = parseAddress(location.hash);
    this.paint();
    if (before.view !== this.address.view || before.id !== this.address.id) {
      window.scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
  }

  private skip(event: Event): void {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const typing = target.matches('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      if (this.address.view !== 'search') go('#/search');
      setTimeout(() => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(), 60);
    } else if (event.key === 'Escape' && typing) {
      target.blur();
    } else if (!typing) {
      arrowKeys(event);
    }
  }
}
