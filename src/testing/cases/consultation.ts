import { consultation as shape } from '../../schema/consultation.ts';
import type { ThingBench } from '../bench.ts';
import { about, claim, claimEqual } from '../case.ts';
import type { NounKit } from '../noun-kit.ts';

export const consultationKit: NounKit<{ consultation?: ThingBench }> = {
  shapes: { consultation: shape },
  cases: about('consultation', [
    {
      name: 'reads a consultation with its numbers',
      needs: [],
      async run({ adapter }, { src }) {
        const { thing } = await adapter.read(src);
        claimEqual(thing.type, 'consultation', 'type');
        claim(Object.keys(thing.numbers).length > 0, 'a consultation has numbers');
      },
    },
  ]),
};
