import * as z from 'zod/mini';
import { thingCall, type DeskCall } from '../call.ts';
import { isDayOfCalendar } from '../faults.ts';
import { readFiguresOf, type ToldFigures } from './read.ts';

const asked = z.object({
  by: z.optional(z.enum(['hour', 'day'])),
  until: z.optional(z.string().check(z.refine(isDayOfCalendar, 'is no day of the calendar: write it like 2027-03-31'))),
});

/** What programs read of the figures of a thing. */
export const figuresCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/figures', of: () => true, duty: 'read', command: 'figures', query: asked },
    help: 'Tells what was received, confirmed and withdrawn by hour (7 days) or --by day (8 weeks), --until a day (today, or the end of what is over), and from where, as far as enough people share it. As long as results are hidden, what tells how many have acted is left out, and "hiddenUntilClose" says so',
    run: async ({ desk: { store, now, timeZone }, query: { by: step = 'hour', until } }, stored) => ({
      body: written(await readFiguresOf(store, stored, { step, now, timeZone, until })),
    }),
  }),
];

/** Writes hours as programs read them; days are written so already. */
const written = ({ spans, ...figures }: ToldFigures) => ({
  ...figures,
  spans: spans.map(({ at, ...span }) => ({ at: typeof at === 'number' ? new Date(at).toISOString() : at, ...span })),
});
