import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { thingCall, type Asked, type DeskCall, type Told } from '../call.ts';
import { refuseFaults } from '../form-faults.ts';
import { isNumberHidden, withoutNumber } from '../invalidating/hidden.ts';
import type { DeskThing } from '../options.ts';
import { reasonsShape, takeReasons, whyLanguagesOf } from '../why.ts';
import { decideHeld, undoHeld } from './decide.ts';
import { readDecisions, readGroups, standingCount, type HeldGroup } from './groups.ts';
import { holdingWords } from './words-for.ts';

const deciding = z.strictObject({
  group: text(200),
  verdict: z.enum(['count', 'aside']),
  until: text(40).check(z.refine((given) => !Number.isNaN(Date.parse(given)))),
  why: z.optional(reasonsShape),
});
const undoing = z.strictObject({ why: reasonsShape });

/** Checks whether acts on things of a noun, or on what is proposed in them, can be held. */
export const mayHold = ({ invalidating, findProposed }: ServerNoun): boolean =>
  invalidating !== undefined || findProposed !== undefined;

const said = holdingWords('en').faults;
const iso = (at: number): string => new Date(at).toISOString();

const list = async ({ desk, options }: Asked, thing: DeskThing): Promise<Told> => {
  const { services } = options;
  const isHidden = isNumberHidden(thing, services);
  const from = await standingCount(services, thing);
  const groups = await readGroups(services, thing);
  const decided = (await readDecisions(desk.store, thing)).map(({ at, undoneAt, ...each }) => ({
    ...each,
    at: iso(at),
    ...(undoneAt !== undefined && { undoneAt: iso(undoneAt) }),
  }));
  return {
    body: {
      until: iso(services.clock()),
      groups: groups.map((group) => (isHidden ? hiddenGroup(group) : shownGroup(group, from))),
      decisions: isHidden ? decided.map(withoutNumber) : decided,
    },
  };
};

const hiddenGroup = ({ id, reason, domain, block }: HeldGroup): object => ({
  ...{ group: id, reason, hiddenUntilClose: true },
  ...(domain && { domain }),
  ...(block && { block }),
});

function shownGroup(group: HeldGroup, from: number | undefined): object {
  const { id, reason, domain, block, since, rows } = group;
  return {
    ...{ group: id, reason, number: rows.length, since: iso(since) },
    ...(domain && { domain }),
    ...(block && { block }),
    ...(from !== undefined && { count: { from, to: from + rows.length } }),
  };
}

const decide = async (
  { desk, body, soon, options }: Asked<z.infer<typeof deciding>>,
  thing: DeskThing,
): Promise<Told> => {
  const why = takeReasons(body.why, whyLanguagesOf(thing));
  if (!why && body.verdict === 'aside') refuseFaults({ why: 'why.required' }, said);
  const wish = { group: body.group, verdict: body.verdict, until: Date.parse(body.until), why };
  return told(await soon(decideHeld(options.services, desk, thing, wish)), thing, options, 201);
};

const undo = async (
  { desk, body, part, soon, options }: Asked<z.infer<typeof undoing>>,
  thing: DeskThing,
): Promise<Told> => {
  const why = takeReasons(body.why, whyLanguagesOf(thing));
  if (!why) refuseFaults({ why: 'why.required' }, said);
  return told(await soon(undoHeld(options.services, desk, thing, { id: part, why: why! })), thing, options, 200);
};

/** Tells what was done, and with how many once everyone may know; what takes longer goes on by itself, and the list tells. */
function told(
  done: { value: { id: string; number: number } } | undefined,
  thing: DeskThing,
  { services }: Asked['options'],
  status: 200 | 201,
): Told {
  if (!done) return { body: { outcome: 'under-way' }, status: 202 };
  return { body: isNumberHidden(thing, services) ? withoutNumber(done.value) : done.value, status };
}

/** What programs do about acts that are held as suspect. */
export const holdingCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/held', of: mayHold, duty: 'publish', command: 'held list' },
    help: 'Lists acts that are held as suspect, by why and from where, how many, since when, what counting them changes ("count"), and what was decided',
    run: list,
  }),
  thingCall({
    ...{ method: 'POST', path: '/held', of: mayHold, duty: 'publish', command: 'held decide', body: deciding },
    help: 'Counts a "group" of held acts as of now ("verdict": "count"), or sets it aside ("aside") with a public reason in "why": those that were held "until" the list was read',
    run: decide,
  }),
  thingCall({
    ...{ method: 'POST', path: '/held/{decision}/undo', of: mayHold, duty: 'publish', command: 'held undo' },
    body: undoing,
    help: 'Undoes a decision on held acts, with a public reason in "why", as long as the thing is open: what was counted is taken out of the count, what was set aside is held again',
    run: undo,
  }),
];
