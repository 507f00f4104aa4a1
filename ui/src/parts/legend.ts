// What the points of a figure mean.
import { html, type TemplateResult } from 'lit';
import { t } from '../words/index.ts';

export function mannerLegend(): TemplateResult {
  return html`<ul class="point-legend"><li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="5" class="dot certain"></circle></svg> ${t('certain')}</li>
    <li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="5" class="dot hedged" stroke-width="2"></circle></svg> ${t('hedged')}</li>
    <li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5" class="dot denied" stroke-width="2.5"></path></svg> ${t('denied')}</li></ul>`;
}
