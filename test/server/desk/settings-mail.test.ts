import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { seal } from '../../../src/server/core/seal.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { mailFaultOf } from '../../../src/server/mail/faults.ts';
import { MailRefused, type Mailer } from '../../../src/server/mail/mail.ts';
import { smtpMailer } from '../../../src/server/mail/smtp.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { chosenMailer, smtpUrlOf } from '../../../src/server/mail/chosen.ts';
import { siteSettings } from '../../../src/server/desk/settings/tables.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { giveLink } from '../../../src/server/desk/sign-in.ts';
import { signature, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, type Browser, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const owner = 'maire@valmont.fr';
const closing: (() => void)[] = [];
after(() => closing.forEach((close) => close()));

/** A mail server that answers these verbs in its own way, and all others well. */
async function mailServer(
  answers: Record<string, string> = {},
  read: (line: string) => void = () => undefined,
): Promise<string> {
  const usual: Record<string, string> = { EHLO: '250-test\r\n250 AUTH PLAIN', DATA: '354 go on', QUIT: '221 bye' };
  const server = createServer((socket) => {
    let isText = false;
    socket.on('error', () => undefined);
    socket.write('220 test\r\n');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      if (isText) {
        if (!chunk.endsWith('\r\n.\r\n')) return;
        isText = false;
        return void socket.write(`${answers['TEXT'] ?? '250 taken'}\r\n`);
      }
      for (const line of chunk.split('\r\n').filter(Boolean)) {
        read(line);
        const [verb = ''] = line.toUpperCase().split(/[ :]/);
        const answer = answers[verb] ?? usual[verb] ?? '250 ok';
        isText = verb === 'DATA' && answer.startsWith('354');
        socket.write(`${answer}\r\n`);
      }
    });
  });
  closing.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What the desk says after a test by this mailer. */
async function trial(mailer: Mailer | undefined) {
  const limits = { actsPerMinute: 1000 };
  const town = await deskTown({ rooms: [deskRoom({ nouns, limits, ...(mailer && { mailer }) })] });
  await town.appoint(owner, 'owner');
  const visit = await town.signedIn(owner);
  return {
    town,
    visit,
    page: await visit.get('/desk/settings/mail'),
    sent: await visit.send('/desk/settings/mail', {}),
  };
}

const by = (url: string) => {
  const mailer = smtpMailer(url, { name: 'Valmont', host: 'valmont.example' });
  closing.push(() => mailer.close());
  return mailer;
};

