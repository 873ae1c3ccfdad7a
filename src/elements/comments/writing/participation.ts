import { isCivicError, type CivicError } from '../../../client/errors.ts';
import type { JoinAct, Mine, Posted } from '../../../schema/comments.ts';
import type { Acting } from '../../shared/confirmation/acting.ts';
import { CivicCommentPostedEvent, CivicCommentPostRequestEvent, CivicCommentVotedEvent } from '../events.ts';
import type { Discussion } from '../reading/discussion.ts';
import { drafts, type Draft } from './drafts.ts';
import type { CommentActs, Stage } from '../stage.ts';
import { directionOf } from '../reading/text.ts';

export type Joining = Omit<JoinAct, 'key'>;

/** The one form that is open: below a comment, or above the thread where `id` is empty. */
export interface Task {
  readonly kind: 'write' | 'edit' | 'report' | 'decide' | 'join';
  readonly id: string;
  /** What is left to do once the participant has joined. */
  readonly wish?: (() => Promise<void>) | undefined;
}

/** Why an act did not succeed: refused by the backend, or failed on its way. */
export type Problem = Pick<Posted, 'reason' | 'message' | 'fields'> | CivicError;

/** The backend has no participant by this key, or no more. */
const isUnknown = (problem: Problem): boolean => {
  if (!isCivicError(problem)) return problem.reason === 'unknown';
  const { reason } = (problem.problem ?? {}) as { reason?: unknown };
  return problem.code === 'unauthorized' || reason === 'unknown';
};

/**
 * What a participant does in a thread, from the first wish to the backend's word. Who has not joined yet is asked to when it
 * is needed, once; then the wish goes on. Nothing is shown as done before the backend said so.
 */
export class Participation {
  task: Task | undefined;
  /** What the backend knows of the participant here; absent before it is asked and where nobody has joined. */
  mine: Mine | undefined;
  /** Whether the backend has forgotten a participant that this device knew. */
  lost = false;
  /** Comments with an act on its way; the empty id is the thread. */
  readonly pending = new Set<string>();
  readonly problems = new Map<string, Problem>();
  readonly own = new Set<string>();
  readonly votes = new Map<string, 1 | -1>();

  private isKnown = false;
  private meeting: Promise<boolean> | undefined;
  private readonly stage: Stage;
  private readonly acting: Acting<Joining>;
  private readonly discussion: Discussion;

  constructor(stage: Stage, acting: Acting<Joining>, discussion: Discussion) {
    this.stage = stage;
    this.acting = acting;
    this.discussion = discussion;
  }

  begin(): void {
    this.leave();
    void this.meet();
  }

  /** Forgets the participant on this page. */
  leave(): void {
    this.mine = undefined;
    this.meeting = undefined;
    this.lost = false;
    this.task = undefined;
    for (const each of [this.pending, this.problems, this.own, this.votes]) each.clear();
  }

  open(kind: Task['kind'], id: string, wish?: () => Promise<void>): void {
    this.task = { kind, id, wish };
    this.problems.clear();
    this.stage.focus('[data-step]');
  }

  close(focus = ''): void {
    this.task = undefined;
    this.problems.clear();
    this.stage.focus(focus);
  }

  /** Whether this device has joined, here or with another thread of the backend. */
  async meet(): Promise<boolean> {
    if (this.mine) return true;
    const { acting, stage } = this;
    // Who acts is the page's to say: the act itself asks for it.
    if (!stage.acts.join) return this.load().then(() => true);
    // Where no code is mailed, the page may know who one is, and nobody has to say it.
    if (!stage.acts.confirm && (await this.load())) return true;
    if (acting.step === 'form' || acting.step === 'code') return false;
    if (acting.step !== 'counted') await acting.resume();
    return acting.receipt?.state === 'counted' && this.load();
  }

  /** Goes on with what was wished for, once the participant has joined. */
  settle(): void {
    const wasKnown = this.isKnown;
    this.isKnown = this.acting.step === 'counted';
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
    if (this.acting.step !== 'code') this.acting.go('form');
  }

  async post(kind: 'write' | 'edit', id: string, draft: Draft): Promise<void> {
    if (this.pending.has(id) || !this.stage.tell(new CivicCommentPostRequestEvent())) return;
    const { src, words } = this.stage;
    const where = `${kind} ${id}`;
    const act = drafts.actOf(src, where, draft);
    const { text, side } = draft;
    // A page in French says nothing of the language of an Arabic text.
    const lang = directionOf(text) === 'ltr' && { lang: words.lang };
    const content = { act, text, ...lang, ...(side !== undefined && { side }) };
    const result = await this.act(
      kind,
      id,
      ({ post, edit }, key, options) =>
        kind === 'edit'
          ? edit?.(src, { ...content, key, id }, options)
          : post?.(src, { ...content, key, ...(id && { parent: id }) }, options),
      () => this.post(kind, id, draft),
    );
    if (!result) return;
    drafts.clear(src, where);
    this.task = undefined;
    this.welcome(kind, result);
  }

