import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { describe, it } from 'node:test';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { smtpMailer } from '../../src/server/mail/smtp.ts';
import { minute, newKey, signature, value, world } from './support.ts';

/** A mail server that takes everything, or refuses recipients; `received` resolves with what it was sent. */
async function mailServer(refuses = false): Promise<{ server: Server; port: number; received: Promise<string> }> {
  let done: (text: string) => void;
  const received = new Promise<string>((resolve) => (done = resolve));
  const server = createServer((socket) => {
    let text = '';
    let inData = false;
    socket.write('220 test\r\n');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 taken\r\n');
        return done(text);
      }
      for (const line of chunk.split('\r\n').filter(Boolean)) {
        const [verb = ''] = line.toUpperCase().split(' ');
        if (verb === 'DATA') inData = true;
        const answers: Record<string, string> = {
          DATA: '354 go on',
          RCPT: refuses ? `550 ${line} is refused` : '250 ok',
          QUIT: '221 bye',
        };
        socket.write(`${answers[verb] ?? '250 ok'}\r\n`);
        if (verb === 'RCPT' && refuses) done(text);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, received };
}

describe('the mail of a signature', () => {
  for (const [lang, subject, words] of [
    [
      'fr',
      / est votre code de confirmation$/,
      /Il reste une étape\u00a0: la confirmer\.[\s\S]*Ce n’est pas vous\u202f\?/,
    ],
    ['en', / is your confirmation code$/, /One step is left: confirm it\.[\s\S]*Was this not you\?/],
  ] as const) {
    it(`gives code and links in plain text (${lang}), and what was typed only where it is said to be that`, async () => {
      const town = await world({ site: { name: 'Ville de Valmont' } });
      const code = await town.sign({ lang, name: 'Gagnez un lot', place: 'Cliquez' });
      const [mail] = town.mailbox.mails;
      assert.ok(mail);
      assert.match(code, /^\d{6}$/);
      assert.equal(mail.to, 'camille@exemple.fr');
      assert.match(mail.subject, subject);
      assert.ok(mail.subject.startsWith(code));
      assert.ok(mail.text.includes(`\n    ${code}\n`));
      assert.match(mail.text, words);
      assert.ok(mail.text.endsWith('\n\nVille de Valmont\n'));
      for (const act of ['confirm', 'withdraw']) {
        assert.match(
          mail.text,
          new RegExp(`\\nhttps://participer\\.exemple/petitions/velo/${act}\\?lang=${lang}&token=[\\w.-]{66}\\n`),
        );
      }
      // Whoever reads it need not be who typed it: what would be confirmed is told, as a quotation.
      assert.match(
        mail.text,
        lang === 'fr'
          ? /Au nom de\u00a0: «\u00a0Gagnez un lot, Cliquez\u00a0»\./
          : /In the name of “Gagnez un lot, Cliquez”\./,
      );
      assert.equal(mail.text.split('Gagnez').length, 2);
      assert.doesNotMatch(`${mail.subject}${mail.text}`, /<|undefined/);
      assert.doesNotMatch(mail.subject, /Gagnez|Cliquez/);
    });
  }

  it('is in French where its language is none of the petition’s', async () => {
    const town = await world();
    await town.sign({ lang: 'de-AT' });
    assert.match(town.mailbox.mails[0]?.text ?? '', /^Bonjour,/);
  });

  it('leaves by SMTP to this one address', async () => {
    const { server, port, received } = await mailServer();
    const mailer = smtpMailer(`smtp://127.0.0.1:${port}?from=petitions@ville.example`, { name: 'Valmont', host: 'x' });
    const town = await world({ mailer });
    assert.equal((await town.act('', signature({ lang: 'en' }))).status, 202);
    const text = await received;
    assert.match(text, /MAIL FROM:<petitions@ville\.example>/);
    assert.match(text, /RCPT TO:<camille@exemple\.fr>/);
    assert.match(text, /^From: Valmont <petitions@ville\.example>/m);
    assert.match(text, /^Content-Language: en/m);
    assert.match(text, /^Auto-Submitted: auto-generated/m);
    assert.match(text, /^Content-Type: text\/plain/m);
    await town.app.idle();
    mailer.close();
    server.close();
  });

  it('lets a mail program end a list by one request, where it has one', async () => {
    const { server, port, received } = await mailServer();
    const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, { name: 'Valmont', host: 'ville.example' });
    const leave = 'https://ville.example/leave?of=%2Fpetitions%2Fvelo';
    await mailer.send({ to: 'camille@exemple.fr', subject: 'Des nouvelles', text: 'Bonjour', lang: 'fr', leave });
    const text = await received;
    assert.match(text, /^List-Unsubscribe: <https:\/\/ville\.example\/leave\?of=%2Fpetitions%2Fvelo>\r?$/m);
    assert.match(text, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    mailer.close();
    server.close();
  });

  it('that can’t leave fails nobody: the act is received, one line is logged, another mail can be asked for', async (t) => {
    const error = t.mock.method(console, 'error', () => undefined);
    const { server, port, received } = await mailServer(true);
    const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, { name: 'Valmont', host: 'ville.example' });
    const town = await world({ mailer });
    const key = newKey();
    assert.equal((await town.act('', signature({ key }))).status, 202);
    assert.match(await received, /MAIL FROM:<no-reply@ville\.example>/);
    await town.app.idle();
    assert.equal(error.mock.callCount(), 1);
    const line = String(error.mock.calls[0]?.arguments[0]);
    assert.match(line, /^\[mail\] A mail could not be sent \(.+\)\. Its act waits/);
    assert.doesNotMatch(line, /camille|\n/);
    assert.equal((await town.act('/resend', { key })).body.mailsLeft, 3);
    await town.app.idle();
    assert.equal((await value(town)).pending, 1);
    mailer.close();
    server.close();
  });

  it('is asked for by nobody who waits: the answer does not depend on the mail server', async () => {
    const mailer = { send: () => new Promise<never>(() => undefined) };
    // What takes long never ends; what takes a moment is over at once.
    const waiting = (time: number) => (time < minute ? Promise.resolve() : new Promise<never>(() => undefined));
    const town = await world({ mailer, waiting });
    assert.equal((await town.act('', signature())).status, 202);
  });
});

describe('the mailbox', () => {
  it('shows the mails, newest first, with links to follow and the code apart', async () => {
    const town = await world();
    const first = await town.sign({});
    const second = await town.sign({ email: '"<b>"@exemple.fr'.replaceAll('"', '').replaceAll(/[<>]/g, '') });
    const html = await town.page('/mailbox');
    assert.ok(html.indexOf(second) < html.indexOf(first));
    assert.ok(html.includes(`<strong class="code">${second}</strong>`));
    const link = /<a href="(https:\/\/participer\.exemple\/petitions\/velo\/confirm[^"]+)">/
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&');
    assert.ok(link && URL.canParse(link));
    assert.match(await town.page('/mailbox?lang=en'), /<h1>Demonstration mailbox<\/h1>/);
  });

  it('is empty at first and keeps 200 mails', async () => {
    const mailbox = createMailbox(() => 0);
    for (let number = 0; number < 250; number += 1)
      await mailbox.send({ to: 'a@b.fr', subject: String(number), text: '', lang: 'fr' });
    assert.equal(mailbox.mails.length, 200);
    assert.equal(mailbox.mails[0]?.subject, '249');
    assert.match(await (await world()).page('/mailbox'), /Aucun courriel pour le moment/);
  });

  it('is not there where mails are sent', async () => {
    const town = await world({ mailer: { send: async () => undefined } });
    assert.equal((await town.app.request('/mailbox')).status, 404);
  });
});
