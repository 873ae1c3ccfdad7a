import type { Key } from '../../../locales/fr.ts';
import type { LedgerProof } from '../../../schema/acts.ts';
import type { ActResult, Thing } from '../../../schema/common.ts';
import type { WaitingAct } from '../../../state/outbox.ts';
import type { Proof } from '../proof/way-in.ts';
import { fieldOf, toFaults } from '../ui/form.ts';
import { actSentence } from '../ui/status.ts';
import { toCode } from '../../../text/code.ts';
import type { ActWork } from '../work/act-work.ts';
import type { ActTarget, Content, Step } from './act-target.ts';
import { ConfirmedAct } from './confirmed-act.ts';

/** As long as an act waits for the work that goes with it, in milliseconds: then it goes without. */
const patience = 5000;

/** Refusals that say the thing is not what it was: it is read again. */
const changed = ['text-changed', 'closed', 'paused', 'not-open', 'archived'];

/** The part of a confirmation that the templates of all nouns read. */
export type Confirming = Pick<
  Confirmation<Content>,
  | 'context'
  | 'words'
  | 'busy'
  | 'email'
  | 'mailsLeft'
  | 'mail'
  | 'byLink'
  | 'faults'
  | 'failure'
  | 'asked'
  | 'text'
  | 'waiting'
  | 'prepare'
  | 'open'
  | 'ask'
  | 'handleConfirm'
  | 'handleResend'
  | 'handleCancel'
  | 'handleWithdraw'
  | 'handleForget'
  | 'key'
  | 'proof'
  | 'prove'
>;

/**
 * The workflow of an act that is confirmed by a mailed code or link, as its forms show it: send, confirm, resend, withdraw,
 * forget. Each noun adds the form that comes before.
 */
export abstract class Confirmation<
  C extends Content,
  T extends Thing = Thing,
  Own extends string = never,
