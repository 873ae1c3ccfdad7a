import { nothing, type ReactiveController } from 'lit';
import { isCivicError } from '../../../client/errors.ts';
import { words, type Words } from '../../../locales/text.ts';
import { outbox, type WaitingAct } from '../../../state/outbox.ts';
import { receipts } from '../../../state/receipts.ts';
import { pageOptions } from '../../../state/store.ts';
import { inFrench } from '../foreign-texts.ts';
import { sharedTexts, type OutboxKey } from '../texts/texts.ts';
import { copy } from '../ui/copy.ts';
import { carry, type Answer, type Wish } from './carry.ts';
import { renderWaiting, type Shown } from './notice.ts';
import type { Workflow } from './workflow.ts';

/** The longest that a timer waits at once, in milliseconds. */
const longestTimer = 900_000;

/** What keeps the acts of one workflow: sends again what waits, and lets its author cancel it. */
export class ActOutbox implements ReactiveController, Shown {
  note: Shown['note'];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private leave: (() => void) | undefined;
  private shown = '';
  /** What was shown as waiting before the last change. */
  private seen = '';
  private isSending = false;
  readonly workflow: Workflow;

  constructor(workflow: Workflow) {
    this.workflow = workflow;
    workflow.context.host.addController(this);
  }

  hostConnected(): void {
    this.leave = outbox.watch(() => this.handleChange());
    addEventListener('online', this.handleChance);
    document.addEventListener('visibilitychange', this.handleChance);
    this.plan();
  }

  hostUpdate(): void {
    // The platform is known from the first read on only.
    const { place, context } = this.workflow;
    const shown = `${place} ${context.platform?.name}`;
    if (shown === this.shown) return;
    this.shown = shown;
    this.note = undefined;
    this.plan();
  }

  hostDisconnected(): void {
    this.leave?.();
    clearTimeout(this.timer);
    removeEventListener('online', this.handleChance);
    document.removeEventListener('visibilitychange', this.handleChance);
  }

  /** Returns the act that waits here, or that came back. */
  get act(): WaitingAct | undefined {
    return outbox.find(this.workflow.place);
  }

  get isStored(): boolean {
    return outbox.isStored;
  }

  get words(): Words<OutboxKey> {
    const { context } = this.workflow;
    const page = { catalogues: pageOptions.texts as never, listener: context.host, inFrench };
    return words<OutboxKey>(context.words.lang, sharedTexts, page);
  }

  /** Checks whether the focus is on what is said here. */
  get isNear(): boolean {
    return this.workflow.context.find('[part=waiting]:focus-within') !== null;
  }

  /** Sends an act, and keeps it until it is answered: see `carry`. */
  async carry<R extends Answer>(
    wish: Omit<Wish, 'id'> & { readonly id?: string },
    send: () => Promise<R | undefined>,
    take: (result: R) => void,
    isAgain: boolean,
  ): Promise<R | undefined> {
    // Another thing may be shown by now.
    const { place } = wish;
    const { key } = wish.sent;
    this.note = undefined;
    const isPast = wish.act === 'send' ? () => this.isPast(place, key) : undefined;
    try {
      return await carry({ id: key, ...wish }, { send, take, isAgain, isPast });
    } finally {
      this.plan();
    }
  }

  /** Checks whether somebody has acted here meanwhile under another key, in another element or tab. */
  isPast(place: string, key: string): boolean {
    const known = receipts.find(place)?.key ?? key;
    const act = outbox.find(place);
    return known !== key || (act !== undefined && !act.refused && act.sent.key !== key);
  }

  /** Moves the focus to what is said here. */
  focus(): void {
    this.workflow.context.focus(`[data-waiting="${CSS.escape(this.workflow.place)}"]`);
  }

  render(): unknown {
    // On its way for the first time, it is not said to wait.
    return this.workflow.busy && this.act?.tries === 0 ? nothing : renderWaiting(this);
  }

  /** Plans the next attempt. */
  private plan(): void {
    clearTimeout(this.timer);
    const due = this.all.map(({ next }) => next);
    if (due.length === 0 || !this.workflow.context.platform) return;
    const wait = Math.min(Math.max(Math.min(...due) - Date.now(), 0), longestTimer);
    this.timer = setTimeout(() => void this.attempt(), wait);
  }

