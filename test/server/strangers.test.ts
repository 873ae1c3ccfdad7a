import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choose, pollTown } from './poll-support.ts';
import {
  day,
  engines,
  hour,
  linkIn,
  newKey,
  petitionDocument,
  put,
  signature,
  value,
  world,
  type World,
} from './support.ts';
import { square } from './comments-support.ts';

const insult = 'Idiot du Village';

/** The forms of a page, by where they are sent to, and the token that they carry. */
const formsOf = (html: string): { action: string; token: string }[] =>
  [...html.matchAll(/<form method="post" action="([^"]+)">.*?name="token" value="([^"]+)"/g)].map((found) => ({
    action: found[1] ?? '',
    token: found[2] ?? '',
  }));

for (const [engine, open] of Object.entries(engines)) {
  describe(`a signature that a stranger made with one’s address (${engine})`, () => {
    const made = async (): Promise<{ town: World; key: string; end: () => Promise<void> }> => {
      const { store, end } = await open();
      const town = await world({ store });
      const key = newKey();
      const act = {
        key,
        name: insult,
        place: 'Nulle Part',
        displayPublicly: true,
        source: 'https://presse.example/a?b',
      };
      assert.equal((await town.act('', signature(act))).status, 202);
      return { town, key, end };
    };

    it('is described in the mail and on the page of its link: name, place, list, time, site', async () => {
      const { town, end } = await made();
      const page = await town.page(linkIn(town, 'confirm').path);
      for (const told of [town.mailbox.mails[0]?.text ?? '', page]) {
        assert.match(told, /Au nom de\u00a0: «\u00a0Idiot du Village, Nulle Part\u00a0»/);
        assert.match(told, /Ce nom serait affiché dans la liste publique/);
        assert.match(told, /21\snovembre 2026.*10\sh.*depuis https:\/\/presse\.example\./);
      }
      assert.match(town.mailbox.mails[0]?.text ?? '', /Ce n’est pas vous\u202f\? Ne confirmez pas/);
      await end();
    });

    it('is refused by “this was not me”, and erased', async () => {
      const { town, key, end } = await made();
      const page = await town.page(linkIn(town, 'confirm').path);
      assert.match(page, /Ce n’est pas moi\u00a0: refuser/);
      const refuse = formsOf(page).find(({ action }) => action.endsWith('/withdraw'));
      assert.equal((await town.submit('/withdraw', { token: refuse?.token ?? '', lang: 'fr' })).status, 200);
      assert.deepEqual(await value(town).then(({ value: counted, pending }) => [counted, pending]), [0, 0]);
      assert.equal((await town.act('/receipt', { key })).body.state, 'not-counted');
      await end();
    });

    it('gives the stranger no power when the owner confirms by the link', async () => {
      const { town, key, end } = await made();
      const { token } = linkIn(town, 'confirm');
      assert.equal((await town.act('/confirm', { token })).body.outcome, 'counted');
      const refused = await town.act('/withdraw', { key });
      assert.deepEqual([refused.status, refused.body.reason], [409, 'confirmed-by-link']);
      assert.equal((await value(town)).value, 1);
      assert.equal((await town.act('/withdraw', { token })).body.outcome, 'withdrawn');
      await end();
    });

    it('gives power to who typed it once the code of that mail is typed beside it, and not before', async () => {
      const { town, key, end } = await made();
      const code = town.mailbox.mails[0]?.code ?? '';
      await town.act('/confirm', { token: linkIn(town, 'confirm').token });
      assert.equal((await town.act('/receipt', { key })).body['confirmedBy'], 'link');
      const wrong = code === '000000' ? '111111' : '000000';
      assert.equal((await town.act('/confirm', { key, code: wrong })).body.reason, 'code-wrong');
      assert.equal((await town.act('/withdraw', { key })).body.reason, 'confirmed-by-link');
      assert.deepEqual((await town.act('/confirm', { key, code })).body, { outcome: 'counted' });
      assert.equal((await town.act('/receipt', { key })).body['confirmedBy'], undefined);
      assert.equal((await value(town)).value, 1, 'it counts once');
      assert.equal((await town.act('/withdraw', { key })).body.outcome, 'withdrawn');
      await end();
    });

    it('gives no power over the signature that the owner had made before', async () => {
      const { store, end } = await open();
      const town = await world({ store });
      const [stranger, owner] = [newKey(), newKey()];
      await town.act('', signature({ key: stranger, name: insult }));
      const { token } = linkIn(town, 'confirm');
      await town.act('/confirm', { key: owner, code: await town.sign({ key: owner }) });
      assert.equal((await town.act('/confirm', { token })).body.outcome, 'counted');
      assert.equal((await town.act('/withdraw', { key: stranger })).body.reason, 'confirmed-by-link');
      assert.equal((await value(town)).value, 1);
      assert.equal((await town.act('/withdraw', { key: owner })).body.outcome, 'withdrawn');
      await end();
    });

    it('silences nobody and floods no mailbox', async () => {
      const { store, end } = await open();
      const network = 'stranger';
      let asks = network;
      const town = await world({ store, limits: { client: () => asks, actsPerMinute: 1000 } });
      for (let number = 0; number < 70; number += 1) await town.act('', signature());
      const sent = town.mailbox.mails.length;
      assert.equal(sent, 4, 'of one sender');
      asks = 'owner';
      const key = newKey();
      await town.act('', signature({ key }));
      assert.equal(town.mailbox.mails.length, 5, 'the owner still gets a mail');
      const { code } = town.mailbox.mails[0] ?? {};
      assert.equal((await town.act('/confirm', { key, code })).body.outcome, 'counted');
      await end();
    });

    it('is limited over many senders and hours too, and who proves the address gets through', async () => {
      const { store, end } = await open();
      let asks = 0;
      const town = await world({ store, limits: { client: () => `network ${asks}` } });
      const flood = async () => {
        for (let number = 0; number < 15; number += 1) {
          asks += 1;
          await town.act('', signature());
        }
        return town.mailbox.mails.length;
      };
      assert.equal(await flood(), 5);
      const { token } = linkIn(town, 'withdraw');
      town.wait(hour);
      assert.equal(await flood(), 10, 'an hour later there is room again');
      town.wait(hour);
      assert.equal(await flood(), 12, 'twelve a day');
      town.wait(hour);
      assert.equal(await flood(), 12);
      assert.equal((await town.act('/withdraw', { token })).body.outcome, 'withdrawn');
      await town.act('', signature());
      assert.equal(town.mailbox.mails.length, 13, 'whose mailbox it is has said so');
      town.wait(day);
      await end();
    });
  });
}

