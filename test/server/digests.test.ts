import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { memoryStore } from '../../src/server/store/memory.ts';
import type { Store } from '../../src/server/store/store.ts';
import { choose, pollTown } from './poll-support.ts';
import { linkIn, newKey, signature, world } from './support.ts';
import { square } from './comments-support.ts';

/** A store that counts the digests that are made while it writes, when nobody else can. */
function watched(t: TestContext): { store: Store; made: () => number } {
  const plain = memoryStore();
  let isWriting = false;
  let made = 0;
  for (const name of ['digest', 'sign', 'importKey'] as const) {
    const real = crypto.subtle[name].bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>;
    t.mock.method(crypto.subtle, name, (...given: unknown[]) => {
      made += Number(isWriting);
      return real(...given);
    });
  }
  const write: Store['write'] = (work) =>
    plain.write(async (writer) => {
      isWriting = true;
      try {
        return await work(writer);
      } finally {
        isWriting = false;
      }
    });
  return { store: { ...plain, write }, made: () => made };
}

describe('an act holds up no other while digests are made', () => {
  it('as one signs, corrects the address, confirms by the code and by the link, and withdraws', async (t) => {
    const { store, made } = watched(t);
    const town = await world({ store, limits: { client: () => 'network' } });
    const [key, other] = [newKey(), newKey()];
    await town.sign({ key, email: 'camille@exämple.fr' });
    await town.act('/resend', { key, email: 'camille@exemple.fr' });
    await town.act('/confirm', { key, code: town.mailbox.mails[0]?.code });
    await town.act('', signature({ key: other, email: 'zoe@exemple.fr' }));
    const { token } = linkIn(town, 'confirm');
    assert.equal((await town.act('/confirm', { token })).body.outcome, 'counted');
    assert.equal((await town.act('/withdraw', { key })).body.outcome, 'withdrawn');
    assert.equal((await town.act('/withdraw', { token })).body.outcome, 'withdrawn');
    assert.equal(made(), 0);
  });

  it('as one votes', async (t) => {
    const { store, made } = watched(t);
    const town = await pollTown({ store });
    const key = await town.cast(choose('chene'));
    assert.equal((await town.vote({ key, ballot: choose('frene') })).body.outcome, 'counted');
    assert.equal((await town.post('/withdraw', { key })).body.outcome, 'withdrawn');
    assert.equal(made(), 0);
  });

  it('as one joins a thread, reports in it, and leaves', async (t) => {
    const { store, made } = watched(t);
    const town = await square({ store });
    const key = await town.join('Ada', 'ada@exämple.fr');
    const { id } = await town.post(key, 'Un texte');
    const person = { name: 'Bob', email: 'bob@exemple.fr' };
    await town.act('reports', { act: newKey(), id, reason: 'spam', explanation: 'Voyez.', ...person, goodFaith: true });
    assert.equal((await town.act<{ outcome?: string }>('participants/erase', { key })).body.outcome, 'withdrawn');
    assert.equal(made(), 0);
  });
});
