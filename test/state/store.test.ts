import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { CivicAdapter } from '../../src/adapters/adapter.ts';
import type { Thing } from '../../src/schema/common.ts';
import { CivicStore, configure, pageStore } from '../../src/state/store.ts';

const thing = { type: 'consultation', title: 'Plan climat' } as Thing;

/** An adapter that answers at once and keeps what it was asked. */
function watchedAdapter() {
  const asked: string[] = [];
  const adapter: CivicAdapter = {
    name: 'test',
    read(src, { lang } = {}) {
      asked.push(`${lang} ${src}`);
      return Promise.resolve({ thing, maxAge: 10 });
    },
  };
  return { adapter, asked };
}

const readAt = async (store: CivicStore | undefined, src: string, name?: string): Promise<void> => {
  const leave = store?.resource(src, 'fr', name).watch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  leave?.();
};

describe('CivicStore', () => {
  it('asks for the adapter of each address and name, and knows it from the first read on', async () => {
    const [one, other] = [watchedAdapter().adapter, watchedAdapter().adapter];
    const store = new CivicStore((_src, name) => (name === 'other' ? Promise.resolve(other) : one));
    assert.equal(store.adapterOf('https://a.example/1'), undefined);
    await readAt(store, 'https://a.example/1');
    await readAt(store, 'https://a.example/1', 'other');
    assert.equal(store.adapterOf('https://a.example/1'), one);
    assert.equal(store.adapterOf('https://a.example/1', 'other'), other);
  });

  it('hands out one resource per address and language', () => {
    const store = new CivicStore(watchedAdapter().adapter);
    assert.equal(store.resource('https://a.example/1', 'fr'), store.resource('https://a.example/1', 'fr'));
    assert.notEqual(store.resource('https://a.example/1', 'fr'), store.resource('https://a.example/1', 'en'));
  });

  it('reads a watched thing again when it has aged, and no more once nobody watches', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { adapter, asked } = watchedAdapter();
    const leave = new CivicStore(adapter).resource('https://a.example/1', 'fr').watch(() => undefined);
    for (let second = 0; second < 13; second += 1) {
      mock.timers.tick(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(asked, ['fr https://a.example/1', 'fr https://a.example/1']);
    leave();
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(60_000);
    assert.equal(asked.length, 2);
    mock.timers.reset();
  });
});

describe('the store of the page', () => {
  it('is the one that was configured', async () => {
    assert.equal(pageStore(), undefined);
    const { adapter } = watchedAdapter();
    configure({ adapter });
    await readAt(pageStore(), 'https://a.example/1');
    assert.equal(pageStore()?.adapterOf('https://a.example/1'), adapter);
  });
});
