import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { giveLink } from '../../../src/server/desk/sign-in.ts';
import { readDelays } from '../../../src/server/mail/delays.ts';
import { createMailbox } from '../../../src/server/mail/mailbox.ts';
import { MailRefused, type Mailer } from '../../../src/server/mail/mail.ts';
import { countMails } from '../../../src/server/mail/outgoing.ts';
import { outgoingMails } from '../../../src/server/mail/tables.ts';
import { nouns, schemas } from '../../../src/server/nouns.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store, Table } from '../../../src/server/store/store.ts';
import { startPostgres } from '../../support/postgres.ts';
import { engines } from '../engines.ts';
import { hour, minute, signature, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const dead = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ESOCKET' });
const greylisted = Object.assign(new Error('451 camille@exemple.fr, come back later'), { responseCode: 451 });

/** A town whose mail server does as it is told, and where who signs is let in without a mail. */
async function townBy(store: Store) {
  const sent = createMailbox();
  const server: { trouble: Error | undefined } = { trouble: dead };
  const mailer: Mailer = {
    async send(mail) {
      if (server.trouble) throw server.trouble;
      await sent.send(mail);
    },
  };
  const town = await deskTown({ store, mailer });
  return { ...town, server, sent };
}

async function entering(town: DeskTown, email: string, role: Parameters<DeskTown['appoint']>[1]) {
  await town.appoint(email, role);
  const { token } = await giveLink(town.store, email, start);
  const visit = town.browser();
  await visit.send('/desk/enter', { token });
  return visit;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`mails that wait, on ${engine}`, () => {
    it('are told of at the desk, why and since when, to who can do something about it, until they have left', async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const town = await townBy(await open[engine]());
      const owner = await entering(town, 'maire@valmont.fr', 'owner');
      const editor = await entering(town, 'redaction@valmont.fr', 'editor');
      const moderator = await entering(town, 'moderation@valmont.fr', 'moderator');
      const noWord = /Personne ne répond à ce port|attend depuis/;
      assert.doesNotMatch((await owner.get('/desk?lang=fr')).html, noWord);
      assert.equal((await town.act('', signature())).status, 202);
      await town.app.idle();
      town.wait(5 * minute);
      const waits =
        /Un courriel attend depuis le \d+\s\S+ \d{4} à\s\d+\sh(?:\s\d+)?, et sera essayé de nouveau tout seul/;
      for (const [visit, path] of [
        [owner, '/desk'],
        [owner, '/desk/settings/mail'],
        [editor, '/desk'],
      ] as const) {
        const { html } = await visit.get(`${path}?lang=fr`);
        assert.match(html, waits, path);
        assert.match(html, /Personne ne répond à ce port du serveur de courriel/, path);
      }
      assert.match((await owner.get('/desk?lang=fr')).html, /<a href="\/desk\/settings\/mail\?lang=fr">/);
      assert.match((await editor.get('/desk?lang=fr')).html, /Une personne responsable du site règle les courriels/);
      assert.match(
        (await editor.get('/desk?lang=en')).html,
        /One email has been waiting since .*Nobody answers at this/,
      );
      assert.doesNotMatch((await moderator.get('/desk?lang=fr')).html, noWord);

      // What a server answers about an address is kept nowhere; since when is what the first attempt says.
      town.server.trouble = greylisted;
      await town.app.sendMails();
      await town.app.idle();
      const delays = await readDelays(town.store);
      assert.deepEqual(delays, [{ fault: 'later', count: 1, since: start }]);
      const [row] = await town.store.list(outgoingMails, {});
      assert.doesNotMatch(`${row?.fault} ${row?.trouble}`, /camille/);
      assert.doesNotMatch((await owner.get('/desk?lang=fr')).html, noWord, 'usual within the first hour');
      assert.match((await owner.get('/desk/settings/mail?lang=fr')).html, /liste grise/);
      town.wait(hour);
      assert.match((await owner.get('/desk?lang=fr')).html, /liste grise/);

      town.server.trouble = undefined;
      await town.app.sendMails();
      await town.app.idle();
      assert.equal(town.sent.mails.length, 1);
      assert.doesNotMatch((await owner.get('/desk?lang=fr')).html, noWord);
      assert.deepEqual(await readDelays(town.store), []);
      await town.store.close();
    });

    it('leave at once when a test has left, and not before, and the desk says so', async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const sent = createMailbox();
      const server: { trouble: Error | undefined } = { trouble: dead };
      const mailer: Mailer = {
        async send(mail) {
          if (server.trouble) throw server.trouble;
          await sent.send(mail);
        },
      };
      const rooms = [deskRoom({ nouns, limits: { actsPerMinute: 1000 }, mailer })];
      const town = await deskTown({ store: await open[engine](), mailer, rooms });
      const owner = await entering(town, 'maire@valmont.fr', 'owner');
      const path = '/desk/settings/mail?lang=fr';
      // Each has failed so often that it rests for two hours.
      for (const email of ['a@exemple.fr', 'b@exemple.fr', 'c@exemple.fr']) await town.act('', signature({ email }));
      await town.app.idle();
      for (const pause of [minute, 10 * minute, 20 * minute, hour, hour, 2 * hour]) {
        town.wait(pause);
        await town.app.sendMails();
        await town.app.idle();
      }
      const failed = await owner.send(path, {});
      await town.app.idle();
      assert.equal(failed.status, 422);
      assert.doesNotMatch(failed.html, /partent maintenant/);
      assert.deepEqual(await countMails(town.store), { waiting: 3, delayed: 3, failed: 0 });
      server.trouble = undefined;
      await town.app.sendMails();
      await town.app.idle();
      assert.equal(sent.mails.length, 0, 'none is due for two hours');
      const { status, html } = await owner.send(path, {});
      assert.equal(status, 200);
      assert.match(html, /Les 3 courriels qui attendaient partent maintenant\./);
      await town.app.idle();
      assert.deepEqual(sent.mails.map(({ to }) => to).toSorted(), [
        ...['a@exemple.fr', 'b@exemple.fr', 'c@exemple.fr', 'maire@valmont.fr'],
      ]);
      assert.deepEqual(await countMails(town.store), { waiting: 0, delayed: 0, failed: 0 });
      // The same by HTTP, where nothing waits any more.
      const { send } = await program(town, 'owner');
      const again = await send('POST', '/settings/mail/test', { to: 'maire@valmont.fr', lang: 'fr' });
      assert.doesNotMatch(again.text, /that waited/);
      server.trouble = dead;
      await town.act('', signature({ email: 'd@exemple.fr' }));
      await town.app.idle();
      server.trouble = undefined;
      const told = await send('POST', '/settings/mail/test', { to: 'maire@valmont.fr' });
      assert.match(told.text, /The email that waited leaves now\./);
      await town.app.idle();
      assert.equal(sent.mails.filter(({ to }) => to === 'd@exemple.fr').length, 1);
      await town.store.close();
    });

    it('are told of by kind, and not once they are given up', async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const town = await townBy(await open[engine]());
      await town.act('', signature({ email: 'a@exemple.fr' }));
      await town.app.idle();
      town.server.trouble = new Error('x@exemple.fr: something else');
      await town.act('', signature({ email: 'b@exemple.fr' }));
      await town.app.idle();
      town.server.trouble = new MailRefused('no', { cause: { command: 'RCPT TO', responseCode: 550 } });
      await town.act('', signature({ email: 'c@exemple.fr' }));
      await town.app.idle();
      assert.deepEqual((await readDelays(town.store)).map(({ fault, count }) => [fault, count]).toSorted(), [
        ['other', 1],
        ['port', 1],
      ]);
      assert.deepEqual(await countMails(town.store), { waiting: 2, delayed: 2, failed: 1 });
      const owner = await entering(town, 'maire@valmont.fr', 'owner');
      const { html } = await owner.get('/desk?lang=fr');
      assert.match(html, /Un essai montre sa réponse/);
      assert.doesNotMatch(html, /exemple\.fr/);
      await town.store.close();
    });
  });
}