> extends ConfirmedAct<C, T, Own> {
  /** Faults to be mended, by field. */
  faults: ReadonlyMap<string, string> = new Map();
  /** True while the participant is asked if they are sure to withdraw. */
  asked = false;
  /** What looks for the act in the public ledger, once its way in was drawn. */
  proof: Proof | undefined;
  /** Begins the names of texts that the noun says in its own way: `poll.withdraw`. */
  protected abstract readonly noun: string;
  private shownStep: Step = 'start';
  private shownThing: T | undefined;
  private wasCounted = false;
  private isConfirming = false;
  private worked: Promise<ActWork | undefined> | undefined;

  /** Tells the page what the backend answered. */
  protected abstract tell(outcome: ActResult['outcome']): void;

  override readonly prepare = (): void => {
    void this.keeper();
    void this.work(this.target.src);
  };

  /** Sends along what the browser has computed, where the thing asks for that; what is not done in time the act does without. */
  protected withWork(send: ActTarget<C>['send']): ActTarget<C>['send'] {
    return (
      send &&
      (async (src, act, options) => {
        const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
        const work = await Promise.race([this.work(src, act.key), late]);
        return send(src, work ? { ...act, work } : act, options);
      })
    );
  }

  /** Begins with that work, in a file of its own. What this device has sent already needs none. */
  private async work(src: string, key?: string): Promise<unknown> {
    const { context, receipt } = this;
    if (receipt || !context.thing?.can['work']?.allowed) return undefined;
    this.worked ??= import('../work/act-work.ts').then(
      ({ ActWork }) => new ActWork(context),
      () => (this.worked = undefined),
    );
    return (await this.worked)?.of(src, key);
  }

  /** Takes a fault back as soon as its field has been mended. A method, since one who comes late is connected before its fields are there. */
  handleEvent(event: Event): void {
    const { name, validity } = event.composedPath()[0] as HTMLInputElement;
    if (!this.faults.has(name) || !validity.valid) return;
    this.faults = new Map([...this.faults].filter(([field]) => field !== name));
    this.context.host.requestUpdate();
  }

  override hostConnected(): void {
    super.hostConnected();
    this.context.host.addEventListener('input', this);
  }

  override hostUpdate(): void {
    const { receipt } = this;
    super.hostUpdate();
    const { step, shownStep, shownThing } = this;
    const { thing } = this.context;
    if (thing !== shownThing) {
      this.shownThing = thing;
      // The platform is known from the first read on only: then it is asked for a receipt that was there before. While one waits, so it is
      // with every read.
      const isOld = receipt !== undefined && receipt === this.receipt;
      if (thing && isOld) {
        if (shownThing) this.handleVisibility();
        else void this.look();
      }
    }
    const isCounted = step === 'counted' || this.byLink;
    if (isCounted && !this.wasCounted && shownStep === 'code' && !this.isConfirming) this.tellElsewhere();
    this.wasCounted = isCounted;
    if (step === shownStep) return;
    this.shownStep = step;
    this.faults = new Map();
    this.asked = false;
  }

  hostUpdated(): void {
    if (this.error) this.context.report(this.error);
  }

  get words(): ConfirmedAct<C, T, Own>['context']['words'] {
    return this.context.words;
  }

  /** Asks for the proof that the act is in the public ledger, which had so many lines before; absent where the backend has none. */
  get prove(): ((since: number) => Promise<LedgerProof>) | undefined {
    const { src, acts } = this.target;
    const { prove } = acts;
    const { lang } = this.words;
    return prove && ((since) => prove(src, { key: this.key, since }, { lang }));
  }

  /** Returns why the last act did not succeed, in words, where no field is at fault. */
  get failure(): string {
    const { error, refusal, words } = this;
    if (error) return actSentence(words, error);
    if (!refusal || refusal.fields) return '';
    const { reason, message } = refusal;
    const keys = [`${this.noun}.refused.${reason}`, `refused.${reason}`, `error.${reason}`];
    return (!keys.some(words.has) && message) || words.first(keys, 'refused.any');
  }

  /** Returns the text of a step as the noun says it, or as all do. */
  text(key: Key): string {
    return this.words.first([`${this.noun}.${key}`], key);
  }

  /** Goes to a step, and the focus with it. */
  open(step: Step): void {
    this.go(step);
    this.context.focus('[data-step]');
  }

  ask(asked: boolean): void {
    this.prepare();
    this.asked = asked;
    this.context.focus(asked ? '[data-focus]' : '[data-step]');
  }

  readonly handleConfirm = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = toCode(fieldOf(event.target as HTMLFormElement, 'code').value);
    if (this.busy || this.showFaults(code.length === 6 ? [] : [['code', this.words.t('fault.code')]])) return;
    this.isConfirming = true;
    const result = await this.confirm(code);
    this.settle(result);
    if (result?.outcome === 'counted') this.tell('counted');
    await this.context.host.updateComplete;
    this.isConfirming = false;
  };

  readonly handleResend = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const result = await this.resend(fieldOf(event.target as HTMLFormElement, 'email').value.trim());
    this.settle(result, false);
    if (result?.outcome !== 'received') return;
    const count = result.mailsLeft ?? 0;
    this.context.say(this.words.t(count > 0 ? 'received.resent' : 'received.resent.last', { count }));
  };

  readonly handleWithdraw = async (): Promise<void> => {
    const result = await this.withdraw();
    this.settle(result);
    if (result?.outcome === 'withdrawn') this.tell('withdrawn');
  };

  /** Gives up before the code is typed: an act that was sent is erased, a change of one that counts is dropped. */
  readonly handleCancel = async (): Promise<void> => {
    if (this.cancel()) this.context.focus('[data-step]');
    else await this.handleWithdraw();
  };

  readonly handleForget = (): void => {
    this.forget();
    this.context.focus('[data-step]');
  };

  /** Gives up what only this device knows of; answers whether that was all. */
  protected cancel(): boolean {
    if (!this.byLink) return this.restore();
    this.forget();
    return true;
  }

  /** Shows faults, if there are any, and says so. */
  showFaults(faults: Iterable<[string, string]>): boolean {
    this.faults = new Map(faults);
    this.context.say('');
    if (this.faults.size > 0) this.context.focus('[data-focus]');
    return this.faults.size > 0;
  }

  /** Takes an answer up, and reads again what is not as it was: shows the faults that it names, or the next step and the count as the backend has it now. */
  protected settle(result: ActResult | undefined, moves = true): void {
    const refused = !result || result.outcome === 'refused';
    if (result?.reason && changed.includes(result.reason)) void this.context.refresh();
    const isCode = /^code-|-tries$/.test(result?.reason ?? '');
    const faults: Iterable<[string, string]> = isCode ? [['code', this.failure]] : toFaults(this.words, result ?? {});
    if (this.showFaults(faults)) return;
    this.context.focus(refused ? '[data-focus]' : moves ? '[data-step]' : '');
    if (!refused && moves) void this.context.refresh();
  }

  protected arrive(result: ActResult, act: WaitingAct, isNear: boolean): void {
    if (result.outcome === 'refused') {
      this.bring(act);
      this.refusal = result;
    } else if (this.step === 'waiting') this.go('start');
    this.context.say('');
    this.settle(result, isNear);
    if (result.outcome === 'refused') return;
    if (!isNear) void this.context.refresh();
    this.context.say(this.outbox?.words.t('outbox.arrived') ?? '');
    this.tell(result.outcome);
  }

  /** Tells the page that the link of the mail was followed elsewhere: the count has changed, and nobody here has asked for it. */
  private tellElsewhere(): void {
    this.context.say(this.text('counted.title'));
    void this.context.refresh();
  }
}