describe('a sender who writes to many', () => {
  it('is told to wait, over all things; whoever proves an address has the place back, and others go on', async () => {
    let asks: string | undefined = 'stranger';
    const limits = { client: () => asks, mailsPerHour: 3, actsPerMinute: 1000 };
    const town = await world({ limits });
    await put(town.store, 'pont', petitionDocument);
    let people = 0;
    const sign = async (thing: string, more: object = {}) => {
      const email = `personne-${(people += 1)}@exemple.fr`;
      const response = await town.app.request(`/petitions/${thing}/signatures`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(signature({ email, ...more })),
      });
      const { reason } = (await response.json()) as { reason?: string };
      return [response.status, reason, response.headers.get('Retry-After')];
    };
    const taken = [202, undefined, null];
    const refused = [429, 'rate-limited', '3600'];
    const [first, second] = [newKey(), newKey()];
    for (const act of [{ key: first }, { key: second }, {}]) assert.deepEqual(await sign('velo', act), taken);
    const { code } = town.mailbox.mails[2] ?? {};
    assert.deepEqual([await sign('velo'), await sign('pont')], [refused, refused]);
    assert.equal((await town.act('', signature({ key: first, email: 'personne-1@exemple.fr' }))).status, 202, 'again');
    assert.equal((await town.act('/resend', { key: second })).body.reason, 'rate-limited');
    assert.equal(town.mailbox.mails.length, 3);

    assert.equal((await town.act('/confirm', { key: first, code })).body.outcome, 'counted');
    assert.deepEqual([await sign('pont'), await sign('pont')], [taken, refused], 'the place is given back');
    for (asks of ['neighbour', undefined]) assert.deepEqual(await sign('pont'), taken);
    for (let number = 0; number < 5; number += 1) assert.deepEqual(await sign('pont'), taken, 'nobody is known');
    asks = 'stranger';
    town.wait(hour);
    assert.deepEqual(await sign('velo'), taken, 'an hour later there is room again');
  });
});

