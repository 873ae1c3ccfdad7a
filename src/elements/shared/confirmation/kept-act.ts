import { nothing } from 'lit';
import type { CivicError } from '../../../client/errors.ts';
import type { ActResult, Thing } from '../../../schema/common.ts';
import type { WaitingAct } from '../../../state/outbox.ts';
import { pageOptions } from '../../../state/store.ts';
import { mayWait } from '../../../state/waiting.ts';
import type { ElementContext } from '../context.ts';
import type { Kiosk } from './kiosk.ts';
import { loadOutbox } from '../outbox/load.ts';
import type { Workflow } from '../outbox/workflow.ts';
import type { ActName, ActTarget, Content, Sent, Step } from './act-target.ts';

type Keeper = InstanceType<NonNullable<Awaited<ReturnType<typeof loadOutbox>>>['ActOutbox']>;

/**
 * An act that is kept on this device until the backend has answered. What keeps it is loaded when somebody begins to act, or where
 * something waits; without it, an act that fails stays in its form.
 */
export abstract class KeptAct<C extends Content, T extends Thing, Own extends string> implements Workflow {
  step: Step = 'start';
  busy = false;
  /** Reason why the last act did not succeed: refused by the backend, or failed on its way. */
  refusal: ActResult | undefined;
  error: CivicError | undefined;
  /** What was typed into an act that came back, to be mended. */
  returned: Partial<C> = {};
  protected outbox: Keeper | undefined;
  /** Starts it over, on a device that many people use. */
  protected kiosk: Kiosk | undefined;
  /** Secret of the act, made before it and kept in memory until then. */
  abstract key: string;

  readonly context: ElementContext<T, Own>;

  constructor(context: ElementContext<T, Own>) {
    this.context = context;
  }

  protected abstract get target(): ActTarget<C>;
  protected abstract get isTyping(): boolean;
  abstract go(step: Step): void;
  abstract resume(): Promise<void>;
  protected abstract act(
    name: ActName,
    sent: Sent,
    ballot?: unknown,
    isAgain?: boolean,
  ): Promise<ActResult | undefined>;
  /** Shows what came of an act that had waited. `isNear`: the focus was on it. */
  protected abstract arrive(result: ActResult, act: WaitingAct, isNear: boolean): void;

  get place(): string {
    return this.target.src;
  }

  /** Returns the options of a call: in which language the backend is to answer. */
  protected get callOptions(): { lang: string } {
    return { lang: this.context.words.lang };
  }

  /** Renders what waits, and what was said of it last, or what a device says that many people use; nothing before anybody acts. */
  get waiting(): unknown {
    return this.outbox?.render() ?? this.kiosk?.render() ?? nothing;
  }

  /** Loads what keeps an act; nothing where nothing may be kept, or the backend does not know the same act again. */
  protected async keeper(): Promise<Keeper | undefined> {
    const { platform } = this.context;
    if (pageOptions.kiosk || (platform && !platform.repeatable)) return undefined;
    const code = this.outbox ? undefined : await loadOutbox();
    if (code) this.outbox ??= new code.ActOutbox(this);
    return this.outbox;
  }

  /** Loads it ahead: it is needed most where there is no connection. */
  readonly prepare = (): void => void this.keeper();

  /** Shows what waits here, if anything does. */
  protected async takeUp(): Promise<void> {
    if (!this.outbox && !mayWait()) return;
    const act = (await this.keeper())?.act;
    if (!act || this.busy || this.isTyping) return;
    this.key = act.sent.key;
    if (act.act === 'send' && !act.refused) this.go('waiting');
    else if (act.refused) this.bring(act);
    this.context.host.requestUpdate();
  }

  /** Shows that an act waits: what failed is for developers. */
  protected wait(name: ActName): void {
    if (this.error) this.context.report(this.error);
    this.error = undefined;
    if (name === 'send') this.go('waiting');
  }

  async again(act: WaitingAct): Promise<void> {
    const isNear = this.outbox?.isNear ?? false;
    const result = await this.act(act.act as ActName, act.sent, act.ballot, true);
    if (result) return this.arrive(result, act, isNear);
    const { error } = this;
    const kept = this.outbox?.act;
    // Another tab was faster.
    if (!kept) return this.resume();
    if (!error || !kept.refused) return;
    this.bring(kept);
    this.error = error;
  }

  bring({ act, sent, refused }: WaitingAct): void {
    if (act === 'send') {
      this.returned = sent as unknown as Partial<C>;
      this.go('form');
    }
    this.refusal = { outcome: 'refused', ...refused };
  }

  async takeBack(key: string): Promise<ActResult | undefined> {
    const { src, acts } = this.target;
    return acts.withdraw?.(src, { key }, this.callOptions);
  }
}
