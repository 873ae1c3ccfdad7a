import type { ReactiveController } from 'lit';
import type { Comment, Thread } from '../../../schema/comments.ts';
import type { CivicStore } from '../../../state/store.ts';
import type { ElementContext } from '../../shared/context.ts';
import { fieldOf } from '../../shared/ui/form.ts';
import type { CommentsKey, CommentsWords } from '../texts/texts.ts';
import { Discussion } from './discussion.ts';
import { withLabels } from './labels.ts';
import { linkedComment, permalink } from './text.ts';
import { visitWord } from './visit.ts';

/** Methods of the adapter for threads: a missing one cannot be done. */
export type CommentActs = NonNullable<NonNullable<ReturnType<CivicStore['adapterOf']>>['comments']>;

/** Callbacks that draw with each comment what can be done about it: reading itself knows nothing of that. */
export interface CommentSlots {
  /** Renders the buttons below a comment. */
  renderActions(comment: Comment): unknown;
  /** Renders what came of the last act on a comment, and the form that is open below it. */
  renderState(id: string): unknown;
  /** Checks whether a form or an answer stands below a comment, and changes with every key. */
  isBusy(id: string): boolean;
  /** Returns what decides how the actions of a comment look: they are kept as long as it stays. */
  stateOf(id: string): readonly unknown[];
}

/** Settings of the page: the order to begin with, and whether the sides stand beside each other. */
interface Wishes {
  readonly order: string;
  readonly layout: string;
}

interface Shown {
  source: unknown;
  thread: Thread;
  labelled: Thread;
  words: CommentsWords;
  wish: string;
}

/** The workflow of reading a thread: its lists, orders, search, and the way to one comment. */
export class Reading implements ReactiveController {
  readonly context: ElementContext<Thread, CommentsKey>;
  readonly discussion: Discussion;
  readonly slots: CommentSlots;
  private readonly wishes: Wishes;
  /** Cache key of the drawing of all comments: the drawing is kept as long as it stays. */
  rules = '';
  private shown: Shown | undefined;

  constructor(context: ElementContext<Thread, CommentsKey>, wishes: Wishes, slots: CommentSlots) {
    this.context = context;
    this.wishes = wishes;
    this.slots = slots;
    this.discussion = new Discussion(
      async (query, signal) => {
        const options = { lang: this.words.lang, ...(signal && { signal }) };
        return (await this.acts.page?.(context.src, query, options)) ?? { items: [] };
      },
      () => this.update(),
    );
    context.host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.handleHash);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.handleHash);
  }

  hostUpdate(): void {
    const { thing, source } = this.context;
    const { shown } = this;
    if (thing?.type !== 'thread') {
      this.shown = undefined;
      return;
    }
    if (shown && shown.wish !== this.wish) this.reload(this.wishes.order);
    if (shown?.thread !== thing) this.take(thing, source);
    const { can, sides, votes, depth, editWindow } = thing;
    const { words, discussion } = this;
    // Texts of a language may come after what is said in them.
    if (this.shown && this.shown.words !== words)
      Object.assign(this.shown, { words, labelled: withLabels(words, thing) });
    const { sublevel } = this.context;
    this.rules = JSON.stringify([
      can,
      sides,
      votes,
      depth,
      editWindow,
      permalink(''),
      sublevel,
      discussion.search?.words,
    ]);
  }

  /** Takes a thread up: one that is new here begins; one that was read again brings its facts up to date. */
  private take(thing: Thread, source: unknown): void {
    const { shown } = this;
    const { words, wish } = this;
    this.shown = { source, thread: thing, labelled: withLabels(words, thing), words, wish };
    if (shown?.source === source) return this.discussion.refresh(thing);
    this.discussion.begin(thing, this.wishes.order, this.isInColumns);
    this.handleHash();
  }

  get words(): CommentsWords {
    return this.context.words;
  }

  /** Checks whether there is a thread to read yet. */
  get isShown(): boolean {
    return this.shown !== undefined;
  }

  get thread(): Thread {
    return this.shown?.labelled as Thread;
  }

  /** Returns the acts that the backend offers. Without a notice nobody is asked for a name and an address: who acts is then the page's to say. */
  get acts(): CommentActs {
    const acts = this.context.platform?.comments ?? {};
    if (!this.shown || this.shown.thread.notice) return acts;
    const { join: _join, ...others } = acts;
    return others;
  }

  update(): void {
    this.context.host.requestUpdate();
  }

  /** Opens the way to a comment and moves the focus there. */
  async goTo(id: string): Promise<void> {
    if (await this.discussion.reveal(id)) this.context.focus(this.headOf(id));
  }

  /** Returns the selector of the head of a comment. */
  headOf(id: string): string {
    return `#h${this.discussion.numberOf(id)}`;
  }

  /** Reads the list again, from the beginning. */
  reload(order = this.discussion.order): void {
    const { thread, discussion, context, shown } = this;
    const wanted = thread.orders.some(({ id }) => id === order) ? order : discussion.order;
    if (shown) shown.wish = this.wish;
    discussion.begin(thread, wanted, this.isInColumns);
    context.say(this.words.t('comments.reloaded'));
    context.focus('[data-lists]');
  }

  leaveSearch(): void {
    this.discussion.find('');
    this.context.focus('#find');
  }

  readonly handleFind = (event: SubmitEvent): void => {
    event.preventDefault();
    this.discussion.find(fieldOf(event.target as HTMLFormElement, 'find').value.trim());
    this.context.focus('[data-found]');
  };

  readonly handleOrder = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    if (select.value === 'random') visitWord(true);
    this.discussion.choose(select.value);
    this.context.say(this.words.t('comments.ordered', { order: select.selectedOptions[0]?.label ?? '' }));
  };

  private get wish(): string {
    return `${this.wishes.layout} ${this.wishes.order}`;
  }

  private get isInColumns(): boolean {
    return this.wishes.layout === 'columns';
  }

  private readonly handleHash = (): void => {
    // The route that links keep may have changed.
    this.update();
    const id = linkedComment();
    // A link may be to a comment of another thread in the page.
    if (id !== undefined && this.shown) void this.goTo(id).catch(() => undefined);
  };
}
