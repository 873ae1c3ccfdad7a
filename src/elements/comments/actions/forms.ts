import { nothing } from 'lit';
import { Later } from '../../shared/later.ts';
import type { Moderating } from '../moderating/moderating.ts';
import type { Task } from '../writing/presence.ts';

// Not where the fields begin: there the compiler leaves the name of the source.
const loadWriting = () => import('../writing/forms.ts');
const loadReport = () => import('../moderating/report-form.ts');
const loadModeration = () => import('../moderating/queue.ts');

/** The forms of a thread. Their code comes when one is opened; that of writing, for those who may, as soon as the page rests. */
export class Forms {
  readonly moderating: Moderating;
  private readonly writing: Later<Awaited<ReturnType<typeof loadWriting>>>;
  private readonly report: Later<Awaited<ReturnType<typeof loadReport>>>;
  private readonly moderation: Later<Awaited<ReturnType<typeof loadModeration>>>;

  constructor(moderating: Moderating) {
    const { context } = moderating;
    this.moderating = moderating;
    this.writing = new Later(context, loadWriting);
    this.report = new Later(context, loadReport);
    this.moderation = new Later(context, loadModeration);
  }

  /** Asks for the code of what is open, if it is not here; answers what to wait for. */
  ask(): Promise<unknown> | undefined {
    const { hasQueue, participation, reading } = this.moderating;
    const { task } = participation;
    if (reading.isShown && reading.acts.post) this.writing.askSoon();
    const open = [
      task && this.laterOf(task),
      hasQueue ? this.moderation : undefined,
      participation.joining.asked ? this.writing : undefined,
    ];
    const coming = open.map((each) => each?.ask()).filter((each) => each !== undefined);
    return coming.length > 0 ? Promise.all(coming) : undefined;
  }

  /** Renders the one form that is open. */
  renderTask(task: Task): unknown {
    const { moderating } = this;
    const { participation, words } = moderating;
    switch (this.laterOf(task)) {
      case this.report:
        return this.report.render(words, ({ renderReportForm }) => renderReportForm(moderating, task.id));
      case this.moderation:
        return this.moderation.render(words, ({ renderDecideForm }) => renderDecideForm(moderating, task.id));
      default:
        return this.writing.render(words, ({ renderForm }) => renderForm(participation, task));
    }
  }

  /** Renders, for those with the right, what waits for a decision. */
  renderQueue(): unknown {
    const { moderating } = this;
    if (!moderating.hasQueue) return nothing;
    return this.moderation.render(moderating.words, ({ renderQueue }) => renderQueue(moderating));
  }

  /** Renders what is asked of a participant who leaves, if anything is. */
  renderErasing(): unknown {
    const { participation, words } = this.moderating;
    if (!participation.joining.asked) return nothing;
    return this.writing.render(words, ({ renderErasing }) => renderErasing(participation));
  }

  /** A wish that waits until the participant has joined gives way to joining. */
  private laterOf({ kind, wish }: Task): Later<unknown> {
    if (wish) return this.writing;
    return { report: this.report, decide: this.moderation }[kind as string] ?? this.writing;
  }
}
