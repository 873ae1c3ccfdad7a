import type { Noun } from '../../schema/noun.ts';
import { claim, claimCivicError, claimEqual, claimShape, rejection, thingIn, type Case } from '../case.ts';
import { kits } from '../nouns.ts';

export const reading: readonly Case[] = [
  {
    name: 'answers things in the shape that the elements read',
    needs: [],
    async run({ adapter, bench }) {
      for (const [noun, shape] of kits.flatMap(({ shapes }) => Object.entries<Noun['shape']>(shapes))) {
        const thing = thingIn(bench, noun);
        if (thing) claimShape(shape, (await adapter.read(thing.src)).thing, noun);
      }
    },
  },
  {
    name: 'answers an address where nothing stands with not-found',
    needs: [],
    async run({ adapter, bench }) {
      const error = await rejection(adapter.read(bench.missing));
      claimCivicError(error);
      claimEqual(error.code, 'not-found', 'code');
      claim(!error.retryable, 'what is not there is not worth a retry');
    },
  },
];
