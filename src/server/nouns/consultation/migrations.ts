import { slots } from '../../core/earlier-tables.ts';
import { fillCounters, type Migration } from '../../store/schema.ts';
import { slices } from '../../store/slices.ts';
import * as earlier from './earlier-tables.ts';
import { draftsByLanguage } from './drafts-migration.ts';

const sum = (choice: string): string => `coalesce(sum(case when ballot.choice = '${choice}' then 1 else 0 end), 0)`;

/** Counts the ballots on every proposal; those that nobody answered come last by their share. */
const countVotes =
  'insert into stance_total (scope, thing, ballots, agree, neutral, disagree, by_volume, by_share)' +
  ` select proposal.scope, proposal.id, count(ballot.voter), ${sum('1')}, ${sum('0')}, ${sum('-1')}, -count(ballot.voter), 1` +
  ' from proposal left join ballot on ballot.scope = proposal.scope and ballot.thing = proposal.id' +
  ` and ballot.choice in ('1', '0', '-1', '{"kind":"blank"}') group by proposal.scope, proposal.id`;

const countOf = (what: string, table: string): string =>
  `coalesce((select ${what} from ${table} where ${table}.scope = proposal.scope and ${table}.thing = proposal.id), 0)`;
const standing =
  "sum(case when kind = 'counted' then 1 when kind in ('replaced', 'withdrawn', 'invalidated') then -1 else 0 end)";
const imported = `${countOf('count(*)', 'ballot')} - ${countOf(standing, 'event')}`;

/** Counts the ballots on every proposal that no act here has brought. */
const countImported =
  'insert into imported_vote (scope, thing, value)' +
  ` select proposal.scope, proposal.id, ${imported} from proposal where ${imported} > 0`;

/** The steps that bring databases of earlier versions of the tables of consultations to those of today. */
export const consultationMigrations: readonly Migration[] = [
  { version: 2, up: fillCounters(slots, earlier.proposals, earlier.sources) },
  // The votes on all proposals were added up whenever some of them were listed.
  {
    version: 3,
    async up({ writer, run }) {
      await run(countVotes);
      for await (const rows of slices(writer, earlier.stanceTotals)) {
        for (const { scope, thing, agree, neutral, disagree } of rows) {
          const answered = agree + neutral + disagree;
          if (answered === 0) continue;
          const share = Number((BigInt(agree) * 2n ** 52n) / BigInt(answered));
          await writer.update(earlier.stanceTotals, { scope, thing }, { by_share: 0 - share });
        }
      }
    },
  },
  // How many votes came by imports was not kept: those of which no act says when they came.
  { version: 4, up: ({ run }) => run(countImported) },
  // A program that does not know `answer` and `timeline` would leave them out of the documents that it writes.
  { version: 5, up: async () => undefined },
  // A program that does not know `proposal_act` would show what a town hid.
  { version: 6, up: async () => undefined },
  // The first proposals were typed in one language, whatever the consultation speaks.
  { version: 7, up: draftsByLanguage },
];