describe('a ballot that a stranger cast with one’s address', () => {
  it('is described as a ballot, and gives no power when the owner confirms by the link', async () => {
    const town = await pollTown({ document: { results: 'after-vote' } });
    const key = newKey();
    await town.vote({ key, ballot: choose('chene'), source: 'https://presse.example/' });
    const text = town.mailbox.mails[0]?.text ?? '';
    const [, path = '', token] = /https:\/\/participer\.exemple(\/\S*\/confirm\?\S*token=(\S+))/.exec(text) ?? [];
    const page = await (await town.app.request(path, { headers: { Accept: 'text/html' } })).text();
    for (const told of [text, page]) {
      assert.match(told, /Demande faite le 21\snovembre 2026.*10\sh.*depuis https:\/\/presse\.example\./);
      assert.doesNotMatch(told, /chene|chêne/i, 'a ballot is called a ballot');
    }
    assert.match(page, /Ce n’est pas moi\u00a0: refuser/);
    assert.deepEqual((await town.post('/confirm', { token })).body, { outcome: 'counted' });
    const changed = await town.vote({ key, ballot: choose('frene'), email: undefined });
    assert.deepEqual([changed.status, changed.body.reason], [409, 'key-used']);
    const told = await town.post('/receipt', { key });
    assert.deepEqual([told.body.state, 'thing' in told.body], ['counted', false]);
    assert.equal((await town.post('/withdraw', { key })).body.reason, 'confirmed-by-link');
  });

  it('may be changed by its key once the mailed code is typed beside it, though the link was followed', async () => {
    const town = await pollTown();
    const key = newKey();
    await town.vote({ key, ballot: choose('chene') });
    const { text = '', code } = town.mailbox.mails[0] ?? {};
    await town.post('/confirm', { token: /confirm\?\S*token=(\S+)/.exec(text)?.[1] });
    assert.equal((await town.post('/confirm', { key, code })).body.outcome, 'counted');
    assert.equal((await town.vote({ key, ballot: choose('frene'), email: undefined })).body.outcome, 'counted');
  });

  it('keeps its key where the mailed code was typed beside it', async () => {
    const town = await pollTown();
    const key = await town.cast(choose('chene'));
    assert.equal((await town.vote({ key, ballot: choose('frene'), email: undefined })).body.outcome, 'counted');
    assert.equal((await town.post('/withdraw', { key })).body.outcome, 'withdrawn');
  });
});

describe('mails to one address', () => {
  it('are counted over threads too, where the name that asks is told', async () => {
    const town = await square();
    for (let number = 0; number < 8; number += 1) {
      const act = { key: newKey(), name: insult, email: 'ada@exemple.fr', noticeVersion: 'n1', lang: 'fr' };
      assert.equal((await town.act('participants', act)).status, 202);
    }
    assert.equal(town.mailbox.mails.length, 5);
    assert.match(town.mailbox.mails[0]?.text ?? '', /Au nom de\u00a0: «\u00a0Idiot du Village\u00a0»/);
  });
});
