import { purgeWaiting } from '../../confirmation/purge.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { inLanguage } from '../../words/words-for.ts';
import { findThing } from '../../core/things.ts';
import { commentsAddress } from '../comments/address.ts';
import { fallOfThread } from '../comments/changes.ts';
import { commentList } from '../comments/delivery.ts';
import { signatureList } from './delivery.ts';
import { commentsKind } from '../comments/kind.ts';
import { moderatedThread } from '../comments/moderated.ts';
import { threadVoices } from '../comments/voices.ts';
import { readPetitionData } from './data.ts';
import type { PetitionDocument } from './document.ts';
import { petitionAnswering } from './duties.ts';
import { petitionFaults } from './faults.ts';
import { daysFile, readDays } from '../../confirmation/days.ts';
import { exportPetition } from './export.ts';
import { petitionInvalidating } from './invalidate.ts';
import { petitionKind } from './kind.ts';
import { petitionMaking } from './making.ts';
import { knownSigners } from './known.ts';
import { mendPetitions } from './mend.ts';
import { signerNews } from './news.ts';
import { petitionOpenApi } from './openapi.ts';
import { petitionProving } from './proving.ts';
import { petitionPaper } from './paper.ts';
import { petitionRoutes } from './routes.ts';
import { seedPetitionsOf } from './seed-write.ts';
import { petitionMigrations, petitionTables } from './tables.ts';
import { findPetitionThread, threadOf } from './comments.ts';
import { countToTellOfText, tellOfText } from './tell.ts';
import { readPetition } from './view.ts';
import { countOfSignatures } from './count-of.ts';
import { petitionDocumented } from './documented.ts';
import { petitionWords } from './words-for.ts';
import { signaturesOf } from './person.ts';

/** Petitions on the server. */
export const petitionNoun: ServerNoun<PetitionDocument> & typeof petitionKind = {
  ...petitionKind,
  named: (lang) => inLanguage({ fr: 'Pétitions', en: 'Petitions' }, lang),
  tables: petitionTables,
  migrations: petitionMigrations,
  addresses: [
    {
      path: '/petitions/:id',
      element: 'petition',
      height: 700,
      badge: {
        metric: 'signatures',
        units: (lang) => petitionWords(lang).units,
        withPaper: (lang) => ({ signatures: petitionWords(lang).signatures }),
      },
      async find(services, id = '') {
        const stored = await findThing(services.store, petitionKind, id);
        return (
          stored && {
            ...stored,
            read: (view) => readPetition(services, stored, view),
            data: (view) => readPetitionData(services, stored, view),
          }
        );
      },
      async days(services, id = '') {
        const stored = await findThing(services.store, petitionKind, id);
        return stored && (() => readDays(services, stored));
      },
    },
    commentsAddress('/petitions/:id/comments', ({ store }, id = '') => findPetitionThread(store, id)),
  ],
  documented: petitionDocumented,
  openApi: petitionOpenApi,
  routes: petitionRoutes,
  revising: {
    // Who asks is a part of what people sign.
    words: ({ title, text, author }) => ({ title, text, author }),
    rules: () => ({}),
  },
  unsaidNotices: ({ notice }) => ({ 'thread.notice': notice }),
  faultsIn: petitionFaults,
  answering: petitionAnswering,
  making: petitionMaking,
  invalidating: petitionInvalidating,
  paper: petitionPaper,
  proving: petitionProving,
  async fallOf(_services, stored, { thing, kind }) {
    if (thing !== stored.id) return undefined;
    return kind === 'withdrawn'
      ? { metric: petitionInvalidating.metric, path: stored.path }
      : fallOfThread(threadOf(stored), thing);
  },
  countOf: countOfSignatures,
  archived: {
    each: 'petition',
    below: [{ file: daysFile, holds: 'how many signatures were counted and withdrawn on each day' }],
  },
  tellOfChange: tellOfText,
  countToTell: countToTellOfText,
  exportTo: exportPetition,
  delivers: [signatureList, commentList(threadOf)],
  news: signerNews,
  voices: ({ thread }) => thread && threadVoices(thread),
  known: knownSigners,
  holdings: signaturesOf,
  purge: (store, scope, now) => purgeWaiting(store, scope, now, 'signature'),
  async moderated(store, { of, scope, thing }) {
    const isItsThread = of === commentsKind.type && thing === scope;
    const thread = isItsThread ? await findPetitionThread(store, scope) : undefined;
    return thread && moderatedThread(thread);
  },
  mend: mendPetitions,
  seed: seedPetitionsOf,
};
