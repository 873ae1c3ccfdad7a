import { findThingAt } from '../core/addresses.ts';
import type { ThingAddress, ThingAt } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { publicThing, tagOf, viewIn } from '../http/reading.ts';
import { everyScope } from '../store/noted.ts';
import { Unavailable } from '../store/unavailable.ts';
import { messageOf, type Followed, type Message, type Reader } from './reader.ts';

/** How long what was written may wait to be read again, in milliseconds: counts are kept for as long. */
export const second = 1000;

/** A thing that somebody follows, in one language. */
export interface Feed extends Followed {
  readonly path: string;
  readonly lang: string;
  readonly scope: string;
  latest: Message | undefined;
  readonly readers: Set<Reader>;
  /** It is read again within a second. */
  isPlanned: boolean;
  /** Something was written since that was planned, and one more read is to follow it. */
  isStale: boolean;
  reading: Promise<void> | undefined;
}

export interface Feeds {
  /** Finds, or begins, the feed of a thing in a language. */
  open(thing: ThingAt, lang: string): Promise<Feed>;
  find(name: string): Feed | undefined;
  /** Keeps a feed that somebody follows now. */
  keep(feed: Feed): void;
  /** Gives up a feed that nobody follows. */
  drop(feed: Feed): void;
  /** Reads again, in a second, what stands in these scopes. */
  changed(scopes: ReadonlySet<string>): void;
  /** Reads all that is followed, one after the other. */
  readAll(): Promise<void>;
}

/** Returns the name under which a thing is followed in a language. */
export const nameOf = (path: string, lang: string): string => `${path}?lang=${lang}`;

/**
 * Makes the feeds of a process. A feed reads its thing as anyone may read it, at most once a second however much is written and however
 * many follow, and hands it on only where that has become another: what is hidden shows neither in it nor by its moment.
 *
 * @param publish hands on what a feed has to say
 * @param calledOff once nothing is read any more
 */
export function createFeeds(
  services: Services,
  addresses: readonly ThingAddress[],
  publish: (feed: Feed) => void,
  calledOff: AbortSignal,
): Feeds {
  const feeds = new Map<string, Feed>();

  /** Reads again a second after what was written, for a count may have been kept since before it. */
  function plan(feed: Feed): void {
    feed.isStale = feed.isPlanned;
    if (feed.isPlanned) return;
    feed.isPlanned = true;
    void services.waiting(second, calledOff).then(() => {
      feed.isPlanned = false;
      if (calledOff.aborted) return;
      if (feed.readers.size === 0) return drop(feed);
      if (feed.isStale) plan(feed);
      void refresh(feed);
    });
  }

  /** Reads a thing, and hands it on where it is another than before. What fails is tried again with the next beat. */
  async function refresh(feed: Feed): Promise<void> {
    if (feed.reading) return plan(feed);
    feed.reading = read(feed);
    try {
      await feed.reading;
    } catch (error) {
      const isWanted = !calledOff.aborted && feed.readers.size > 0;
      if (isWanted && !(error instanceof Unavailable)) console.error(`[live] ${feed.path} could not be read:`, error);
    } finally {
      feed.reading = undefined;
    }
  }

  async function read(feed: Feed): Promise<void> {
    const { path, lang, name, latest } = feed;
    const found = await findThingAt(addresses, services, path);
    if (found) {
      const { address, thing } = found;
      const shown = publicThing(await thing.read(viewIn(services, thing, lang)), services.startsAt?.has(address.path));
      const json = JSON.stringify(shown);
      const tag = await tagOf(json);
      if (tag !== latest?.tag) feed.latest = messageOf(name, json, tag);
    } else feed.latest = undefined;
    if (feed.latest !== latest) publish(feed);
    if (!feed.latest) drop(feed);
  }

  function drop(feed: Feed): void {
    if (feeds.get(feed.name) === feed) feeds.delete(feed.name);
  }

  return {
    find: (name) => feeds.get(name),
    keep: (feed) => void (feeds.has(feed.name) || feeds.set(feed.name, feed)),
    drop,

    async open({ path, scope }, lang) {
      const name = nameOf(path, lang);
      const known = feeds.get(name);
      const readers = new Set<Reader>();
      const begun = { isPlanned: false, isStale: false, reading: undefined, latest: undefined };
      const feed: Feed = known ?? { name, path, lang, scope, readers, ...begun };
      if (!known) {
        feeds.set(name, feed);
        feed.reading = read(feed).finally(() => (feed.reading = undefined));
        feed.reading.catch(() => drop(feed));
        // What is read now may have been counted before something that was written since.
        plan(feed);
      }
      if (!feed.latest) await feed.reading;
      return feed;
    },

    changed(scopes) {
      const all = scopes.has(everyScope);
      for (const feed of feeds.values()) if (all || scopes.has(feed.scope)) plan(feed);
    },

    async readAll() {
      for (const feed of [...feeds.values()]) {
        await feed.reading?.catch(() => undefined);
        await refresh(feed);
      }
    },
  };
}
