import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Step } from './act-target.ts';

/** An act that the next person at the device must find nothing of. */
export interface Restarting {
  readonly step: Step;
  startOver(): void;
}

/** Milliseconds until a device that many people use starts over: once somebody has acted, and where nobody touches what they began. */
const afterAct = 30_000;
const untouched = 90_000;

/** The clock that is waited by: a test has its own. Answers how not to wait any more. */
export const kioskClock = {
  after(milliseconds: number, run: () => void): () => void {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const touches = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/** Starts an act over on a device that many people use one after the other: a while after it was done, or after nobody did anything. */
export class Kiosk implements ReactiveController {
  private readonly host: ReactiveControllerHost & EventTarget;
  private readonly act: Restarting;
  private shown: Step = 'start';
  private cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & EventTarget, act: Restarting) {
    this.host = host;
    this.act = act;
    host.addController(this);
    // It may come when the act has begun.
    host.requestUpdate();
  }

  hostConnected(): void {
    for (const touch of touches) this.host.addEventListener(touch, this.handleTouch, { passive: true });
  }

  hostDisconnected(): void {
    for (const touch of touches) this.host.removeEventListener(touch, this.handleTouch);
    this.cancel?.();
  }

  hostUpdated(): void {
    const { step } = this.act;
    if (step === this.shown) return;
    this.shown = step;
    this.wait();
  }

  /** Begins to wait anew: somebody is there. */
  private readonly handleTouch = (): void => this.wait();

  private wait(): void {
    this.cancel?.();
    const isDone = this.act.step === 'counted' || this.act.step === 'withdrawn';
    this.cancel = kioskClock.after(isDone ? afterAct : untouched, () => this.act.startOver());
  }
}
