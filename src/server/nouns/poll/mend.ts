import type { CountServices } from '../../core/counts.ts';
import type { Mending } from '../../core/mending.ts';
import { eachThing } from '../../core/things.ts';
import { formatNumber } from '../../words/format.ts';
import type { StoredPoll } from './document.ts';
import { pollKind } from './kind.ts';
import { stampPassedQuorum } from './quorum.ts';
import { pollSums, pollTallies } from './tables.ts';

const batch = 500;

/** Has every result made anew, and stamps the quorums that nobody stamped: the counts of ballots may have been mended. */
export async function mendPolls(services: CountServices, mending: Mending): Promise<void> {
  await forgetResults(services);
  await stampQuorums(services, mending);
}

/** Stamps the quorums that ballots have come to without anyone having seen it. Where results may be hidden, whoever reads them first does it. */
async function stampQuorums({ store }: CountServices, { clock, tell, note }: Mending): Promise<void> {
  for await (const stored of eachThing(store, [pollKind])) {
    const poll = stored as StoredPoll;
    const { scope, path, document } = poll;
    const { quorum, results } = document;
    if (!quorum || results !== 'always') continue;
    const now = clock();
    const on = new Date(now).toISOString();
    const isStamped = await store.write(async (writer) => {
      if (!(await stampPassedQuorum(writer, poll, now))) return false;
      await note(writer, { scope, path, why: whyOf(quorum.at), reached: { at: quorum.at, on } });
      return true;
    });
    if (isStamped) tell({ what: `quorum ${poll.id} / ${quorum.at}`, was: 'not stamped', is: on });
  }
}

/** Says what was wrong, for everyone. */
const whyOf = (at: number) => ({
  fr: `Le quorum de ${formatNumber('fr', at)} était atteint sans que ce soit noté\u00a0: il l’est depuis que les bulletins ont été recomptés.`,
  en: `The quorum of ${formatNumber('en', at)} had been reached, and nothing had noted it: it is noted since the ballots were counted again.`,
});

/** Has every result that is kept, and the sums that it is made of, counted again when it is read next. */
async function forgetResults({ store }: CountServices): Promise<void> {
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(pollTallies, {}, { limit: batch, ...(after && { after }) });
    await store.write(async (writer) => {
      for (const { scope, thing } of rows) await writer.update(pollTallies, { scope, thing }, { version: '' });
    });
    const last = rows.at(-1);
    if (!last || rows.length < batch) break;
    after = [last.scope, last.thing];
  }
  for (let after: string[] | undefined; ;) {
    const [row] = await store.list(pollSums, {}, { limit: 1, ...(after && { after }) });
    if (!row) return;
    const { scope, thing } = row;
    await store.write(async (writer) => {
      const { step = 0 } = (await writer.get(pollSums, { scope, thing })) ?? {};
      // Who is making them does not keep them.
      await writer.update(pollSums, { scope, thing }, { settings: '', step: step + 1 });
    });
    after = [scope, thing];
  }
}
