import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CivicError } from '../../client/errors.ts';
import type { ActResult } from '../../schema/common.ts';
import type { SignAct } from '../../schema/petition.ts';
import { newKey, receipts } from '../../state/receipts.ts';
import type { CivicStore } from '../../state/store.ts';

/** Where the participant stands. */
export type Step = 'start' | 'form' | 'code' | 'counted' | 'withdrawn';

/** What a participant typed. */
export type Signature = Omit<SignAct, 'key'>;

/** The petition being signed: its address and what can be done there. */
export interface Place {
  src: string;
  acts: NonNullable<CivicStore['adapter']['petitions']>;
}

/**
 * One participant's signature from the first click to the withdrawal. A step is reached when the backend said so, never
 * before; after a failure everything stays as it was, and the same act is repeated with the same key.
 */
export class Signing implements ReactiveController {
  step: Step = 'start';
  busy = false;
  /** Why the last act did not succeed: refused by the backend, or failed on its way. */
  refusal: ActResult | undefined;
  error: CivicError | undefined;
  /** Where the mail went, as long as this page lives. */
  email = '';
  mailsLeft: number | undefined;

  private key = '';
  private typed = '';
  private readonly host: ReactiveControllerHost;
  private readonly place: () => Place;

  constructor(host: ReactiveControllerHost, place: () => Place) {
    this.host = host;
    this.place = place;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.handleVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.handleVisibility);
  }

  /** Takes up what this device has a receipt of, and asks the backend what became of it. */
  async resume(): Promise<void> {
    const { src } = this.place();
    const receipt = receipts.find(src);
    this.key = receipt?.key ?? '';
    this.go(receipt ? (receipt.state === 'counted' ? 'counted' : 'code') : 'start');
    if (receipt) await this.check();
  }

  go(step: Step): void {
    this.step = step;
    this.refusal = undefined;
    this.error = undefined;
    this.host.requestUpdate();
  }

  async send(signature: Signature): Promise<ActResult | undefined> {
    // Another text is another act; the same one, sent again, is the same act.
    const typed = JSON.stringify(signature);
    if (typed !== this.typed || !this.key) this.key = newKey();
    this.typed = typed;
    const result = await this.act((place) => place.acts.sign?.(place.src, { ...signature, key: this.key }));
    if (!result || result.outcome === 'refused') return result;
    this.email = signature.email;
    this.typed = '';
    this.keep(result.outcome === 'counted');
    return result;
  }

  async confirm(code: string): Promise<ActResult | undefined> {
    const result = await this.act((place) => place.acts.confirm?.(place.src, { key: this.key, code }));
    if (result?.outcome === 'counted') this.keep(true);
    return result;
  }

  async resend(email: string): Promise<ActResult | undefined> {
    const result = await this.act((place) =>
      place.acts.resend?.(place.src, { key: this.key, ...(email && { email }) }),
    );
    if (result?.outcome === 'received' && email) this.email = email;
    return result;
  }

  async withdraw(): Promise<ActResult | undefined> {
    const result = await this.act((place) => place.acts.withdraw?.(place.src, { key: this.key }));
    if (result?.outcome === 'withdrawn') {
      this.forget();
      this.go('withdrawn');
    }
    return result;
  }

  /** Removes the receipt from this device; the signature stays as it is. */
  forget(): void {
    receipts.forget(this.place().src);
    this.key = '';
    this.go('start');
  }

  /** The link in the mail may have been followed elsewhere: asks for the state of the receipt. */
  private async check(): Promise<void> {
    const { src, acts } = this.place();
    const { key } = this;
    // Silent: what is on the screen stays true without this answer.
    const answer = await acts.receipt?.(src, { key }).catch(() => undefined);
    if (!answer || key !== this.key || this.busy) return;
    if (answer.state === 'not-counted') this.forget();
    else if (answer.state === 'counted' && this.step === 'code') this.keep(true);
  }

  private readonly handleVisibility = (): void => {
    if (this.step === 'code' && document.visibilityState === 'visible') void this.check();
  };

  private keep(counted: boolean): void {
    const at = new Date().toISOString();
    receipts.keep({ src: this.place().src, key: this.key, state: counted ? 'counted' : 'waiting', at });
    this.go(counted ? 'counted' : 'code');
  }

  /** Runs one act at a time and keeps what came of it. */
  private async act(run: (place: Place) => Promise<ActResult> | undefined): Promise<ActResult | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.host.requestUpdate();
    try {
      const result = await run(this.place());
      this.error = undefined;
      this.refusal = result?.outcome === 'refused' ? result : undefined;
      this.mailsLeft = result?.mailsLeft ?? this.mailsLeft;
      return result;
    } catch (error) {
      this.refusal = undefined;
      this.error = error as CivicError;
      return undefined;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }
}
