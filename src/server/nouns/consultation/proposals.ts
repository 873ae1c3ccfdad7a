import { pollWords } from '../poll/words-for.ts';
import { askedWith, versionOf } from './asked.ts';
import type { ConsultationDocument } from './document.ts';
import { consultationKind } from './kind.ts';
import { pollKind } from '../poll/kind.ts';
import type { PollDocument } from '../poll/document.ts';
import { isOver, momentOf, phaseOf } from '../../core/phases.ts';
import { responsibleFor, versionFor } from '../../core/responsible.ts';
import type { Services } from '../../core/services.ts';
import { stepsOf } from './steps.ts';
import { goneOf, wordsOf, type Gone, type ProposalRow, type TownRow } from './standing.ts';
import { proposals, townActs } from './tables.ts';
import { findThing, isId } from '../../core/things.ts';
import type { StoredConsultation } from './document.ts';
import type { FoundPoll } from '../poll/address.ts';
import { languages } from '../../words/words-for.ts';
import { consultationWords } from './words-for.ts';
import type { ProposalWords } from './words.ts';

/** Finds the proposal of a consultation as the three-way poll that it is; nothing where none stands at this address. */
export async function findProposal(
  services: Services,
  consultation: string,
  id: string,
): Promise<FoundPoll | undefined> {
  const stored = await findThing(services.store, consultationKind, consultation);
  if (!stored || !isId(id)) return undefined;
  const key = { scope: stored.scope, id };
  const [row, done] = await Promise.all([services.store.get(proposals, key), services.store.get(townActs, key)]);
  if (!row) return undefined;
  const path = `${stored.path}/proposals/${encodeURIComponent(id)}`;
  return {
    kind: pollKind,
    scope: stored.scope,
    id,
    path,
    document: await proposalDocument(stored, [row, done], services),
    ...(goneOf(stored.document, row, done) && { isGone: true }),
  };
}

/** The version of what is said of personal data in the server's own words, but for the name of who is responsible. */
export const ownNotice = '1';

/** Returns when the votes on the proposals of a consultation are published. */
export const resultsOf = ({ votes }: ConsultationDocument): PollDocument['results'] => votes?.results ?? 'always';

async function proposalDocument(
  { document, path }: StoredConsultation,
  [row, done]: readonly [ProposalRow, TownRow | undefined],
  services: Services,
): Promise<PollDocument> {
  const { site } = services;
  const { votes, opensAt, closesAt, override, reason, countNote, licence } = document;
  const { wording } = wordsOf(document, row, done);
  const gone = goneOf(document, row, done);
  // What stands in the place of its words has a version of its own: by that of the words, they could be guessed.
  const asked = gone
    ? Object.entries(gone.title).map(([lang, title]) => ({ lang, title, text: '' }))
    : askedWith(document, wording, row.id);
  const texts = asked.filter(({ text }) => text !== '');
  const common: PollDocument = {
    type: 'poll',
    title: byLanguage(asked, ({ title }) => title, 500),
    ...(texts.length > 0 && { description: byLanguage(texts, ({ text }) => text, 20_000) }),
    textVersion: await versionOf(asked),
    ...(opensAt && { opensAt }),
    ...(closesAt && { closesAt }),
    ...(override && { override }),
    ...(reason && { reason }),
    ...(countNote && { countNote }),
    ...(licence && { licence }),
    options: [],
    form: { kind: 'three-way' },
    method: 'three-way',
    words: votes?.words ?? stances,
    results: resultsOf(document),
    who: votes?.who ?? inAll(({ who }) => who),
    notice: votes?.notice ?? {
      version: versionFor(site, ownNotice),
      controller: Object.fromEntries(languages.map((lang) => [lang, responsibleFor(site, lang)])),
      purpose: inAll(({ purpose }) => purpose),
      retention: inAll(({ retention }) => retention),
      url: site.privacy || path,
    },
  };
  const goesOn = !isOver(phaseOf(document, momentOf(services)));
  return gone ? withoutText(common, gone, goesOn) : { ...common, ...stepsOf({ document, path, site }, row, done) };
}

/** Texts by language, none longer than a document has it. */
const byLanguage = <T extends { lang: string }>(said: readonly T[], of: (one: T) => string, longest: number) =>
  Object.fromEntries(said.map((one) => [one.lang, of(one).slice(0, longest).toWellFormed()]));

/**
 * Makes a proposal that was taken out or hidden: its place and the reason are left, and its votes stay counted; while those of others are
 * hidden, so are they. Who voted may take that back as long as the consultation goes on.
 */
function withoutText(document: PollDocument, { title, reason }: Gone, goesOn: boolean): PollDocument {
  const isHidden = document.results !== 'always' && goesOn;
  const said = Object.entries(reason).map(([lang, text]) => ({ lang, text }));
  const because = byLanguage(said, ({ text }) => text, 500);
  return { ...document, title, override: isHidden ? 'paused' : 'archived', reason: because, canTakeBack: goesOn };
}

/** Words of the server in all its languages. */
const inAll = (pick: (words: ProposalWords) => string): Record<string, string> =>
  Object.fromEntries(languages.map((lang) => [lang, pick(consultationWords(lang).proposals)]));

/** The answers as consultations on Cap Collectif name them. */
const stances: Record<string, Record<string, string>> = {
  agree: Object.fromEntries(languages.map((lang) => [lang, pollWords(lang).stances.agree])),
  neutral: inAll(({ mixed }) => mixed),
  disagree: Object.fromEntries(languages.map((lang) => [lang, pollWords(lang).stances.disagree])),
};
