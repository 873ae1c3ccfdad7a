import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import { thingCall, type Asked, type DeskCall, type Told } from '../call.ts';
import { DeskFault } from '../faults.ts';
import { fieldsOf, refuseFaults } from '../form-faults.ts';
import type { DeskThing } from '../options.ts';
import { reasonsShape, takeReasons, whyLanguagesOf, whySaid, type Why } from '../why.ts';
import { lookAt, takeOut } from './choosing.ts';
import { readChoice } from './form.ts';
import { isNumberHidden, withoutNumber } from './hidden.ts';
import { histogramOf } from './histogram.ts';
import { readInvalidations, restoreActs } from './invalidate.ts';
import type { Choice, Criteria } from './select.ts';
import { invalidatingWords } from './words-for.ts';

const why = reasonsShape;
const criteria = {
  from: z.optional(text(40)),
  until: z.optional(text(40)),
  domain: z.optional(text(300)),
  source: z.optional(text(2000)),
  receipts: z.optional(z.array(text(200))),
};
const looking = z.strictObject({ ...criteria, why: z.optional(why) });
const taking = z.strictObject({ ...criteria, why, version: text(100) });
const reason = z.strictObject({ why });
/* The description of the interface names what is sent by its address: each has its own. */
const lookingBelow = z.strictObject(looking.shape);
const takingBelow = z.strictObject(taking.shape);
const undoing = z.strictObject({ why, batch: text(200) });
const proposed = '/proposals/{proposal}/invalidations';
const proposes = ({ findProposed }: ServerNoun): boolean => findProposed !== undefined;
const of = ({ invalidating }: ServerNoun): boolean => invalidating !== undefined;
const said = invalidatingWords('en').faults;

type Work<B> = (asked: Asked<B>, thing: DeskThing) => Promise<Told>;

const list: Work<unknown> = async ({ desk: { store }, options }, thing) => {
  const all = await readInvalidations(store, thing);
  const items = all.map(({ at, undoneAt, ...each }) => ({
    ...each,
    at: new Date(at).toISOString(),
    ...(undoneAt !== undefined && { undoneAt: new Date(undoneAt).toISOString() }),
  }));
  return { body: { items: isNumberHidden(thing, options.services) ? items.map(withoutNumber) : items } };
};

const preview: Work<z.infer<typeof looking>> = async ({ desk, body, options }, thing) => {
  const { choice } = await look({ desk, options, body: { why: anyReason(thing), ...body } }, thing);
  const { version } = choice;
  const isHidden = isNumberHidden(thing, options.services);
  return { body: isHidden ? { version, hiddenUntilClose: true } : shown(choice, thing) };
};

const take: Work<z.infer<typeof taking>> = async ({ desk, body, soon, options }, thing) => {
  const looked = await look({ desk, body, options }, thing);
  const done = await soon(takeOut({ ...desk, expects: body.version }, thing, looked, options.services));
  return done ? { body: toldOf(done.value, thing, options.services), status: 201 } : underWay;
};

const restore: Work<z.infer<typeof undoing>> = async ({ desk, body, soon, options }, thing) => {
  const given = takeReasons(body.why, whyLanguagesOf(thing));
  if (!given) refuseFaults({ why: 'why.required' }, said);
  const found = (await readInvalidations(desk.store, thing)).find((each) => each.id === body.batch);
  if (!found) throw new DeskFault(404, `Nothing was taken out here under "${body.batch}".`);
  const done = await soon(restoreActs(desk, thing, { ...found, why: given! }, options.services));
  return done ? { body: toldOf(done.value, thing, options.services) } : underWay;
};

/** Tells what was done, and how many it was once everyone may know. */
const toldOf = (done: { id: string; number: number }, thing: DeskThing, services: Services): object =>
  isNumberHidden(thing, services) ? withoutNumber(done) : done;

/** Does it with what is proposed in a thing, and lets that be counted anew. */
const ofProposed =
  <B>(work: Work<B>): Work<B> =>
  async (asked, { kind, id }) => {
    const { services } = asked.options;
    const proposed = await kind.findProposed!(services, id, asked.part);
    if (!proposed) throw new DeskFault(404, `Nothing is proposed under "${asked.part}" there.`);
    const told = await work(asked, proposed);
    services.counts.forget(proposed.scope, proposed.id);
    return told;
  };

