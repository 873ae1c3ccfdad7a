import { isSignedBy, readNote, type NoteSigner } from '../../tally/checkpoint.ts';
import type { ServerNoun } from '../core/noun.ts';
import { momentOf } from '../core/phases.ts';
import type { Services } from '../core/services.ts';
import { eachThing, findThing } from '../core/things.ts';
import { things } from '../core/tables.ts';
import type { Store } from '../store/store.ts';
import { appendSome, signAnew } from './append.ts';
import { beginLedger, type LedgerThing } from './begin.ts';
import { ledgerSigner } from './signer.ts';
import { ledgerHeads, ledgerWaiting } from './tables.ts';

/** Keeps the ledgers of a server. */
export interface Ledgers {
  /** Adds what waits and may be known; to be called every second. */
  append(): Promise<void>;
  /** Begins the ledgers of what is new, and signs in the name of today; to be called at the start and every few minutes. */
  sweep(): Promise<void>;
}

/** How long what waits in a scope is left alone where it can't be added, in milliseconds. */
const pause = 60_000;

/** The same where nobody may know it yet: whoever counts again as soon as a vote has closed is not to miss lines. */
const hiddenPause = 1000;

/**
 * Makes what keeps the ledgers of a server, in one of its processes; several do no harm.
 *
 * While the count of a thing is not public, its ledger stands still: each line would tell that somebody voted.
 *
 * @param store that of the services, without telling anybody who follows a thing: no count changes here
 */
export function createLedgers(services: Services, store: Store, nouns: readonly ServerNoun[]): Ledgers {
  const proved = nouns.filter(({ proving }) => proving !== undefined);
  const signers = new Map<string, Promise<NoteSigner>>();
  const seen = new Set<string>();
  const resting = new Map<string, number>();
  let underWay: Promise<void> | undefined;

  function signerOf(path: string): Promise<NoteSigner> {
    const signer = signers.get(path) ?? ledgerSigner(services, path);
    if (signers.size > 1000) signers.clear();
    signers.set(path, signer);
    return signer;
  }

  async function thingOf(scope: string): Promise<LedgerThing | undefined> {
    const row = await store.get(things, { scope, id: scope });
    const noun = proved.find(({ type }) => type === row?.type);
    return noun && (await findThing(store, noun, scope));
  }

  async function appendTo(scope: string): Promise<void> {
    const thing = await thingOf(scope);
    // An import is not public before it is done.
    if (!thing) return void resting.set(scope, services.clock() + pause);
    await ensure(thing);
    const { document, kind, path } = thing;
    if (kind.isCountPublic && !kind.isCountPublic(document, momentOf(services)))
      return void resting.set(scope, services.clock() + hiddenPause);
    const signer = await signerOf(path);
    while ((await appendSome(store, scope, signer)) > 0) await services.counts.turn();
  }

  async function ensure(thing: LedgerThing): Promise<void> {
    const { scope, path } = thing;
    if (seen.has(scope)) return;
    const signer = await signerOf(path);
    const head = await store.get(ledgerHeads, { scope });
    const note = head && readNote(head.note);
    if (!head) await beginLedger(store, thing, signer);
    else if (!note?.text.startsWith(`${signer.key.name}\n`) || !(await isSignedBy(note, signer.key)))
      await signOnce(scope, signer);
    seen.add(scope);
  }

  const signOnce = (scope: string, signer: NoteSigner): Promise<unknown> =>
    store.write(async (writer) => {
      const head = await writer.get(ledgerHeads, { scope });
      if (head) await writer.put(ledgerHeads, await signAnew(head, signer));
    });

  async function work(): Promise<void> {
    const now = services.clock();
    for (let after: string[] | undefined; ;) {
      const [row] = await store.list(ledgerWaiting, {}, { limit: 1, ...(after && { after }) });
      if (!row) return;
      const { scope } = row;
      if ((resting.get(scope) ?? 0) <= now) {
        resting.delete(scope);
        await appendTo(scope).catch((error: unknown) => {
          resting.set(scope, now + pause);
          console.error(`[ledger] ${scope}: ${error instanceof Error ? error.message : String(error)}`);
        });
      }
      const [last] = await store.list(ledgerWaiting, { scope }, { limit: 1, reverse: true });
      after = [scope, (last ?? row).thing, (last ?? row).id];
    }
  }

  return {
    append: () => (underWay ??= work().finally(() => (underWay = undefined))),
    async sweep() {
      for await (const { scope } of eachThing(store, proved)) {
        if (seen.has(scope)) continue;
        const thing = await thingOf(scope);
        if (thing) await ensure(thing);
      }
    },
  };
}
