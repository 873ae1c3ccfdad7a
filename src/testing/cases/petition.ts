import { petition as shape } from '../../schema/petition.ts';
import { key, mailedCode } from '../acts.ts';
import { signing, type PetitionBench } from '../acts/petition.ts';
import { about, claim, claimEqual, methodOf, standing } from '../case.ts';
import type { NounKit } from '../noun-kit.ts';
import { proofCases } from './proof.ts';
import { toldCases, type AnsweredBench } from './told.ts';

export type { PetitionBench } from '../acts/petition.ts';
export type { AnsweredBench } from './told.ts';

const coded = ['petitions.sign', 'petitions.confirm'];

const cases = about<PetitionBench>('petition', [
  {
    name: 'reads a petition with its count and what may be done',
    needs: [],
    async run({ adapter }, { src, signatures }) {
      const { thing } = await adapter.read(src);
      claimEqual(thing.type, 'petition', 'type');
      claimEqual(thing.numbers['signatures']?.value, await signatures(), 'signatures');
      claim(thing.numbers['signatures']?.method !== '', 'a count says how it was counted');
      const canSign = methodOf(adapter, 'petitions.sign') !== undefined;
      claimEqual(thing.can['sign']?.allowed ?? false, canSign, 'can.sign.allowed');
      claim(!canSign || thing.phase === 'open', 'the petition is open');
    },
  },
  {
    name: 'a signature that is complete counts one more',
    needs: ['petitions.sign'],
    async run(stage, petition) {
      const { send, finish, count } = await signing(stage, petition);
      const before = await count();
      await send();
      await finish();
      claimEqual(await count(), before + 1, 'signatures in the backend');
      const { numbers } = (await stage.adapter.read(petition.src, { fresh: true })).thing;
      claimEqual(numbers['signatures']?.value, before + 1, 'signatures that are read');
    },
  },
  {
    name: 'a signature is received and not counted before it is confirmed',
    needs: coded,
    async run(stage, petition) {
      const { send, count } = await signing(stage, petition);
      const before = await count();
      claimEqual((await send()).outcome, 'received', 'outcome');
      claimEqual(await count(), before, 'signatures in the backend');
    },
  },
  {
    name: 'the code of a signature may be sent twice',
    needs: coded,
    async run(stage, petition) {
      const { send, finish, count } = await signing(stage, petition);
      const before = await count();
      await send();
      const code = await mailedCode(stage);
      await finish();
      const again = await stage.adapter.petitions?.confirm?.(petition.src, { key, code });
      claimEqual(again?.outcome, 'counted', 'outcome of the second time');
      claimEqual(await count(), before + 1, 'signatures in the backend');
    },
  },
  {
    name: 'a wrong code is refused with its reason and counts no signature',
    needs: coded,
    async run(stage, petition) {
      const { send, count } = await signing(stage, petition);
      const before = await count();
      await send();
      const code = (await mailedCode(stage)) === '000000' ? '000001' : '000000';
      const result = await stage.adapter.petitions?.confirm?.(petition.src, { key, code });
      claimEqual(result?.outcome, 'refused', 'outcome');
      claimEqual(result?.reason, 'code-wrong', 'reason');
      claimEqual(await count(), before, 'signatures in the backend');
    },
  },
  {
    name: 'a fault of a field is named by its field',
    needs: coded,
    async run(stage, petition) {
      const { send } = await signing(stage, petition, { email: 'no address' });
      const result = await send();
      claimEqual(result.outcome, 'refused', 'outcome');
      claim(Boolean(result.fields?.['email']), 'fields.email names the fault');
    },
  },
  {
    name: 'a withdrawal takes the signature out of the count',
    needs: ['petitions.sign', 'petitions.withdraw'],
    async run(stage, petition) {
      const { send, finish, count } = await signing(stage, petition);
      const before = await count();
      await send();
      await finish();
      const result = await stage.adapter.petitions?.withdraw?.(petition.src, { key });
      claimEqual(result?.outcome, 'withdrawn', 'outcome');
      claimEqual(await count(), before, 'signatures in the backend');
    },
  },
  {
    name: 'the receipt of a signature says how it stands',
    needs: ['petitions.sign', 'petitions.receipt'],
    async run(stage, petition) {
      const state = async () => (await stage.adapter.petitions?.receipt?.(petition.src, { key }))?.state;
      claimEqual(await state(), 'not-counted', 'state before the signature');
      const { send, finish } = await signing(stage, petition);
      await send();
      if (stage.adapter.petitions?.confirm) claimEqual(await state(), 'waiting', 'state before the confirmation');
      await finish();
      claimEqual(await state(), 'counted', 'state of the complete signature');
    },
  },
]);

export const petitionKit: NounKit<{
  /** A petition; where the adapter can sign, one that is open. */
  petition?: PetitionBench;
  /** A petition of which the institution owes or has said something; where the platform knows of answers. */
  answeredPetition?: AnsweredBench;
}> = {
  shapes: { petition: shape, answeredPetition: shape },
  first: {
    word: 'signature',
    noun: 'petition',
    need: 'petitions.sign',
    prepare: (stage) => signing(stage, standing<PetitionBench>(stage, 'petition')),
  },
  cases: [
    ...cases,
    ...proofCases<PetitionBench>('petition', { method: 'petitions.sign', word: 'a signature' }, signing),
    ...toldCases('answeredPetition', 'a petition'),
  ],
};
