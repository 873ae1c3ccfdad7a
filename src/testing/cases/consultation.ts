import { consultation as shape } from '../../schema/consultation.ts';
import type { ThingBench } from '../bench.ts';
import { about, claim, claimEqual } from '../case.ts';
import type { NounKit } from '../noun-kit.ts';
import { toldCases, type AnsweredBench } from './told.ts';

export const consultationKit: NounKit<{
  consultation?: ThingBench;
  /** A consultation of which the institution has said something; where the platform knows of answers. */
  answeredConsultation?: AnsweredBench;
}> = {
  shapes: { consultation: shape, answeredConsultation: shape },
  cases: [
    ...about('consultation', [
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
    ...toldCases('answeredConsultation', 'a consultation'),
  ],
};
