import { daysFile } from '../../confirmation/days.ts';
import { purgeWaiting } from '../../confirmation/purge.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { inLanguage } from '../../words/words-for.ts';
import { momentOf } from '../../core/phases.ts';
import { findThing } from '../../core/things.ts';
import { ballotList } from './delivery.ts';
import type { PollDocument } from './document.ts';
import { pollAnswering } from './duties.ts';
import { exportPoll } from './export.ts';
import { pollFaults } from './faults.ts';
import { pollInvalidating } from './invalidate.ts';
import { pollKind } from './kind.ts';
import { knownVoters } from './known.ts';
import { pollMaking } from './making.ts';
import { mendPolls } from './mend.ts';
import { pollOpenApi } from './openapi.ts';
import { pollAddress } from './address.ts';
import { pollProving } from './proving.ts';
import { pollPaper } from './paper.ts';
import { pollRoutes } from './routes.ts';
import { seedPollsOf } from './seed-write.ts';
import { setApart } from './set-apart.ts';
import { pollDocumented } from './documented.ts';
import { pendingBallots, pollMigrations, pollTables } from './tables.ts';
import { ballotsOf } from './person.ts';
import { sealWaiting } from './waiting-choice.ts';
import { countOfVotes } from './count-of.ts';
import { fallOfVotes } from './falls.ts';
import { isPublic } from './public.ts';
import { besides } from './quorum.ts';

/** Polls on the server. */
export const pollNoun: ServerNoun<PollDocument> & typeof pollKind = {
  ...pollKind,
  named: (lang) => inLanguage({ fr: 'Votes', en: 'Votes' }, lang),
  tables: pollTables,
  migrations: pollMigrations,
  addresses: [pollAddress('/polls/:id', ({ store }, id = '') => findThing(store, pollKind, id))],
  documented: pollDocumented,
  openApi: pollOpenApi,
  routes: pollRoutes,
  revising: {
    words: ({ title, description, options, words, who }) => ({ title, description, options, words, who }),
    rules: ({ options, form, method, scoreRule, lotOrder, final = false, results, bundles }) => ({
      options: options.map(({ id }) => id),
      ...{ form, method, scoreRule, lotOrder, final, results, bundles },
    }),
    counted: ({ offline, bundles }) => ({ offline, bundles }),
  },
  isCountPublic: isPublic,
  stated: (document) => ({ of: 'votes', number: besides(document) }),
  faultsIn: pollFaults,
  answering: pollAnswering,
  making: pollMaking,
  invalidating: pollInvalidating,
  paper: pollPaper,
  proving: pollProving,
  fallOf: async (services, stored, { thing, kind }) =>
    kind === 'withdrawn' && thing === stored.id ? fallOfVotes(stored, momentOf(services)) : undefined,
  countOf: countOfVotes,
  archived: {
    each: 'poll with its published ballots',
    below: [
      { file: 'ballots.json', holds: 'the published ballots, to be counted again' },
      { file: daysFile, holds: 'how many ballots were counted and withdrawn on each day' },
    ],
  },
  exportTo: exportPoll,
  delivers: [ballotList],
  known: knownVoters,
  holdings: ballotsOf,
  async bringUpToDate(services) {
    await sealWaiting(services);
    await setApart(services);
  },
  purge: (store, scope, now) =>
    purgeWaiting(store, scope, now, 'ballot', (writer, act) => writer.remove(pendingBallots, { scope, act })),
  mend: mendPolls,
  seed: seedPollsOf,
};
