import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { CivicStore } from '../../../state/store.ts';

/** Which of the elements that read from a store has its switch. */
const holders = new WeakMap<CivicStore, Pause>();
const connected = new Set<Pause>();

/**
 * The switch that stops what changes by itself (WCAG 2.2.2): one for all that reads from a store, so that a page with ten elements has it
 * once. Where the element that has it shows it no longer, another one does.
 */
export class Pause implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private held: CivicStore | undefined;
  private isShown = false;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    connected.add(this);
  }

  hostDisconnected(): void {
    connected.delete(this);
    this.giveUp();
  }

  hostUpdate(): void {
    this.isShown = false;
  }

  hostUpdated(): void {
    if (!this.isShown) this.giveUp();
  }

  /** Renders the switch, unless another element has it. */
  render({ t }: Words, store: CivicStore): TemplateResult | typeof nothing {
    if (this.held !== store) this.giveUp();
    const holder = holders.get(store) ?? this;
    if (holder !== this) return nothing;
    holders.set(store, this);
    this.held = store;
    this.isShown = true;
    const { poller } = store;
    return html`
      <button type="button" class="link" @click=${() => (poller.paused = !poller.paused)}>
        ${t(poller.paused ? 'counter.resume' : 'counter.pause')}
      </button>
    `;
  }

  /** Leaves the switch to the others. */
  private giveUp(): void {
    if (!this.held) return;
    holders.delete(this.held);
    this.held = undefined;
    for (const each of connected) if (each !== this) each.host.requestUpdate();
  }
}
