import assert from 'node:assert/strict';
import { createApp, type AppOptions } from '../../../src/server/app.ts';
import type { Wait } from '../../../src/server/core/wait.ts';
import { world, type World } from '../support.ts';

/** How long what was written may wait, and how often a connection shows that it lives, in milliseconds. */
export const second = 1000;
export const betweenBeats = 20_000;

/** A clock for who waits: its times are over when a test says so. */
export function createWaits() {
  const pending = new Map<number, Set<() => void>>();
  let told = (): void => undefined;
  const waiting: Wait = (milliseconds, calledOff) =>
    new Promise((resolve) => {
      const those = pending.get(milliseconds) ?? new Set<() => void>();
      pending.set(milliseconds, those.add(resolve));
      calledOff.addEventListener('abort', () => {
        those.delete(resolve);
        resolve();
      });
      told();
    });
  return {
    waiting,
    /** Ends the waits of this length, once there is one. */
    async pass(length: number): Promise<void> {
      while (!pending.get(length)?.size) await new Promise<void>((resolve) => (told = resolve));
      const those = [...pending.get(length)!];
      pending.delete(length);
      for (const end of those) end();
    },
    isWaited: (length: number): boolean => (pending.get(length)?.size ?? 0) > 0,
  };
}

export interface LiveEvent {
  event: string;
  data: string;
  id?: string;
}

/** Whoever follows things. */
export interface Follower {
  status: number;
  headers: Headers;
  /** The next event; nothing where the connection has ended. */
  next(): Promise<LiveEvent | undefined>;
  leave(): Promise<void>;
  /** What was refused. */
  problem(): Promise<{ status: number; detail: string; fields?: Record<string, string> }>;
}

/** Reads an answer as a browser does. */
export function readEvents(response: Response): Follower {
  const reader = response.headers.get('Content-Type')?.startsWith('text/event-stream')
    ? response.body!.getReader()
    : undefined;
  const decoder = new TextDecoder();
  let text = '';
  async function next(): Promise<LiveEvent | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { done, value } = await reader!.read();
        if (done) return undefined;
        text += decoder.decode(value, { stream: true });
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 2);
      const [data, id] = [field('data'), field('id')];
      if (data === undefined) continue;
      return { event: field('event') ?? 'message', data: data.trim(), ...(id !== undefined && { id }) };
    }
  }
  return {
    status: response.status,
    headers: response.headers,
    next,
    leave: async () => reader?.cancel(),
    problem: async () => (await response.json()) as Awaited<ReturnType<Follower['problem']>>,
  };
}

export interface LiveTown extends World {
  /** Lets time go by for the clock, and for who waits for just that long. */
  pass(length: number): Promise<void>;
  /** Follows what stands at these paths. */
  follow(of: string | readonly string[], headers?: Record<string, string>): Promise<Follower>;
  /** The address at which changes of a thing are told, as a read of it says. */
  announced(path?: string): Promise<string>;
  /** Another process on the same database. */
  other(options?: Partial<AppOptions>): { app: World['app']; pass(length: number): Promise<void> };
}

/** A backend that can be followed, with the petition `velo`. */
export async function liveTown(options: Parameters<typeof world>[0] = {}): Promise<LiveTown> {
  const { waiting, pass } = createWaits();
  const town = await world({ readers: 10, waiting, ...options });
  return {
    ...town,
    async pass(length) {
      town.wait(length);
      await pass(length);
    },
    follow: (of, headers) => follow(town.app, of, headers),
    async announced(path = '/petitions/velo') {
      const { headers } = await town.app.request(path, { headers: { Accept: 'application/json' } });
      const [, address] = /^<([^>]+)>; rel="monitor"; type="text\/event-stream"$/.exec(headers.get('Link') ?? '') ?? [];
      return address ?? assert.fail(`no address in ${headers.get('Link')}`);
    },
    other(more) {
      const waits = createWaits();
      const app = createApp({
        ...{ store: town.store, baseUrl: 'https://participer.exemple', readers: 10, waiting: waits.waiting },
        ...more,
      });
      return { app, pass: waits.pass };
    },
  };
}

/** Follows what stands at these paths, or at an address that is given whole. */
export async function follow(
  app: World['app'],
  of: string | readonly string[],
  headers: Record<string, string> = {},
): Promise<Follower> {
  const query = new URLSearchParams([of].flat().map((each) => ['of', each]));
  const address = typeof of === 'string' && of.startsWith('/events') ? of : `/events?${query.toString()}`;
  return readEvents(await app.request(address, { headers: { Accept: 'text/event-stream', ...headers } }));
}

/** The numbers of a thing in an event. */
export const numbersOf = (event: LiveEvent | undefined) =>
  (JSON.parse(event?.data ?? '{}') as { numbers: Record<string, { value: number; pending?: number }> }).numbers;
