import type * as z from 'zod/mini';
import { commentPage, thread } from '../../schema/comments.ts';
import { consultation } from '../../schema/consultation.ts';
import { petition } from '../../schema/petition.ts';
import { poll } from '../../schema/poll.ts';
import { about, claim, claimCivicError, claimEqual, rejection, type Case } from '../case.ts';
import { methodOf } from './contract.ts';

const shapes = { petition, poll, hiddenPoll: poll, thread, consultation };

function claimShape(shape: z.ZodMiniType, value: unknown, what: string): void {
  const issue = shape.safeParse(value).error?.issues[0];
  claim(!issue, `${what} has another shape than the elements read, at \`${issue?.path.join('.')}\``);
}

export const reading: readonly Case[] = [
  {
    name: 'answers things in the shape that the elements read',
    needs: [],
    async run({ adapter, bench }) {
      for (const noun of Object.keys(shapes) as (keyof typeof shapes)[]) {
        if (bench[noun]) claimShape(shapes[noun], (await adapter.read(bench[noun].src)).thing, noun);
      }
      if (bench.thread)
        claimShape(commentPage, (await adapter.comments?.page?.(bench.thread.src, {})) ?? { items: [] }, 'page');
    },
  },
  ...about('petition', [
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
  ]),
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