  private get state(): string {
    const { id = '', at, refused } = this.act ?? {};
    return `${id} ${at} ${!refused}`;
  }

  private get all(): WaitingAct[] {
    const { place } = this.workflow;
    return outbox.at(place).filter((each) => each.place === place && !each.refused);
  }

  /** Sends what is due, one after the other. */
  private async attempt(): Promise<void> {
    const { workflow } = this;
    if (this.isSending || workflow.busy) return;
    this.isSending = true;
    try {
      for (const act of this.all.filter(({ next }) => next <= Date.now())) {
        if (act.quiet) await this.takeBack(act);
        else if (outbox.isOld(act)) this.giveUp(act);
        else await workflow.again(act);
      }
    } finally {
      this.isSending = false;
      this.plan();
    }
  }

  private giveUp(act: WaitingAct): void {
    const refused = { reason: 'too-late', message: this.words.t('outbox.too-late') };
    outbox.put({ ...act, refused });
    this.workflow.bring({ ...act, refused });
  }

  /** Takes back at the backend what was cancelled here: nobody knew whether it had arrived. */
  private async takeBack(act: WaitingAct): Promise<void> {
    const { place, sent } = act;
    const { key } = sent;
    const send = () => this.workflow.takeBack(key);
    const take = (): void => void (receipts.find(place)?.key === key && receipts.forget(place));
    await carry(act, { send, take, isAgain: true }).catch((error: unknown) => {
      // What is refused is not there to be taken back.
      if (outbox.get(act.id)?.refused || !isCivicError(error)) outbox.drop(act.id);
    });
    if (outbox.get(act.id)?.refused) outbox.drop(act.id);
  }

  /** Another tab may have sent or cancelled what is shown. */
  private handleChange(): void {
    const { seen, workflow } = this;
    workflow.context.host.requestUpdate();
    this.seen = this.state;
    if (workflow.busy || this.isSending) return;
    this.plan();
    if (this.state !== seen) void workflow.resume();
  }

  /** The connection is back, or somebody looks at the page: there may be a way now. */
  private readonly handleChance = (): void => {
    if (document.visibilityState === 'hidden') return;
    for (const act of this.all) outbox.hurry(act);
    this.plan();
  };

  readonly handleNow = (): void => {
    this.handleChance();
    this.focus();
  };

  /** Cancels what waits, or removes what came back. What may have arrived is taken back, unless something counts by the same key already. */
  readonly handleCancel = async (): Promise<void> => {
    const { act, workflow } = this;
    if (!act) return;
    const { id, place, refused } = act;
    const { key } = act.sent;
    const isNew = act.act === 'send' && receipts.find(place)?.key !== key;
    const isDraft = refused ? undefined : workflow.giveBack?.(act);
    if (isDraft === false) {
      // Its words stay, to be copied: other ones are in the form. Another moment makes it another act than the one that may be on its way.
      outbox.put({ ...act, at: Date.now(), refused: { reason: 'cancelled' } });
      return this.focus();
    }
    this.note = refused ? 'removed' : isDraft ? 'draft' : isNew ? 'taken-back' : 'cancelled';
    const quiet = { id, place, act: 'withdraw', sent: { key }, at: Date.now(), tries: 0, next: 0, quiet: true };
    if (isNew && !refused) outbox.put(quiet);
    else outbox.drop(id);
    this.focus();
    await workflow.resume();
  };

  readonly handleCopy = async (): Promise<void> => {
    const isCopied = await copy(this.typed.join('\n'));
    if (isCopied) this.workflow.context.say(this.words.t('outbox.copied'));
  };

  /** Returns the words that somebody typed into what waits. */
  get typed(): string[] {
    const sent: Partial<Record<string, unknown>> = { ...this.act?.sent };
    return ['name', 'email', 'place', 'text'].flatMap((name) => {
      const value = sent[name];
      return typeof value === 'string' && value ? [value] : [];
    });
  }
}
