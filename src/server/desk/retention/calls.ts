import * as z from 'zod/mini';
import { thingCall, type DeskCall } from '../call.ts';
import { eraseNow } from './erase.ts';
import { readRetention, type RetentionState } from './read.ts';

const understood = z.strictObject({ understood: z.literal(true) });
const of = (): boolean => true;

/** What programs do about the end of personal data. */
export const retentionCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/retention', of, duty: 'publish', command: 'retention show' },
    help: 'Tells how many people are known by name or address, how many letters to them have not left, and when they are erased',
    run: async ({ options: { services, nouns } }, thing) => ({
      body: shown(await readRetention(services, nouns, thing)),
    }),
  }),
  thingCall({
    ...{ method: 'POST', path: '/retention/erase', of, duty: 'publish', command: 'retention erase', body: understood },
    help: 'Erases now who took part in what has closed for good, with the letters to them that have not left, whose number is answered; it can’t be undone: send { "understood": true }',
    async run({ options: { services, nouns }, desk }, thing) {
      const isDone = await eraseNow(services, nouns, thing, desk.by);
      const state = shown(await readRetention(services, nouns, thing));
      return { body: isDone ? state : { outcome: 'nothing-to-erase', ...state } };
    },
  }),
];

const shown = ({ known, letters, due, isClosed, erasure }: RetentionState): object => ({
  known,
  letters,
  isClosed,
  ...(due !== undefined && { due: new Date(due).toISOString() }),
  ...(erasure && {
    erasure: {
      ...{ state: erasure.state, people: erasure.people, letters: erasure.letters },
      at: new Date(erasure.at).toISOString(),
    },
  }),
});
