import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { mailFaultOf } from '../../../src/server/mail/faults.ts';
import { MailRefused, type Mailer } from '../../../src/server/mail/mail.ts';
import { smtpMailer } from '../../../src/server/mail/smtp.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { deskTown } from './support.ts';

const owner = 'maire@valmont.fr';
const closing: (() => void)[] = [];
after(() => closing.forEach((close) => close()));

/** A mail server that answers these verbs in its own way, and all others well. */
async function mailServer(answers: Record<string, string> = {}): Promise<string> {
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
