import type { ThingAddress } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { everyScope } from '../store/noted.ts';
import { createFeeds, second, type Feed, type Feeds } from './feeds.ts';
import { Reader } from './reader.ts';

/** How often a connection shows that it lives, in milliseconds: proxies end one on which nothing comes for 30 or 60 seconds. */
export const betweenBeats = 20_000;

/** So many are told before something else is answered. */
const sliceLength = 500;

/** So many of one client may follow at a time, as of a school behind one address: others of it read from time to time. */
export const mostOfClient = 200;

/** Those who follow things, in one process. */
export interface Live {
  readonly feeds: Feeds;
  /** Checks whether nobody more can follow for now, or nobody more of this client. */
  isFullFor(client: string | undefined): boolean;
  /** Makes the stream of whoever follows these. @param known what they have of each */
  follow(feeds: readonly Feed[], known: readonly string[], client: string | undefined): ReadableStream<Uint8Array>;
  /** Hears which scopes were written in this process. */
  changed(scopes: ReadonlySet<string>): void;
  /** Ends all connections, and takes no more. */
  end(): void;
}

/** Makes what keeps those up to date who follow things. @param most how many may follow at a time */
export function createLive(services: Services, addresses: readonly ThingAddress[], most: number): Live {
  const { waiting, store } = services;
  const ended = new AbortController();
  const readers = new Set<Reader>();
  const ofClient = new Map<string | undefined, number>();
  const feeds = createFeeds(
    services,
    addresses,
    (feed) => void tell(feed.readers, (each) => each.flush()),
    ended.signal,
  );
  /** Calls off the beats and what other processes tell, as long as somebody follows. */
  let running: AbortController | undefined;
  /** Scopes that others were told of within this second; `true` where they have to be told once more. */
  const told = new Map<string, boolean>();

  /** Does something for each of many, and lets others be answered between. */
  async function tell(them: Iterable<Reader>, act: (reader: Reader) => void): Promise<void> {
    for (const [at, reader] of [...them].entries()) {
      act(reader);
      if (at % sliceLength === sliceLength - 1) await services.counts.turn();
    }
  }

  /** Besides showing that it lives, it finds what nobody has told: that a date has passed, or what another program wrote. */
  async function beat(calledOff: AbortSignal): Promise<void> {
    for (;;) {
      await waiting(betweenBeats, calledOff);
      if (calledOff.aborted) return;
      await tell(readers, (reader) => reader.beat());
      await feeds.readAll();
    }
  }

  function begin(): void {
    running = new AbortController();
    void beat(running.signal);
    store.signals?.listen((scope) => feeds.changed(new Set([scope])), running.signal);
  }

  function join(reader: Reader, client: string | undefined): boolean {
    if (live.isFullFor(client)) return false;
    readers.add(reader);
    ofClient.set(client, (ofClient.get(client) ?? 0) + 1);
    for (const feed of new Set(reader.followed as readonly Feed[])) {
      feeds.keep(feed);
      feed.readers.add(reader);
    }
    if (!running) begin();
    return true;
  }

  function leave(reader: Reader, client: string | undefined): void {
    if (readers.delete(reader)) {
      const others = ofClient.get(client)! - 1;
      if (others > 0) ofClient.set(client, others);
      else ofClient.delete(client);
    }
    for (const feed of reader.followed as readonly Feed[]) {
      feed.readers.delete(reader);
      if (feed.readers.size === 0) feeds.drop(feed);
    }
    if (readers.size > 0) return;
    running?.abort();
    running = undefined;
  }

  /** Tells other processes, of each scope at most once a second. */
  function tellOthers(scope: string): void {
    if (!store.signals) return;
    const isWaiting = told.has(scope);
    told.set(scope, isWaiting);
    if (isWaiting) return;
    store.signals.tell(scope);
    void waiting(second, ended.signal).then(() => {
      const isStale = told.get(scope);
      told.delete(scope);
      if (isStale && !ended.signal.aborted) tellOthers(scope);
    });
  }

  const live: Live = {
    feeds,
    isFullFor: (client) =>
      readers.size >= most ||
      ended.signal.aborted ||
      (client !== undefined && (ofClient.get(client) ?? 0) >= mostOfClient),
    follow: (these, known, client) => {
      // Those whom one moment has cut off do not come back in one.
      const pause = 2000 + Math.floor(Math.random() * 8000);
      return new Reader(
        these,
        known,
        pause,
        (reader) => join(reader, client),
        (reader) => leave(reader, client),
      ).stream;
    },
    changed(scopes) {
      feeds.changed(scopes);
      for (const scope of scopes.has(everyScope) ? [everyScope] : scopes) tellOthers(scope);
    },
    end() {
      ended.abort();
      for (const reader of [...readers]) reader.end();
    },
  };
  return live;
}
