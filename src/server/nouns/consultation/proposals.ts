import { pollWords } from '../poll/words-for.ts';
import { digest } from '../../core/crypto.ts';
import { languagesOf, say } from '../../core/documents.ts';
import type { ConsultationDocument } from './document.ts';
import { consultationKind } from './kind.ts';
import { pollKind } from '../poll/kind.ts';
import type { PollDocument } from '../poll/document.ts';
import { isOver, momentOf, phaseOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { proposals } from './tables.ts';
import { findThing, isId } from '../../core/things.ts';
import type { StoredConsultation } from './document.ts';
import type { StoredPoll } from '../poll/document.ts';
import { languages } from '../../words/words-for.ts';
import { consultationWords } from './words-for.ts';
import type { ProposalWords } from './words.ts';

type ProposalRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const findRow = (services: Services, scope: string, id: string) => services.store.get(proposals, { scope, id });

/** Finds the proposal of a consultation as the three-way poll that it is; nothing where none stands at this address. */
export async function findProposal(
  services: Services,
  consultation: string,
  id: string,
): Promise<StoredPoll | undefined> {
  const stored = await findThing(services.store, consultationKind, consultation);
  if (!stored || !isId(id)) return undefined;
  const row = await findRow(services, stored.scope, id);
  if (!row) return undefined;
  const path = `${stored.path}/proposals/${encodeURIComponent(id)}`;
  return { kind: pollKind, scope: stored.scope, id, path, document: await proposalDocument(stored, row, services) };
}

/** Returns when the votes on the proposals of a consultation are published. */
export const resultsOf = ({ votes }: ConsultationDocument): PollDocument['results'] => votes?.results ?? 'always';

async function proposalDocument(
  { document, path }: StoredConsultation,
  row: ProposalRow,
  services: Services,
): Promise<PollDocument> {
  const { site } = services;
  const { votes, opensAt, closesAt, override, reason, countNote } = document;
  // People wrote it in one language; the consultation's first one is taken for it.
  const [lang = 'fr'] = languagesOf(document);
  const title = row.title.trim() || row.id;
  const question = votes?.question && say(votes.question, lang);
  const text = row.removed === null ? [question, row.body].filter(Boolean).join('\n\n') : '';
  const common: PollDocument = {
    type: 'poll',
    title: { [lang]: title.slice(0, 500).toWellFormed() },
    ...(text && { description: { [lang]: text.slice(0, 20_000).toWellFormed() } }),
    textVersion: (await digest(`${title}\n${text}`)).slice(0, 16),
    ...(opensAt && { opensAt }),
    ...(closesAt && { closesAt }),
    ...(override && { override }),
    ...(reason && { reason }),
    ...(countNote && { countNote }),
    options: [],
    form: { kind: 'three-way' },
    method: 'three-way',
    words: votes?.words ?? stances,
    results: resultsOf(document),
    who: votes?.who ?? inAll(({ who }) => who),
    notice: votes?.notice ?? {
      version: '1',
      controller: { fr: site.name },
      purpose: inAll(({ purpose }) => purpose),
      retention: inAll(({ retention }) => retention),
      url: site.privacy || path,
    },
  };
  const isHidden = resultsOf(document) !== 'always' && !isOver(phaseOf(document, momentOf(services)));
  return row.removed === null ? common : withoutText(common, lang, row.removed, isHidden);
}

/**
 * Makes a proposal that was taken out: its place and the reason are left, and its votes stay counted; while those of others are hidden,
 * so are they.
 */
function withoutText(document: PollDocument, lang: string, why: string, isHidden: boolean): PollDocument {
  const { removed, removedBecause } = consultationWords(lang).proposals;
  const reason = { [lang]: removedBecause(why).slice(0, 500).toWellFormed() };
  return { ...document, title: { [lang]: removed }, override: isHidden ? 'paused' : 'archived', reason };
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
