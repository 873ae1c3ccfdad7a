import type { CivicError } from '../../../client/errors.ts';
import type { ActResult } from '../../../schema/common.ts';
import type { JoinAct, Thread } from '../../../schema/comments.ts';
import type { WaitingAct } from '../../../state/outbox.ts';
import type { ActTarget } from '../../shared/confirmation/act-target.ts';
import { Confirmation } from '../../shared/confirmation/confirmation.ts';
import { fieldOf } from '../../shared/ui/form.ts';
import type { Reading } from '../reading/reading.ts';
import type { CommentsKey } from '../texts/texts.ts';
import { findPersonFaults } from './person.ts';
import { pageHere } from '../../shared/confirmation/page-here.ts';

type Person = Omit<JoinAct, 'key'>;

/** How a participant left: before the code was typed, with everything taken back, or on this device only. */
export type Leave = 'given-up' | 'erased' | 'forgotten';

/**
 * The workflow of joining a thread, once for the whole backend: so its receipt is kept under the backend's origin. Who gives up
 * before the code is typed has nothing to take back; who has joined takes back everything.
 */
export class Joining extends Confirmation<Person, Thread, CommentsKey> {
  protected readonly noun = 'comments';
  /** Is called when the participant has left. */
  left: (how: Leave) => void = () => undefined;
  /** Is called where joining is shown that nobody asks for in this moment: it had waited. */
  shown: () => void = () => undefined;
  private readonly reading: Reading;

  constructor(reading: Reading) {
    super(reading.context);
    this.reading = reading;
  }

  protected override get target(): ActTarget<Person> {
    const { src } = this.context;
    const { join, confirm, resend, receipt, mine, erase } = this.reading.acts;
    return {
      src: src && new URL(src).origin,
      send: join && ((_origin, act, options) => join(src, act, options)),
      acts: {
        ...(confirm && { confirm: (_origin, act, options) => confirm(src, act, options) }),
        ...(resend && { resend: (_origin, act, options) => resend(src, act, options) }),
        ...(erase && { withdraw: (_origin, act, options) => erase(src, act, options) }),
        receipt: async (_origin, act, options) => {
          // Who has joined is asked for by what they have here.
          if (this.step === 'counted') return { state: 'counted' };
          if (receipt) return receipt(src, act, options);
          const answer = await mine?.(src, act).catch((error: CivicError) => {
            // A busy backend has not said that it does not know the key.
            if (error.retryAfter !== undefined) throw error;
            return undefined;
          });
          return { state: answer ? 'counted' : 'waiting' };
        },
      },
    };
  }

  readonly handleJoin = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { context, words } = this;
    if (this.busy || this.showFaults(findPersonFaults(words, form))) return;
    const [name, email] = [fieldOf(form, 'name').value, fieldOf(form, 'email').value];
    const { version: noticeVersion = '' } = context.thing?.notice ?? {};
    const result = await this.send({ name, email, noticeVersion, lang: words.lang, source: pageHere() });
    this.settle(result);
  };

  override forget(): void {
    super.forget();
    if (this.step === 'start') this.left('forgotten');
  }

  protected override cancel(): boolean {
    const { target, key } = this;
    // Nobody waits for it: what is not erased now is once the thread has closed.
    if (!this.byLink) void target.acts.withdraw?.(target.src, { key }).catch(() => undefined);
    if (!this.restore()) this.drop(target.src);
    if (this.step === 'code') this.go('start');
    this.left('given-up');
    return true;
  }

  protected override arrive(result: ActResult, act: WaitingAct, isNear: boolean): void {
    super.arrive(result, act, isNear);
    this.shown();
  }

  override bring(act: WaitingAct): void {
    super.bring(act);
    this.shown();
  }

  /** Goes back to the beginning and keeps what was written: joining was refused or given up elsewhere, and can begin anew. */
  protected override lose(): void {
    if (this.step !== 'code') return;
    this.drop(this.target.src);
    this.go('start');
  }

  protected override tell(outcome: ActResult['outcome']): void {
    if (outcome !== 'withdrawn') return;
    this.go('start');
    this.left('erased');
  }
}
