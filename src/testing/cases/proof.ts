import type { LedgerProof } from '../../schema/acts.ts';
import { ledgerProof } from '../../schema/acts.ts';
import { checkProof, compareLedgers, findOwn } from '../../tally/ledger-proof.ts';
import { key, type ReadyAct } from '../acts.ts';
import type { ThingBench } from '../bench.ts';
import { about, claim, claimEqual, claimShape, isNotFound, methodOf, type Case, type Stage } from '../case.ts';

type Prove = (src: string, act: { key: string; since?: number }) => Promise<LedgerProof>;

/**
 * Makes the case about the proof that an act is in a public ledger of counts.
 *
 * @param act the method of the act, as `petitions.sign`, and what is said of it
 */
export const proofCases = <B extends ThingBench>(
  noun: string,
  { method, word }: { method: string; word: string },
  prepare: (stage: Stage, thing: B) => Promise<ReadyAct>,
): readonly Case[] => {
  const needs = [method, `${method.split('.')[0]}.prove`] as const;
  return about<B>(noun, [
    {
      name: `the proof that ${word} is in the ledger holds, where the backend keeps one`,
      needs,
      async run(stage, thing) {
        const { send, finish, count } = await prepare(stage, thing);
        await send();
        await finish();
        await count();
        const prove = methodOf(stage.adapter, needs[1]) as Prove;
        const proof = await prove(thing.src, { key }).catch((error: unknown) => {
          if (isNotFound(error)) return undefined;
          throw error;
        });
        if (!proof) return;
        claimShape(ledgerProof, proof, 'the proof');
        const checked = await checkProof(proof);
        claim(checked !== undefined, 'each line is in the ledger of the checkpoint');
        claim(checked.isSigned !== false, 'the checkpoint is signed by the key');
        const { id } = (await stage.adapter.read(thing.src)).thing;
        const { counted } = await findOwn(checked.lines, id, key);
        claim(counted !== undefined || proof.why !== undefined, 'the line of the act is there, or it is said why not');
        const later = await prove(thing.src, { key, since: checked.checkpoint.size });
        claimEqual(await compareLedgers(proof, later), 'grown', 'how the ledger stands to what it was');
      },
    },
  ]);
};
