import type { ReactiveController } from 'lit';
import type { Thing } from '../../schema/common.ts';
import { receipts } from '../../state/receipts.ts';
import { mayWait } from '../../state/waiting.ts';
import type { Step } from './confirmation/act-target.ts';
import type { ElementContext } from './context.ts';
import { Later } from './later.ts';

/** An act as it has come: its workflow, and how its steps are drawn. */
export interface Act {
  readonly workflow: { readonly step: Step; readonly waiting: unknown; open(step: Step): void };
}

/**
 * An act whose workflow and forms are a file of their own. It comes when somebody begins, once the page rests, or with the first drawing where
 * this device holds something of it. Until then one stands at the start.
 */
export class LateAct<A extends Act> extends Later<A> implements ReactiveController {
  /** What is to be done once it is here. */
  private wanted: ((act: A) => unknown) | undefined;
  private leave: (() => void) | undefined;
  private readonly element: ElementContext<Thing, string>;

  constructor(context: ElementContext<Thing, string>, load: () => Promise<A>) {
    super(context, load);
    this.element = context;
    context.host.addController(this);
  }

  hostConnected(): void {
    this.leave = receipts.watch(() => this.element.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.leave?.();
  }

  /** Returns what the drawing of the thing waits for: nothing where this device holds nothing of it. */
  get late(): Promise<unknown> | undefined {
    const coming = this.isHeld ? this.ask() : undefined;
    return this.element.thing && coming;
  }

  get step(): Step | undefined {
    if (this.code) return this.code.workflow.step;
    return this.hasFailed && (this.wanted || this.isHeld) ? undefined : 'start';
  }

  /** Returns the act, once it is here. */
  get act(): A | undefined {
    return this.code;
  }

  /** Renders what waits on this device, if anything does. */
  get waiting(): unknown {
    return this.code?.workflow.waiting;
  }

  /** True from the press on, until its form is here. */
  get isOpening(): boolean {
    return this.wanted !== undefined && !this.code && !this.hasFailed;
  }

  /** Opens the form: now, or as soon as it is here. */
  readonly open = (): Promise<void> => this.begin(({ workflow }) => workflow.open('form'));

  /** Begins with the act: now, or as soon as it is here. */
  async begin(go: (act: A) => unknown): Promise<void> {
    this.wanted = go;
    if (this.hasFailed) super.retry();
    const coming = this.ask();
    this.element.host.requestUpdate();
    await coming;
    // One who comes begins with the thing that is shown, at the start.
    if (coming) await this.element.host.updateComplete;
    if (this.code) go(this.code);
    else this.element.focus('[data-retry]');
  }

  protected override retry(): void {
    if (this.wanted) void this.begin(this.wanted);
    else super.retry();
  }

  private get isHeld(): boolean {
    return !this.code && (receipts.find(this.element.src) !== undefined || mayWait());
  }
}
