import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { spokenIn } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Correction, DoneTo, Proposal } from '../../core/proposing.ts';
import { thingCall, type DeskCall } from '../call.ts';
import { fieldsOf, refuseFaults } from '../form-faults.ts';
import type { DeskThing } from '../options.ts';
import { readMeans } from '../rewording.ts';
import { reasonsShape, whySaid, type Why } from '../why.ts';
import { addProposal, correctProposal, getProposal, hideProposal, showProposal } from './acts.ts';
import { longestSearch, noWords, readBy, readNeededWhy, readWords } from './form.ts';
import { proposalWords } from './words-for.ts';

const why = reasonsShape;
const reason = z.strictObject({ why });
const texts = z.optional(z.record(text(35), z.string()));
const words = { title: texts, body: texts, section: z.optional(z.string()) };
const correction = z.strictObject({ ...words, why });
const added = z.strictObject({ ...words, by: z.optional(z.string()) });
const some = z.object({
  after: z.optional(text(500)),
  limit: z.optional(text(3)),
  search: z.optional(text(longestSearch)),
});
const meant = z.object({ means: z.optional(z.string()) });
const of = ({ proposing }: ServerNoun): boolean => proposing !== undefined;
const one = '/proposals/{proposal}';
const said = proposalWords('en').faults;
const most = 100;

/** What programs do about what is proposed in a thing. */
export const proposalCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/proposals', of, duty: 'hide', command: 'proposals list', query: some },
    help: 'Lists what is proposed in a thing, the oldest first: "limit" of them, behind the "next" of the page before, as "after"; with "search", those that hold all its words, in title, text or theme',
    async run({ desk: { store }, query: { after, limit, search } }, thing) {
      const number = Math.min(Math.max(1, Math.trunc(Number(limit ?? 20)) || 20), most);
      const { items, next } = await thing.kind.proposing!.list(store, thing, { after, limit: number, search });
      return { body: { items: items.map(shown), ...(next !== undefined && { next }) } };
    },
  }),
  thingCall({
    ...{ method: 'GET', path: one, of, duty: 'hide', command: 'proposals get' },
    help: 'Reads one of them, with what was done to it',
    run: async ({ desk: { store }, part }, thing) => answered(await getProposal(store, thing, part)),
  }),
  thingCall({
    ...{ method: 'POST', path: `${one}/hide`, of, duty: 'hide', command: 'proposals hide', body: reason },
    help: 'Hides one: its place, its votes and "why", by language, are what everyone reads',
    run: async ({ desk, part, body }, thing) =>
      answered(await hideProposal(desk, thing, part, readReason(body.why, thing))),
  }),
  thingCall({
    ...{ method: 'POST', path: `${one}/show`, of, duty: 'hide', command: 'proposals show', body: reason },
    help: 'Shows one again that was hidden, with a public reason in "why" by language',
    run: async ({ desk, part, body }, thing) =>
      answered(await showProposal(desk, thing, part, readReason(body.why, thing))),
  }),
  thingCall({
    ...{ method: 'POST', path: '/proposals', of, duty: 'publish', command: 'proposals add', body: added },
    help: 'Adds one before the close: "title" and "body", by language, "section", and "by", its author; the institution where nobody is named',
    async run({ desk, body }, thing) {
      const read = readWords(wordFields(body), thing.document, noWords);
      const author = readBy(body);
      refuseFaults({ ...read.faults, ...author.faults }, said);
      const { proposal, isNew } = await addProposal(desk, thing, { words: read.words, by: author.by });
      return { ...answered(proposal), status: isNew ? 201 : 200 };
    },
  }),
  thingCall({
    ...{ method: 'PATCH', path: one, of, duty: 'publish', command: 'proposals correct', body: correction },
    query: meant,
    help: 'Corrects "title" and "body", by language, and "section", with a public reason in "why"; what is not sent stays. Where people have voted, "means" says whether the new words mean the same or something other',
    async run({ desk, part, body, query }, thing) {
      const before = await getProposal(desk.store, thing, part);
      const read = readWords(wordFields(body), thing.document, before);
      const reasoned = readNeededWhy(fieldsOf('why', body.why), thing.document);
      refuseFaults({ ...read.faults, ...reasoned.faults }, { ...said, ...whySaid(spokenIn(thing.document)) });
      // What was not sent is that of the proposal as it was read.
      const upon = { ...desk, expects: desk.expects ?? before.version, means: readMeans(query.means) };
      return answered(await correctProposal(upon, thing, part, { words: read.words, why: reasoned.why }));
    },
  }),
];

/** Returns words as the form sends them. */
const wordFields = ({
  title,
  body,
  section,
}: Partial<Pick<z.infer<typeof correction>, 'title' | 'body' | 'section'>>) => ({
  ...fieldsOf('title', title),
  ...fieldsOf('body', body),
  ...(section !== undefined && { section }),
});

/** Reads why, as the form does. @throws DocumentFault */
function readReason(given: Why, { document }: DeskThing): Why {
  const { why: read, faults } = readNeededWhy(fieldsOf('why', given), document);
  refuseFaults(faults, { ...said, ...whySaid(spokenIn(document)) });
  return read;
}

const answered = (proposal: Proposal) => ({ body: shown(proposal), version: proposal.version });

const done = ({ at, why: because }: DoneTo): object => ({ at: new Date(at).toISOString(), why: because });

const correctedAs = ({ means, ...others }: Correction): object => ({ ...done(others), ...(means && { means }) });

const shown = ({ version: _, textVersion: __, hidden, corrected, removed, ...proposal }: Proposal): object => ({
  ...proposal,
  ...(removed !== undefined && { removed }),
  ...(hidden && { hidden: done(hidden) }),
  ...(corrected.length > 0 && { corrected: corrected.map(correctedAs) }),
});
