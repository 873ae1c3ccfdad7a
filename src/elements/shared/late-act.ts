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
  private isWanted = false;
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
    return this.hasFailed && (this.isWanted || this.isHeld) ? undefined : 'start';
  }

  /** Renders what waits on this device, if anything does. */
  get waiting(): unknown {
    return this.code?.workflow.waiting;
  }

  /** True from the press on, until its form is here. */
  get isOpening(): boolean {
    return this.isWanted && !this.code;
  }

  /** Opens the form: now, or as soon as it is here. */
  readonly open = async (): Promise<void> => {
    this.isWanted = true;
    if (this.hasFailed) super.retry();
    const coming = this.ask();
    this.element.host.requestUpdate();
    await coming;
    if (this.code) this.code.workflow.open('form');
    else this.element.focus('[data-retry]');
  };

  protected override retry(): void {
    if (this.isWanted) void this.open();
    else super.retry();
  }

  private get isHeld(): boolean {
    return !this.code && (receipts.find(this.element.src) !== undefined || mayWait());
  }
}