describe('the mails of the settings', () => {
  it('say how they leave, never the password, and send a test', async () => {
    const at = await mailServer({ AUTH: '235 welcome' });
    const { page, sent } = await trial(by(`smtp://bureau:tres-secret@${at}?from=participer@valmont.fr`));
    assert.ok(page.html.includes(`Les courriels partent par ${at}, au nom de participer@valmont.fr.`));
    assert.match(page.html, /Le serveur s’identifie auprès de lui/);
    assert.doesNotMatch(page.html + sent.html, /tres-secret|bureau:/);
    assert.equal(sent.status, 200);
    assert.match(sent.html, /Le serveur de courriel a pris le message pour maire@valmont\.fr/);
  });

  for (const [what, answers, says] of [
    ['a password that is refused', { AUTH: '535 5.7.8 Bad credentials' }, /refuse le nom ou le mot de passe/],
    [
      'greylisting',
      { AUTH: '235 ok', RCPT: '451 4.7.1 Greylisted, come back' },
      /liste grise.*Sa réponse.*451 4\.7\.1/,
    ],
    [
      'a sender that is refused',
      { AUTH: '235 ok', MAIL: '550 5.7.1 not yours' },
      /n’accepte pas cette adresse d’expédition/,
    ],
    [
      'a recipient that is refused',
      { AUTH: '235 ok', RCPT: '550 5.1.1 <maire@valmont.fr> unknown' },
      /refuse l’adresse du destinataire/,
    ],
    ['a text that is refused', { AUTH: '235 ok', TEXT: '554 5.7.1 spam' }, /refuse le texte/],
    [
      'a sign-in that is missing',
      { MAIL: '530 5.7.0 sign in first', AUTH: '235 ok' },
      /demande un nom et un mot de passe/,
    ],
  ] as const) {
    it(`say in plain words what fails: ${what}`, async () => {
      const { sent } = await trial(by(`smtp://bureau:secret@${await mailServer(answers)}`));
      assert.equal(sent.status, 422);
      assert.match(sent.html, /<h2 id="errors-title">Le courriel n’est pas parti/);
      assert.match(sent.html, says);
      assert.doesNotMatch(sent.html, /Sa réponse[^<]*maire@/);
    });
  }

  it('know a server that is not there, and one that speaks no TLS', async () => {
    assert.match((await trial(by('smtp://127.0.0.1:1'))).sent.html, /Personne ne répond à ce port/);
    const plain = await mailServer();
    assert.match((await trial(by(`smtps://${plain}`))).sent.html, /La connexion chiffrée a échoué/);
  });

  it('let nothing leave in clear by a server on whose way someone has taken the encryption out', async () => {
    const read: string[] = [];
    const at = await mailServer({ STARTTLS: '502 5.5.1 unknown' }, (line) => read.push(line));
    const { page, sent } = await trial(by(`smtp://bureau:secret@${at}?tls=required`));
    assert.match(page.html, /La connexion est chiffrée avant que rien ne parte/);
    assert.equal(sent.status, 422);
    assert.match(sent.html, /La connexion chiffrée a échoué.*Seulement si le serveur le propose/);
    assert.deepEqual(
      read.filter((line) => /^(?:AUTH|MAIL|RCPT|DATA)/i.test(line)),
      [],
    );
  });

  it('are encrypted but where the server is of the same machine or network, or where that is asked for', () => {
    for (const [address, secure] of [
      ['smtp://smtp.ville.example', 'required'],
      ['smtp://203.0.113.5:25', 'required'],
      ['smtp://[2001:db8::1]', 'required'],
      ['smtp://127.0.0.1:25', 'offered'],
      ['smtp://192.168.1.4', 'offered'],
      ['smtp://[::1]:25', 'offered'],
      ['smtp://localhost', 'offered'],
      ['smtp://mails:1025', 'offered'],
      ['smtp://smtp.ville.example?tls=offered', 'offered'],
      ['smtp://localhost?tls=required', 'required'],
      ['smtps://smtp.ville.example', 'always'],
    ] as const)
      assert.equal(by(address).server?.secure, secure, address);
    assert.throws(() => by('smtp://smtp.ville.example?tls=no'), /tls=/);
  });

  it('know the other faults by their names', () => {
    for (const [error, fault] of [
      [{ code: 'EDNS', message: 'getaddrinfo ENOTFOUND smtp.valmont' }, 'host'],
      [{ code: 'ESOCKET', message: 'self-signed certificate' }, 'certificate'],
      [{ code: 'ESOCKET', message: 'Hostname/IP does not match certificate’s altnames' }, 'certificate'],
      [{ code: 'ETIMEDOUT', message: 'Connection timeout' }, 'slow'],
      [{ code: 'ETLS', message: 'Error upgrading connection with STARTTLS' }, 'tls'],
      [{ code: 'EAUTH', responseCode: 454, message: 'later' }, 'later'],
      [new MailRefused('no', { cause: { command: 'RCPT TO', responseCode: 550 } }), 'recipient'],
      [new Error('anything'), 'other'],
      [undefined, 'other'],
    ] as const) {
      assert.equal(mailFaultOf(error), fault);
    }
  });

  it('say where none leave, and that one can try ten times an hour', async () => {
    const { page, sent } = await trial(undefined);
    assert.match(page.html, /personne ne peut encore participer.*SMTP_URL/);
    assert.doesNotMatch(page.html, /M’envoyer un essai/);
    assert.equal(sent.status, 200);
    const { town, visit, page: shown } = await trial({ send: async () => undefined });
    assert.match(shown.html, /M’envoyer un essai/);
    for (let times = 1; times < 10; times += 1) await visit.send('/desk/settings/mail', {});
    const tooMany = await visit.send('/desk/settings/mail', {});
    assert.equal(tooMany.status, 429);
    assert.match(tooMany.html, /Dix essais par heure suffisent/);
    town.wait(3_600_000);
    assert.equal((await visit.send('/desk/settings/mail', {})).status, 200);
  });
});

