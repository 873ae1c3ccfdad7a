import type { ReactiveController } from 'lit';
import type { CivicError } from '../../../client/errors.ts';
import type { ActResult, Thing } from '../../../schema/common.ts';
import { newKey, receipts, type Receipt } from '../../../state/receipts.ts';
import type { ElementContext } from '../context.ts';
import { startOverLater } from './kiosk-later.ts';
import { callMethod, type ActName, type ActTarget, type Content, type Sent, type Step } from './act-target.ts';
import { KeptAct } from './kept-act.ts';
import { withLogin } from './login.ts';

/**
 * One participant's act from the first click to the withdrawal. A step is reached when the backend said so, never before;
 * after a failure everything stays as it was, and the same act is repeated with the same key.
 */
export abstract class ConfirmedAct<C extends Content, T extends Thing = Thing, Own extends string = never>
  extends KeptAct<C, T, Own>
  implements ReactiveController
{
  /** Receipt of the act, which this device keeps; absent before it. */
  receipt: Receipt | undefined;
  /** The thing as only those see it who hold a receipt, where the backend gives it with the look-up. */
  thing: Thing | undefined;
  /** Address that the mail went to, as long as this page lives. */
  email = '';
  mailsLeft: number | undefined;
  /** State of a mail that is held up, where the backend says so: `delayed`, `failed`. */
  mail: string | undefined;
  /** The link of the mail was followed, perhaps elsewhere: the act counts, and this device has no power over it until the code is typed. */
  byLink = false;
  /** When the words that were agreed to last came to mean something else, where the backend says so. */
  changedSince: string | undefined;
  key = newKey();

  private sent = '';
  /** Number of acts so far: an answer to what was asked before the last one is out of date. */
  private done = 0;
  /** Until when a busy backend is left alone, on the page's own clock. */
  private quietUntil = 0;
  private leave: (() => void) | undefined;
  private shownSrc = '';

  constructor(context: ElementContext<T, Own>) {
    super(context);
    context.host.addController(this);
    void startOverLater(this).then((kiosk) => (this.kiosk = kiosk));
  }

  hostConnected(): void {
    this.leave = receipts.watch(() => this.handleReceipts());
    document.addEventListener('visibilitychange', this.handleVisibility);
    // Where it came while the element was out of the page.
    this.context.host.requestUpdate();
  }

  hostUpdate(): void {
    const { src, host } = this.context;
    // One that has left the page asks for nothing any more.
    if (src === this.shownSrc || !host.isConnected) return;
    this.shownSrc = src;
    this.begin();
    if (src) void this.resume();
  }

  hostDisconnected(): void {
    this.leave?.();
    document.removeEventListener('visibilitychange', this.handleVisibility);
  }

  /** Begins with another thing: what was typed and said of the last one is gone. */
  protected begin(): void {
    this.email = '';
    this.mailsLeft = undefined;
    this.quietUntil = 0;
  }

  /** Takes up what this device has a receipt of, and asks the backend what became of it. */
  async resume(): Promise<void> {
    this.hold(receipts.find(this.target.src));
    const { receipt } = this;
    this.go(receipt ? (receipt.state === 'counted' ? 'counted' : 'code') : 'start');
    await Promise.all([this.takeUp(), receipt && this.look()]);
  }

  go(step: Step): void {
    if (step === 'form') this.prepare();
    else this.returned = {};
    this.step = step;
    this.refusal = undefined;
    this.error = undefined;
    this.context.host.requestUpdate();
  }

  /**
   * Sends the act and keeps its receipt on this device; answers nothing where another act is under way or it failed.
   *
   * @param ballot what this device is to remember of the act, if anything
   * @param same what makes it the same act when it is sent again after a failure; with a receipt it always is
   */
  async send(content: C, ballot?: unknown, same = JSON.stringify(content)): Promise<ActResult | undefined> {
    const { src } = this.target;
    const known = receipts.find(src);
    if (known && known.key !== this.key) {
      // Done meanwhile in another element or tab: that act is gone on with.
      await this.resume();
      return undefined;
    }
    if (this.sent && this.sent !== same && !this.receipt) this.key = newKey();
    this.sent = same;
    const { key } = this;
    const result = await this.act('send', { ...content, key }, ballot);
    // The same in another tab, which was faster.
    if (!result && this.outbox?.isPast(src, key)) await this.resume();
    return result;
  }

  confirm(code: string): Promise<ActResult | undefined> {
    return this.act('confirm', { key: this.key, code });
  }

  resend(email: string): Promise<ActResult | undefined> {
    return this.act('resend', { key: this.key, ...(email && { email }) });
  }

  withdraw(): Promise<ActResult | undefined> {
    return this.act('withdraw', { key: this.key });
  }

  /** Keeps what came of an act. */
  private took(
    { src, keepsNothing }: ActTarget<C>,
    name: ActName,
    { key, email }: Sent,
    { outcome, reason }: ActResult,
    ballot?: unknown,
  ): void {
    // Withdrawn elsewhere, or another person's: the next try is another act.
    if (name === 'send' && reason === 'key-used') this.drop(src);
    if (outcome === 'refused') return;
    if (email) this.email = email;
    if (name === 'send') {
      this.sent = '';
      if (keepsNothing) this.key = newKey();
      else this.keep({ src, key }, outcome === 'counted', ballot, this.receipt);
    } else if (name === 'confirm' && outcome === 'counted') this.keep({ src, key }, true);
    else if (name === 'withdraw' && outcome === 'withdrawn' && this.drop(src)) this.go('withdrawn');
  }

  /** Gives up a further act before it is confirmed: what was counted before it still is. Answers whether there was any. */
  protected restore(): boolean {
    const { before } = this.receipt ?? {};
    if (!before) return false;
    this.receipt = before;
    receipts.keep(before);
    this.go('counted');
    return true;
  }

  /** Removes the receipt from this device; the act stays as it is. */
  forget(): void {
    if (this.drop(this.target.src)) this.go('start');
  }

  /** Leaves nothing of who acted here to the next person at this device. */
  startOver(): void {
    this.forget();
    this.begin();
    void this.resume();
  }

  /** Asks for the state of the receipt, as soon as the backend lets: the link in the mail may have been followed elsewhere. */
  async look(): Promise<void> {
    if (performance.now() < this.quietUntil) return;
    const { src, acts } = this.target;
    const { key, done } = this;
    // Silent: what is on the screen stays true without this answer.
    const answer = await acts.receipt?.(src, { key }, this.callOptions).catch((error: CivicError) => {
      this.quietUntil = performance.now() + (error.retryAfter ?? 0) * 1000;
      return undefined;
    });
    if (!answer || key !== this.key || done !== this.done || this.busy) return;
    if (answer.state === 'not-counted') return this.lose();
    this.thing = answer.thing as Thing | undefined;
    this.mail = answer.mail;
    this.changedSince = answer.changedSince;
    if (answer.confirmedBy === 'link') this.endKey(src, key);
    else if (answer.state === 'counted' && this.step === 'code') this.keep({ src, key }, true);
    this.context.host.requestUpdate();
  }

  /** Gives up an act that the backend knows nothing of: it was withdrawn or refused elsewhere. */
  protected lose(): void {
    this.forget();
  }

  /** Goes on as the one whose act was confirmed by the link: by the code, which gives this device the power back. */
  private endKey(src: string, key: string): void {
    if (this.byLink) return;
    this.keep({ src, key }, false);
    this.byLink = true;
  }

  /** Looks where the answer may have changed, unless the backend asked to be left alone. */
  protected readonly handleVisibility = (): void => {
    const isWanted = !this.busy && (this.step === 'code' || this.thing !== undefined);
    if (isWanted && document.visibilityState === 'visible') void this.look();
  };

  private hold(receipt: Receipt | undefined): void {
    // Where the last mail went is no business of the next person on this device.
    if (receipt?.key !== this.key) this.email = '';
    this.receipt = receipt;
    this.key = receipt?.key ?? newKey();
    this.thing = undefined;
    this.sent = '';
    this.mail = this.changedSince = undefined;
    this.byLink = false;
  }

  /** Checks whether the fields alone hold what is being typed, so that a step elsewhere would lose it. */
  protected get isTyping(): boolean {
    return this.step === 'form';
  }

  /** Follows what another element or tab wrote into the receipts. What is being typed here stays. */
  private handleReceipts(): void {
    if (this.busy || this.isTyping) return;
    const found = receipts.find(this.target.src);
    if (JSON.stringify(found) !== JSON.stringify(this.receipt)) void this.resume();
  }

  /** Forgets the receipt of a thing; answers whether it is the one that is shown. */
  protected drop(src: string): boolean {
    const isShown = src === this.target.src;
    if (isShown) this.hold(undefined);
    receipts.forget(src);
    return isShown;
  }

  /** Keeps the receipt of the thing that was acted upon, even where another is shown by now. */
  private keep(
    { src, key }: Pick<Receipt, 'src' | 'key'>,
    counted: boolean,
    ballot = this.receipt?.ballot,
    before?: Receipt,
  ): void {
    const at = new Date().toISOString();
    const state = counted ? 'counted' : 'waiting';
    const receipt: Receipt = { src, key, state, at, ...(ballot !== undefined && { ballot }) };
    if (!counted && before?.state === 'counted') receipt.before = before;
    const isShown = src === this.target.src;
    if (isShown) {
      this.receipt = receipt;
      this.changedSince = undefined;
      this.byLink = false;
    }
    receipts.keep(receipt);
    if (isShown) this.go(counted ? 'counted' : 'code');
  }

  /** Runs one act at a time, keeps it on this device until it is answered, and then what came of it. */
  protected async act(name: ActName, sent: Sent, ballot?: unknown, isAgain = false): Promise<ActResult | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.done += 1;
    this.context.host.requestUpdate();
    const { target, callOptions: options } = this;
    const isShown = (): boolean => target.src === this.target.src;
    const send = (): Promise<ActResult | undefined> =>
      withLogin(this.context.host, this.context.src, async () => callMethod(target, name, sent, options));
    const take = (result: ActResult): void => this.took(target, name, sent, result, ballot);
    // A mail that is asked for once more is not worth keeping.
    const outbox = name === 'resend' ? undefined : await this.keeper();
    try {
      const result = await (outbox
        ? outbox.carry({ place: target.src, act: name, sent, ballot }, send, take, isAgain)
        : send());
      if (!outbox && result) take(result);
      if (!isShown()) return result;
      this.error = undefined;
      this.refusal = result?.outcome === 'refused' ? result : undefined;
      this.mailsLeft = result?.mailsLeft ?? this.mailsLeft;
      if (result?.outcome === 'received') this.mail = result.mail;
      if (result?.reason === 'confirmed-by-link') this.endKey(target.src, sent.key);
      return result;
    } catch (error) {
      if (!isShown()) return undefined;
      this.refusal = undefined;
      this.error = error as CivicError;
      if (outbox?.act && !outbox.act.refused) this.wait(name);
      return undefined;
    } finally {
      this.busy = false;
      this.context.host.requestUpdate();
    }
  }
}
