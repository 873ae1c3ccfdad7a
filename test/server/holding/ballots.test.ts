import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Store } from '../../../src/server/store/store.ts';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { engines } from '../engines.ts';
import { choose, pollTown, votesOf } from '../poll-support.ts';
import { day, hour, newKey } from '../support.ts';
import { heldTown, holding } from './town.ts';
import { plan, proposalTown, stance } from '../desk/proposal-town.ts';
import { program } from '../desk/program.ts';

const open = engines();
after(() => open.stop());

const path = '/polls/arbre';
const why = { fr: 'Un robot a voté.' };
const thrown = 'jetable.net';

/** A town with a poll in which votes are held. */
async function votingTown(store: Store, document: Partial<PollDocument> = { results: 'always' }) {
  const desk = await heldTown(store);
  const town = await pollTown({ town: desk, document });
  return {
    ...desk,
    ...town,
    undo: (id: unknown) => desk.send('POST', `${path}/held/${String(id)}/undo`, { why }),
    groupsHere: () => desk.groups(path),
    decide: async (group: unknown, verdict: 'count' | 'aside') => {
      const { until } = await desk.groups(path);
      return desk.send('POST', `${path}/held`, { group, verdict, until, why });
    },
    votes: async () =>
      (await town.poll()).numbers['votes'] as { value: number; invalidated?: number; pending?: number },
  };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`ballots that are held, on ${engine}`, () => {
    it('are counted as they are by then, and set aside without being counted', async () => {
      const town = await votingTown(await open[engine]());
      await town.cast(choose('chene'), 'ana@laposte.net');
      const keys: string[] = [];
      for (let at = 0; at < 6; at += 1) keys.push(await town.cast(choose('frene'), `r${at}@${thrown}`));
      // Who changes a ballot that is held is answered as if it counted.
      const changed = await town.vote({ key: keys[0], ballot: choose('tilleul'), email: undefined });
      assert.deepEqual([changed.status, changed.body.outcome], [200, 'counted']);
      const { groups } = await town.groupsHere();
      assert.deepEqual(
        groups.map(({ reason, domain, number, count }) => [reason, domain, number, count]),
        [['throwaway', thrown, 6, { from: 1, to: 7 }]],
      );
      const done = await town.decide(groups[0]!['group'], 'aside');
      assert.deepEqual([done.status, done.body['number']], [201, 6], done.text);
      assert.deepEqual([(await town.votes()).value, (await town.votes()).invalidated], [1, 6]);
      town.wait(1000);
      const undone = await town.undo(done.body['id']);
      assert.deepEqual([undone.status, undone.body['number']], [200, 6], undone.text);
      const counted = await town.decide((await town.groupsHere()).groups[0]!['group'], 'count');
      assert.equal(counted.status, 201, counted.text);
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 1, tilleul: 1, frene: 5 });
      await town.store.close();
    });

    it('are shown without a domain while they are few, and the later one of a person stands', async () => {
      const town = await votingTown(await open[engine]());
      for (let at = 0; at < 4; at += 1) await town.cast(choose('frene'), `r${at}@${thrown}`);
      town.wait(hour);
      await town.cast(choose('chene'), `r0@${thrown}`, newKey());
      const { groups, until } = await town.groupsHere();
      assert.deepEqual(
        groups.map(({ reason, domain, number }) => [reason, domain, number]),
        [['throwaway', thrown, 5]],
      );
      assert.ok(until);
      const done = await town.decide(groups[0]!['group'], 'count');
      assert.deepEqual([done.status, done.body['number']], [201, 4], done.text);
      assert.equal((await town.votes()).value, 4);
      await town.cast(choose('chene'), `z@2.${thrown}`);
      await town.store.close();
    });

    it('tell neither how many they are nor when, as long as the results are hidden', async () => {
      const town = await votingTown(await open[engine](), { results: 'after-close' });
      for (let at = 0; at < 5; at += 1) await town.cast(choose('frene'), `r${at}@${thrown}`);
      const { groups } = await town.groupsHere();
      assert.deepEqual(
        groups.map(({ number, since, hiddenUntilClose }) => [number, since, hiddenUntilClose]),
        [[undefined, undefined, true]],
      );
      const page = await town.visit.get(`/desk${path}/held`);
      assert.match(page.html, /Leur nombre, et depuis quand, seront connus avec les résultats/);
      const done = await town.decide(groups[0]!['group'], 'aside');
      assert.deepEqual([done.status, done.body['number']], [201, undefined]);
      const log = (await town.read('/log')) as unknown as { items: Record<string, unknown>[] };
      assert.deepEqual(
        [log.items[0]?.['act'], log.items[0]?.['held'], log.items[0]?.['countHidden']],
        ['suspects-set-aside', undefined, true],
      );
      town.wait(2 * day);
      assert.deepEqual([(await town.votes()).value, (await town.votes()).invalidated], [0, 5]);
      await town.store.close();
    });
  });
}

describe('votes on what is proposed', () => {
  it('are held too, and decided on at the page of the consultation', async () => {
    const town = await proposalTown(await open.memory(), {}, { holding });
    const { send } = await program(town.desk);
    for (let at = 0; at < 6; at += 1) await town.cast(stance(1), `r${at}@${thrown}`);
    const { body, text } = await send('GET', `${plan}/held`);
    const [group] = body['groups'] as Record<string, unknown>[];
    assert.deepEqual([group?.['reason'], group?.['number']], ['throwaway', 6], text);
    const done = await send('POST', `${plan}/held`, {
      group: group?.['group'],
      verdict: 'count',
      until: body['until'],
    });
    assert.deepEqual([done.status, done.body['number']], [201, 6], done.text);
    assert.deepEqual((await send('GET', `${plan}/held`)).body['groups'], []);
    assert.equal((await town.poll()).numbers['votes']?.value, 6);
    const undone = await send('POST', `${plan}/held/${String(done.body['id'])}/undo`, { why });
    assert.deepEqual([undone.status, undone.body['number']], [200, 6], undone.text);
    assert.equal((await town.poll()).numbers['votes']?.value, 0);
    await town.desk.store.close();
  });
});
