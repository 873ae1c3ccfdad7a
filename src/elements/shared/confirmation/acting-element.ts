import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ActResult, Thing } from '../../../schema/common.ts';
import type { Acting, Content, Step } from './acting.ts';
import { say, type ActingView } from './acting-view.ts';
import { CivicElement } from '../base.ts';
import { fieldOf, toFaults } from '../ui/form.ts';
import { actSentence } from '../ui/status.ts';

/** An element on which people act by name of an e-mail address: send, confirm by a mailed code, withdraw. */
export abstract class ActingElement<T extends Thing, C extends Content, Own extends string>
  extends CivicElement<T, Own>
  implements ActingView
{
  static override properties: PropertyDeclarations = {
    faults: { state: true },
    asked: { state: true },
  };

  /** @ignore */
  abstract readonly acting: Acting<C>;
  /** @ignore */
  abstract readonly noun: string;
  /** @ignore */
  faults: ReadonlyMap<string, string> = new Map();
  /** @ignore */
  asked = false;

  /** Focus follows a person's act, never a read or a poll. */
  protected focusNext = '';
  private shownStep: Step = 'start';
  private wasReachable = false;

  override willUpdate(changed?: PropertyValues<this>): void {
    super.willUpdate();
    // Whom a receipt can be looked up with is known from the first read on.
    const isReachable = this.platform !== undefined;
    if (changed?.has('src') && this.address) void this.acting.resume();
    else if (isReachable && !this.wasReachable && this.acting.receipt) void this.acting.look();
    this.wasReachable = isReachable;
    if (this.acting.step !== this.shownStep) {
      if (this.shownStep === 'code' && this.acting.step === 'counted' && !this.focusNext) this.tellElsewhere();
      this.shownStep = this.acting.step;
      this.faults = new Map();
      this.asked = false;
    }
  }

  override updated(): void {
    super.updated();
    if (this.acting.error) this.report(this.acting.error);
    if (!this.focusNext) return;
    this.renderRoot.querySelector<HTMLElement>(this.focusNext)?.focus();
    this.focusNext = '';
  }

  /** The link of the mail was followed elsewhere: the count has changed, and nobody here has asked for it. */
  private tellElsewhere(): void {
    this.say(say(this, 'counted.title'));
    void this.watched.resource?.run(true);
  }

  /** Tells the page what the backend answered. */
  protected abstract tell(outcome: ActResult['outcome']): void;

  /** @ignore */
  async handleConfirm(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const code = fieldOf(event.target as HTMLFormElement, 'code').value.replace(/\s/g, '');
    if (this.acting.busy || this.showFaults(/^\d{6}$/.test(code) ? [] : [['code', this.words.t('fault.code')]])) return;
    const result = await this.acting.confirm(code);
    this.settle(result);
    if (result?.outcome === 'counted') this.tell('counted');
  }

  /** @ignore */
  async handleResend(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const result = await this.acting.resend(fieldOf(event.target as HTMLFormElement, 'email').value.trim());
    this.settle(result, false);
    if (result?.outcome !== 'received') return;
    const count = result.mailsLeft ?? 0;
    this.say(this.words.t(count > 0 ? 'received.resent' : 'received.resent.last', { count }));
  }

  /** @ignore */
  async handleWithdraw(): Promise<void> {
    const result = await this.acting.withdraw();
    this.settle(result);
    if (result?.outcome === 'withdrawn') this.tell('withdrawn');
  }

  /** @ignore */
  ask(asked: boolean): void {
    this.asked = asked;
    this.focusNext = asked ? '[data-focus]' : '[data-step]';
  }

  /** @ignore */
  go(step: Step): void {
    this.acting.go(step);
    this.focusNext = '[data-step]';
  }

  /** @ignore */
  forget(): void {
    this.acting.forget();
    this.focusNext = '[data-step]';
  }

  /** @ignore */
  get sublevel(): number {
    return this.headingLevel + 1;
  }

  /** @ignore */
  get failure(): string {
    const { error, refusal } = this.acting;
    if (error) return actSentence(this.words, error);
    if (!refusal || refusal.fields) return '';
    const keys = [`${this.noun}.refused.${refusal.reason}`, `refused.${refusal.reason}`, `error.${refusal.reason}`];
    return (!keys.some(this.words.has) && refusal.message) || this.words.first(keys, 'refused.any');
  }

  /** Shows faults, if there are any, and says so. */
  protected showFaults(faults: Iterable<[string, string]>): boolean {
    this.faults = new Map(faults);
    this.say('');
    if (this.faults.size > 0) this.focusNext = '[data-focus]';
    return this.faults.size > 0;
  }

  /** After an answer: the faults that it names, or the next step and the count as the backend has it now. */
  protected settle(result: ActResult | undefined, moves = true): void {
    const refused = !result || result.outcome === 'refused';
    const isCode = /^code-|-tries$/.test(result?.reason ?? '');
    const faults: Iterable<[string, string]> = isCode ? [['code', this.failure]] : toFaults(this.words, result ?? {});
    if (this.showFaults(faults)) return;
    this.focusNext = refused ? '[data-focus]' : moves ? '[data-step]' : '';
    if (!refused && moves) void this.watched.resource?.run(true);
  }
}
