import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Mailer } from '../../src/server/mail/mail.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { countMails } from '../../src/server/mail/outgoing.ts';
import { smtpMailer } from '../../src/server/mail/smtp.ts';
import type { Wait } from '../../src/server/core/wait.ts';
import { openStore } from '../../src/server/store/open.ts';
import { schemas } from '../../src/server/nouns.ts';
import type { Store } from '../../src/server/store/store.ts';
import { outgoingMails } from '../../src/server/mail/tables.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import {
  day,
  engines,
  hour,
  minute,
  newKey,
  petitionDocument,
  postgres,
  put,
  signature,
  start,
  world,
} from './support.ts';

/** A town whose mails leave by SMTP, with a mail server that answers recipients as it is told. */
async function townWith(
  store: Store,
  answer: string,
  use: (town: Awaited<ReturnType<typeof world>>, server: MailServer) => Promise<void>,
) {
  const server = await startMailServer(answer);
  const mailer = smtpMailer(`smtp://127.0.0.1:${server.port}`, { name: 'Valmont', host: 'ville.example' });
  const town = await world({ store, mailer });
  try {
    await use(town, server);
  } finally {
    await town.app.idle();
    mailer.close();
    server.close();
  }
}

/** A clock for who waits: its times are over when a test says so. */
function waits() {
  const running: { milliseconds: number; end: () => void }[] = [];
  const others: (() => void)[] = [];
  const waiting: Wait = (milliseconds, calledOff) =>
    new Promise((resolve) => {
      calledOff.addEventListener('abort', () => resolve());
      running.push({ milliseconds, end: resolve });
      for (const tell of others) tell();
    });
  return {
    waiting,
    /** Resolves with how long is waited for, once so many wait, in the order in which they began. */
    asked: (count: number) =>
      new Promise<number[]>((resolve) => {
        const tell = (): void => {
          if (running.length >= count) resolve(running.map(({ milliseconds }) => milliseconds));
        };
        others.push(tell);
        tell();
      }),
    /** Ends the waits of this length. */
    pass(length: number): void {
      for (const { milliseconds, end } of running) if (milliseconds === length) end();
    },
  };
}

/** Lets time go by, and the mails that are due then. */
async function pass(town: Awaited<ReturnType<typeof world>>, time: number): Promise<void> {
  town.wait(time);
  await town.app.sendMails();
  await town.app.idle();
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`a mail that can't leave at once (${engine})`, () => {
    it('is tried again with growing pauses until the mail server takes it, once, and its code is good', async (t) => {
      const error = t.mock.method(console, 'error', () => undefined);
      const { store, end } = await open();
      await townWith(store, '451 greylisted, come back later', async (town, server) => {
        const key = newKey();
        const { status, body } = await town.act('', signature({ key }));
        assert.deepEqual([status, body.outcome, body.mail], [202, 'received', 'delayed']);
        await town.app.idle();
        assert.equal((await town.act('/receipt', { key })).body.mail, 'delayed');
        assert.deepEqual(await countMails(store), { waiting: 1, delayed: 1, failed: 0 });
        assert.equal(server.asked, 1);
        await pass(town, 10_000);
        assert.equal(server.asked, 1, 'too early');
        await pass(town, 10_000);
        assert.equal(server.asked, 2);
        await pass(town, 20_000);
        assert.equal(server.asked, 2, 'the pauses grow');
        server.answer = '250 ok';
        await pass(town, hour);
        await pass(town, hour);
        assert.equal(server.taken.length, 1);
        assert.equal(await store.count(outgoingMails, {}), 0, 'nothing of it is kept');
        assert.equal((await town.act('/receipt', { key })).body.mail, undefined);
        const code = /\n {4}(\d{6})\r?\n/.exec(server.taken[0] ?? '')?.[1];
        assert.equal((await town.act('/confirm', { key, code })).body.outcome, 'counted');
        assert.equal(error.mock.callCount(), 1, 'one line tells it, not one for each attempt');
        assert.doesNotMatch(String(error.mock.calls[0]?.arguments[0]), /camille|\n/);
      });
      await end();
    });

    it('waits while the mail server is down, and leaves when it is there again', async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const { store, end } = await open();
      let down = true;
      const sent = createMailbox();
      const send: Mailer['send'] = async (mail) => {
        if (down) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET' });
        return sent.send(mail);
      };
      const town = await world({ store, mailer: { send } });
      assert.equal((await town.act('', signature())).body.mail, 'delayed');
      for (let tried = 0; tried < 5; tried += 1) await pass(town, 15 * minute);
      down = false;
      await pass(town, 2 * hour);
      assert.equal(sent.mails.length, 1);
      await end();
    });

    it('is tried again where the mail server takes for ever, before another process takes it up', async (t) => {
      const error = t.mock.method(console, 'error', () => undefined);
      const { store, end } = await open();
      const sent = createMailbox();
      let hangs = true;
      const send: Mailer['send'] = (mail) => (hangs ? new Promise<never>(() => undefined) : sent.send(mail));
      const { waiting, asked, pass: letPass } = waits();
      const town = await world({ store, mailer: { send }, waiting });
      const key = newKey();
      const answer = town.act('', signature({ key }));
      const [longest, patience] = await asked(2);
      assert.ok(patience! < minute && longest! < 10 * minute, 'others take it up after ten minutes');
      letPass(patience!);
      assert.deepEqual(
        [(await answer).status, (await answer).body.mail],
        [202, undefined],
        'nothing is known of it yet',
      );
      town.wait(longest!);
      letPass(longest!);
      await town.app.idle();
      assert.equal((await town.act('/receipt', { key })).body.mail, 'delayed');
      assert.deepEqual(await countMails(store), { waiting: 1, delayed: 1, failed: 0 });
      assert.match(String(error.mock.calls[0]?.arguments[0]), /took too long.*it is tried again/);
      hangs = false;
      await pass(town, minute);
      assert.equal(sent.mails.length, 1);
      assert.deepEqual(await countMails(store), { waiting: 0, delayed: 0, failed: 0 });
      await end();
    });

    it('is given up where the address is refused: it is logged and told, and a corrected address works', async (t) => {
      const error = t.mock.method(console, 'error', () => undefined);
      const { store, end } = await open();
      await townWith(store, '550 no such user <camille@exemple.fr>', async (town, server) => {
        const key = newKey();
        assert.equal((await town.act('', signature({ key }))).body.mail, 'failed');
        assert.match(
          String(error.mock.calls[0]?.arguments[0]),
          /^\[mail\] A mail could not be sent \(.*550.*it is given up.* given up: 1\.$/,
        );
        assert.doesNotMatch(String(error.mock.calls[0]?.arguments[0]), /camille|\n/);
        assert.deepEqual(await countMails(store), { waiting: 0, delayed: 0, failed: 1 });
        assert.doesNotMatch(JSON.stringify(await store.list(outgoingMails, {})), /camille/);
        await pass(town, day / 2);
        assert.equal(server.asked, 1);
        server.answer = '250 ok';
        assert.equal((await town.act('/resend', { key, email: 'claude@exemple.fr' })).body.mail, undefined);
        assert.match(server.taken[0] ?? '', /^To: claude@exemple\.fr/m);
        assert.deepEqual(await countMails(store), { waiting: 0, delayed: 0, failed: 0 });
      });
      await end();
    });

    it('is given up when its code is no longer good, and dropped when its act is taken back', async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const { store, end } = await open();
      await townWith(store, '451 later', async (town, server) => {
        const [late, gone] = [newKey(), newKey()];
        await town.act('', signature({ key: late }));
        await town.act('', signature({ key: gone, email: 'dominique@exemple.fr' }));
        assert.equal((await town.act('/withdraw', { key: gone })).body.outcome, 'withdrawn');
        assert.deepEqual(await countMails(store), { waiting: 1, delayed: 1, failed: 0 });
        for (let hours = 0; hours < 24; hours += 1) await pass(town, hour);
        assert.deepEqual(await countMails(store), { waiting: 0, delayed: 0, failed: 1 });
        assert.equal((await town.act('/receipt', { key: late })).body.mail, 'failed');
        server.answer = '250 ok';
        await pass(town, day);
        assert.equal(server.taken.length, 0);
      });
      await end();
    });

    it('says so on the page of a plain form', async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const { store, end } = await open();
      await townWith(store, '451 later', async (town) => {
        const { key, name, email, place, textVersion, noticeVersion } = signature();
        const form = { key, name, email, place, textVersion, noticeVersion };
        const french = await town.submit('', { ...form, lang: 'fr' });
        assert.match(french.html, /Le courriel n’a pas encore pu partir\. Nous continuons d’essayer/);
        const english = await town.submit('/resend', { key, lang: 'en' });
        assert.match(english.html, /The email could not be sent yet\. We’ll keep trying/);
        assert.doesNotMatch(english.html, /We have sent/);
      });
      await end();
    });
  });
}

