import type { ReactiveController } from 'lit';
import { isCivicError, type CivicError } from '../../../client/errors.ts';
import type { Mine, Posted } from '../../../schema/comments.ts';
import type { CommentActs, Reading } from '../reading/reading.ts';
import type { Post, Poster, PostName, PostSent, Refused } from '../posting/poster.ts';
import { withLogin } from '../../shared/confirmation/login.ts';
import { drafts } from './drafts.ts';
import type { Joining, Leave } from './joining.ts';
import { Posts } from './posts.ts';
import { isUnknown, type Problem } from './problem.ts';

/** The one form that is open: below a comment, or above the thread where `id` is empty. */
export interface Task {
  readonly kind: 'write' | 'edit' | 'report' | 'decide' | 'join';
  readonly id: string;
  /** The act that waits until the participant has joined. */
  readonly wish?: (() => Promise<void>) | undefined;
}

/**
 * Who takes part in a thread on this device, and the one act at a time on a comment. Who has not joined yet is asked to when it
 * is needed, once; then the wish goes on.
 */
export abstract class Presence implements ReactiveController, Poster {
  task: Task | undefined;
  /** What the backend knows of the participant here; absent before it is asked and where nobody has joined. */
  mine: Mine | undefined;
  /** True where the backend has forgotten a participant that this device knew. */
  lost = false;
  /** Comments with an act on its way; the empty id is the thread. */
  readonly pending = new Set<string>();
  readonly problems = new Map<string, Problem>();
  readonly own = new Set<string>();
  readonly votes = new Map<string, 1 | -1>();

  private isKnown = false;
  private meeting: Promise<boolean> | undefined;
  private src = '';
  readonly reading: Reading;
  readonly joining: Joining;
  readonly context: Reading['context'];
  readonly posts = new Posts(this);

  constructor(reading: Reading, joining: Joining) {
    this.reading = reading;
    this.joining = joining;
    this.context = reading.context;
    joining.left = (how) => this.handleLeave(how);
    joining.shown = () => this.task ?? this.open('join', '', () => Promise.resolve());
    this.context.host.addController(this);
  }

  hostUpdate(): void {
    const src = this.reading.isShown ? this.context.src : '';
    const isNew = src !== this.src;
    this.src = src;
    if (isNew && src) {
      this.leave();
      void this.meet();
    }
    // The platform is known from the first read on.
    if (isNew && src) this.posts.takeUp();
    if (src) this.settle();
  }

  abstract again(name: PostName, sent: PostSent): Promise<boolean>;
  abstract bring(name: PostName, sent: PostSent, refused: Refused): boolean | undefined;

  get words(): Reading['words'] {
    return this.reading.words;
  }

  /** Returns what decides how the actions of a comment look: its drawing is kept as long as all of it stays. */
  stateOf(id: string): readonly unknown[] {
    return [this.own.has(id), this.votes.get(id), this.problems.get(id), this.mine];
  }

  /** Checks whether a form or a notice stands below a comment. */
  isBusy(id: string): boolean {
    return this.task?.id === id || !!this.posts.now?.isAbout(id);
  }

  isShown(id: string): boolean {
    return this.reading.discussion.get(id) !== undefined;
  }

  /** Forgets the participant on this page. */
  private leave(): void {
    this.mine = undefined;
    this.meeting = undefined;
    this.lost = false;
    this.task = undefined;
    for (const each of [this.pending, this.problems, this.own, this.votes]) each.clear();
  }

  open(kind: Task['kind'], id: string, wish?: () => Promise<void>): void {
    void this.posts.load();
    this.task = { kind, id, wish };
    this.problems.clear();
    this.context.focus('[data-step]');
  }

  /** Closes the form that is open, for nothing: the focus goes back to the button that opened it. */
  giveUp(): void {
    const { kind = 'write', id = '' } = this.task ?? {};
    const head = this.reading.headOf(id);
    const button = `${head} ~ .buttons [name=${kind === 'write' ? 'reply' : kind}]`;
    this.close(!id ? '[data-write]' : this.context.find(button) ? button : head);
  }

  close(focus = ''): void {
    this.task = undefined;
    this.problems.clear();
    this.context.focus(focus);
  }

  /** Checks whether this device has joined, here or with another thread of the backend. */
  async meet(): Promise<boolean> {
    if (this.mine) return true;
    const { joining, reading } = this;
    // Who acts is the page's to say: the act itself asks for it.
    if (!reading.acts.join) return this.load().then(() => true);
    // Where no code is mailed, the page may know who one is, and nobody has to say it.
    if (!reading.acts.confirm && (await this.load())) return true;
    if (joining.step === 'form' || joining.step === 'code') return false;
    if (joining.step !== 'counted') await joining.resume();
    return joining.receipt?.state === 'counted' && this.load();
  }

