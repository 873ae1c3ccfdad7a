import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Receipt } from '../../../state/receipts.ts';
import type { ElementContext } from '../context.ts';
import { kioskTexts, type KioskKey } from '../texts/kiosk/texts.ts';
import type { Step } from './act-target.ts';

/** An act that the next person at the device must find nothing of. */
export interface Restarting {
  readonly context: ElementContext;
  readonly step: Step;
  readonly receipt: Receipt | undefined;
  startOver(): void;
}

/**
 * Milliseconds that nobody touches a device that many people use before it asks whether somebody is there: sooner once they have acted, and as
 * much time to write a code down as to read; and until it starts over where nobody answers (WCAG 2.2.1 asks for 20 seconds).
 */
const afterAct = 60_000;
const untouched = 90_000;
const warning = 30_000;

/** The clock that is waited by: a test has its own. Answers how not to wait any more. */
export const kioskClock = {
  after(milliseconds: number, run: () => void): () => void {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const styles = css`
  .receipt {
    font-family: ui-monospace, monospace;
    font-size: 1.25em;
    overflow-wrap: anywhere;
  }
`;

const touches = ['pointerdown', 'click', 'keydown', 'input', 'wheel'] as const;

/** Touches that answer the question: one that begins a click would take the button away from under it. */
const answers: readonly string[] = ['click', 'keydown', 'input'];

/** Writes a key as people copy it: in groups of four. */
const inGroups = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key;

/** Starts an act over on a device that many people use one after the other, and shows the code that finds the act again elsewhere. */
export class Kiosk implements ReactiveController {
  readonly texts = [kioskTexts];
  readonly styles = [styles];
  private readonly act: Restarting;
  private shown: Step = 'start';
  private isAsking = false;
  private cancel: (() => void) | undefined;

  constructor(act: Restarting) {
    this.act = act;
    act.context.equip(this);
    act.context.host.addController(this);
    // It may come when the act has begun.
    act.context.host.requestUpdate();
  }

  hostConnected(): void {
    for (const touch of touches) this.act.context.host.addEventListener(touch, this.handleTouch, { passive: true });
  }

  hostDisconnected(): void {
    for (const touch of touches) this.act.context.host.removeEventListener(touch, this.handleTouch);
    this.cancel?.();
  }

  hostUpdated(): void {
    const { step } = this.act;
    if (step === this.shown) return;
    this.shown = step;
    this.wait();
  }

  /** Renders the question whether somebody is there, and the code of an act that counts. */
  render(): TemplateResult {
    const { t } = this.act.context.words as ElementContext<never, KioskKey>['words'];
    return html`
      ${
        this.isAsking
          ? html`<div class="message stack" role="alert" part="still-there">
              <p><strong>${t('kiosk.still')}</strong> ${t('kiosk.still.text', { seconds: warning / 1000 })}</p>
              <p><button type="button" data-stay @click=${this.handleStay}>${t('kiosk.stay')}</button></p>
            </div>`
          : nothing
      }
      ${this.act.step === 'counted' ? this.renderReceipt(t) : nothing}
    `;
  }

  private renderReceipt(
    t: (key: KioskKey, values?: Record<string, string>) => string,
  ): TemplateResult | typeof nothing {
    const { receipt, context } = this.act;
    const at = context.thing?.receiptUrl;
    return html`
      ${
        receipt && at
          ? html`<p part="receipt">
              ${t('kiosk.code')}<br /><strong class="receipt" translate="no">${inGroups(receipt.key)}</strong
              ><br />${t('kiosk.code.use', { address: at })}
            </p>`
          : nothing
      }
      <p><button type="button" class="primary" @click=${this.handleDone}>${t('kiosk.done')}</button></p>
    `;
  }

  /** Begins to wait anew: somebody is there. */
  private readonly handleTouch = (event: Event): void => {
    if (this.isAsking && !answers.includes(event.type)) return;
    // The button answers by itself, and keeps the focus until it does.
    const isButton = event.composedPath().some((each) => each instanceof HTMLElement && 'stay' in each.dataset);
    if (!isButton) this.wait();
  };

  private readonly handleStay = (): void => {
    this.wait();
    this.act.context.focus('[data-step]', true);
  };

  private readonly handleDone = (): void => this.startOver();

  private startOver(): void {
    this.isAsking = false;
    this.act.startOver();
  }

  private wait(): void {
    this.cancel?.();
    if (this.isAsking) this.act.context.host.requestUpdate();
    this.isAsking = false;
    const { step } = this.act;
    const isDone = step === 'counted' || step === 'withdrawn';
    this.cancel = kioskClock.after(isDone ? afterAct : untouched, this.ask);
  }

  private readonly ask = (): void => {
    this.isAsking = true;
    this.cancel = kioskClock.after(warning, () => this.startOver());
    this.act.context.host.requestUpdate();
  };
}
