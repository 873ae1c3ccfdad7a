import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CivicAdapter } from '../../src/adapters/adapter.ts';
import { restAdapter } from '../../src/adapters/rest.ts';
import type { Answer } from '../../src/elements/shared/outbox/carry.ts';
import type { Chance } from './chance.ts';
import { press } from './device.ts';
import { thrownDomain } from './held.ts';
import type { Entry, Kind, Ledger, Step } from './ledger.ts';
import type { Letters } from './letters.ts';
import { petition, poll, statement, thread } from './town.ts';

export interface CrowdOptions {
  ledger: Ledger;
  letters: Letters;
  chance: Chance;
  /** Address of a server, or of what stands before it: asked for at each attempt. */
  address: () => string;
  /** Milliseconds for one attempt. */
  timeout: number;
  /** How many act at a time. */
  people?: number;
  /** The share of those who go for good at the first fault, and whose device sends nothing again. */
  gone?: number;
}

/** People who act, one after the other, until they are told to go home. */
export interface Crowd {
  /** Lets everyone end what they do; resolves once all devices have their answers. */
  goHome(): Promise<void>;
  /** What no one foresaw: an answer that is none of the interface's. */
  readonly wrong: string[];
}

/** The share of those whose act is held. */
const suspects = 0.3;

/** How often a mailbox is looked into before another mail is asked for, and between two looks, in milliseconds. */
const [looks, between] = [150, 10];

/** What is held is not taken back here: it is to be there at the end. */
const isHeld = (email: string): boolean => email.endsWith(`@${thrownDomain}`);

const newKey = (): string => randomBytes(16).toString('hex');

/** Sends a crowd to a town: everyone signs, votes, or joins a discussion, writes and votes there; some take it back. */
export function sendCrowd({ people = 6, gone = 0.05, ...options }: CrowdOptions): Crowd {
  const { ledger, letters, chance, address, timeout } = options;
  const adapter: CivicAdapter = restAdapter({ timeout });
  const wrong: string[] = [];
  let isOver = false;
  const src = (path: string) => (): string => `${address()}/${path}`;
  const common = { noticeVersion: '1', lang: 'fr' };

  /** Does a step of an act until it is answered; answers whether it was acknowledged. */
  async function step(entry: Entry, name: Step, key: string, send: () => Promise<Answer>): Promise<boolean> {
    ledger.ask(entry, name);
    const leaves = chance.is(gone);
    const answer = await press(`${entry.kind} ${entry.id} ${name}`, {
      sent: { key },
      send,
      pause: () => pause(chance.below(30)),
      isGone: () => leaves,
    });
    if (answer?.outcome === 'refused') wrong.push(`${entry.kind}, ${name}: refused, ${answer.reason}`);
    const isDone = answer !== undefined && answer.outcome !== 'refused';
    if (isDone) ledger.tell(entry, name);
    return isDone;
  }

  interface Mailed {
    confirm: (key: string, code: string) => Promise<Answer>;
    resend: (key: string) => Promise<Answer>;
  }

  /** Looks for the code of a mail, and asks for another mail where none comes; types it. */
  async function confirm(entry: Entry, key: string, how: Mailed): Promise<boolean> {
    for (let look = 0; look < looks && !letters.codeFor(entry.email); look += 1) {
      await pause(between);
      if (look === looks >> 1) await how.resend(key).catch(() => undefined);
    }
    const code = letters.codeFor(entry.email);
    // The mail was taken by a server that was killed: another one takes it up later than anyone waits here.
    if (!code) return false;
    return step(entry, 'counted', key, () => how.confirm(key, code));
  }

  const begin = (kind: Kind): { entry: Entry; key: string; email: string } => {
    const key = newKey();
    // Who looks like a program is answered like anyone: neither they nor this crowd see that their act is held.
    const isSuspect = (kind === 'signature' || kind === 'ballot') && chance.is(suspects);
    // A big provider tells nothing of who acts.
    const email = `${key}@${isSuspect ? thrownDomain : 'orange.fr'}`;
    return { entry: ledger.begin(kind, key, email), key, email };
  };

  async function sign(): Promise<void> {
    const [{ entry, key, email }, at, acts] = [begin('signature'), src(`petitions/${petition}`), adapter.petitions!];
    const said = { key, email, name: `Camille ${key.slice(0, 6)}`, place: 'Valmont', textVersion: '1', ...common };
    const act = { ...said, displayPublicly: false, receiveNews: false };
    if (!(await step(entry, 'received', key, () => acts.sign!(at(), act)))) return;
    const mailed: Mailed = {
      confirm: (own, code) => acts.confirm!(at(), { key: own, code }),
      resend: (own) => acts.resend!(at(), { key: own }),
    };
    if (!(await confirm(entry, key, mailed)) || isHeld(email) || !chance.is(0.1)) return;
    await step(entry, 'withdrawn', key, () => acts.withdraw!(at(), { key }));
  }

  async function vote(): Promise<void> {
    const [{ entry, key, email }, at, acts] = [begin('ballot'), src(`polls/${poll}`), adapter.polls!];
    const ballot = { kind: 'choices', choices: [chance.pick(['matin', 'midi', 'soir'])] };
    const act = { key, email, ballot, textVersion: '1', ...common };
    if (!(await step(entry, 'received', key, () => acts.vote!(at(), act)))) return;
    const mailed: Mailed = {
      confirm: (own, code) => acts.confirm!(at(), { key: own, code }),
      resend: (own) => acts.resend!(at(), { key: own }),
    };
    if (!(await confirm(entry, key, mailed)) || isHeld(email) || !chance.is(0.1)) return;
    await step(entry, 'withdrawn', key, () => acts.withdraw!(at(), { key }));
  }

  async function discuss(): Promise<void> {
    const [{ entry, key, email }, at, acts] = [begin('membership'), src(`threads/${thread}`), adapter.comments!];
    const joining = { key, email, name: `Camille ${key.slice(0, 6)}`, ...common };
    if (!(await step(entry, 'received', key, () => acts.join!(at(), joining)))) return;
    const mailed: Mailed = {
      confirm: (own, code) => acts.confirm!(at(), { key: own, code }),
      resend: (own) => acts.resend!(at(), { key: own }),
    };
    if (!(await confirm(entry, key, mailed))) return;
    const text = `Gardons un banc ${key}.`;
    const comment = ledger.begin('comment', text, email);
    const posting = { key, act: newKey(), text, side: '1', lang: 'fr' };
    await step(comment, 'counted', key, () => acts.post!(at(), posting));
    const voting = ledger.begin('vote', key, email);
    await step(voting, 'counted', key, () => acts.vote!(at(), { key, id: statement, value: 1 }));
  }

  async function act(): Promise<void> {
    while (!isOver) {
      const doing = chance.next();
      await (doing < 0.4 ? sign() : doing < 0.7 ? vote() : discuss());
    }
  }
  const ended = Promise.all(Array.from({ length: people }, act));
  ended.catch(() => undefined);
  return {
    wrong,
    async goHome() {
      isOver = true;
      await ended;
    },
  };
}
