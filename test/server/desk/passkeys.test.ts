import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { passkeys } from '../../../src/server/desk/passkeys/tables.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { newAuthenticator, type Asked, type Authenticator } from '../../support/authenticator.ts';
import { engines } from '../engines.ts';
import { minute } from '../support.ts';
import { base, deskTown, hiddenOf, type Browser, type Seen } from './support.ts';

const open = engines();
after(() => open.stop());

const [owner, editor] = ['maire@valmont.fr', 'redaction@valmont.fr'];
const adds = '/desk/account/passkeys';
const enters = '/desk/passkeys/enter';

/** What the server wants a device to sign. */
const ask = async (visit: Browser, path: string): Promise<Asked> =>
  JSON.parse((await visit.send(`${path}/options`, {})).html) as Asked;

const add = async (visit: Browser, device: Authenticator, name = 'Téléphone'): Promise<Seen> =>
  visit.send(adds, { passkey: device.make(await ask(visit, adds)), name });

const enterBy = async (visit: Browser, device: Authenticator): Promise<Seen> =>
  visit.send(enters, { passkey: device.sign(await ask(visit, enters)), to: '/desk/log' });

const isIn = ({ html }: Seen): boolean => html.includes('/desk/sign-out?');

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`passkeys, on ${engine}`, () => {
    const valmont = async () => {
      const town = await deskTown({ store: await open[engine]() });
      await town.appoint(owner, 'owner');
      await town.appoint(editor, 'editor');
      return { town, visit: await town.signedIn(editor), device: newAuthenticator(base) };
    };

    it('are added by who is signed in, who is told by mail, and let in on the page that was asked for', async () => {
      const { town, visit, device } = await valmont();
      assert.match((await visit.get('/desk/account')).html, /pas encore de clé/);
      const added = await add(visit, device, 'Ordinateur <b>du bureau</b>');
      assert.equal(added.at, '/desk/account?done=added&lang=fr');
      assert.match(added.html, /Ordinateur &lt;b&gt;du bureau&lt;\/b&gt;/);
      assert.match(added.html, /Dernière utilisation">jamais</);
      await town.app.idle();
      const [mail] = town.mailbox.mails;
      assert.deepEqual([mail?.to, mail?.lang], [editor, 'fr']);
      assert.match(mail?.text ?? '', /https:\/\/participer\.exemple\/desk\/account/);
      await visit.send('/desk/sign-out', {});
      town.wait(90 * minute);
      const entered = await enterBy(visit, device);
      assert.deepEqual([entered.status, entered.at], [200, '/desk/log?lang=fr']);
      assert.match((await visit.get('/desk/account')).html, /Dernière utilisation">21\snovembre 2026 à\s11\sh\s30</);
      const log = await town.page('/log?lang=fr');
      assert.match(log, /Clé d’accès ajoutée/);
      assert.ok(!log.includes('redaction') && !log.includes('Ordinateur'));
      await town.store.close();
    });

    it('sign a challenge once, soon, and in the browser that asked', async () => {
      const { town, visit, device } = await valmont();
      await add(visit, device);
      const stranger = town.browser();
      const signed = device.sign(await ask(stranger, enters));
      const elsewhere = town.browser();
      await ask(elsewhere, enters);
      for (const other of [town.browser(), elsewhere]) {
        const refused = await other.send(enters, { passkey: signed });
        assert.equal(refused.status, 422);
        assert.match(refused.html, /a plus de cinq minutes, ou elle a déjà servi/);
        assert.ok(!isIn(refused));
      }
      assert.ok(isIn(await stranger.send(enters, { passkey: signed })));
      const again = await stranger.send(enters, { passkey: signed });
      assert.deepEqual([again.status, isIn(again)], [422, false]);
      const late = device.sign(await ask(stranger, enters));
      town.wait(5 * minute);
      assert.match((await stranger.send(enters, { passkey: late })).html, /a plus de cinq minutes/);
      const lateKey = device.make(await ask(visit, adds));
      town.wait(5 * minute);
      assert.match((await visit.send(adds, { passkey: lateKey, name: 'x' })).html, /Rien n’est ajouté.*cinq minutes/);
      assert.equal((await town.store.list(passkeys, {})).length, 1);
      await town.store.close();
    });

    it('are refused from another site, unverified, counted back, or signed by another key', async () => {
      const { town, visit, device } = await valmont();
      for (const twist of [
        { origin: 'https://participer.exemple.mal.exemple' },
        { rpId: 'mal.exemple' },
        { isUnverified: true },
      ]) {
        const made = device.make(await ask(visit, adds), twist);
        const refused = await visit.send(adds, { passkey: made, name: 'Portable' });
        assert.equal(refused.status, 422);
        assert.match(refused.html, /Rien n’est ajouté.*value="Portable"/);
      }
      assert.deepEqual(await town.store.list(passkeys, {}), []);
      await add(visit, device);
      const other = newAuthenticator(base);
      other.make({ challenge: '' });
      const stranger = town.browser();
      for (const twist of [
        { origin: 'https://mal.exemple' },
        { rpId: 'mal.exemple' },
        { isUnverified: true },
        { id: 'AAAA' },
      ]) {
        const refused = await stranger.send(enters, { passkey: device.sign(await ask(stranger, enters), twist) });
        assert.deepEqual([refused.status, isIn(refused)], [422, false], JSON.stringify(twist));
      }
      const forged = other.sign(await ask(stranger, enters), { id: device.lastId() });
      assert.equal((await stranger.send(enters, { passkey: forged })).status, 422);
      const counted = async (counter: number) =>
        stranger.send(enters, { passkey: device.sign(await ask(stranger, enters), { counter }) });
      assert.ok(isIn(await counted(7)));
      for (const counter of [7, 6]) assert.equal((await counted(counter)).status, 422);
      assert.ok(isIn(await counted(8)));
      for (const passkey of [
        '',
        '{',
        'null',
        '{"id":1}',
        JSON.stringify({ id: 'A', type: 'public-key', response: {} }),
      ]) {
        assert.equal((await stranger.send(enters, { passkey })).status, 422);
        assert.equal((await visit.send(adds, { passkey, name: 'x' })).status, 422);
      }
      await town.store.close();
    });

    it('are those of one officer: nobody adds to, takes or uses those of another', async () => {
      const { town, visit, device } = await valmont();
      await add(visit, device);
      const mayor = await town.signedIn(owner);
      const wanted = await ask(visit, adds);
      // What was asked for one officer does not come to another, who signs in on the same device.
      const shared = town.browser();
      for (const [name, value] of [...visit.cookies, ...mayor.cookies]) shared.cookies.set(name, value);
      assert.equal((await shared.send(adds, { passkey: device.make(wanted), name: 'x' })).status, 422);
      const id = (await town.store.list(passkeys, {}))[0]!.id;
      await mayor.send(`${adds}/remove`, { id });
      assert.doesNotMatch((await mayor.get('/desk/account')).html, /Téléphone/);
      assert.match((await visit.get('/desk/account')).html, /Téléphone/);
      // A key enters as its own officer, whoever was signed in.
      const keys = newAuthenticator(base);
      await add(visit, keys);
      await enterBy(mayor, keys);
      assert.match((await mayor.get('/desk/account')).html, /avec l’adresse redaction@valmont\.fr/);
      const removed = await visit.send(`${adds}/remove`, { id: keys.lastId() });
      assert.match(removed.html, /La clé est retirée/);
      const stranger = town.browser();
      assert.match((await enterBy(stranger, keys)).html, /n’ouvre plus ce bureau/);
      await town.store.close();
    });

    it('go with their officer, and do not come back', async () => {
      const { town, visit, device } = await valmont();
      await add(visit, device);
      const [stranger, mayor] = [town.browser(), await town.signedIn(owner)];
      const signed = device.sign(await ask(stranger, enters));
      await mayor.send('/desk/officers/remove', { email: editor, role: 'editor', scope: '' });
      assert.equal((await stranger.send(enters, { passkey: signed })).status, 422);
      assert.deepEqual(await town.store.list(passkeys, {}), []);
      await town.appoint(editor, 'editor');
      assert.ok(!isIn(await enterBy(stranger, device)));
      assert.ok(isIn(await town.signedIn(editor).then((back) => back.get('/desk'))));
      await town.store.close();
    });
  });
}