describe('the mails of several processes', () => {
  const victim = fileURLToPath(new URL('../support/mail-victim.ts', import.meta.url));

  /** Two stores on one database, and the address that a process opens it by. */
  const databases = {
    async sqlite() {
      const folder = await mkdtemp(join(tmpdir(), 'civic-outbox-'));
      return {
        address: folder,
        open: () => openStore({ folder, schemas }),
        end: () => rm(folder, { recursive: true }),
      };
    },
    async postgres() {
      const address = await (await postgres()).freshDatabase();
      return {
        address,
        open: () => openStore({ databaseUrl: address, folder: '', schemas }),
        end: async () => undefined,
      };
    },
  };

  for (const [engine, make] of Object.entries(databases)) {
    it(`leave once each, whoever sends them (${engine})`, async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const { open, end } = await make();
      const stores = [await open(), await open()];
      const sent: string[] = [];
      let down = true;
      const send: Mailer['send'] = async ({ to }) => {
        if (down) throw new Error('down');
        sent.push(to);
      };
      const towns = [
        await world({ store: stores[0]!, mailer: { send } }),
        await world({ store: stores[1]!, mailer: { send } }),
      ];
      const addresses = Array.from({ length: 50 }, (_, number) => `personne${number}@exemple.fr`);
      await Promise.all(addresses.map((email, number) => towns[number % 2]!.act('', signature({ email }))));
      assert.partialDeepStrictEqual(await countMails(stores[0]!), { waiting: 50, failed: 0 });
      down = false;
      await Promise.all(towns.map((town) => pass(town, minute)));
      assert.deepEqual(sent.toSorted(), addresses.toSorted());
      for (const store of stores) await store.close();
      await end();
    });

    it(`survive that a process is killed before they leave (${engine})`, async () => {
      const { address, open, end } = await make();
      const store = await open();
      await put(store, 'velo', petitionDocument);
      const act = JSON.stringify(signature());
      const child = spawn(process.execPath, [victim, address, act, String(start)], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      assert.deepEqual(await once(child, 'close'), [null, 'SIGKILL']);
      const town = await world({ store });
      await pass(town, minute);
      assert.equal(town.mailbox.mails.length, 0, 'the attempt of the killed process might still be under way');
      await pass(town, 10 * minute);
      assert.deepEqual(
        town.mailbox.mails.map(({ to }) => to),
        ['camille@exemple.fr'],
      );
      assert.equal(await store.count(outgoingMails, {}), 0);
      await store.close();
      await end();
    });
  }
});
