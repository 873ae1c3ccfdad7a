import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { verdicts, type Decided, type ShownCase } from '../../core/moderation.ts';
import { Refusal } from '../../core/refusal.ts';
import { siteCall, type DeskCall } from '../call.ts';
import { DeskFault } from '../faults.ts';
import { refuseFaults } from '../form-faults.ts';
import { grantFor, may } from '../roles.ts';
import { decideCases, mostDecided } from './decide.ts';
import { moderatedScopes, readQueue } from './queue.ts';
import { reasonsWithout } from './reasons.ts';
import { faultsOf, statementIn } from './sent.ts';
import { moderationWords } from './words-for.ts';

const lang = z.enum(['fr', 'en']);
const asked = z.object({
  only: z.optional(text(200)),
  after: z.optional(text(2000)),
  lang: z.optional(lang),
});
const found = z.strictObject({ of: text(60), scope: text(200), thing: text(200), id: text(200), version: text(100) });
const decision = z.strictObject({
  cases: z.array(found),
  verdict: z.enum(verdicts),
  reason: text(2000),
  details: z.optional(text(2000)),
  ground: text(2000),
  lang: z.optional(lang),
});

const said = moderationWords('en').faults;
const nothingThere = () => new DeskFault(404, 'There is no such thing in what the key moderates.');

/** What programs do about what waits for a moderator. */
export const moderationCalls: readonly DeskCall[] = [
  siteCall({
    ...{
      method: 'GET',
      path: '/moderation',
      duty: 'moderate',
      anywhere: true,
      command: 'moderation list',
      query: asked,
    },
    help: 'Lists what waits for a decision, the oldest first, with what held it; of one thing where only names it',
    async run({ options: { services, nouns }, holder, query }) {
      const { only, after, lang: spoken = 'fr' } = query;
      if (only !== undefined && !may(holder, 'moderate', only)) throw nothingThere();
      const scopes = only === undefined ? moderatedScopes(holder) : [only];
      const { items, ...page } = await readQueue(services, nouns, { scopes, after, lang: spoken });
      return { body: { items: items.map(written), ...page } };
    },
  }),
  siteCall({
    ...{ method: 'POST', path: '/moderation/decisions', duty: 'moderate', anywhere: true },
    ...{ command: 'moderation decide', body: decision },
    help: 'Decides on "cases" as they were listed, with a "verdict", one of their "reasons" as the "reason", with "details" where more is to be said, and its "ground"; tells what came of each',
    async run({ options: { services, nouns }, holder, person, desk, body }) {
      const { cases, lang: spoken = 'fr', ...others } = body;
      if (cases.some(({ scope }) => !may(holder, 'moderate', scope))) throw nothingThere();
      const read = statementIn(others, spoken);
      const casesFault = cases.length === 0 ? 'cases' : cases.length > mostDecided ? 'cases.many' : undefined;
      const faults = { ...(casesFault && { cases: casesFault }), ...('faults' in read && read.faults) };
      refuseFaults(faults, { ...said, 'cases.many': `Decide on ${mostDecided} cases at most at once.` });
      if ('faults' in read) throw new TypeError('what has faults was refused');
      await needReason(services, nouns, cases, { reason: others.reason.trim(), lang: spoken });
      const isOperator = desk.by === 'operator';
      const judge = {
        email: person,
        authorIn: (scope: string) => (isOperator ? desk.by : grantFor(holder, 'moderate', scope)!.role),
      };
      try {
        const outcomes = await decideCases(services, nouns, judge, cases, read.statement);
        return { body: { items: cases.map((each, index) => ({ ...each, ...inTime(outcomes[index]!) })) } };
      } catch (error) {
        if (error instanceof Refusal) refuseFaults(faultsOf(error), said);
        throw error;
      }
    },
  }),
];

/** @throws DocumentFault where the reason is none of a case's */
async function needReason(...asked: Parameters<typeof reasonsWithout>): Promise<void> {
  const known = await reasonsWithout(...asked);
  if (!known) return;
  const list = known.map((each) => `“${each}”`).join(', ');
  refuseFaults({ reason: 'reason.unknown' }, { 'reason.unknown': `It is one of: ${list}. Say more in "details".` });
}

const isoOf = (at: number): string => new Date(at).toISOString();

/** Writes the times of a case as programs read them. */
const written = ({ since, at, editedAt, reports, ...others }: ShownCase) => ({
  ...others,
  since: isoOf(since),
  at: isoOf(at),
  ...(editedAt !== undefined && { editedAt: isoOf(editedAt) }),
  reports: reports.map((report) => ({ ...report, at: isoOf(report.at) })),
});

const inTime = (outcome: Decided) => ('at' in outcome ? { ...outcome, at: isoOf(outcome.at) } : outcome);