/** A process of a town that names no mail server at its start. */
async function unmailed(store: Store, secret = 'the secret of Valmont') {
  const mailer = chosenMailer(async (account) => by(smtpUrlOf(account)));
  closing.push(() => mailer.close());
  const room = deskRoom({ nouns, limits: { actsPerMinute: 1000 }, mailer });
  const town = await deskTown({ store, secret, mailer, rooms: [room] });
  await town.app.runDue();
  return { ...town, mailer };
}

const path = '/desk/settings/mail';

/** Enters by a link that the command line gives, as no mail leaves yet. */
async function ownerOf(town: Awaited<ReturnType<typeof unmailed>>): Promise<Browser> {
  await town.appoint(owner, 'owner');
  return entering(town, owner);
}

async function entering(town: DeskTown, email: string): Promise<Browser> {
  const { token } = await giveLink(town.store, email, start);
  const visit = town.browser();
  await visit.send('/desk/enter', { token });
  return visit;
}

/** Sends the form of the mail server as it stands, with these fields. */
async function names(visit: Browser, fields: Record<string, string>) {
  const { html } = await visit.get(path);
  const version = /action="[^"]*\/mail\/server[^]*?name="version" value="([^"]*)"/.exec(html)?.[1] ?? '';
  return visit.send(`${path}/server`, { version, ...fields });
}

/** Changes what is kept of the mail server, as who reaches the database could. */
async function putAside(store: Store, changed: object): Promise<void> {
  const row = await store.get(siteSettings, { name: 'mail' });
  assert.ok(row);
  const value = JSON.stringify({ ...(JSON.parse(row.value) as object), ...changed });
  await store.write((writer) => writer.put(siteSettings, { ...row, value }));
}