describe('the way in by a passkey', () => {
  it('is one more: the mail stays, the form is hidden until the script shows it, and the script is a file', async () => {
    const town = await deskTown({ baseUrl: 'https://ville.exemple/participer' });
    await town.appoint(editor, 'editor');
    const { html, headers } = await town.browser().get('/desk/sign-in?to=/desk/log');
    assert.match(html, /Recevoir un code/);
    const [form = ''] = /<form[^>]*data-passkey[^]*?<\/form>/.exec(html) ?? [];
    assert.match(form, / hidden /);
    assert.match(form, /action="\/participer\/desk\/passkeys\/enter\?lang=fr#errors"/);
    assert.match(form, /data-options="\/participer\/desk\/passkeys\/enter\/options"/);
    assert.match(form, /data-origin="https:\/\/ville\.exemple"/);
    assert.match(form, /name="to" value="\/desk\/log"/);
    assert.match(html, /<script type="module" src="\/participer\/civic-desk-passkeys\.js"><\/script>/);
    assert.match(headers.get('Content-Security-Policy') ?? '', /script-src 'self';/);
  });

  it('works below the path of the server, for its name', async () => {
    const town = await deskTown({ baseUrl: 'https://ville.exemple/participer' });
    await town.appoint(editor, 'editor');
    const headers = { Origin: 'https://ville.exemple' };
    const visit = town.browser();
    const asked = await visit.send('/desk/sign-in', { email: editor }, headers);
    await town.app.idle();
    // The proxy takes the path of the server away.
    const send = async (path: string, fields: Record<string, string>) =>
      town.app.request(path, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          ...headers,
          'Content-Type': 'application/x-www-form-urlencoded',
          Cookie: [...visit.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        body: new URLSearchParams(fields).toString(),
      });
    const keep = (response: Response): Response => {
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        visit.cookies.set(name, value);
        assert.match(line, /Path=\/participer\/desk;.*HttpOnly.*SameSite=Strict/);
      }
      return response;
    };
    keep(await send('/desk/enter', { ...hiddenOf(asked.html), code: town.mailbox.mails[0]?.code ?? '' }));
    const options = (await keep(await send(`${adds}/options`, {})).json()) as Asked;
    assert.equal(options.rp?.id, 'ville.exemple');
    const device = newAuthenticator('https://ville.exemple');
    assert.equal((await send(adds, { passkey: device.make(options), name: 'Clé' })).status, 303);
    visit.cookies.delete('civic-desk');
    const wanted = (await keep(await send(`${enters}/options`, {})).json()) as Asked;
    const entered = await send(enters, { passkey: device.sign(wanted) });
    assert.deepEqual([entered.status, entered.headers.get('Location')], [303, '/participer/desk?lang=fr']);
  });

  it('is no faster to try than the others', async () => {
    const limits = { actsPerMinute: 3, client: () => '192.0.2.1' };
    const town = await deskTown({ limits, rooms: [deskRoom({ nouns, limits })] });
    const visit = town.browser();
    const statuses = [];
    for (let time = 0; time < 4; time += 1) statuses.push((await visit.send(enters, { passkey: '{}' })).status);
    assert.deepEqual(statuses, [422, 422, 422, 429]);
    town.wait(minute);
    for (let time = 0; time < 3; time += 1) await ask(visit, enters);
    assert.equal((await visit.send(`${enters}/options`, {})).status, 429);
  });

  it('is there for ten keys of each officer, each once', async () => {
    const town = await deskTown();
    await town.appoint(editor, 'observer');
    const visit = await town.signedIn(editor);
    const device = newAuthenticator(base);
    for (let made = 0; made < 10; made += 1) assert.match((await add(visit, device)).at, /done=added/);
    assert.match((await add(visit, device)).html, /vous avez dix clés/);
    const options = (await ask(visit, adds)) as Asked & { excludeCredentials: unknown[]; user: { id: string } };
    assert.equal(options.excludeCredentials.length, 10);
    assert.ok(!Buffer.from(options.user.id, 'base64url').toString().includes('redaction'));
  });
});
