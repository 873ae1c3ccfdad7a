import type { ActResult } from '../../schema/common.ts';
import type { Petition, SignAct } from '../../schema/petition.ts';
import { claim, claimEqual, type Bench, type Case } from '../bench.ts';

const email = 'camille.martin@exemple.fr';

/** Signs as a reader of the petition's current text would. */
async function sign({ adapter, petition }: Bench, changes: Partial<SignAct> = {}): Promise<ActResult | undefined> {
  const { thing } = await adapter.read(petition);
  const { textVersion, notice } = thing as Petition;
  return adapter.petitions?.sign?.(petition, {
    key: 'conformance-key-0001',
    name: 'Camille Martin',
    email,
    place: 'Valmont-sur-Loire',
    displayPublicly: false,
    receiveNews: false,
    textVersion,
    noticeVersion: notice?.version ?? '',
    lang: 'fr',
    ...changes,
  });
}

const all = ['petitions.sign', 'petitions.confirm', 'petitions.withdraw', 'petitions.receipt'];

export const petitions: readonly Case[] = [
  {
    name: 'a signature is received and not counted before it is confirmed',
    needs: all,
    async run(bench) {
      const before = await bench.counted();
      claimEqual((await sign(bench))?.outcome, 'received', 'outcome');
      claimEqual(await bench.counted(), before, 'signatures in the backend');
      const state = await bench.adapter.petitions?.receipt?.(bench.petition, { key: 'conformance-key-0001' });
      claimEqual(state?.state, 'waiting', 'state of the receipt');
    },
  },
  {
    name: 'the mailed code counts it, once however often it is sent',
    needs: all,
    async run(bench) {
      const before = await bench.counted();
      await sign(bench);
      const code = await bench.code(email);
      for (let time = 1; time <= 2; time += 1) {
        const result = await bench.adapter.petitions?.confirm?.(bench.petition, { key: 'conformance-key-0001', code });
        claimEqual(result?.outcome, 'counted', `outcome of confirmation ${time}`);
        claimEqual(await bench.counted(), before + 1, `signatures after confirmation ${time}`);
      }
      const { thing } = await bench.adapter.read(bench.petition, { fresh: true });
      claimEqual(thing.numbers['signatures']?.value, before + 1, 'signatures that are read');
    },
  },
  {
    name: 'the same act sent twice is one act',
    needs: all,
    async run(bench) {
      const before = await bench.counted();
      const results = await Promise.all([sign(bench), sign(bench)]);
      claim(
        results.every((result) => result?.outcome === 'received'),
        'both are answered as received',
      );
      const code = await bench.code(email);
      await bench.adapter.petitions?.confirm?.(bench.petition, { key: 'conformance-key-0001', code });
      claimEqual(await bench.counted(), before + 1, 'signatures in the backend');
    },
  },
  {
    name: 'a wrong code is refused with its reason and counts nothing',
    needs: all,
    async run(bench) {
      const before = await bench.counted();
      await sign(bench);
      const code = (await bench.code(email)) === '000000' ? '000001' : '000000';
      const result = await bench.adapter.petitions?.confirm?.(bench.petition, { key: 'conformance-key-0001', code });
      claimEqual(result?.outcome, 'refused', 'outcome');
      claimEqual(result?.reason, 'code-wrong', 'reason');
      claimEqual(await bench.counted(), before, 'signatures in the backend');
    },
  },
  {
    name: 'a fault of a field is named by its field',
    needs: all,
    async run(bench) {
      const result = await sign(bench, { email: 'no address' });
      claimEqual(result?.outcome, 'refused', 'outcome');
      claim(Boolean(result?.fields?.['email']), 'fields.email names the fault');
    },
  },
  {
    name: 'a withdrawal takes the signature out of the count',
    needs: all,
    async run(bench) {
      const before = await bench.counted();
      await sign(bench);
      const key = 'conformance-key-0001';
      await bench.adapter.petitions?.confirm?.(bench.petition, { key, code: await bench.code(email) });
      const result = await bench.adapter.petitions?.withdraw?.(bench.petition, { key });
      claimEqual(result?.outcome, 'withdrawn', 'outcome');
      claimEqual(await bench.counted(), before, 'signatures in the backend');
    },
  },
];
