import type { CountServices } from '../../core/counts.ts';
import type { Mending } from '../../core/mending.ts';
import { findThing } from '../../core/things.ts';
import { slices } from '../../store/slices.ts';
import type { ReadStore } from '../../store/store.ts';
import { beginStanceTotals, countStances } from '../poll/count-stances.ts';
import { ranksOf, stanceTotals, type Stances } from '../poll/stance-totals.ts';
import { consultationKind } from './kind.ts';
import { resultsOf } from './proposals.ts';
import { proposals } from './tables.ts';

/** What was wrong, for everyone. */
const why = {
  fr: 'Les votes d’après lesquels les propositions sont rangées ne correspondaient plus aux bulletins\u00a0: ils ont été recomptés.',
  en: 'The votes by which proposals are listed did not agree with the ballots any more: they were counted again.',
};

const said = ({ ballots, agree, neutral, disagree }: Stances): string =>
  `${ballots} votes (${agree}, ${neutral}, ${disagree})`;

interface Look {
  kept: Totals | undefined;
  right: Stances;
}
type Totals = NonNullable<Awaited<ReturnType<typeof keptOf>>>;

const keptOf = (reader: ReadStore, scope: string, thing: string) => reader.get(stanceTotals, { scope, thing });

const lookAt = async (reader: ReadStore, scope: string, id: string): Promise<Look> => ({
  kept: await keptOf(reader, scope, id),
  right: await countStances(reader, scope, id),
});

function isRight({ kept, right }: Look): boolean {
  const whole = { ...right, ...ranksOf(right) };
  return kept !== undefined && Object.entries(whole).every(([column, value]) => kept[column as 'ballots'] === value);
}

/** Proves the votes by which proposals are listed from the numbers of their ballots, and sets right what differs. */
export async function mendConsultations({ store, counts }: CountServices, { tell, note }: Mending): Promise<void> {
  for await (const rows of slices(store, proposals)) {
    for (const { scope, id } of rows) {
      if (isRight(await store.snapshot((reader) => lookAt(reader, scope, id)))) continue;
      const shows = await showsVotes(store, scope);
      const mended = await store.write(async (writer) => {
        const look = await lookAt(writer, scope, id);
        // Another recount has been faster.
        if (isRight(look)) return undefined;
        await beginStanceTotals(writer, scope, id);
        const by = look.right.ballots - (look.kept?.ballots ?? 0);
        const path = `${consultationKind.path}/${encodeURIComponent(scope)}/proposals/${encodeURIComponent(id)}`;
        await note(writer, { scope, path, why, ...(shows && by !== 0 && { count: { of: 'votes', by } }) });
        return look;
      });
      if (!mended) continue;
      const was = mended.kept ? said(mended.kept) : 'not counted';
      tell({ what: `proposal ${scope} / ${id}`, was, is: said(mended.right) });
    }
    await counts.turn();
  }
}

/** Checks whether the votes were never hidden. What is hidden is not told by how much it was wrong either. */
async function showsVotes(store: ReadStore, scope: string): Promise<boolean> {
  // One that can't be read is told wherever it is shown.
  const stored = await findThing(store, consultationKind, scope).catch(() => undefined);
  return stored !== undefined && resultsOf(stored.document) === 'always';
}
