import { newKey } from '../../../state/receipts.ts';
import type { CommentVoteAct, PostAct, Posted } from '../../../schema/comments.ts';
import { CivicCommentPostedEvent, CivicCommentPostRequestEvent, CivicCommentVotedEvent } from '../events.ts';
import type { PostName, PostSent, Refused } from '../posting/poster.ts';
import type { CommentActs } from '../reading/reading.ts';
import { directionOf } from '../reading/text.ts';
import { drafts, type Draft } from './drafts.ts';
import { Presence } from './presence.ts';

/** What a participant sends: `as` is their key. */
type Own = PostSent &
  Partial<Omit<PostAct, 'key' | 'act' | 'parent'>> & { as: string; value?: CommentVoteAct['value'] };
type OwnName = Exclude<PostName, 'report'>;

/** The form of each. A vote has none. */
const forms = { post: 'write', edit: 'edit', vote: 'join' } as const;

/** Calls the method that it is sent by. */
function call(
  { post, edit, vote }: CommentActs,
  src: string,
  name: OwnName,
  { key: act, as: key, id, value = 0, text = '', ...more }: Own,
  options: { lang: string },
): Promise<Posted> | undefined {
  if (name === 'vote') return vote?.(src, { key, id, value }, options);
  const content = { ...more, act, key, text };
  return name === 'edit'
    ? edit?.(src, { ...content, id }, options)
    : post?.(src, { ...content, ...(id && { parent: id }) }, options);
}

/** What a participant does in a thread, from the press to the backend's word. Nothing is shown as done before the backend said so. */
export class Participation extends Presence {
  /** Is called where a report has waited and is sent again; answers whether it is done. */
  report: (sent: PostSent) => Promise<boolean> = () => Promise.resolve(false);

  async post(kind: 'write' | 'edit', id: string, draft: Draft): Promise<void> {
    if (this.pending.has(id) || !this.context.tell(new CivicCommentPostRequestEvent())) return;
    const key = drafts.actOf(this.context.src, `${kind} ${id}`, draft);
    const { text, side } = draft;
    // A page in French says nothing of the language of an Arabic text.
    const lang = directionOf(text) === 'ltr' && { lang: this.words.lang };
    const sent = { key, as: this.joining.key, id, text, ...lang, ...(side !== undefined && { side }) };
    await this.deliver(kind === 'edit' ? 'edit' : 'post', sent, () => this.post(kind, id, draft), draft.act);
  }

  async vote(id: string, wish: 1 | -1): Promise<void> {
    const value = this.votes.get(id) === wish ? 0 : wish;
    await this.deliver('vote', { key: newKey(), as: this.joining.key, id, value }, () => this.vote(id, wish));
  }

  /** Takes an own comment out, which leaves a tombstone, or puts it back. */
  async remove(id: string, restore = false): Promise<void> {
    const { src } = this.context;
    const { words } = this;
    const result = await this.act(
      'join',
      id,
      (acts, key, options) => (restore ? acts.restore : acts.remove)?.(src, { key, id }, options),
      () => this.remove(id, restore),
    );
    if (!result) return;
    this.reading.discussion.expect(restore ? 1 : -1);
    this.context.say(words.t(restore ? 'comments.restored' : 'comments.removed'));
    this.context.focus(this.reading.headOf(id));
    void this.context.refresh();
  }

  async again(name: PostName, sent: PostSent): Promise<boolean> {
    return name === 'report' ? this.report(sent) : this.deliver(name, sent as Own);
  }

  bring(name: PostName, sent: PostSent, refused: Refused): boolean | undefined {
    const { key, id, text, side } = sent as Own;
    const { src } = this.context;
    const kind = name === 'edit' ? 'edit' : 'write';
    const where = `${kind} ${id}`;
    const isText = text !== undefined && name !== 'report';
    // What is being typed stays in the form, and what would come there on the device.
    if (isText && (drafts.read(src, where)?.text || text) !== text) return false;
    if (refused) this.problems.set(id, refused);
    this.reading.update();
    if (!isText) return undefined;
    // Sent as it was, it is the same act: it may have arrived.
    drafts.write(src, where, { text, side, act: key, sent: JSON.stringify([text, side]) });
    this.task ??= { kind, id };
    return true;
  }

  /** Sends what is kept until it is answered, at the press or `again` as it was; answers whether it arrived. */
  private async deliver(name: OwnName, sent: Own, press?: () => Promise<void>, from?: string): Promise<boolean> {
    const { src } = this.context;
    const post = { name, sent, isAgain: !press, from };
    const run = (acts: CommentActs, _key: string, options: { lang: string }): Promise<Posted> | undefined =>
      call(acts, src, name, sent, options);
    const result = await this.act(forms[name], sent.id, run, press ?? (() => Promise.resolve()), post);
    if (!result) return false;
    if (name === 'vote') this.voted(sent);
    else this.welcome(forms[name], sent, result, !!press);
    return true;
  }

  private voted({ id, value = 0 }: Own): void {
    if (value) this.votes.set(id, value);
    else this.votes.delete(id);
    this.context.say(this.words.t(value ? 'comments.voted' : 'comments.unvoted'));
    this.context.tell(new CivicCommentVotedEvent(id, value));
  }

  /** Shows what arrived. `moves`: its author is at it, and the focus goes there. */
  private welcome(kind: 'write' | 'edit', { id, key }: Own, { outcome, comment }: Posted, moves: boolean): void {
    const { words } = this;
    const { src } = this.context;
    const where = `${kind} ${id}`;
    const published = outcome === 'published';
    // Where it has waited, its form may hold other words by now.
    if (moves || drafts.read(src, where)?.act === key) {
      drafts.clear(src, where);
      this.task = undefined;
    }
    if (comment) {
      this.own.add(comment.id);
      this.reading.discussion.add(comment);
    }
    if (kind === 'write' && published) this.reading.discussion.expect(1);
    const done = kind === 'edit' ? 'comments.edited.done' : 'comments.published';
    this.context.say(words.t(published ? done : 'comments.held.done'));
    if (moves) this.context.focus(comment ? this.reading.headOf(comment.id) : '');
    if (outcome !== 'refused') this.context.tell(new CivicCommentPostedEvent(outcome, comment?.id));
    void this.context.refresh();
  }
}
