import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createCounts } from '../../../src/server/core/counts.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { counters } from '../../../src/server/core/tables.ts';
import { logMended } from '../../../src/server/desk/log-recount.ts';
import { nouns, putThing, tables } from '../../../src/server/nouns.ts';
import { addressDigest } from '../../../src/server/nouns/comments/members.ts';
import { grants } from '../../../src/server/nouns/comments/tables.ts';
import { threadDocument } from '../comments-support.ts';
import { engines } from '../engines.ts';
import { hour, minute, newKey, start } from '../support.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

interface Line {
  act: string;
  by: string;
  path?: string;
  why?: Record<string, string>;
  count?: { of: string; by: number };
}
interface Count {
  value: number;
  why?: { text: string; url: string };
}

/** A town with a thread, what its log says, and why its count fell. */
async function fallenTown(engine: 'memory' | 'SQLite' | 'PostgreSQL') {
  const town = await deskTown({ store: await open[engine]() });
  const { store, app, mailbox } = town;
  await store.write((writer) => putThing(writer, 'place', threadDocument, start));
  const send = async (path: string, body: object): Promise<{ comment?: { id: string } }> => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(response.ok, `${path} answers ${response.status}`);
    return (await response.json()) as { comment?: { id: string } };
  };
  const read = async <T>(path: string): Promise<T> => {
    const response = await app.request(path, { headers: { Accept: 'application/json', 'Accept-Language': 'fr' } });
    return (await response.json()) as T;
  };
  return {
    ...town,
    send,
    async join(name: string, isModerator = false): Promise<string> {
      const [key, email] = [newKey(), `${name.toLowerCase()}@exemple.fr`];
      const address = await addressDigest('place', email);
      if (isModerator)
        await store.write((writer) => writer.put(grants, { scope: 'place', address, role: 'moderator', at: start }));
      await send('/threads/place/participants', { key, name, email, noticeVersion: 'n1', lang: 'fr' });
      await app.idle();
      const code = mailbox.mails.find(({ to }) => to === email)?.code;
      await send('/threads/place/participants/confirm', { key, code });
      return key;
    },
    async post(key: string, text: string): Promise<string> {
      return (await send('/threads/place/posts', { key, act: newKey(), text })).comment?.id ?? '';
    },
    decide: (key: string, id: string, decision: string) =>
      send('/threads/place/decisions', { key, act: newKey(), id, decision, reason: 'Hors sujet', ground: 'Charte, 4' }),
    count: async (path: string, metric: string): Promise<Count> =>
      (await read<{ numbers: Record<string, Count> }>(path)).numbers[metric]!,
    log: async (): Promise<Line[]> => (await read<{ items: Line[] }>('/log')).items,
  };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a count that falls, on ${engine}`, () => {
    it('says why where a moderator took a comment down in the widget, and the public log has it', async () => {
      const town = await fallenTown(engine);
      const [ada, mo] = [await town.join('Ada'), await town.join('Mo', true)];
      const id = await town.post(ada, 'Bonjour.');
      assert.equal((await town.count('/threads/place', 'comments')).why, undefined);
      town.wait(minute);
      await town.decide(mo, id, 'remove');
      const { value, why } = await town.count('/threads/place', 'comments');
      assert.equal(value, 0);
      assert.match(why?.text ?? '', /^Retrait du compte le 21 novembre 2026\u00a0: 1 commentaire\. Hors sujet$/);
      assert.match(why?.url ?? '', /\/log$/);
      assert.match(await town.page('/threads/place?lang=fr'), /1 commentaire\. Hors sujet<\/a>/);
      const [line] = await town.log();
      assert.deepEqual(
        [line?.act, line?.by, line?.path, line?.why, line?.count],
        ['taken-down', 'moderator', '/threads/place', { fr: 'Hors sujet (Charte, 4)' }, { of: 'comments', by: -1 }],
      );
      assert.doesNotMatch(JSON.stringify(await town.log()), /Ada|Mo"|exemple\.fr/);

      town.wait(minute);
      await town.decide(mo, id, 'publish');
      assert.deepEqual(
        [(await town.count('/threads/place', 'comments')).why, (await town.log())[0]?.count],
        [undefined, { of: 'comments', by: 1 }],
      );
    });

    it('says why where an author took a comment back, until it is restored', async () => {
      const town = await fallenTown(engine);
      const ada = await town.join('Ada');
      const id = await town.post(ada, 'Bonjour.');
      await town.send('/threads/place/posts/remove', { key: ada, id });
      const { why } = await town.count('/threads/place', 'comments');
      assert.match(why?.text ?? '', /1 commentaire\. La personne qui l’a écrit l’a repris\.$/);
      await town.send('/threads/place/posts/restore', { key: ada, id });
      assert.deepEqual((await town.count('/threads/place', 'comments')).why, undefined);
    });

    it('says in the log that a recount corrected it', async () => {
      const town = await fallenTown(engine);
      const { store } = town;
      const slot = { scope: 'velo', thing: 'velo', kind: 'counted', slot: 0 };
      await store.write((writer) => writer.put(counters, { ...slot, value: 7 }));
      const services = { store, counts: createCounts(() => start) };
      await recount(services, { nouns, tables, note: logMended(nouns, () => start + hour) });
      const [line] = await town.log();
      assert.deepEqual(
        [line?.act, line?.by, line?.path, line?.count],
        ['recounted', 'operator', '/petitions/velo', { of: 'counted', by: -7 }],
      );
      assert.match(line?.why?.['en'] ?? '', /did not agree with its rows/);
      await recount(services, { nouns, tables, note: logMended(nouns, () => start + hour) });
      assert.equal((await town.log()).length, 1, 'what agrees is not told');
    });
  });
}
