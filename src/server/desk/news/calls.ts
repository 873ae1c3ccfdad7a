import * as z from 'zod/mini';
import { text, whole } from '../../../schema/common.ts';
import { spokenIn } from '../../core/documents.ts';
import type { ServerNoun, Stored } from '../../core/noun.ts';
import { needMail } from '../../core/outbox.ts';
import type { ReadStore } from '../../store/store.ts';
import { thingCall, type DeskCall } from '../call.ts';
import { isExpected } from '../expected.ts';
import { DeskFault, Outdated } from '../faults.ts';
import { fieldsOf, refuseFaults } from '../form-faults.ts';
import { findOfficer } from '../officers.ts';
import { may } from '../roles.ts';
import { reasonsShape, takeReasons } from '../why.ts';
import { readLetter } from './form.ts';
import {
  countReaders,
  draftOf,
  hasLeft,
  lettersOf,
  nextTime,
  saveDraft,
  sendDraft,
  stopLetter,
  type Letter,
  type LetterFault,
} from './letters.ts';
import { languageFor, newsMail } from './mail.ts';
import { sampleFor, sendTest } from './trying.ts';
import { newsWordsFor } from './words-for.ts';

const texts = z.record(text(35), text(20_000));
const draft = z.strictObject({ subject: texts, text: texts });
const trial = z.strictObject({ to: text(300), lang: z.optional(text(35)), version: z.optional(whole) });
const sending = z.strictObject({ version: whole, urgent: z.optional(reasonsShape) });
const of = ({ news }: ServerNoun): boolean => news !== undefined;
const said = newsWordsFor('en');

/** What programs do to write to those who asked for news. */
export const newsCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/news', of, duty: 'publish', command: 'news list' },
    help: 'Tells how many read the news, from when on they can be written to, the draft, and what was sent',
    async run({ desk: { store } }, stored) {
      const [letters, counts, next] = await Promise.all([
        lettersOf(store, stored.scope),
        countReaders(store, stored),
        nextTime(store, stored.scope),
      ]);
      const now = letters.find(({ state }) => state === 'draft');
      return {
        body: {
          readers: Object.fromEntries(counts),
          ...(next > 0 && { next: new Date(next).toISOString() }),
          ...(now && { draft: shown(now) }),
          letters: letters.filter(({ state }) => state !== 'draft').map(shown),
        },
        version: String(now?.version ?? 0),
      };
    },
  }),
  thingCall({
    ...{ method: 'PUT', path: '/news/draft', of, duty: 'publish', command: 'news write', body: draft },
    help: 'Keeps a draft: "subject" and "text" by language; upon the version that If-Match names',
    async run({ desk: { store, now, expects }, body }, stored) {
      const read = readLetter({ ...fieldsOf('subject', body.subject), ...fieldsOf('text', body.text) }, stored);
      refuseFaults(read.faults, said.fieldFaults);
      const upon = uponOf(expects, (await draftOf(store, stored.scope))?.version ?? 0);
      const fault = await saveDraft(store, stored.scope, read.written, { upon, now });
      if (fault) throw new Outdated(stored.path);
      const kept = await foundDraft(store, stored);
      return { body: shown(kept), version: String(kept.version) };
    },
  }),
  thingCall({
    ...{ method: 'GET', path: '/news/draft', of, duty: 'publish', command: 'news preview' },
    help: 'Shows the mails of the draft as readers would get them, in each language',
    async run({ options: { services }, desk: { store } }, stored) {
      const found = await foundDraft(store, stored);
      const mails = Object.keys(found.text).map(async (lang) => {
        const { subject, text: words } = await newsMail(services, stored, found, sampleFor(lang));
        return { lang, subject, text: words };
      });
      return { body: { version: found.version, mails: await Promise.all(mails) }, version: String(found.version) };
    },
  }),
  thingCall({
    ...{ method: 'POST', path: '/news/test', of, duty: 'publish', command: 'news test', body: trial },
    help: 'Sends the draft to the officer whose address is in "to"; only that of "version", or of If-Match, where one is named',
    async run({ options: { services }, desk: { store, expects }, body: { to, lang: wanted, version } }, stored) {
      needMail(services);
      const found = await foundDraft(store, stored);
      const upon = version ?? uponOf(expects, found.version);
      if (upon !== found.version) refuse((await hasLeft(store, stored.scope, upon)) ? 'already' : 'outdated', stored);
      const lang = wanted ?? languageFor(found, 'fr', stored);
      const officer = await findOfficer(store, to);
      // Who may write on one thing learns nothing of who has a role elsewhere.
      const isHere = officer !== undefined && may(officer, 'read', stored.scope);
      if (!isHere)
        refuseFaults({ to: 'to.unknown' }, { 'to.unknown': 'No officer with this address sees this thing.' });
      if (!(await sendTest(services, stored, found, { to: officer!.email, lang }))) refuse('too-many-tests', stored);
      return { body: { sent: officer!.email }, status: 202 };
    },
  }),
  thingCall({
    ...{ method: 'POST', path: '/news/send', of, duty: 'publish', command: 'news send', body: sending },
    help: 'Begins to send the draft of this "version"; sooner than three days after the last one with the reason in "urgent"',
    async run({ options: { services }, desk: { store, by, now, holder }, body: { version, urgent } }, stored) {
      needMail(services);
      const why = urgent && (takeReasons(urgent, spokenIn(stored.document)) ?? {});
      const fault = await sendDraft(store, stored, { upon: version, urgent: why, by, now, holder });
      if (fault) refuse(fault, stored);
      return { body: { outcome: 'sending' }, status: 202 };
    },
  }),
  thingCall({
    ...{ method: 'POST', path: '/news/{letter}/stop', of, duty: 'publish', command: 'news stop' },
    help: 'Ends a message that is being sent: who has not got it yet does not get it',
    async run({ desk: { store, by, now }, part }, stored) {
      const isDone = await stopLetter(store, stored, part, { by, now });
      if (!isDone) throw new DeskFault(409, `No message "${part}" is being sent.`);
      return { body: { outcome: 'stopped' } };
    },
  }),
];

function refuse(fault: LetterFault, { path }: Stored): never {
  if (fault === 'outdated') throw new Outdated(path);
  if (fault === 'no-reason') refuseFaults({ urgent: fault }, said.faults);
  throw new DeskFault(fault === 'too-many-tests' ? 429 : 409, said.faults[fault]);
}

async function foundDraft(store: ReadStore, { path, scope }: Stored): Promise<Letter> {
  const found = await draftOf(store, scope);
  if (!found) throw new DeskFault(404, `${path} has no draft of a message: write one first.`);
  return found;
}

const shown = ({ id, state, version, subject, text: words, sent_at: at, receivers }: Letter): object => ({
  ...{ id, state, version, subject, text: words },
  ...(state !== 'draft' && { sentAt: new Date(at).toISOString(), receivers }),
});

/** Returns the version of a draft that a change is made upon: that which there is, where it is one of those that are named. */
const uponOf = (expects: string | undefined, version: number): number =>
  isExpected(expects, String(version)) ? version : Number(expects);
