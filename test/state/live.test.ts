import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { CivicAdapter, Heard } from '../../src/adapters/adapter.ts';
import type { Thing } from '../../src/schema/common.ts';
import { CivicStore } from '../../src/state/store.ts';

/** A backend that can be followed, and what was asked of it. */
function followed(changes: Partial<CivicAdapter> = {}) {
  const connections: { events: readonly string[]; heard: Heard; isOpen: boolean }[] = [];
  let reads = 0;
  const adapter: CivicAdapter = {
    name: 'test',
    read(src) {
      reads += 1;
      const of = new URL(src).pathname;
      const thing = { type: 'petition', title: `read ${reads}` } as Thing;
      return Promise.resolve({ thing, maxAge: 10, events: `https://a.example/events?of=${of}&have=${reads}` });
    },
    follow(events, heard) {
      const connection = { events, heard, isOpen: true };
      connections.push(connection);
      return () => void (connection.isOpen = false);
    },
    ...changes,
  };
  return { store: new CivicStore(adapter), connections, reads: () => reads };
}

/** Lets time pass, and what was loaded come. */
async function pass(seconds: number): Promise<void> {
  for (let each = 0; each < seconds * 2; each += 1) {
    now += 500;
    mock.timers.tick(500);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

let now = 0;
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const show = (state: 'visible' | 'hidden'): void => {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
};
const told = (title: string): Thing => ({ type: 'petition', title }) as Thing;

describe('what a page follows', () => {
  beforeEach(async () => {
    await import('../../src/state/live.ts');
    page.visibilityState = 'visible';
    Object.assign(globalThis, { document: page });
    mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(performance, 'now', () => now);
  });
  afterEach(async () => {
    for (const leave of leaves.splice(0)) leave();
    await pass(1);
    mock.timers.reset();
    mock.restoreAll();
    Reflect.deleteProperty(globalThis, 'document');
  });

  const leaves: (() => void)[] = [];
  const watch = (store: CivicStore, ...names: string[]) =>
    names.map((name) => {
      const resource = store.resource(`https://a.example/${name}`, 'fr');
      let changes = 0;
      const leave = resource.watch(() => (changes += 1));
      leaves.push(leave);
      return { resource, leave, changes: () => changes };
    });

  it('comes by one connection for all, is shown as what was read is, and is seldom read meanwhile', async () => {
    const { store, connections, reads } = followed();
    const [one, other] = watch(store, 'one', 'other');
    await pass(3);
    assert.equal(connections.length, 1);
    assert.deepEqual(
      connections[0]!.events.map((each) => new URL(each).searchParams.get('of')),
      ['/one', '/other'],
    );
    connections[0]!.heard.alive();
    const before = reads();
    for (let beat = 0; beat < 10; beat += 1) {
      await pass(20);
      connections[0]!.heard.alive();
    }
    assert.equal(reads(), before);
    const drawn = one!.changes();
    connections[0]!.heard.changed('/one', told('told'));
    assert.deepEqual([one!.resource.value?.title, one!.changes()], ['told', drawn + 1]);
    assert.equal(other!.resource.value?.title, 'read 2');
  });

  it('is read as before where nothing comes: a proxy keeps what passes', async () => {
    const { store, connections, reads } = followed();
    watch(store, 'one');
    await pass(3);
    assert.equal(connections.length, 1);
    await pass(30);
    assert.ok(reads() >= 3, `${reads()} reads`);
    assert.equal(connections[0]!.isOpen, false);
    await pass(120);
    assert.equal(connections.length, 2, 'it is tried again');
  });

  it('is read as before once there is no sign of life any more, or the connection is lost', async () => {
    for (const lose of [() => undefined, (heard: Heard) => heard.lost(false), (heard: Heard) => heard.lost(true)]) {
      const { store, connections, reads } = followed();
      watch(store, 'one');
      await pass(3);
      connections[0]!.heard.alive();
      await pass(10);
      const before = reads();
      lose(connections[0]!.heard);
      await pass(70);
      assert.ok(reads() > before, String(lose));
    }
  });

  it('rests while nobody looks, or the reader has paused it', async () => {
    const { store, connections } = followed();
    watch(store, 'one');
    await pass(3);
    const open = () => connections.filter(({ isOpen }) => isOpen).length;
    assert.equal(open(), 1);
    show('hidden');
    assert.equal(open(), 0);
    await pass(60);
    assert.equal(open(), 0);
    show('visible');
    await pass(1);
    assert.equal(open(), 1);
    store.poller.paused = true;
    assert.equal(open(), 0);
    store.poller.paused = false;
    await pass(1);
    assert.deepEqual([open(), connections.length], [1, 3]);
  });

  it('takes in what comes later, and ends with the last that is watched', async () => {
    const { store, connections } = followed();
    const [one] = watch(store, 'one');
    await pass(3);
    const [other] = watch(store, 'other');
    await pass(1);
    assert.deepEqual(
      connections.map(({ events, isOpen }) => [events.length, isOpen]),
      [
        [1, false],
        [2, true],
      ],
    );
    one!.leave();
    await pass(1);
    assert.equal(connections.at(-1)!.isOpen, true, 'it goes on for the other');
    other!.leave();
    await pass(1);
    assert.equal(connections.at(-1)!.isOpen, false);
  });

  it('is read where it changed and did not come along', async () => {
    const { store, connections, reads } = followed();
    watch(store, 'one');
    await pass(3);
    connections[0]!.heard.alive();
    const before = reads();
    connections[0]!.heard.changed('/one');
    await pass(1);
    assert.equal(reads(), before + 1);
  });

  it('is not asked of a backend that can do it, and says nothing of it', async () => {
    const read = () => Promise.resolve({ thing: told('read'), maxAge: 10 });
    const { store, connections } = followed({ read });
    watch(store, 'one');
    await pass(30);
    assert.equal(connections.length, 0);
  });
});