/** The mails as they were kept before it was known why they wait. */
const { columns, ...others } = outgoingMails;
const { fault: _, since: __, ...before } = columns;
const earlier = { ...others, columns: before, indexes: { due: others.indexes!['due']! } } as Table<
  ReturnType<typeof row>
>;
const row = (given: { id: string; failures: number }) => ({
  ...{ scope: 'velo', about: 'a', state: 'waiting', due_at: start, until: start + hour, trouble: '', mail: '{}' },
  ...given,
});
const earlierSchemas: readonly Schema[] = schemas.map((schema) =>
  schema.name === 'mail' ? { name: 'mail', tables: [earlier] } : schema,
);

describe('mails that waited before it was kept why', () => {
  const folder = mkdtempSync(join(tmpdir(), 'civic-mails-'));
  after(() => rmSync(folder, { recursive: true }));
  const opened = {
    SQLite: async () => (by: readonly Schema[]) => sqliteStore(join(folder, 'town.sqlite'), by),
    async PostgreSQL() {
      const postgres = await startPostgres();
      after(() => postgres.stop());
      const url = await postgres.freshDatabase();
      return (by: readonly Schema[]) => postgresStore(url, by);
    },
  };
  for (const [engine, make] of Object.entries(opened)) {
    it(`wait on, on ${engine}`, async () => {
      const by = await make();
      const old = await by(earlierSchemas);
      await old.write((writer) => writer.insert(earlier, row({ id: 'one', failures: 2 })));
      await old.close();
      const store = await by(schemas);
      const [kept] = await store.list(outgoingMails, {});
      assert.deepEqual(kept, { ...row({ id: 'one', failures: 2 }), fault: '', since: 0 });
      assert.deepEqual(await readDelays(store), []);
      assert.deepEqual(await countMails(store), { waiting: 1, delayed: 1, failed: 0 });
      await store.close();
    });
  }
});