const account = (at: string): Record<string, string> => ({
  ...{ host: at.split(':')[0]!, port: at.split(':')[1]!, secure: 'offered' },
  ...{ user: 'bureau', password: 'très secret', from: 'participer@valmont.fr' },
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a mail server that is chosen at the desk, on ${engine}`, () => {
    it('sends at once, in other processes within a minute, and after a start', async () => {
      const store = await open[engine]();
      const [town, other] = [await unmailed(store), await unmailed(store)];
      const visit = await ownerOf(town);
      for (const each of [path, '/desk/begin/ready'])
        assert.match((await visit.get(each)).html, /personne ne peut encore participer/);
      assert.equal((await town.act('', signature())).status, 503);
      const at = await mailServer({ AUTH: '235 welcome' });
      const saved = await names(visit, account(at));
      assert.match(saved.html, /role="status"[^>]*>C’est enregistré\./);
      assert.ok(saved.html.includes(`Les courriels partent par ${at}, au nom de participer@valmont.fr.`));
      assert.match((await visit.send(path, {})).html, /a pris le message pour maire@valmont\.fr/);
      assert.doesNotMatch((await visit.get('/desk/begin/ready')).html, /personne ne peut encore participer/);
      assert.equal((await town.act('', signature())).status, 202);
      assert.equal((await other.act('', signature())).status, 503);
      await other.app.runDue();
      assert.equal((await other.act('', signature())).status, 202);
      assert.equal((await (await unmailed(store)).act('', signature())).status, 202, 'after a start');
    });

    it('is kept with its password encrypted, which no page shows', async () => {
      const store = await open[engine]();
      const town = await unmailed(store);
      const visit = await ownerOf(town);
      const { html } = await names(visit, account(await mailServer({ AUTH: '235 welcome' })));
      const kept = JSON.stringify(await store.list(siteSettings, {}));
      assert.match(kept, /participer@valmont\.fr/);
      assert.doesNotMatch(kept + html, /très secret/);
      assert.match(html, /Un mot de passe est enregistré/);
      const log = await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).text();
      assert.match(log, /"settings":\["mail"\]/);
      assert.match((await visit.get('/log?lang=fr')).html, /Parties changées\s: serveur de courriel\./);
      assert.doesNotMatch(log, /participer@|secret/);
      const renewed = await unmailed(store, 'another secret');
      assert.equal(renewed.mailer.works, false);
      assert.match((await (await ownerOf(renewed)).get(path)).html, /le mot de passe enregistré ne peut plus être lu/);
    });

    it('sends its password to no server that was put in its place in the database', async () => {
      const store = await open[engine]();
      const town = await unmailed(store);
      const visit = await ownerOf(town);
      const at = await mailServer({ AUTH: '235 welcome' });
      await names(visit, account(at));
      await putAside(store, { host: 'voleur.example' });
      const other = await unmailed(store);
      assert.equal(other.mailer.works, false);
      const { password: _, ...same } = account(at);
      const again = await names(await ownerOf(other), { ...same, host: 'voleur.example' });
      assert.equal(again.status, 422);
      assert.match(
        again.html,
        /ne peut plus être lu, car le secret de ce site, ou le serveur de courriel auquel il est lié/,
      );
      assert.match(again.html, /<a href="#password">Saisissez de nouveau le mot de passe/);
      assert.doesNotMatch(again.html, /Laissez vide pour le garder/);
      assert.equal((await names(await ownerOf(other), account(at))).status, 200);
      assert.equal(other.mailer.works, true);
    });

    it('binds a password that was kept before it was bound', async () => {
      const store = await open[engine]();
      const at = await mailServer({ AUTH: '235 welcome' });
      const secret = 'the secret of Valmont';
      const sealed = await seal(secret, 'civic-widgets: password of the mail server', 'très secret');
      const { port, ...rest } = account(at);
      const value = JSON.stringify({ ...rest, port: Number(port), password: sealed });
      await store.write((writer) => writer.put(siteSettings, { name: 'mail', value, at: start }));
      const town = await unmailed(store, secret);
      assert.match((await (await ownerOf(town)).send(path, {})).html, /a pris le message/);
      await putAside(store, { host: 'voleur.example' });
      assert.equal((await unmailed(store, secret)).mailer.works, false);
    });

    it('keeps its password for itself, and forgets it when it is told to', async () => {
      const store = await open[engine]();
      const town = await unmailed(store);
      const visit = await ownerOf(town);
      const at = await mailServer({ AUTH: '235 welcome' });
      await names(visit, account(at));
      const { password: _, ...same } = account(at);
      assert.equal((await names(visit, { ...same, from: 'mairie@valmont.fr' })).status, 200);
      assert.match((await visit.send(path, {})).html, /a pris le message/);
      const elsewhere = await names(visit, { ...same, host: 'ailleurs.example' });
      assert.equal(elsewhere.status, 422);
      assert.match(elsewhere.html, /<a href="#password">Saisissez de nouveau le mot de passe/);
      assert.equal((await names(visit, { ...same, secure: 'always' })).status, 200);
      const inClear = await names(visit, same);
      assert.equal(inClear.status, 422, 'typed for a connection that is always encrypted');
      assert.match(inClear.html, /<a href="#password">Saisissez de nouveau le mot de passe/);
      assert.equal((await names(visit, { ...account(at), version: 'old' })).status, 409);
      assert.match((await names(visit, { remove: 'yes' })).html, /personne ne peut encore participer/);
      assert.equal((await store.list(siteSettings, { name: 'mail' })).length, 0);
      assert.equal(town.mailer.works, false);
    });
  });
}

describe('the form of the mail server', () => {
  it('requires encryption until another way is chosen, and says what that lets others read', async () => {
    const visit = await ownerOf(await unmailed(await open.memory()));
    const { html } = await visit.get(path);
    assert.match(html, /id="secure-required"[^>]*checked/);
    assert.match(html, /même réseau : ailleurs, quelqu’un peut empêcher le chiffrement, et lire les courriels/);
    const chosen = await names(visit, { ...account('smtp.ville.example:587'), secure: '' });
    assert.match(chosen.html, /id="secure-required"[^>]*checked/);
    const { password: _, ...same } = account('smtp.ville.example:587');
    assert.equal((await names(visit, { ...same, secure: 'offered' })).status, 422);
    assert.equal((await names(visit, { ...same, secure: 'always' })).status, 200);
  });

  it('says what is wrong beside its field, and keeps what was typed but the password', async () => {
    const visit = await ownerOf(await unmailed(await open.memory()));
    const sent = { host: 'https://smtp.ville', port: '99999', user: '', password: 'très secret', from: 'participer' };
    const { status, html } = await names(visit, { ...sent, secure: 'always' });
    assert.equal(status, 422);
    for (const said of [
      /#host">Indiquez le nom seul/,
      /#port">Indiquez un port/,
      /#user">Indiquez le nom d’util/,
      /#from">Indiquez une adresse/,
    ])
      assert.match(html, said);
    assert.match(html, /value="99999"/);
    assert.match(html, /aria-describedby="port-hint port-error"/);
    assert.match(html, /id="secure-always"[^>]*checked/);
    assert.doesNotMatch(html, /très secret/);
    const empty = await names(visit, {});
    for (const said of [/#host">Indiquez le nom du serveur/, /#from">Indiquez l’adresse/])
      assert.match(empty.html, said);
    const unsigned = await names(visit, {
      ...sent,
      host: 'smtp://[2001:db8::1]',
      port: '587',
      user: 'x',
      password: '',
    });
    assert.match(unsigned.html, /#password">Indiquez le mot de passe/);
    assert.doesNotMatch(unsigned.html, /#host"/);
  });

  it('is for owners alone, and is not there where the start of the server names one', async () => {
    const town = await unmailed(await open.memory());
    const visit = await ownerOf(town);
    await town.appoint('red@valmont.fr', 'editor');
    const editor = await entering(town, 'red@valmont.fr');
    assert.equal((await editor.send(`${path}/server`, account('127.0.0.1:25'))).status, 403);
    assert.match((await visit.get(path)).html, /personne ne peut encore participer/);
    const { page, visit: fixed } = await trial(by('smtp://127.0.0.1:1'));
    assert.match(page.html, /SMTP_URL/);
    assert.doesNotMatch(page.html, /Nom du serveur/);
    assert.equal((await fixed.send(`${path}/server`, account('127.0.0.1:25'))).status, 409);
  });
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a mail server that a program chooses, on ${engine}`, () => {
    const sent = (at: string): object => {
      const { port, ...texts } = account(at);
      return { server: { ...texts, port: Number(port) } };
    };

    it('sends at once, and its password is never told', async () => {
      const town = await unmailed(await open[engine]());
      await town.appoint(owner, 'owner');
      const { send } = await program(town, 'owner');
      const before = await send('GET', '/settings/mail');
      assert.deepEqual([before.body['server'], before.body['works'], before.body['fixed']], [null, false, false]);
      const at = await mailServer({ AUTH: '235 welcome' });
      const chosen = await send('PUT', '/settings/mail', sent(at), { 'If-Match': before.tag });
      assert.equal(chosen.status, 200, chosen.text);
      const { password: _, ...shown } = (sent(at) as { server: Record<string, unknown> }).server;
      assert.deepEqual(chosen.body['server'], { ...shown, hasPassword: true });
      assert.equal(chosen.body['works'], true);
      assert.equal((await town.act('', signature())).status, 202);
      const taken = await send('POST', '/settings/mail/test', { to: owner });
      assert.deepEqual([taken.status, taken.body['outcome']], [200, 'taken'], taken.text);
      // The password stays where nothing is said of it, and for the same server alone.
      const { server } = sent(at) as { server: { password?: string } };
      const { password: __, ...same } = server;
      assert.equal((await send('PUT', '/settings/mail', { server: { ...same, from: 'x@valmont.fr' } })).status, 200);
      const elsewhere = await send('PUT', '/settings/mail', { server: { ...same, host: 'ailleurs.example' } });
      assert.deepEqual([elsewhere.status, elsewhere.body.errors?.[0]?.field], [422, 'server.password']);
      assert.equal((await send('PUT', '/settings/mail', sent(at), { 'If-Match': before.tag })).status, 412);
      const told = (await send('GET', '/settings/mail')).text + chosen.text + elsewhere.text;
      assert.doesNotMatch(told, /très secret/);
      const none = await send('PUT', '/settings/mail', { server: null });
      assert.deepEqual([none.status, none.body['server'], none.body['works']], [200, null, false]);
      assert.equal((await send('POST', '/settings/mail/test', { to: owner })).status, 409);
      await town.store.close();
    });

    it('says what is wrong by field, why a test does not leave and why mails wait, to owners alone', async (t) => {
      t.mock.method(console, 'error', () => undefined);
      const town = await unmailed(await open[engine]());
      await town.appoint(owner, 'owner');
      const { send } = await program(town, 'owner');
      const wrong = await send('PUT', '/settings/mail', { server: { host: 'https://smtp', port: 99_999, from: 'x' } });
      assert.equal(wrong.status, 422);
      assert.deepEqual(
        wrong.body.errors?.map(({ field }) => field),
        ['server.host', 'server.port', 'server.from'],
      );
      const editor = await program(town, 'editor');
      for (const [method, at, body] of [
        ['GET', '', undefined],
        ['PUT', '', { server: null }],
        ['POST', '/test', { to: owner }],
      ] as const)
        assert.equal((await editor.send(method, `/settings/mail${at}`, body)).status, 403);
      await send('PUT', '/settings/mail', { server: { host: '127.0.0.1', port: 1, from: 'a@valmont.fr' } });
      const failed = await send('POST', '/settings/mail/test', { to: owner });
      assert.equal(failed.status, 422);
      assert.match(String(failed.body['detail']), /^The email did not leave\. Nobody answers at this port/);
      const stranger = await send('POST', '/settings/mail/test', { to: 'camille@exemple.fr' });
      assert.deepEqual([stranger.status, stranger.body.errors?.[0]?.field], [422, 'to']);
      assert.equal((await town.act('', signature())).status, 202);
      await town.app.idle();
      const { body } = await send('GET', '/settings/mail');
      const [delay] = body['delays'] as { fault: string; count: number; since: string; detail: string }[];
      assert.deepEqual([body['delayed'], delay?.fault, delay?.count], [1, 'port', 1]);
      assert.equal(delay?.since, new Date(start).toISOString());
      for (let times = 1; times < 10; times += 1) await send('POST', '/settings/mail/test', { to: owner });
      assert.equal((await send('POST', '/settings/mail/test', { to: owner })).status, 429);
      await town.store.close();
    });
  });
}

it('is not chosen by a program where the start of the server names one', async () => {
  const { town } = await trial(by('smtp://127.0.0.1:1'));
  const { send } = await program(town, 'owner');
  assert.equal((await send('PUT', '/settings/mail', { server: null })).status, 409);
  const { body } = await send('GET', '/settings/mail');
  assert.equal(body['fixed'], true);
  assert.equal((body['server'] as { host: string }).host, '127.0.0.1');
});
