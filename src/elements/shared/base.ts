import {
  html,
  LitElement,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { CivicError } from '../../client/errors.ts';
import { langOf } from '../../locales/tag.ts';
import { words, type Texts, type Words } from '../../locales/text.ts';
import type { Thing } from '../../schema/common.ts';
import { ResourceController } from '../../state/resource-controller.ts';
import type { Resource } from '../../state/resource.ts';
import { pageOptions, pageStore, type CivicStore } from '../../state/store.ts';
import { controls } from '../../styles/controls.ts';
import { tokens } from '../../styles/tokens.ts';
import { isBegun, tellBegun } from './begun.ts';
import type { ElementContext } from './context.ts';
import { Equipment } from './equipment.ts';
import { ForeignTexts, inFrench } from './foreign-texts.ts';
import { Ground } from './ground.ts';
import { watchLanguage } from './language.ts';
import { whatIsWrong } from './mistake.ts';
import { reportOnce } from './report.ts';
import { guardTyping } from './typing.ts';
import { letPass } from './ui/announcement.ts';
import { renderFailure, renderLoading } from './ui/status.ts';

/**
 * What every element is: one address, the thing that stands there, and the states of reading it.
 *
 * @slot intro - A text of the page's own that stands first in the element: a heading, a sentence.
 * @slot after - A text of the page's own that stands last: whom to ask, where to report a problem with access.
 * @cssproperty [--civic-accent=light-dark(#1d4f91, #9cc3f5)] - Links, buttons, bars: 4.5:1 on the page and on `--civic-soft`.
 * @cssproperty [--civic-on-accent=light-dark(#ffffff, #0d1b2e)] - Text on `--civic-fill`, in the primary button: 4.5:1.
 * @cssproperty [--civic-fill=var(--accent)] - Ground of the primary button and of what is chosen, and bars; the accent where it is not set.
 * @cssproperty [--civic-quiet=color-mix(in srgb, currentColor 78%, Canvas)] - Text of less weight: hints, dates, units; on the ground of the page.
 * @cssproperty [--civic-line=color-mix(in srgb, currentColor 58%, Canvas)] - Borders of fields, lines of tables, edges of bars: 3:1.
 * @cssproperty [--civic-soft=light-dark(#f1f4f7, #1e262e)] - Ground of messages, and of bars that are not filled.
 * @cssproperty [--civic-success=light-dark(#12653b, #7fd6a4)] - The edge of a message of success; the favourable side of a merit profile.
 * @cssproperty [--civic-error=light-dark(#b3261e, #ffb4a9)] - Faults, and the edge of their messages; the unfavourable side of a merit profile.
 * @cssproperty [--civic-field=light-dark(#ffffff, #11161b)] - Ground of fields.
 * @cssproperty [--civic-ink=light-dark(#16191c, #f2f4f5)] - Text in fields and messages.
 * @cssproperty [--civic-radius=0.25em] - Rounding of buttons, fields and messages.
 * @cssproperty [--civic-space=1em] - Distance between the parts of an element.
 * @cssproperty [--civic-text=inherit] - Colour of text; that of the page by default.
 * @cssproperty [--civic-font=inherit] - Family of text; that of the page by default.
 * @cssproperty [--civic-font-size=1em] - Size of text, which all other sizes follow.
 * @cssproperty [--civic-comments-height=30em] - Height that is kept free for a thread before its first answer.
 */
export abstract class CivicElement<T extends Thing = Thing, Own extends string = never> extends LitElement {
  static override styles: CSSResult[] = [tokens, controls];

  /** Texts that only this element uses, in the languages that come with it. */
  static texts: Texts = {};

  static override properties: PropertyDeclarations = {
    src: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    theme: { reflect: true },
    adapter: {},
    store: { attribute: false },
    announcement: { state: true },
  };

  /** The element as its controllers and templates see it. */
  protected readonly context: ElementContext<T, Own> = this.createContext(this);
  protected readonly ground: Ground = new Ground(this);
  protected readonly watched: ResourceController<Thing> = new ResourceController(this, () => this.find());

  /** Text of the live region: what a screen reader says next, after an act of the reader's own. */
  protected announcement = '';

  /** Address of the thing: the URL that one copies from the platform's address bar. */
  src = '';

  /** Level of the main heading, 1 to 6, to fit the outline of the page. */
  headingLevel = 2;

  /** Colours, `light` or `dark`; those of the page where it is not set. */
  theme: 'light' | 'dark' | undefined;

  /** Name of the adapter, `decidim`; found by the address where it is not set. */
  adapter = '';

  /** Store that the element reads and acts through, when it is not that of the page. */
  store: CivicStore | undefined;

  private last: { src: string; home: CivicStore; source: unknown; thing: T } | undefined;
  private spoken: Words<Own> | undefined;
  private leaveLanguage: (() => void) | undefined;
  private focusNext = '';
  private isStill = false;
  private readonly foreign = new ForeignTexts();
  private mistake: CivicError | undefined;
  private isLeft = false;
  private begunAt = '';
  private readonly equipment = new Equipment();

  /** Registers the element, unless something holds the name: then that one goes on working. */
  static define(name: string): void {
    if (customElements.get(name)) return;
    customElements.define(name, this as unknown as CustomElementConstructor);
    guardTyping(name);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.leaveLanguage = watchLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaveLanguage?.();
  }

  /** Leaves a form of the page that somebody has begun to fill in before the script was there: nothing typed is lost, and it can be sent. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (isBegun(this)) this.leave(root);
    return root;
  }

  /** Leaves in use, for good, what the page wrote inside the element. */
  private leave(root: HTMLElement | DocumentFragment): void {
    this.isLeft = true;
    root.replaceChildren(document.createElement('slot'));
  }

  protected override willUpdate(): void {
    this.theme ??= pageOptions.theme;
    const wrong = whatIsWrong(this.address, !!this.home, this.shows, this.watched.resource?.value?.type);
    if (wrong !== this.mistake?.message) this.mistake = wrong ? new CivicError('configuration', wrong) : undefined;
  }

  /** Code that the next drawing waits for, so that nothing moves when it comes. */
  protected get late(): Promise<unknown> | undefined {
    return undefined;
  }

  /** Puts a drawing off until there are words to say, and what it needs of late code; what is shown is asked for meanwhile. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const { coming } = this.words;
    if (!coming) return this.drawAfter(this.late);
    this.watched.hostUpdate();
    return coming.then(() => this.drawAfter(this.late));
  }

  private drawAfter(late: Promise<unknown> | undefined): void | Promise<unknown> {
    return late ? late.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** Draws; where that fails, for whatever the page has done, what the page wrote inside the element stays in use. */
  protected override performUpdate(): void {
    if (this.isLeft) return;
    try {
      this.foreign.giveBack();
      super.performUpdate();
      this.foreign.takeUp(this.renderRoot);
    } catch (cause) {
      this.leave(this.renderRoot);
      this.report(new CivicError('unsupported', `cannot draw in this page: ${String(cause)}.`, { cause }));
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('announcement')) letPass(this.renderRoot.querySelector('.announcement'));
    const error = this.mistake ?? this.watched.resource?.error;
    if (error) this.report(error);
    if (!this.focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.focusNext);
    this.focusNext = '';
    target?.focus({ preventScroll: this.isStill });
  }

  /** Returns the words of the language around the element; those before, while the texts of another language are coming. */
  protected get words(): Words<Own> {
    const { lang = '', texts: catalogues } = pageOptions;
    const { timeZone } = this.watched.resource?.value ?? this.last?.thing ?? {};
    const page = { catalogues, more: this.equipment.texts, listener: this, inFrench, timeZone };
    const next = words<Own>(langOf(this) || lang, (this.constructor as typeof CivicElement).texts, page);
    if (!next.coming || !this.spoken) this.spoken = next;
    return this.spoken;
  }

  /** Returns the address as the adapter gets it; empty where `src` is none. */
  protected get address(): string {
    return this.src && URL.canParse(this.src, document.baseURI) ? new URL(this.src, document.baseURI).href : '';
  }

  /** Returns the store that the element reads from; a thing that is shown came from it. */
  protected get home(): CivicStore {
    return (this.store ?? pageStore()) as CivicStore;
  }

  /** Returns the adapter that speaks with what is shown; `undefined` until that was read. */
  protected get platform(): ReturnType<CivicStore['adapterOf']> {
    return this.home?.adapterOf(this.address, this.adapterName);
  }

  private get adapterName(): string {
    return this.adapter || pageOptions.adapter || '';
  }

  /** Reports an error once: a line for developers in the console, an event for the page. */
  protected report(error: CivicError): void {
    reportOnce(this, error);
  }

  /** The type of thing that the element shows; any where it is empty. */
  protected abstract readonly shows: string;

  /** Returns what is shown; that of another language until it has come in this one. */
  protected get thing(): T | undefined {
    const { address: src, home } = this;
    const thing = this.watched.resource?.value as T | undefined;
    if (thing) this.last = { src, home, source: this.watched.resource, thing };
    return this.last?.src === src && this.last.home === home ? this.last.thing : undefined;
  }

  private createContext(element: this): ElementContext<T, Own> {
    return {
      host: element,
      get src() {
        return element.address;
      },
      get words() {
        return element.words;
      },
      get thing() {
        return element.thing;
      },
      get source() {
        return element.thing && element.last?.source;
      },
      get platform() {
        return element.platform;
      },
      get sublevel() {
        return element.headingLevel + 1;
      },
      find: (selector) => element.renderRoot?.querySelector(selector) ?? null,
      say: (text) => {
        // The same sentence again is heard where it is another text.
        element.announcement = text && text === element.announcement ? `${text}\u00a0` : text;
      },
      focus: (selector, still = false) => {
        element.focusNext = selector;
        element.isStill = still;
        element.requestUpdate();
      },
      tell: (event) => element.dispatchEvent(event),
      report: (error) => element.report(error),
      equip: (part) => element.equipment.take(element, part),
      refresh: async () => {
        const { resource } = element.watched;
        await resource?.run(true);
        return resource?.error;
      },
    };
  }

  protected abstract renderThing(thing: T): TemplateResult;

  protected override render(): TemplateResult {
    const { lang, dir, coming } = this.words;
    // Their file could not be loaded: the next drawing asks for it again.
    if (coming) return html`<slot></slot>`;
    return html`
      <div class="room" lang=${lang} dir=${dir} @input=${this.handleStart}>
        <div class="widget">
          <slot name="intro"></slot>
          ${this.renderStatus()}
          <slot name="after"></slot>
          <p role="status" class="announcement">${this.announcement}</p>
          <p class="paper">${this.thing?.url ?? this.address}</p>
        </div>
        <div hidden><slot></slot></div>
      </div>
    `;
  }

  private handleStart(event: Event): void {
    this.begunAt = tellBegun(this.context, event, this.begunAt);
  }

  private renderStatus(): TemplateResult {
    const { resource } = this.watched;
    if (this.mistake || !resource) return html`<slot></slot>`;
    if (this.thing) return this.renderThing(this.thing);
    const { error, status } = resource;
    if (!error || status !== 'error') return renderLoading(this.words);
    return renderFailure(this.words, error, () => void resource.run(true));
  }

  private find(): Resource<Thing> | undefined {
    return this.address && this.home ? this.home.resource(this.address, this.words.lang, this.adapterName) : undefined;
  }
}
