import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { deskCommands } from '../../../src/server/desk/commands.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, newKey, petitionDocument, put, start } from '../support.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the figures of the list at the command line, on ${engine}`, () => {
    const voted = async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const document = { results: 'after-close', closesAt: at(3 * day) } as const;
      const town = await pollTown({ town: desk, document });
      for (let number = 0; number < 7; number += 1) await town.cast(choose('chene'), `v${number}@exemple.fr`);
      let now = start;
      const list = deskCommands({
        nouns,
        read: async () => ({ timeZone: 'Europe/Paris' }),
        clock: () => now,
      }).find(({ name }) => name === 'list')!;
      const kept = { ...town.store, close: async () => {} };
      const context = { open: async () => kept, say: () => {}, warn: () => {} };
      return {
        ...{ ...desk, ...town },
        lines: async (...given: string[]) => String(await list.run(given, context)).split('\n'),
        /** Lets time go by, for the town and for who types commands. */
        later(milliseconds: number) {
          now += milliseconds;
          desk.wait(milliseconds);
        },
      };
    };

    it('are those that everyone reads, each with its name, beside the state and the next date', async () => {
      const { store, sign, act, lines } = await voted();
      for (const email of ['ada@exemple.fr', 'bob@exemple.fr']) {
        const key = newKey();
        await act('/confirm', { key, code: await sign({ key, email }) });
      }
      const [velo = ''] = await lines('--noun', 'petition');
      assert.match(velo, /^\/petitions\/velo {2}open {2}2 confirmed signatures {2}closes 2\S+ {2}\S/);
      await put(store, 'quai', { ...petitionDocument, opensAt: at(9 * day), closesAt: at(20 * day) });
      const [quai = ''] = await lines('--q', 'quai');
      assert.equal(
        quai.slice(0, quai.lastIndexOf('  ')),
        `/petitions/quai  not-open  0 confirmed signatures  opens ${at(9 * day)}`,
      );
      await store.close();
    });

    it('are hidden until the close where those of the desk are, and are the same as there afterwards', async () => {
      const { store, lines, later, appoint, signedIn } = await voted();
      await appoint('qui@valmont.fr', 'observer');
      const atDesk = async () => {
        const { html } = await (await signedIn('qui@valmont.fr')).get('/desk?lang=en&noun=poll');
        return /data-head="Figures"[^>]*>([^<]*)</.exec(html)?.[1]?.trim();
      };
      const atCommand = async () => (await lines('--noun', 'poll'))[0]?.split('  ')[2];
      assert.doesNotMatch((await lines()).join('\n'), /\b7\b/);
      assert.equal(await atCommand(), await atDesk());
      later(4 * day);
      assert.match((await atCommand()) ?? '', /\b7 votes\b/);
      assert.equal(await atCommand(), await atDesk());
      assert.match((await lines('--noun', 'poll'))[0]!, /^\/polls\/arbre {2}closed {2}7 votes {2}closed 2/);
      await store.close();
    });
  });
}
