import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { officerCommand } from '../../../src/server/desk/command-officer.ts';
import { listOfficers } from '../../../src/server/desk/officers.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { turns } from '../../../src/server/desk/pace/tables.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { Hono } from 'hono';
import { engines } from '../engines.ts';
import { day, petitionDocument, put } from '../support.ts';
import { program } from './program.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const newcomer = 'redaction@valmont.fr';
const mailsTo = ({ mailbox }: DeskTown, address: string) => mailbox.mails.filter(({ to }) => to === address);

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what the team is told by mail, on ${engine}`, () => {
    const withOwner = async (options: Parameters<typeof deskTown>[0] = {}) => {
      const town = await deskTown({ store: await open[engine](), ...options });
      await town.appoint('maire@valmont.fr', 'owner');
      return town;
    };

    it('is which role, where, why, by which role and how to enter, and that it has ended', async () => {
      const town = await withOwner();
      const visit = await town.signedIn('maire@valmont.fr');
      const grant = { email: newcomer, role: 'editor' };
      const added = await visit.send('/desk/officers?lang=fr', { ...grant, only: 'velo', 'why.fr': 'Le <vélo>.' });
      assert.match(
        added.html,
        /C’est fait\. Cette personne entre au bureau avec son adresse\. Un courriel l’en avertit\./,
      );
      await town.app.idle();
      const [mail, ...others] = mailsTo(town, newcomer);
      assert.equal(others.length, 0);
      assert.match(mail?.subject ?? '', /^Un rôle vous est confié au bureau de /);
      assert.equal(mail?.lang, 'fr');
      for (const says of [
        /Une personne responsable de /,
        /Rôle\u00a0: Rédaction \(publier, corriger/,
        /Où\u00a0: seulement «\u00a0[^»]+\u00a0»\nhttps:\/\/participer\.exemple\/petitions\/velo\n/,
        /Pourquoi\u00a0: Le <vélo>\./,
        /\nhttps:\/\/participer\.exemple\/desk\/sign-in\?lang=fr\n/,
      ])
        assert.match(mail?.text ?? '', says);
      assert.doesNotMatch(`${mail?.subject}${mail?.text}`, /maire@|token=|undefined/, 'nobody is named, nobody let in');
      const again = await visit.send('/desk/officers?lang=fr', { ...grant, only: 'velo' });
      assert.match(again.html, /a déjà ce rôle\s: rien n’a changé/);
      await visit.send('/desk/officers?lang=en', { ...grant, only: '' });
      await town.app.idle();
      assert.equal(mailsTo(town, newcomer).length, 2, 'one for each role');
      assert.match(mailsTo(town, newcomer)[0]!.text, /Role: Editor \(.*\nWhere: the whole site\n/);

      const taken = await visit.send('/desk/officers/remove?lang=en', { ...grant, scope: 'velo', 'why.en': 'Done.' });
      assert.match(taken.html, /This role is taken away\. An email tells them so\./);
      await town.app.idle();
      const [ended] = mailsTo(town, newcomer);
      assert.match(ended!.subject, /^Your role at the desk of .* has ended$/);
      assert.match(ended!.text, /has taken a role.*\n\nRole: Editor [^]*Why: Done\.[^]*You keep your other roles:/);
      // Three mails are as many as one address has in a day.
      town.wait(day);
      const later = await town.signedIn('maire@valmont.fr');
      await later.send('/desk/officers/remove?lang=en', { ...grant, scope: '' });
      await town.app.idle();
      assert.match(mailsTo(town, newcomer)[0]!.text, /The desk is closed to this address from now on/);
      await town.store.close();
    });

    it('is sent with what is done by a program, in the language of the thing', async () => {
      const town = await withOwner();
      await put(town.store, 'market', { ...petitionDocument, title: { en: 'A market' }, text: { en: 'A market.' } });
      const owner = await program(town, 'owner');
      const sent = { email: newcomer, role: 'observer', only: 'market' };
      const { status, body } = await owner.send('POST', '/officers', sent);
      assert.deepEqual(
        [status, body['mailed'], body['signIn']],
        [201, true, 'https://participer.exemple/desk/sign-in'],
      );
      assert.equal((await owner.send('POST', '/officers', sent)).body['mailed'], false, 'nothing was done');
      const removed = await owner.send('POST', '/officers/remove', sent);
      assert.deepEqual(removed.body, { outcome: 'removed', mailed: true });
      assert.equal((await owner.send('POST', '/officers/remove', sent)).status, 404);
      await town.app.idle();
      const mails = mailsTo(town, newcomer);
      assert.deepEqual(
        mails.map(({ lang }) => lang),
        ['en', 'en'],
      );
      assert.ok(mails.some(({ text }) => text.includes('only “A market”')));
      const editor = await program(town, 'editor');
      assert.equal((await editor.send('POST', '/officers', sent)).status, 403);
      await town.app.idle();
      assert.equal(mailsTo(town, newcomer).length, 2, 'who may appoint nobody writes to nobody');
      await town.store.close();
    });

    it('is left to whoever does it where no mail can leave, with the address of the desk', async () => {
      const town = await withOwner();
      const visit = await town.signedIn('maire@valmont.fr');
      Object.defineProperty(town.mailbox, 'works', { get: () => false });
      const added = await visit.send('/desk/officers?lang=en', { email: newcomer, role: 'clerk' });
      assert.match(
        added.html,
        /No email could be sent: tell them yourself, with the address of the desk, https:\/\/participer\.exemple\/desk\/sign-in\?lang=en/,
      );
      const taken = await visit.send('/desk/officers/remove?lang=en', { email: newcomer, role: 'clerk', scope: '' });
      assert.match(taken.html, /taken away\. No email could be sent: tell them yourself\./);
      const owner = await program(town, 'owner');
      const { body } = await owner.send('POST', '/officers', { email: newcomer, role: 'editor' });
      assert.equal(body['mailed'], false);
      await town.app.idle();
      assert.equal(mailsTo(town, newcomer).length, 0);
      await town.store.close();
    });

    it('floods nobody: three mails a day go to one address, and whoever does more tells it', async () => {
      const town = await withOwner();
      const owner = await program(town, 'owner');
      const given = { email: newcomer, role: 'observer' };
      const mailed: unknown[] = [];
      for (let times = 0; times < 3; times += 1) {
        // In another spelling, it is the same address.
        const added = { ...given, email: times === 1 ? newcomer.replace('@', '+bis@') : newcomer };
        mailed.push((await owner.send('POST', '/officers', added)).body['mailed']);
        const { status, body } = await owner.send('POST', '/officers/remove', given);
        assert.deepEqual([status, body['outcome']], [200, 'removed']);
        mailed.push(body['mailed']);
      }
      assert.deepEqual(mailed, [true, true, true, false, false, false]);
      const visit = await town.signedIn('maire@valmont.fr');
      const added = await visit.send('/desk/officers?lang=en', given);
      assert.match(added.html, /No email could be sent: tell them yourself, with the address of the desk/);
      const taken = await visit.send('/desk/officers/remove?lang=en', { ...given, scope: '' });
      assert.match(taken.html, /taken away\. No email could be sent: tell them yourself\./);
      await town.app.idle();
      assert.equal(town.mailbox.mails.filter(({ to }) => to.startsWith('redaction')).length, 3);
      assert.equal((await owner.send('POST', '/officers', { ...given, email: 'x@valmont.fr' })).body['mailed'], true);
      town.wait(day);
      assert.equal((await owner.send('POST', '/officers', given)).body['mailed'], true, 'the next day');
      const counted = (await town.store.list(turns, {})).filter(({ who }) => who.startsWith('mails to '));
      assert.deepEqual([counted.length, counted[0]?.taken], [1, 1], 'nobody is kept longer than they are counted');
      assert.doesNotMatch(counted[0]!.who, /redaction/, 'nor by their address');
      await town.store.close();
    });

    it('says that nobody has a role that is to be taken', async () => {
      const town = await withOwner();
      const visit = await town.signedIn('maire@valmont.fr');
      for (const sent of [
        { email: newcomer, role: 'editor', scope: '' },
        { email: 'maire@valmont.fr', role: 'clerk', scope: '' },
        { email: 'maire@valmont.fr', role: 'king', scope: '' },
      ]) {
        const { status, html } = await visit.send('/desk/officers/remove?lang=en', sent);
        assert.equal(status, 409);
        assert.match(html, /Nobody has that role under this address, or no longer: nothing was changed/);
        assert.doesNotMatch(html, /Done\./);
      }
      await town.app.idle();
      assert.equal(mailsTo(town, newcomer).length, 0);
      await town.store.close();
    });

    it('is sent by the command too, which says where none can leave', async () => {
      let services: Services | undefined;
      const spy = (made: Services) => ((services = made), { routes: new Hono() });
      const town = await withOwner({ rooms: [deskRoom({ nouns }), spy] });
      const store = { ...town.store, close: async () => {} };
      const run = (canMail: boolean, ...args: string[]) =>
        officerCommand({
          nouns,
          readAddress: () => ({ baseUrl: 'https://participer.exemple', isPublic: true }),
          begin: async () =>
            canMail ? { options: { services: services!, nouns }, idle: () => town.app.idle() } : undefined,
        }).run(args, { open: async () => store, say: () => {}, warn: () => {} });
      const unsaid = await run(false, 'add', newcomer, '--lang', 'fr');
      assert.match(
        String(unsaid),
        /is now editor\. They enter at https:\/\/participer\.exemple\/desk\/sign-in\?lang=fr [^]*No email can leave from here: tell them yourself\./,
      );
      assert.equal(mailsTo(town, newcomer).length, 0);
      assert.match(
        String(await run(true, 'remove', newcomer, '--reason', 'Moved.', '--lang', 'en')),
        /no longer editor\. An email tells them so\./,
      );
      assert.match(mailsTo(town, newcomer)[0]!.text, /Whoever administers the server of [^]*Why: Moved\./);
      await assert.rejects(() => run(true, 'remove', newcomer), /is not editor/);
      assert.deepEqual(
        (await listOfficers(town.store)).map(({ email }) => email),
        ['maire@valmont.fr'],
      );
      await town.store.close();
    });
  });
}
