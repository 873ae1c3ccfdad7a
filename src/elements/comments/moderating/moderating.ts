import { isCivicError, type CivicError } from '../../../client/errors.ts';
import type { DecideAct, Queue, ReportAct, Reported } from '../../../schema/comments.ts';
import type { ReactiveController } from 'lit';
import { Pages } from '../../../state/pages.ts';
import { newKey } from '../../../state/receipts.ts';
import { CivicCommentReportedEvent } from '../events.ts';
import { fieldOf } from '../../shared/ui/form.ts';
import { chosenIn } from '../writing/fields.ts';
import { findPersonFaults } from '../writing/person.ts';
import type { Participation } from '../writing/participation.ts';

export type Queued = Queue['items'][number] & { readonly id: string };
export type Decision = Omit<DecideAct, 'key' | 'act'>;

/** A report as it is sent and kept. */
type ReportSent = Omit<ReportAct, 'act' | 'explanation'> & { readonly key: string; readonly text: string };

/** Reports by anyone, and the decisions of those who moderate. */
export class Moderating implements ReactiveController {
  /** Queue of what waits for a decision; absent until it is asked for. */
  queue: Pages<Queued> | undefined;
  /** What waits has been opened, and is shown; before, only how many there are. */
  isOpen = false;
  /** The answer to a report, by the comment. */
  readonly answers = new Map<string, Reported>();

  readonly participation: Participation;
  readonly reading: Participation['reading'];
  readonly context: Participation['context'];
  private src = '';
  /** The same report or decision, sent again, is the same act. */
  private readonly keys = new Map<string, string>();

  constructor(participation: Participation) {
    this.participation = participation;
    this.reading = participation.reading;
    this.context = participation.context;
    participation.report = (sent) => this.report(sent as ReportSent, true);
    this.context.host.addController(this);
  }

  hostUpdate(): void {
    const src = this.reading.isShown ? this.context.src : '';
    if (src === this.src) return;
    this.src = src;
    this.queue = undefined;
    this.isOpen = false;
    this.answers.clear();
  }

  get words(): Participation['words'] {
    return this.reading.words;
  }

  get faults(): ReadonlyMap<string, string> {
    return this.participation.joining.faults;
  }

  get allowed(): boolean {
    return this.participation.mine?.can.moderate?.allowed ?? false;
  }

  /** Whether there is a queue, and one may see it. */
  get hasQueue(): boolean {
    return this.allowed && !!this.reading.acts.queue;
  }

  /** Reads what waits, from the beginning. */
  start(): void {
    const { src } = this.context;
    const { acts, words } = this.reading;
    this.queue?.stop();
    this.queue = new Pages<Queued>(
      async (after, signal) => {
        const asked = { key: this.participation.joining.key, ...(after !== undefined && { after }) };
        const page = await acts.queue?.(src, asked, { signal, lang: words.lang });
        const items = page?.items.map((item) => ({ ...item, id: item.comment.id })) ?? [];
        return { items, next: page?.next };
      },
      () => this.reading.update(),
    );
    void this.queue.more();
  }

  /** Sends a report, at the press or `isAgain` as it was; answers whether it arrived. */
  private async report(sent: ReportSent, isAgain = false): Promise<boolean> {
    const { key: act, id, text: explanation, ...content } = sent;
    const { pending, problems, posts, task } = this.participation;
    const { src } = this.context;
    const { acts, words } = this.reading;
    if (pending.has(id)) return false;
    problems.delete(id);
    pending.add(id);
    this.reading.update();
    const post = { name: 'report', sent, isAgain } as const;
    const send = async () => {
      const answer = await acts.report?.(src, { ...content, id, explanation, act }, { lang: words.lang });
      return answer && { outcome: 'received', answer };
    };
    try {
      const posting = await posts.load();
      const { answer } = (await (posting ? posting.carry(post, send) : send())) ?? {};
      if (!answer) return false;
      this.answers.set(id, answer);
      // Where the focus goes to the answer, that is what is heard.
      if (isAgain) this.context.say(words.t('comments.reported', { reference: answer.reference }));
      else this.participation.close('[data-answer]');
      if (task?.kind === 'report' && task.id === id) this.participation.task = undefined;
      this.context.tell(new CivicCommentReportedEvent(id, answer.reference));
      return true;
    } catch (error) {
      if (!this.participation.setAside('report', post)) problems.set(id, toProblem(error as CivicError));
      return false;
    } finally {
      pending.delete(id);
      this.reading.update();
    }
  }

  private async decide(decision: Decision): Promise<void> {
    const { id } = decision;
    const { src } = this.context;
    const { words } = this;
    const act = this.keyOf(decision);
    const result = await this.participation.act(
      'decide',
      id,
      ({ decide }, key, options) => decide?.(src, { ...decision, key, act }, options),
      () => this.decide(decision),
    );
    if (!result) return;
    this.queue?.drop(id);
    if (this.participation.task?.kind === 'decide') this.participation.close();
    this.context.say(words.t('comments.decided'));
    this.context.focus('[data-queue]');
    void this.context.refresh();
  }

  /** Sends a report once nothing is missing in it. */
  readonly handleReport = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { words, participation, reading } = this;
    const { id = '' } = participation.task ?? {};
    const reason = chosenIn(form, 'reason') ?? '';
    const textOf = (name: string): string => fieldOf(form, name).value.trim();
    const goodFaith = fieldOf(form, 'goodFaith').checked;
    const anonymous = reading.thread.reasons.find((each) => each.id === reason)?.anonymous;
    const faults = new Map<string, string>();
    if (!reason) faults.set('reason', words.t('fault.reason.required'));
    if (!textOf('explanation')) faults.set('explanation', words.t('fault.explanation.required'));
    for (const fault of findPersonFaults(words, form, anonymous)) faults.set(...fault);
    if (!goodFaith) faults.set('goodFaith', words.t('fault.good-faith.required'));
    participation.problems.delete(id);
    if (participation.joining.showFaults(faults)) return;
    const [explanation, name, email] = [textOf('explanation'), textOf('name'), textOf('email')];
    const content = { id, reason, text: explanation, name, email, goodFaith };
    await this.report({ ...content, key: this.keyOf(content) });
  };

  /** Sends a decision once it has what it needs: each says why, and the author reads it in these words. */
  readonly handleDecide = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { id = '' } = form.dataset;
    const decision = (event.submitter as HTMLButtonElement | null)?.value as Decision['decision'];
    const [reason, ground] = [fieldOf(form, 'reason').value, fieldOf(form, 'ground').value.trim()];
    const fault = this.words.t('fault.decision.required');
    const missing = Object.entries({ reason, ground }).filter(([, said]) => !said);
    const faults = missing.map(([name]): [string, string] => [
      `${name}-${this.reading.discussion.numberOf(id)}`,
      fault,
    ]);
    if (!this.participation.joining.showFaults(faults)) await this.decide({ id, decision, reason, ground });
  };

  private keyOf(content: object): string {
    const sent = JSON.stringify(content);
    const key = this.keys.get(sent) ?? newKey();
    this.keys.set(sent, key);
    return key;
  }
}

/** Returns the problem that an error is: a problem document that names fields is about what was typed. */
function toProblem(error: CivicError): ReturnType<Participation['problems']['get']> & object {
  const { reason, fields, detail } = (isCivicError(error) ? (error.problem ?? {}) : {}) as Record<string, unknown>;
  if (typeof reason !== 'string') return error;
  const { retryAfter } = error;
  return {
    reason,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(typeof detail === 'string' && { message: detail }),
    ...(typeof fields === 'object' && fields !== null && { fields: fields as Record<string, string> }),
  };
}
