import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { events, people } from '../../src/server/confirmation/tables.ts';
import { counters } from '../../src/server/core/tables.ts';
import { comments, members } from '../../src/server/nouns/comments/tables.ts';
import { fieldsOf } from './form-fields.ts';
import { engines, hour, newKey, type Answer } from './support.ts';
import { square, type Square } from './comments-support.ts';

const scope = 'place';
const email = 'ada@exemple.fr';

for (const [engine, open] of Object.entries(engines)) {
  describe(`joining a thread (${engine})`, () => {
    let town: Square;
    let end: () => Promise<void> = async () => {};

    beforeEach(async () => {
      const opened = await open();
      end = opened.end;
      town = await square({ store: opened.store });
    });
    afterEach(() => end());

    const act = (path: string, body: object) => town.act<Answer>(path, body);
    const ask = async (person: object = {}): Promise<string> => {
      const key = newKey();
      const { status } = await act('participants', {
        key,
        name: 'Ada',
        email,
        noticeVersion: 'n1',
        lang: 'fr',
        ...person,
      });
      assert.equal(status, 202);
      return key;
    };
    const mail = () => town.mailbox.mails[0]!;
    const linkIn = (way: 'confirm' | 'withdraw'): string => {
      const found = new RegExp(`https://participer\\.exemple/threads/place(/${way}\\?\\S+)`).exec(mail().text);
      assert.ok(found?.[1], `the mail has no link to ${way}`);
      return found[1];
    };
    const tokenIn = (link: string): string => new URL(link, 'https://x').searchParams.get('token') ?? '';
    const submit = async (path: string, fields: Record<string, string>): Promise<string> => {
      const response = await town.app.request(path, {
        method: 'POST',
        headers: { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
      return response.text();
    };
    const state = async (key: string) => {
      const { body } = await act('participants/receipt', { key });
      const { confirmedBy } = body as { confirmedBy?: string };
      return [body.state, confirmedBy];
    };

    it('is confirmed by the link in the browser where the button is pressed, which may write from then on', async () => {
      const key = await ask({ source: 'https://presse.example/a?b' });
      assert.deepEqual(await state(key), ['waiting', undefined]);

      const page = await town.html(linkIn('confirm'));
      for (const told of [mail().text, page]) {
        assert.match(told, /Au nom de\u00a0: «\u00a0Ada\u00a0»/);
        assert.match(told, /Demande faite le 21\snovembre 2026.*10\sh.*, depuis https:\/\/presse\.example\./);
      }
      assert.match(page, /participer à la discussion «\u00a0La place\u00a0» depuis ce navigateur/);
      assert.deepEqual(await state(key), ['waiting', undefined], 'opening a link does nothing');
      const fields = { ...confirmFields(page) };
      const done = await submit('/threads/place/participants/confirm', fields);
      assert.match(done, /Votre adresse est confirmée/);
      const written = { ...fieldsOf(done, '/threads/place/write'), text: 'Des bancs' };
      assert.match(await submit('/threads/place/write', written), /Votre commentaire est publié/);
      const [first] = (await town.read()).first.items;
      assert.deepEqual([first?.author, first?.text], ['Ada', 'Des bancs']);

      assert.deepEqual(await state(key), ['counted', 'link']);
      assert.equal((await act('participants/mine', { key })).status, 403, 'who typed the address has no power');
      assert.equal((await act('posts', { key, act: newKey(), text: 'Moi\u202f!' })).status, 403);
      assert.equal((await act('participants/erase', { key })).body.reason, 'confirmed-by-link');
      assert.equal(await town.store.count(members, { scope }), 1);
    });

    it('tells in English too from which site it came, and of no site where none was told', async () => {
      await ask({ lang: 'en', source: 'https://presse.example' });
      assert.match(mail().text, /Asked for on 21\sNovember 2026.* from https:\/\/presse\.example\./);
      for (const source of [undefined, 'javascript:alert(1)', 'null']) {
        await ask({ source });
        assert.match(mail().text, /Demande faite le 21\snovembre 2026[^,]*10\sh[^,]*, heure de Paris\./, source);
      }
    });

    it('goes on where it began too once the code is typed there, and not by guessing', async () => {
      const key = await ask();
      const code = mail().code!;
      await act('participants/confirm', { token: tokenIn(linkIn('confirm')), key: newKey() });
      const wrong = code === '000000' ? '111111' : '000000';
      assert.equal((await act('participants/confirm', { key, code: wrong })).body.reason, 'code-wrong');
      assert.equal((await act('participants/mine', { key })).status, 403);
      const pasted = `${code.slice(0, 3)} ${code.slice(3)} (24 h)`;
      assert.deepEqual((await act('participants/confirm', { key, code: pasted })).body, { outcome: 'counted' });
      assert.deepEqual(await state(key), ['counted', undefined]);
      assert.equal((await town.mine(key)).name, 'Ada');
      assert.equal(await town.store.count(members, { scope }), 1);
    });

    it('is refused by “this was not me”, and erased', async () => {
      const key = await ask();
      const code = mail().code!;
      const page = await town.html(linkIn('confirm'));
      assert.match(page, /Ce n’est pas moi\u00a0: refuser/);
      assert.match(
        await submit('/threads/place/participants/withdraw', { token: tokenIn(linkIn('confirm')) }),
        /Tout est supprimé/,
      );
      assert.deepEqual(await state(key), ['not-counted', undefined]);
      assert.equal(await town.store.count(people, { scope }), 0);
      const { reason, detail } = (await act('participants/confirm', { key, code })).body;
      assert.equal(reason, 'withdrawn');
      assert.equal(detail, 'Cette demande a été retirée. Vous pouvez participer à nouveau.');
    });

    it('can be given up while it waits, and taken back with everything by the link of its mail', async () => {
      const given = await ask();
      assert.deepEqual((await act('participants/erase', { key: given })).body, { outcome: 'withdrawn' });
      assert.equal(await town.store.count(people, { scope }), 0);

      const key = await ask();
      await act('participants/confirm', { key, code: mail().code! });
      const leave = linkIn('withdraw');
      const comment = await town.post(key, 'Un texte');
      assert.match(await town.html(leave), /effacés de toute la consultation, pour toujours/);
      assert.match(
        await submit('/threads/place/participants/withdraw', { token: tokenIn(leave) }),
        /Tout est supprimé/,
      );
      assert.equal((await act('participants/mine', { key })).status, 403);
      assert.deepEqual(await state(key), ['not-counted', undefined]);
      const [row] = await town.store.list(comments, { scope, thing: scope, id: comment.id });
      assert.deepEqual([row?.state, row?.body, row?.author], ['author', '', '']);
      assert.equal(await town.store.count(members, { scope }), 0);
    });

    it('goes to a corrected address, and what went to the old one no longer confirms', async () => {
      const key = await ask({ email: 'adda@exemple.fr' });
      const [code, token] = [mail().code!, tokenIn(linkIn('confirm'))];
      await act('participants/resend', { key, email });
      assert.equal(mail().to, email);
      assert.equal((await act('participants/confirm', { token })).body.reason, 'link-invalid');
      if (mail().code !== code)
        assert.equal((await act('participants/confirm', { key, code })).body.reason, 'code-wrong');
      assert.equal((await act('participants/confirm', { key, code: mail().code! })).body.outcome, 'counted');
    });

    it('never lets another person act by the key of the first', async () => {
      const key = await town.join('Ada', email);
      const other = { key, name: 'Bob', email: 'bob@exemple.fr', noticeVersion: 'n1', lang: 'fr' };
      assert.equal((await act('participants', other)).body.reason, 'key-used');
      assert.deepEqual((await act('participants', { ...other, name: 'Ada', email })).body, { outcome: 'counted' });
    });

    it('is counted like every act, apart from what its thread counts', async () => {
      const key = await ask();
      await ask();
      await act('participants/confirm', { key, code: town.mailbox.mails[1]!.code! });
      const sums = await town.store.sums(counters, { scope, thing: '' }, 'value', { by: ['kind'] });
      assert.deepEqual(
        sums.filter(({ values: [kind] }) => kind === 'received' || kind === 'counted').map(({ sum }) => sum),
        [1, 2],
      );
      assert.equal(await town.store.count(events, { scope, thing: '' }), 3);
    });

    it('holds a code for 24 hours, and a link after that', async () => {
      const key = await ask();
      const [code, token] = [mail().code!, tokenIn(linkIn('confirm'))];
      town.wait(24 * hour);
      assert.equal((await act('participants/confirm', { key, code })).body.reason, 'code-expired');
      assert.equal((await act('participants/confirm', { token, key: newKey() })).body.outcome, 'counted');
    });
  });
}

/** The fields of the form that confirms: it is the first of its page. */
function confirmFields(html: string): Record<string, string> {
  const form = /<form method="post" action="[^"]*\/confirm"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  return Object.fromEntries(
    [...form.matchAll(/name="([^"]+)"\s+value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
