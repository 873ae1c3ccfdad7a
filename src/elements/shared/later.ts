import { html } from 'lit';
import { CivicError } from '../../client/errors.ts';
import type { Words } from '../../locales/text.ts';
import type { ElementContext } from './context.ts';
import type { Part } from './equipment.ts';

/** A part of an element whose code is loaded when it is shown. Where that fails, its place says so, and it can be asked for again. */
export class Later<Code> {
  protected code: Code | undefined;
  protected hasFailed = false;
  private asked: Promise<void> | undefined;
  private readonly context: Pick<ElementContext, 'host' | 'report' | 'equip'>;
  private readonly load: () => Promise<Code>;

  constructor(context: Later<Code>['context'], load: () => Promise<Code>) {
    this.context = context;
    this.load = load;
  }

  /** Asks for the code, if that was not done yet; answers what to wait for, and nothing where there is nothing to wait for any more. */
  ask(): Promise<void> | undefined {
    this.asked ??= this.take();
    return this.code || this.hasFailed ? undefined : this.asked;
  }

  /** Asks for the code once the page has nothing better to do. */
  askSoon(): void {
    if (this.asked) return;
    // Not every browser has a word for it.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void this.ask(), { timeout: 2000 });
    else setTimeout(() => void this.ask(), 200);
  }

  /** Draws the part; until its code is here, that it is loading. */
  render({ t }: Words, draw: (code: Code) => unknown): unknown {
    if (this.code) return draw(this.code);
    if (!this.hasFailed) return html`<p class="quiet" aria-busy="true">${t('loading')}</p>`;
    return html`<p class="fault" role="alert">${t('error.part')}</p>
      <p><button type="button" data-retry @click=${() => this.retry()}>${t('retry')}</button></p>`;
  }

  private async take(): Promise<void> {
    try {
      const code = await this.load();
      this.context.equip(code as Part);
      this.code = code;
    } catch (cause) {
      this.hasFailed = true;
      const what = `a file of the element cannot be loaded: ${String(cause)}. Publish the files beside civic-widgets.js with it, and allow them in script-src.`;
      this.context.report(new CivicError('network', what, { cause }));
    }
    this.context.host.requestUpdate();
  }

  /** Asks again, once it has failed. */
  protected retry(): void {
    this.hasFailed = false;
    this.asked = this.take();
    this.context.host.requestUpdate();
  }
}