  /** Goes on with what was wished for, once the participant has joined. */
  private settle(): void {
    const wasKnown = this.isKnown;
    this.isKnown = this.joining.step === 'counted';
    const { kind = 'join', id = '', wish } = this.task ?? {};
    if (!this.isKnown) return;
    if (!wish) {
      // The link of the mail was followed elsewhere.
      if (!wasKnown && !this.mine) void this.meet();
      return;
    }
    this.task = kind === 'join' ? undefined : { kind, id };
    this.lost = false;
    void this.load().then((isKnown) => (isKnown ? wish() : undefined));
  }

  /** Does what needs a participant, now or when one has joined. */
  async want(kind: Task['kind'], id: string, wish: () => Promise<void>): Promise<void> {
    // The answer to a click is on the screen at once, even where one has to ask first who is here.
    this.wait(kind, id);
    const isKnown = await this.meet();
    this.pending.delete(id);
    if (isKnown) return wish();
    this.open(kind, id, wish);
    if (this.joining.step !== 'code') this.joining.go('form');
  }

  /** Runs one act on a comment at a time; answers nothing where it did not succeed, and `problems` says why. */
  async act(
    kind: Task['kind'],
    id: string,
    run: (acts: CommentActs, key: string, options: { lang: string }) => Promise<Posted> | undefined,
    again: () => Promise<void>,
    post?: Post,
  ): Promise<Posted | undefined> {
    if (this.pending.has(id)) return undefined;
    this.problems.delete(id);
    this.wait(kind, id);
    const { src } = this.context;
    const { acts, words } = this.reading;
    const send = async (): Promise<Posted | undefined> => run(acts, this.joining.key, { lang: words.lang });
    const go = (): Promise<Posted | undefined> => (acts.join ? send() : withLogin(this.context.host, src, send));
    const posting = post && (await this.posts.load());
    const result = await this.attempt(() => (posting ? posting.carry(post, go) : go()));
    this.pending.delete(id);
    this.reading.update();
    // The page went on to another thread.
    if (!result || src !== this.context.src) return undefined;
    if (!isCivicError(result) && result.outcome !== 'refused') {
      if (result.comment) this.reading.discussion.set(result.comment);
      return result;
    }
    if (isUnknown(result) && acts.join && !post?.isAgain) this.rejoin(kind, id, again);
    else if (!post || !this.setAside(kind, post)) this.problems.set(id, result);
    return undefined;
  }

  /** Closes the form of what waits on the device; answers whether it does. Its words are there. */
  setAside(kind: Task['kind'], post: Post): boolean {
    // Where it has waited, its refusal comes with its words.
    if (post.isAgain) return true;
    if (!this.posts.now?.waits(post)) return false;
    const { id } = post.sent;
    drafts.clear(this.context.src, `${kind} ${id}`);
    if (this.task?.id === id && this.task.kind === kind) this.task = undefined;
    this.posts.now.focus(post);
    return true;
  }

  /** Marks that an act is on its way; its form says so. A button that needs no form says so itself. */
  private wait(kind: Task['kind'], id: string): void {
    this.pending.add(id);
    if (kind !== 'join') this.reading.update();
  }

  /** Asks anew who one is here: another tab may have sent what waited. */
  async reread(): Promise<void> {
    this.mine = undefined;
    await Promise.all([this.meet(), this.context.refresh()]);
  }

  private async attempt<T>(run: () => Promise<T> | undefined): Promise<T | CivicError | undefined> {
    try {
      return await run();
    } catch (error) {
      if (!isUnknown(error as CivicError)) this.context.report(error as CivicError);
      return error as CivicError;
    }
  }

  private rejoin(kind: Task['kind'], id: string, again: () => Promise<void>): void {
    this.mine = undefined;
    this.lost = true;
    this.open(kind, id, again);
    this.joining.go('form');
  }

  private load(): Promise<boolean> {
    this.meeting ??= this.ask().finally(() => (this.meeting = undefined));
    return this.meeting;
  }

  /** Asks the backend who one is here; a failure other than `unknown` leaves that open. */
  private async ask(): Promise<boolean> {
    const { src } = this.context;
    const { acts } = this.reading;
    const answer = await this.attempt<Mine>(() =>
      acts.mine?.(src, { key: this.joining.key }, { lang: this.words.lang }),
    );
    if (src !== this.context.src) return false;
    if (isCivicError(answer)) {
      if (!isUnknown(answer)) return true;
      this.joining.go('start');
      return false;
    }
    this.mine = answer ?? { name: '', comments: [], votes: {}, can: {} };
    for (const [id, vote] of Object.entries(this.mine.votes)) this.votes.set(id, vote);
    for (const { id } of this.mine.comments) this.own.add(id);
    // What they do here may get no answer.
    if (this.mine.name) void this.posts.load();
    this.reading.discussion.add(...this.mine.comments.filter(({ state }) => state === 'held'));
    this.reading.update();
    return true;
  }

  private handleLeave(how: Leave): void {
    const { reading, context, mine } = this;
    if (how === 'given-up' || (how === 'erased' && !mine)) return this.close('[data-write]');
    // The next person on this device finds nothing of this one.
    drafts.forget(context.src);
    void this.posts.forget();
    this.leave();
    if (how === 'erased') {
      reading.reload();
      context.say(this.words.t('comments.erased'));
    }
  }
}
