import type { Ballot } from '../../../schema/ballot.ts';
import { actId } from '../../confirmation/rules.ts';
import { seal, unseal } from '../../core/seal.ts';
import type { Services } from '../../core/services.ts';
import { slices } from '../../store/slices.ts';
import { othersTurn } from '../../store/turn.ts';
import { readBallot } from './ballot-codec.ts';
import type { StoredPoll } from './document.ts';
import { pendingBallots } from './tables.ts';

/*
 * Until its code is typed, a ballot stands beside the address of who cast it. So it is kept sealed: what was chosen takes the secret of the
 * server to read, and it can be read as that of this very act alone.
 */

type Has = Pick<Services, 'secret'>;

/** Begins what is sealed. No text of a ballot begins so. */
const mark = '.';

/** All are as long as this, in bytes, or twice, four times as long and so on: the length must not tell what was chosen. */
const shortest = 1024;

/** Returns what names the act that a choice waits for. */
export const waitingOf = (scope: string, act: string): string => JSON.stringify([scope, act]);

const purposeOf = (about: string): string => `waiting ballot\n${about}`;

/** Seals a choice until its act is confirmed. @param about see `waitingOf` */
export async function sealChoice({ secret }: Has, about: string, choice: string): Promise<string> {
  const { length } = new TextEncoder().encode(choice);
  let whole = shortest;
  while (whole < length) whole *= 2;
  return mark + (await seal(secret, purposeOf(about), choice + ' '.repeat(whole - length)));
}

/** Reads a sealed choice; nothing where it was sealed with another secret. Databases of before had it in clear until they were brought up to date. */
export async function openChoice({ secret }: Has, about: string, kept: string): Promise<string | undefined> {
  if (!kept.startsWith(mark)) return kept;
  return (await unseal(secret, purposeOf(about), kept.slice(mark.length)))?.trimEnd();
}

/** Reads the ballot that waits for its code under a key; nothing where none does, or it can't be read any more. */
export async function waitingBallot(
  services: Has & Pick<Services, 'store'>,
  poll: StoredPoll,
  key: string,
): Promise<Ballot | undefined> {
  const { scope } = poll;
  const act = await actId(poll, key);
  const row = await services.store.get(pendingBallots, { scope, act });
  const choice = row && (await openChoice(services, waitingOf(scope, act), row.choice));
  return choice === undefined ? undefined : readBallot(choice);
}

/** Seals the choices that wait in clear: those of a database of before, and what a process of before took while this one began. */
export async function sealWaiting({ store, secret }: Pick<Services, 'store' | 'secret'>): Promise<void> {
  for await (const rows of slices(store, pendingBallots)) {
    for (const { scope, act, choice } of rows.filter((row) => !row.choice.startsWith(mark))) {
      const sealed = await sealChoice({ secret }, waitingOf(scope, act), choice);
      await store.write(async (writer) => {
        // It may have been confirmed, given up or changed meanwhile.
        const row = await writer.get(pendingBallots, { scope, act });
        if (row?.choice === choice) await writer.update(pendingBallots, { scope, act }, { choice: sealed });
      });
    }
    await othersTurn();
  }
}
