import { isCivicError, type CivicError } from '../../../client/errors.ts';
import type { DecideAct, Queue, ReportAct, Reported } from '../../../schema/comments.ts';
import { Pages } from '../../../state/pages.ts';
import { newKey } from '../../../state/receipts.ts';
import { CivicCommentReportedEvent } from '../events.ts';
import type { Participation } from '../writing/participation.ts';
import type { Stage } from '../stage.ts';

export type Queued = Queue['items'][number] & { readonly id: string };
export type Decision = Omit<DecideAct, 'key' | 'act'>;

/** Reports by anyone, and the decisions of those who moderate. */
export class Moderation {
  /** What waits for a decision; absent until it is asked for. */
  queue: Pages<Queued> | undefined;
  /** The answer to a report, by the comment. */
  readonly answers = new Map<string, Reported>();

  private readonly stage: Stage;
  private readonly participation: Participation;
  private readonly key: () => string;
  /** The same report or decision, sent again, is the same act. */
  private readonly keys = new Map<string, string>();

  constructor(stage: Stage, participation: Participation, key: () => string) {
    this.stage = stage;
    this.participation = participation;
    this.key = key;
  }

  begin(): void {
    this.queue = undefined;
    this.answers.clear();
  }

  get allowed(): boolean {
    return this.participation.mine?.can.moderate?.allowed ?? false;
  }

  /** Reads what waits, from the beginning. */
  start(): void {
    const { src, acts, words } = this.stage;
    this.queue?.stop();
    this.queue = new Pages<Queued>(
      async (after, signal) => {
        const asked = { key: this.key(), ...(after !== undefined && { after }) };
        const page = await acts.queue?.(src, asked, { signal, lang: words.lang });
        const items = page?.items.map((item) => ({ ...item, id: item.comment.id })) ?? [];
        return { items, next: page?.next };
      },
      () => this.stage.update(),
    );
    void this.queue.more();
  }

  async report(act: Omit<ReportAct, 'act'>): Promise<void> {
    const { id } = act;
    const { pending, problems } = this.participation;
    const { src, acts, words } = this.stage;
    if (pending.has(id)) return;
    problems.delete(id);
    pending.add(id);
    this.stage.update();
    try {
      const answer = await acts.report?.(src, { ...act, act: this.keyOf(act) }, { lang: words.lang });
      if (!answer) return;
      this.answers.set(id, answer);
      this.participation.close('[data-answer]');
      this.stage.say(words.t('comments.reported', { reference: answer.reference }));
      this.stage.tell(new CivicCommentReportedEvent(id, answer.reference));
    } catch (error) {
      problems.set(id, toProblem(error as CivicError));
    } finally {
      pending.delete(id);
      this.stage.update();
    }
  }

  async decide(decision: Decision): Promise<void> {
    const { id } = decision;
    const { src, words } = this.stage;
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
    this.stage.say(words.t('comments.decided'));
    this.stage.focus('[data-queue]');
    this.stage.refresh();
  }

  private keyOf(content: object): string {
    const sent = JSON.stringify(content);
    const key = this.keys.get(sent) ?? newKey();
    this.keys.set(sent, key);
    return key;
  }
}

/** A problem document that names fields is about what was typed. */
function toProblem(error: CivicError): ReturnType<Participation['problems']['get']> & object {
  const { reason, fields, detail } = (isCivicError(error) ? (error.problem ?? {}) : {}) as Record<string, unknown>;
  if (typeof reason !== 'string') return error;
  return {
    reason,
    ...(typeof detail === 'string' && { message: detail }),
    ...(typeof fields === 'object' && fields !== null && { fields: fields as Record<string, string> }),
  };
}
