import type { ServerNoun } from '../../core/noun.ts';
import { inLanguage } from '../../words/words-for.ts';
import { momentOf } from '../../core/phases.ts';
import { daysFile } from '../../confirmation/days.ts';
import { lastActOf } from '../../desk/last-act.ts';
import { findThing } from '../../core/things.ts';
import { commentsAddress } from '../comments/address.ts';
import { countOfConsultation } from './count-of.ts';
import { fallOfThread } from '../comments/changes.ts';
import { commentsKind } from '../comments/kind.ts';
import { moderatedThread } from '../comments/moderated.ts';
import { noNotice } from '../comments/find.ts';
import { threadVoices } from '../comments/voices.ts';
import { fallOfVotes } from '../poll/falls.ts';
import { pollAddress } from '../poll/address.ts';
import { pollNoun } from '../poll/noun.ts';
import { readProposalData } from './data.ts';
import type { ConsultationDocument } from './document.ts';
import { daysOf } from './export-days.ts';
import { exportConsultation } from './export.ts';
import { consultationKind } from './kind.ts';
import { consultationMaking } from './making.ts';
import { consultationOpenApi } from './openapi.ts';
import { findProposal, ownNotice, resultsOf } from './proposals.ts';
import { consultationProving } from './proving.ts';
import { consultationProposing } from './proposing.ts';
import { consultationRoutes } from './routes.ts';
import { seedConsultationOf } from './seed-write.ts';
import { mendConsultations } from './mend.ts';
import { consultationMigrations } from './migrations.ts';
import { consultationTables, importedVotes } from './tables.ts';
import { findProposalThread } from './comments.ts';
import type { View } from '../../core/view.ts';
import { readConsultation, showsVotes } from './view.ts';
import { consultationDocumented } from './documented.ts';
import { consultationWords } from './words-for.ts';
import { votesOf } from './person.ts';

/** Consultations, and their proposals, on the server. */
export const consultationNoun: ServerNoun<ConsultationDocument> = {
  ...consultationKind,
  named: (lang) => inLanguage({ fr: 'Consultations', en: 'Consultations' }, lang),
  tables: consultationTables,
  migrations: consultationMigrations,
  addresses: [
    {
      path: '/consultations/:id',
      element: 'counter',
      height: 260,
      badge: { metric: 'participants', hidden: ['votes'], units: (lang) => consultationWords(lang).units },
      async find(services, id = '') {
        const stored = await findThing(services.store, consultationKind, id);
        const read = async (view: View) => (await readConsultation(services, stored!, view)).consultation;
        const parts = (view: View, after?: string) => readProposalData(services, stored!, view, after);
        const partsState = (): Promise<string> => lastActOf(services.store, stored!.scope);
        return stored && { ...stored, read, parts, partsState };
      },
      async days(services, id = '') {
        const stored = await findThing(services.store, consultationKind, id);
        return stored && (() => daysOf(services, stored));
      },
    },
    pollAddress(
      '/consultations/:id/proposals/:proposal',
      (services, id = '', proposal = '') => findProposal(services, id, proposal),
      async ({ store }, { scope, id: thing }) => (await store.get(importedVotes, { scope, thing }))?.value,
    ),
    commentsAddress('/consultations/:id/proposals/:proposal/comments', ({ store }, id = '', proposal = '') =>
      findProposalThread(store, id, proposal),
    ),
  ],
  documented: consultationDocumented,
  openApi: consultationOpenApi,
  revising: {
    // It has no text that people agree to but that of its proposals; what they answered to each stays the same question.
    words: () => ({}),
    rules: (document) => {
      const { question, words } = document.votes ?? {};
      return { votes: { question, words, results: resultsOf(document) } };
    },
  },
  isCountPublic: showsVotes,
  unsaidNotices: () => ({ 'votes.notice': { version: ownNotice }, 'thread.notice': { version: noNotice } }),
  answering: { said: ({ answer, timeline }) => ({ answer, timeline }) },
  routes: consultationRoutes,
  making: consultationMaking,
  archived: {
    each: 'consultation',
    below: [
      {
        file: daysFile,
        holds:
          'how many participants joined and left, and how many proposals, comments and sources were written on each day; the votes are those of the proposals',
      },
      { file: `proposals/y/${daysFile}`, holds: 'how many votes on a proposal were counted and withdrawn on each day' },
    ],
  },
  exportTo: exportConsultation,
  // Its proposals are discussed, by rules of the house where it names none.
  voices: ({ thread = {} }) => threadVoices(thread),
  async moderated(store, { of, scope, thing }) {
    const thread = of === commentsKind.type ? await findProposalThread(store, scope, thing) : undefined;
    return thread && moderatedThread(thread);
  },
  async fallOf(services, { id, path }, { thing, kind }) {
    if (kind === 'participants') return { metric: 'participants', path };
    if (kind !== 'withdrawn') return fallOfThread(await findProposalThread(services.store, id, thing), thing);
    const poll = await findProposal(services, id, thing);
    return poll && fallOfVotes(poll, momentOf(services));
  },
  countOf: countOfConsultation,
  proposing: consultationProposing,
  proving: consultationProving,
  async findProposed(services, id, proposal) {
    const poll = await findProposal(services, id, proposal);
    return poll && { ...poll, kind: pollNoun };
  },
  holdings: votesOf,
  mend: mendConsultations,
  seed: seedConsultationOf,
};
