// Arrow keys in lists: everything marked data-item within the nearest data-list.

export function arrowKeys(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 && event.key !== 'Home' && event.key !== 'End') return;
  const focused = document.activeElement;
  const list = focused?.closest('[data-list]');
  const item = focused?.closest('[data-item]');
  if (!list || !item) return;
  const items = [...list.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(item as HTMLElement);
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : at + step;
  const next = items[Math.max(0, Math.min(items.length - 1, to))];
  if (next && next !== item) {
    event.preventDefault();
    next.focus();
  }
}
