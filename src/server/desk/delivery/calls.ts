import * as z from 'zod/mini';
import { text, whole } from '../../../schema/common.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { spokenIn } from '../../core/documents.ts';
import { languages } from '../../words/words-for.ts';
import { thingCall, type DeskCall } from '../call.ts';
import { refuseFaults } from '../form-faults.ts';
import type { DeskThing } from '../options.ts';
import { csvOf } from './hand-over.ts';
import { deliverList, fewestRows, listsOf, mostRows } from './list.ts';
import { takeTurn } from '../pace/turns.ts';

const wanted = z.strictObject({
  list: z.optional(text(100)),
  lang: z.optional(z.enum(languages)),
  rows: z.optional(whole),
  bom: z.optional(z.boolean()),
});
const of = ({ delivers }: ServerNoun): boolean => delivers !== undefined;

/** Returns the language of a list that is asked for in none: the first of its thing that lists are written in. */
export const writtenIn = ({ document }: Pick<DeskThing, 'document'>): (typeof languages)[number] =>
  spokenIn(document).flatMap((lang) => languages.find((each) => each === lang) ?? [])[0] ?? 'fr';

/** What programs do to hand over lists; the command is `deliver`. */
export const deliveryCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path: '/deliveries', of, duty: 'publish' },
    help: 'Names the lists that can be handed over now',
    run: async ({ desk }, thing) => ({
      body: { items: listsOf(thing, desk).map(({ name, words }) => ({ name, title: words('en').title })) },
    }),
  }),
  thingCall({
    ...{ method: 'POST', path: '/deliveries', of, duty: 'publish', body: wanted, streams: true },
    help: 'Hands over a list as CSV, and says so in the public log: "list", "lang" (the first language of the thing where it is left out), "rows" on a sheet, "bom" for Excel',
    async run({ options: { services }, desk, body }, thing) {
      const { lang = writtenIn(thing), rows: perSheet = 25, bom = false } = body;
      const lists = listsOf(thing, desk);
      const list = body.list === undefined ? lists[0] : lists.find(({ name }) => name === body.list);
      const isFair = perSheet >= fewestRows && perSheet <= mostRows;
      const names = lists.map(({ name }) => name).join(', ') || 'none now';
      refuseFaults(
        { ...(!list && { list: 'list.unknown' }), ...(!isFair && { rows: 'rows.range' }) },
        {
          'list.unknown': `There is no such list: there is ${names}.`,
          'rows.range': `Give a whole number from ${fewestRows} to ${mostRows}.`,
        },
      );
      const { baseUrl, minimumCell } = services;
      await desk.store.write((writer) => takeTurn(writer, desk));
      const preparing = deliverList(desk.store, thing, list!, { lang, perSheet, minimumCell }, desk);
      const at = { url: `${baseUrl}${thing.path}`, mark: bom, at: desk.now };
      return { handed: csvOf({ list: list!, stored: thing, lang, preparing }, at) };
    },
  }),
];