  async vote(id: string, value: 1 | -1): Promise<void> {
    const { words, src } = this.stage;
    const wanted = this.votes.get(id) === value ? 0 : value;
    const result = await this.act(
      'join',
      id,
      ({ vote }, key, options) => vote?.(src, { key, id, value: wanted }, options),
      () => this.vote(id, value),
    );
    if (!result) return;
    if (wanted) this.votes.set(id, wanted);
    else this.votes.delete(id);
    this.stage.say(words.t(wanted ? 'comments.voted' : 'comments.unvoted'));
    this.stage.tell(new CivicCommentVotedEvent(id, wanted));
  }

  /** Takes an own comment out, which leaves a tombstone, or puts it back. */
  async remove(id: string, restore = false): Promise<void> {
    const { words, src } = this.stage;
    const result = await this.act(
      'join',
      id,
      (acts, key, options) => (restore ? acts.restore : acts.remove)?.(src, { key, id }, options),
      () => this.remove(id, restore),
    );
    if (!result) return;
    this.discussion.expect(restore ? 1 : -1);
    this.stage.say(words.t(restore ? 'comments.restored' : 'comments.removed'));
    this.stage.focus(`#h${this.discussion.numberOf(id)}`);
    this.stage.refresh();
  }

  /** One act on a comment at a time; answers nothing where it did not succeed, and `problems` says why. */
  async act(
    kind: Task['kind'],
    id: string,
    run: (acts: CommentActs, key: string, options: { lang: string }) => Promise<Posted> | undefined,
    again: () => Promise<void>,
  ): Promise<Posted | undefined> {
    if (this.pending.has(id)) return undefined;
    this.problems.delete(id);
    this.wait(kind, id);
    const { src } = this.stage;
    const { acts, words } = this.stage;
    const send = async (): Promise<Posted | undefined> => run(acts, this.acting.key, { lang: words.lang });
    const result = await this.attempt(() => (acts.join ? send() : this.stage.login(send)));
    this.pending.delete(id);
    this.stage.update();
    // The page went on to another thread.
    if (!result || src !== this.stage.src) return undefined;
    if (!isCivicError(result) && result.outcome !== 'refused') {
      if (result.comment) this.discussion.set(result.comment);
      return result;
    }
    if (isUnknown(result) && acts.join) this.rejoin(kind, id, again);
    else this.problems.set(id, result);
    return undefined;
  }

  /** An act is on its way; its form says so. A button that needs no form says so itself. */
  private wait(kind: Task['kind'], id: string): void {
    this.pending.add(id);
    if (kind !== 'join') this.stage.update();
  }

  private async attempt<T>(run: () => Promise<T> | undefined): Promise<T | CivicError | undefined> {
    try {
      return await run();
    } catch (error) {
      if (!isUnknown(error as CivicError)) this.stage.report(error as CivicError);
      return error as CivicError;
    }
  }

  private rejoin(kind: Task['kind'], id: string, again: () => Promise<void>): void {
    this.mine = undefined;
    this.lost = true;
    this.open(kind, id, again);
    this.acting.go('form');
  }

  private load(): Promise<boolean> {
    this.meeting ??= this.ask().finally(() => (this.meeting = undefined));
    return this.meeting;
  }

  /** Asks the backend who one is here; a failure other than `unknown` leaves that open. */
  private async ask(): Promise<boolean> {
    const { src, acts } = this.stage;
    const answer = await this.attempt<Mine>(() =>
      acts.mine?.(src, { key: this.acting.key }, { lang: this.stage.words.lang }),
    );
    if (src !== this.stage.src) return false;
    if (isCivicError(answer)) {
      if (!isUnknown(answer)) return true;
      this.acting.go('start');
      return false;
    }
    this.mine = answer ?? { name: '', comments: [], votes: {}, can: {} };
    for (const [id, vote] of Object.entries(this.mine.votes)) this.votes.set(id, vote);
    for (const { id } of this.mine.comments) this.own.add(id);
    this.discussion.add(...this.mine.comments.filter(({ state }) => state === 'held'));
    this.stage.update();
    return true;
  }

  private welcome(kind: 'write' | 'edit', { outcome, comment }: Posted): void {
    const { words } = this.stage;
    const published = outcome === 'published';
    if (comment) {
      this.own.add(comment.id);
      this.discussion.add(comment);
    }
    if (kind === 'write' && published) this.discussion.expect(1);
    const done = kind === 'edit' ? 'comments.edited.done' : 'comments.published';
    this.stage.say(words.t(published ? done : 'comments.held.done'));
    this.stage.focus(comment ? `#h${this.discussion.numberOf(comment.id)}` : '');
    if (outcome !== 'refused') this.stage.tell(new CivicCommentPostedEvent(outcome, comment?.id));
    this.stage.refresh();
  }
}
