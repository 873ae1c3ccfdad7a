import type { ActResult } from '../../schema/common.ts';
import type { Petition, SignAct } from '../../schema/petition.ts';
import { email, key, mailedCode, readAs, type ReadyAct } from '../acts.ts';
import type { ThingBench } from '../bench.ts';
import { claimEqual, type Stage } from '../case.ts';

/** A petition; where the adapter can sign, one that is open. */
export interface PetitionBench extends ThingBench {
  /** Returns how many signatures the backend counts. */
  signatures(): Promise<number>;
}

/** Makes a signature of a reader of the petition's current text. */
export async function signing(
  stage: Stage,
  { src, signatures }: PetitionBench,
  changes: Partial<SignAct> = {},
): Promise<ReadyAct<ActResult>> {
  const acts = stage.adapter.petitions ?? {};
  const { textVersion, notice } = await readAs<Petition>(stage, src);
  const act: SignAct = {
    key,
    name: 'Camille Martin',
    email,
    place: 'Valmont-sur-Loire',
    displayPublicly: false,
    receiveNews: false,
    textVersion,
    noticeVersion: notice?.version ?? '',
    lang: 'fr',
    ...changes,
  };
  return {
    send: (options, { petitions } = stage.adapter) => petitions!.sign!(src, act, options),
    async finish() {
      if (!acts.confirm) return;
      const result = await acts.confirm(src, { key: act.key, code: await mailedCode(stage, act.email) });
      claimEqual(result.outcome, 'counted', 'outcome of the confirmation');
    },
    count: signatures,
  };
}
