import type { CountServices } from '../../core/counts.ts';
import type { OnMended } from '../../core/noun.ts';
import { slices } from '../../store/slices.ts';
import { beginStanceTotals, countStances } from '../poll/count-stances.ts';
import { ranksOf, stanceTotals, type Stances } from '../poll/stance-totals.ts';
import { proposals } from './tables.ts';

const said = ({ ballots, agree, neutral, disagree }: Stances): string =>
  `${ballots} votes (${agree}, ${neutral}, ${disagree})`;

/** Proves the votes by which proposals are listed from the numbers of their ballots, and sets right what differs. */
export async function mendConsultations({ store, counts }: CountServices, onMended: OnMended): Promise<void> {
  for await (const rows of slices(store, proposals)) {
    for (const { scope, id } of rows) {
      const look = await store.snapshot(async (reader) => ({
        kept: await reader.get(stanceTotals, { scope, thing: id }),
        right: await countStances(reader, scope, id),
      }));
      const whole = { scope, thing: id, ...look.right, ...ranksOf(look.right) };
      if (look.kept && Object.entries(whole).every(([column, value]) => look.kept![column as 'thing'] === value))
        continue;
      await store.write((writer) => beginStanceTotals(writer, scope, id));
      onMended({
        what: `proposal ${scope} / ${id}`,
        was: look.kept ? said(look.kept) : 'not counted',
        is: said(look.right),
      });
    }
    await counts.turn();
  }
}
