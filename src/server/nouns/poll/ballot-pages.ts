import type { Bundle } from '../../../schema/ballot.ts';
import { readCounters } from '../../core/counters.ts';
import type { Services } from '../../core/services.ts';
import { compareValues } from '../../store/order.ts';
import type { ReadStore } from '../../store/store.ts';
import { othersTurn } from '../../store/turn.ts';
import { between, readPlace, writePlace, type BallotPlace } from './ballot-cursor.ts';
import { readBallot } from './ballot-codec.ts';
import type { StoredPoll } from './document.ts';
import { givenBallots, isLong, positionBehind } from './given-ballots.ts';
import { ballotCounts, ballots } from './tables.ts';
import { versionOf } from './version.ts';

/**
 * A page of the ballots of a poll, those that say the same in one line, in an order that tells nothing: sorted by their texts, but for
 * long ones, which come last.
 */
export interface BallotPage {
  asOf: number;
  version: string;
  lines: readonly Bundle[];
  /** So many ballots are left out, too few being alike. */
  withheld: number;
  next: string | undefined;
}

/** Size of a page, in bytes of JSON, to which at most one short line is added. One line alone may be longer; none has two million. */
const largestPage = 1_000_000;
/** What a line has besides its ballot. */
const lineFrame = '{"times":1000000,"ballot":},'.length;
const encoder = new TextEncoder();
/** Rows that are read at a time, and for one page. */
const batch = 1000;
const maxRowsRead = 20_000;

/** Reads a page of the ballots of a poll as they are published, whether or not they may be now. @throws Refusal `cursor` */
export function readBallots(services: Services, poll: StoredPoll, after?: string) {
  const { store, counts, minimumCell } = services;
  const read = (asOf: number): Promise<BallotPage> =>
    store.snapshot((reader) => readBallotsIn(reader, poll, { after, asOf, minimumCell }));
  // Most polls have one page only, which many ask for.
  return after === undefined ? counts.once(poll.scope, poll.id, 'ballots', read) : read(services.clock());
}

/** Reads the same of what stands at one moment. @throws Refusal `cursor` */
export const readBallotsIn = (
  reader: ReadStore,
  poll: StoredPoll,
  { after, asOf, minimumCell }: { after: string | undefined; asOf: number; minimumCell: number },
): Promise<BallotPage> => new PageReader(reader, poll).read(after, asOf, minimumCell);

class PageReader {
  readonly #reader: ReadStore;
  readonly #poll: StoredPoll;
  readonly #key: { scope: string; thing: string };
  readonly #lines = new Map<string, number>();
  #bytes = 0;

  constructor(reader: ReadStore, poll: StoredPoll) {
    this.#reader = reader;
    this.#poll = poll;
    this.#key = { scope: poll.scope, thing: poll.id };
  }

  async read(after: string | undefined, asOf: number, minimumCell: number): Promise<BallotPage> {
    const from = after === undefined ? { text: '' } : readPlace(after);
    const next = await this.#fill(from);
    const kinds = await readCounters(this.#reader, this.#key.scope, this.#key.thing);
    const all = [...this.#lines].sort(([a], [b]) => compareValues(a, b));
    const shown = all.filter(([, times]) => times >= minimumCell);
    return {
      asOf,
      version: versionOf(this.#poll.document, kinds),
      lines: shown.map(([text, times]) => ({ times, ballot: readBallot(text) })),
      withheld: all.reduce((sum, [, times]) => (times < minimumCell ? sum + times : sum), 0),
      next: next && writePlace(next),
    };
  }

  async #fill(from: BallotPlace): Promise<BallotPlace | undefined> {
    if ('given' in from) return this.#fillGiven(from.given);
    if ('text' in from) {
      const full = await this.#fillShort(from.text);
      if (full !== undefined) return { text: full };
    }
    const [first] = 'text' in from ? await this.#sums('', 1, true) : [];
    const hasLong = 'long' in from || first?.values[0] === '';
    const next = hasLong ? await this.#fillLong('long' in from ? from.long : '') : undefined;
    return next ?? this.#fillGiven(0);
  }

  /** Takes the long texts that stand in the document from one on; answers at which the next page begins. */
  #fillGiven(from: number): BallotPlace | undefined {
    const { long } = givenBallots(this.#poll.document);
    for (let at = from; at < long.length; at += 1) {
      const [text, times] = long[at]!;
      if (!this.#fits(text)) return { given: at };
      this.#take(text, times);
    }
    return undefined;
  }

  /** Takes texts from behind one on; answers the last one where the page is full. */
  async #fillShort(from: string): Promise<string | undefined> {
    // Those that stand in the document are put in where they belong.
    const { short: others } = givenBallots(this.#poll.document);
    let at = positionBehind(others, from);
    const takeOthers = (before: string | undefined): string | undefined => {
      for (; others[at] && (before === undefined || compareValues(others[at]![0], before) <= 0); at += 1) {
        const [text, times] = others[at]!;
        // The same among those cast is part of the line.
        if (this.#take(text, times) && text !== before) return text;
      }
      return undefined;
    };
    for (let after = from; ;) {
      const sums = await this.#sums(after, batch);
      for (const { values, sum } of sums) {
        const text = String(values[0]);
        const full = takeOthers(text);
        if (full !== undefined) return full;
        if (this.#take(text, sum)) return text;
      }
      const last = sums.at(-1);
      if (!last || sums.length < batch) return takeOthers(undefined);
      after = String(last.values[0]);
      await othersTurn();
    }
  }

  /** The texts behind one, and how many ballots say each; `whole` begins with those that are too long to be put together. */
  #sums(after: string, limit: number, whole = false) {
    const options = { by: ['choice'], limit, ...(!whole && { after: [after] }) };
    return this.#reader.sums(ballotCounts, this.#key, 'value', options);
  }

  /** Takes long texts from behind a place on; answers the next place where the page is full. */
  async #fillLong(from: string): Promise<BallotPlace | undefined> {
    let read = 0;
    let last: string | undefined;
    let isFull = false;
    for (let after = from; ;) {
      const rows = await this.#reader.list(ballots, this.#key, { limit: batch, after: [after] });
      for (const { voter, choice } of rows) {
        if (isFull || (isLong(choice) && !this.#fits(choice))) {
          return { long: last === undefined ? from : between(last, voter) };
        }
        read += 1;
        last = voter;
        isFull = (isLong(choice) && this.#take(choice, 1)) || read >= maxRowsRead;
      }
      if (last === undefined || rows.length < batch) return undefined;
      after = last;
      await othersTurn();
    }
  }

  /** Checks whether a text may come into the page, as one always does where there is no other. */
  #fits(text: string): boolean {
    return this.#lines.size === 0 || this.#lines.has(text) || this.#bytes + encoder.encode(text).length <= largestPage;
  }

  /** Answers whether the page is full. */
  #take(text: string, times: number): boolean {
    if (!this.#lines.has(text)) this.#bytes += encoder.encode(text).length + lineFrame;
    this.#lines.set(text, (this.#lines.get(text) ?? 0) + times);
    return this.#bytes >= largestPage;
  }
}
