import type { ReactiveController } from 'lit';
import { outbox, type WaitingAct } from '../../../state/outbox.ts';
import { ActOutbox } from '../../shared/outbox/act-outbox.ts';
import type { Answer } from '../../shared/outbox/carry.ts';
import type { Workflow } from '../../shared/outbox/workflow.ts';
import type { Post, Poster, PostName, PostSent } from './poster.ts';

/** What keeps one act, and the comment that it is about. */
interface Kept {
  readonly about: string;
  readonly keeper: ActOutbox;
}

/**
 * Keeps what somebody does in a thread on the device until the backend has answered. Several acts may wait, each at its place. A later vote on a
 * comment takes the place of one that waits.
 */
export class Posting implements ReactiveController {
  private readonly kept = new Map<string, Kept>();
  private readonly sending = new Set<string>();
  /** What has waited is sent one after the other. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly poster: Poster;
  private leave: (() => void) | undefined;
  private src: string;

  constructor(poster: Poster) {
    this.poster = poster;
    this.src = poster.context.src;
    poster.context.host.addController(this);
    this.takeUp();
  }

  hostConnected(): void {
    this.leave = outbox.watch(() => this.takeUp());
  }

  hostUpdate(): void {
    const { src } = this.poster.context;
    if (src === this.src) return;
    this.src = src;
    for (const id of [...this.kept.keys()]) this.let(id);
    this.takeUp();
  }

  hostDisconnected(): void {
    this.leave?.();
  }

  /** Sends an act, and keeps it until it is answered. */
  async carry<R extends Answer>(post: Post, send: () => Promise<R | undefined>): Promise<R | undefined> {
    const { name: act, sent, isAgain, from } = post;
    const id = this.idOf(post);
    const { keeper } = this.keep(id, sent.id);
    this.sending.add(id);
    const mended = `${this.src}#${from}`;
    if (mended !== id && outbox.get(mended)?.refused) {
      // What came back into the form was mended there.
      this.let(mended);
      outbox.drop(mended);
    }
    try {
      return await keeper.carry({ id, place: id, act, sent }, send, () => undefined, isAgain);
    } finally {
      this.sending.delete(id);
      if (!outbox.get(id) && !keeper.note) this.let(id);
    }
  }

  /** Checks whether an act waits, and is not to be shown as failed. */
  waits(post: Post): boolean {
    const act = outbox.get(this.idOf(post));
    return act?.sent.key === post.sent.key && !act.refused;
  }

  /** Moves the focus to what is said of an act that waits. */
  focus(post: Post): void {
    this.kept.get(this.idOf(post))?.keeper.focus();
  }

  /** Checks whether anything is said about a comment. */
  isAbout(about: string): boolean {
    return [...this.kept.values()].some((each) => each.about === about);
  }

  /** Renders what waits about a comment; with an empty id about the thread, and about comments that are not drawn. */
  render(about: string): unknown {
    const shown = [...this.kept.values()].filter(
      (each) => each.about === about || (about === '' && !this.poster.isShown(each.about)),
    );
    return shown.map(({ keeper }) => keeper.render());
  }

  /** Forgets all that waits at this backend's threads: another person may use this device next. */
  forget(): void {
    for (const { id, place } of outbox.at(new URL(this.poster.context.src).origin))
      if (place.includes('#')) outbox.drop(id);
    for (const id of [...this.kept.keys()]) this.let(id);
  }

  private idOf({ name, sent }: Post): string {
    return `${this.poster.context.src}#${name === 'vote' ? `vote ${sent.id}` : sent.key}`;
  }

  /** Follows what waits on this device, whatever tab has put it there. */
  private takeUp(): void {
    if (!this.src) return;
    const waiting = outbox.at(`${this.src}#`);
    for (const act of waiting) {
      if (this.kept.has(act.id)) continue;
      this.keep(act.id, (act.sent as PostSent).id);
      if (act.refused) this.bring(act);
    }
    const gone = [...this.kept].filter(
      ([id, { keeper }]) => !keeper.note && !this.sending.has(id) && !waiting.some((each) => each.id === id),
    );
    for (const [id] of gone) this.let(id);
    // Another tab has sent them.
    if (gone.length > 0) void this.poster.reread();
    this.poster.context.host.requestUpdate();
  }

  private keep(id: string, about = ''): Kept {
    const known = this.kept.get(id);
    if (known) return known;
    const { poster } = this;
    const { sending } = this;
    const workflow: Workflow = {
      ...{ context: poster.context, place: id, isBeside: true },
      get busy() {
        return sending.has(id);
      },
      again: (act) => {
        const sent = this.turn.then(() => this.again(act));
        this.turn = sent.catch(() => undefined);
        return sent;
      },
      bring: (act) => void this.bring(act),
      giveBack: (act) => this.bring(act),
      resume: async () => {
        const now = outbox.get(id);
        if (now?.refused) this.bring(now);
      },
      takeBack: () => Promise.resolve(undefined),
    };
    const kept = { about, keeper: new ActOutbox(workflow) };
    this.kept.set(id, kept);
    return kept;
  }

  private async again({ id, act, sent }: WaitingAct): Promise<void> {
    const { poster } = this;
    const hasArrived = await poster.again(act as PostName, sent as PostSent);
    const now = outbox.get(id);
    if (now?.refused) this.bring(now);
    else if (!now && !hasArrived) await poster.reread();
    // Something else was on its way for the same comment.
    else if (now && now.next <= Date.now()) outbox.putOff(now);
  }

  private bring({ act, sent, refused }: WaitingAct): boolean | undefined {
    // What its author cancelled was refused by nobody.
    const why = refused?.reason === 'cancelled' ? undefined : refused;
    return this.poster.bring(act as PostName, sent as PostSent, why);
  }

  private let(id: string): void {
    const { keeper } = this.kept.get(id) ?? {};
    if (!keeper) return;
    this.kept.delete(id);
    keeper.hostDisconnected();
    this.poster.context.host.removeController(keeper);
  }
}
