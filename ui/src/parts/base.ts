// What every view is made from: an element in the light DOM (one style sheet, app.css, for all), redrawn when the language changes.
import { LitElement } from 'lit';
import { directive, Directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { nothing } from 'lit';

const listeners = new Set<() => void>();

/// Redraws every element that is on the page.
export function redraw(): void {
  for (const listener of listeners) listener();
}

export class View extends LitElement {
  private readonly refresh = (): void => this.requestUpdate();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    listeners.add(this.refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    listeners.delete(this.refresh);
  }
}

/// Leads to another address; `replace` where the step back should not stop here.
export function go(address: string, replace = false): void {
  if (replace) location.replace(address);
  else location.hash = address;
}

class SetStyle extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('setStyle stands on an element');
  }

  render(_properties: Record<string, string>): unknown {
    return nothing;
  }

  override update(part: ElementPart, [properties]: [Record<string, string>]): unknown {
    const style = (part.element as HTMLElement | SVGElement).style;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return nothing;
  }
}

/// Sets style properties by script. A style attribute in a template would be refused by the policy of the page.
export const setStyle = directive(SetStyle);
