import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { proposalCalls } from './calls.ts';
import { proposalRoutes } from './routes.ts';
import { proposalWords } from './words-for.ts';

/** What is proposed in a thing and voted on one by one: it is hidden and shown again with a public reason. */
export const proposalsSection: DeskSection = {
  routes: proposalRoutes,
  calls: proposalCalls,
  linksOf: ({ words }, officer, { kind, path, scope }) =>
    kind.proposing && may(officer, 'hide', scope)
      ? [{ group: 'people', path: `/desk${path}/proposals`, label: proposalWords(words.lang).link }]
      : [],
};
