// Loading for a view: asks again when what is asked for changes, drops answers that come too late.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from './api.ts';

export type State<T> = { kind: 'idle' } | { kind: 'loading'; old?: T } | { kind: 'error'; error: ApiError } | { kind: 'done'; value: T };

export class Load<T> implements ReactiveController {
  state: State<T> = { kind: 'idle' };
  private key: string | undefined;
  private asking: AbortController | undefined;
  private ask: ((signal: AbortSignal) => Promise<T>) | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    // Left and come back: what was asked for is asked again.
    if (this.state.kind === 'idle') this.key = undefined;
  }

  hostDisconnected(): void {
    this.asking?.abort();
    if (this.state.kind === 'loading') this.state = { kind: 'idle' };
  }

  /// Asks unless the same was asked before. `key` tells what is the same.
  run(key: string, ask: (signal: AbortSignal) => Promise<T>): void {
    if (key === this.key) return;
    this.key = key;
    this.ask = ask;
    this.again();
  }

  again(): void {
    const ask = this.ask;
    if (!ask) return;
    this.asking?.abort();
    const mine = new AbortController();
    this.asking = mine;
    this.state = this.state.kind === 'done' ? { kind: 'loading', old: this.state.value } : { kind: 'loading' };
    ask(mine.signal).then(
      (value) => {
        if (mine.signal.aborted) return;
        this.state = { kind: 'done', value };
        this.host.requestUpdate();
      },
      (error: unknown) => {
        if (mine.signal.aborted) return;
        this.state = { kind: 'error', error: error instanceof ApiError ? error : new ApiError(-1, String(error)) };
        this.host.requestUpdate();
      },
    );
    this.host.requestUpdate();
  }

  get value(): T | undefined {
    return this.state.kind === 'done' ? this.state.value : this.state.kind === 'loading' ? this.state.old : undefined;
  }
}