const previewHelp =
  'Tells how many fit "from", "until", "domain", "source" and "receipts", and the "version" by which they are taken out; of votes, a "domain" stands alone. As long as results are hidden, the "version" alone, and "from" and "until" are days';

/** What programs do about what should not count, in a thing or in what is proposed there. */
export const invalidatingCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/invalidations', of, duty: 'publish', command: 'invalidate list' },
    help: 'Lists what was taken out of the count, and what was put back',
    run: list,
  }),
  thingCall({
    ...{
      method: 'POST',
      path: '/invalidations/preview',
      of,
      duty: 'publish',
      command: 'invalidate preview',
      needsBody: true,
    },
    ...{ body: looking, help: previewHelp, run: preview },
  }),
  thingCall({
    ...{ method: 'POST', path: '/invalidations', of, duty: 'publish', command: 'invalidate do', body: taking },
    help: 'Takes out of the count what was previewed under this "version", with a public reason in "why" by language',
    run: take,
  }),
  thingCall({
    ...{ method: 'POST', path: '/invalidations/{batch}/restore', of, duty: 'publish', command: 'invalidate undo' },
    body: reason,
    help: 'Puts back what was taken out together, with a public reason in "why" by language',
    run: (asked, thing) => restore({ ...asked, body: { ...asked.body, batch: asked.part } }, thing),
  }),
  thingCall({
    ...{ method: 'GET', path: proposed, of: proposes, duty: 'publish', command: 'proposals invalidated' },
    help: 'Lists which votes on a proposal were taken out of the count, and put back',
    run: ofProposed(list),
  }),
  thingCall({
    ...{
      method: 'POST',
      path: `${proposed}/preview`,
      needsBody: true,
      of: proposes,
      duty: 'publish',
      command: 'proposals preview',
    },
    ...{ body: lookingBelow, help: `${previewHelp}: votes on a proposal`, run: ofProposed(preview) },
  }),
  thingCall({
    ...{ method: 'POST', path: proposed, of: proposes, duty: 'publish', command: 'proposals invalidate' },
    body: takingBelow,
    help: 'Takes votes on a proposal out of the count that were previewed under this "version", with a public reason in "why"',
    run: ofProposed(take),
  }),
  thingCall({
    ...{ method: 'POST', path: `${proposed}/restore`, of: proposes, duty: 'publish', command: 'proposals restore' },
    body: undoing,
    help: 'Puts back votes on a proposal that were taken out as one "batch", with a public reason in "why"',
    run: ofProposed(restore),
  }),
];

/** All of it will be done, or nothing: the list tells. */
const underWay: Told = { body: { outcome: 'under-way' }, status: 202 };

/** A preview needs no reason yet: the form's reader is given one. */
const anyReason = ({ document }: DeskThing): Why =>
  Object.fromEntries(Object.keys(document.title).map((lang) => [lang, '-']));

/** Reads the criteria as the form does, and looks at what fits. @throws DocumentFault */
async function look(
  { desk, body, options }: Pick<Asked<z.infer<typeof looking>>, 'desk' | 'body' | 'options'>,
  thing: DeskThing,
): Promise<{ choice: Choice; criteria: Criteria; why: Why }> {
  const { why: reasons, receipts, ...others } = body;
  const form = { ...others, ...fieldsOf('why', reasons), receipts: receipts?.join('\n') };
  const read = readChoice(form, thing, desk.timeZone, isNumberHidden(thing, options.services));
  refuseFaults(read.faults, { ...said, ...whySaid(whyLanguagesOf(thing)) });
  const { choice, fault } = await lookAt(options.services, thing, read.criteria);
  if (fault) refuseFaults({ criteria: fault }, said);
  return { choice, criteria: read.criteria, why: read.why! };
}

function shown({ acts, version }: Choice, { kind }: DeskThing): object {
  const { bars } = histogramOf(
    acts.map(({ at }) => at),
    kind.invalidating?.fewest,
  );
  return {
    ...{ number: acts.length, version },
    times: bars.map(({ at, number }) => ({ at: new Date(at).toISOString(), number })),
  };
}
