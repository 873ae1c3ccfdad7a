import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { challenges, people } from '../../src/server/confirmation/tables.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { MailRefused } from '../../src/server/mail/mail.ts';
import { outgoingMails } from '../../src/server/mail/tables.ts';
import { putThing } from '../../src/server/nouns.ts';
import { choose, pollDocument } from './poll-support.ts';
import { engines, minute, newKey, signature, start, world, type Answer } from './support.ts';
import { threadDocument } from './comments-support.ts';

/*
 * Signing, voting and joining are one workflow, so one test goes through it with each: the mail is late, it goes to a wrong address, it is
 * sent to another one, confirmed, and taken back.
 */

const person = { noticeVersion: 'n1', lang: 'fr', email: 'typo@exemple.fr' };
const acts: Record<string, { at: string; path: string; body: object; takenBack: string }> = {
  signing: { at: '/petitions/velo', path: 'signatures', body: signature(person), takenBack: 'withdraw' },
  voting: {
    at: '/polls/arbre',
    path: 'ballots',
    body: {
      ...person,
      ballot: choose('chene'),
      textVersion: pollDocument.textVersion,
      noticeVersion: pollDocument.notice.version,
    },
    takenBack: 'withdraw',
  },
  joining: { at: '/threads/place', path: 'participants', body: { ...person, name: 'Ada' }, takenBack: 'erase' },
};

/** A town with something of each noun, whose mails do what `fault` says. */
async function townOn(store: Awaited<ReturnType<(typeof engines)['memory']>>['store']) {
  const mailbox = createMailbox();
  const state: { fault: Error | undefined } = { fault: undefined };
  const mailer = {
    send: (mail: Parameters<typeof mailbox.send>[0]) =>
      state.fault ? Promise.reject(state.fault) : mailbox.send(mail),
  };
  const town = await world({ store, mailer });
  await store.write(async (writer) => {
    await putThing(writer, 'arbre', pollDocument, start);
    await putThing(writer, 'place', threadDocument, start);
  });
  const post = async (path: string, body: object): Promise<Answer> => {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const response = await town.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Answer;
  };
  return { ...town, mailbox, state, post };
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`one workflow (${engine})`, () => {
    for (const [name, { at, path, body, takenBack }] of Object.entries(acts)) {
      it(`takes ${name} again under its key, until it was confirmed by the link`, async () => {
        const { store, end } = await open();
        const town = await townOn(store);
        const key = newKey();
        const act = (way: string, more: object = {}) => town.post(`${at}/${path}${way}`, { ...more, key });

        await act('', body);
        assert.equal((await act('', body)).outcome, 'received', 'sent again, it is the same act');
        const [mail] = town.mailbox.mails;
        await town.post(`${at}/${path}/confirm`, { token: tokenIn(mail?.text ?? '') });
        assert.equal((await act('', body)).reason, 'key-used', 'who followed the link need not hold this key');
        assert.equal((await act(`/${takenBack}`)).reason, 'confirmed-by-link');
        assert.equal((await act('/confirm', { code: mail?.code })).outcome, 'counted', 'the code gives it back');
        assert.equal((await act('', body)).outcome, 'counted');
        assert.equal(town.mailbox.mails.length, 1, 'and nothing of it was mailed');
        assert.equal((await act(`/${takenBack}`)).outcome, 'withdrawn');
        assert.equal((await act('', body)).reason, 'key-used', 'what was taken back is over');
        await end();
      });
      it(`is that of ${name}`, async (t) => {
        t.mock.method(console, 'error', () => undefined);
        const { store, end } = await open();
        const town = await townOn(store);
        const key = newKey();
        const act = (way: string, more: object = {}) => town.post(`${at}/${path}${way}`, { ...more, key });

        town.state.fault = new Error('the mail server is down');
        const received = await act('', body);
        assert.deepEqual(
          [received.outcome, received.mail],
          ['received', 'delayed'],
          'who waits is told that it is late',
        );
        assert.deepEqual(await lookUp(), ['waiting', 'delayed']);
        town.state.fault = undefined;
        town.wait(minute);
        await town.app.sendMails();
        await town.app.idle();
        assert.deepEqual(await lookUp(), ['waiting', undefined]);
        const [wrong] = town.mailbox.mails;
        assert.equal(wrong?.to, 'typo@exemple.fr');

        town.state.fault = new MailRefused('no such user');
        assert.equal((await act('/resend', { email: 'none@exemple.fr' })).mail, 'failed', 'and that it was given up');
        assert.deepEqual(await lookUp(), ['waiting', 'failed']);
        town.state.fault = undefined;
        const again = await act('/resend', { email: 'camille@exemple.fr' });
        assert.deepEqual([again.outcome, again.mail], ['received', undefined]);
        const [right] = town.mailbox.mails;
        assert.equal(right?.to, 'camille@exemple.fr');
        for (const way of ['confirm', 'withdraw']) {
          const { reason } = await town.post(`${at}/${path}/${way}`, { token: tokenIn(wrong.text) });
          assert.equal(reason, 'link-invalid', `the link that went to the wrong address does not ${way}`);
        }
        assert.equal((await act('/confirm', { code: wrong.code })).reason, 'code-wrong');

        assert.equal((await act('/confirm', { code: right.code })).outcome, 'counted');
        assert.equal((await act('/confirm', { code: right.code })).outcome, 'counted', 'again, it changes nothing');
        assert.deepEqual(await lookUp(), ['counted', undefined]);
        assert.equal((await act(`/${takenBack}`)).outcome, 'withdrawn');
        assert.deepEqual(await lookUp(), ['not-counted', undefined]);
        assert.deepEqual(await store.list(people, {}), [], 'nobody is kept');
        assert.deepEqual(await store.list(challenges, {}), []);
        assert.deepEqual(await store.list(outgoingMails, {}), []);
        await end();

        async function lookUp() {
          const { state, mail } = await act('/receipt');
          return [state, mail];
        }
      });
    }
  });
}

const tokenIn = (text: string): string =>
  new URL(/https:\/\/\S+\/confirm\?\S+/.exec(text)?.[0] ?? '').searchParams.get('token') ?? '';
