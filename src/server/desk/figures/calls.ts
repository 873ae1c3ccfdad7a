import * as z from 'zod/mini';
import { thingCall, type DeskCall } from '../call.ts';
import { readFigures } from './read.ts';

const asked = z.object({ by: z.optional(z.enum(['hour', 'day'])) });

/** What programs read of the figures of a thing. */
export const figuresCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/figures', of: () => true, duty: 'read', command: 'figures', query: asked },
    help: 'Tells what was received, confirmed and withdrawn by hour (or --by day), and from where, as far as enough people share it',
    run: async ({ desk: { store, now, timeZone }, query: { by: step = 'hour' } }, { scope }) => ({
      body: await readFigures(store, scope, { step, now, timeZone }),
    }),
  }),
];
