import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { checkEmail } from '../../core/rules.ts';
import { voiceRoles, type Voices } from '../../core/voices.ts';
import { languages } from '../../words/words-for.ts';
import { thingCall, type DeskCall } from '../call.ts';
import { DeskFault } from '../faults.ts';
import { refuseFaults } from '../form-faults.ts';
import type { DeskThing } from '../options.ts';
import { deskReasonsShape, takeReasons } from '../why.ts';
import { giveVoice, takeVoice } from './acts.ts';

const why = z.optional(deskReasonsShape);
const role = z.enum(voiceRoles);
const given = z.strictObject({ email: text(1000), role, why });
const taken = z.strictObject({ who: text(1000), role, why });

const path = '/voices';
const of = (noun: ServerNoun): boolean => noun.voices !== undefined;

/** Finds who is let do what in a thing. @throws DeskFault where nobody discusses there */
function voicesOf({ kind, document }: DeskThing): Voices {
  const voices = kind.voices?.(document);
  if (!voices) throw new DeskFault(404, 'Nobody discusses in it: give its document a "thread" first.');
  return voices;
}

/** What programs of an owner do about who moderates and who speaks for the institution; the command is `moderator`. */
export const voiceCalls: readonly DeskCall[] = [
  thingCall({
    ...{ method: 'GET', path, of, duty: 'appoint' },
    help: 'Lists who may moderate in the discussion of a thing, and who speaks there for the institution',
    run: async ({ desk: { store } }, thing) => ({
      body: {
        items: (await voicesOf(thing).list(store, thing.scope)).map(({ at, ...voice }) => ({
          ...voice,
          ...(at === undefined ? { in: 'document' } : { since: new Date(at).toISOString() }),
        })),
      },
    }),
  }),
  thingCall({
    ...{ method: 'POST', path, of, duty: 'appoint', body: given },
    help: 'Lets an address moderate there ("moderator"), or speak for the institution ("official"); "why", by language, is public',
    async run({ desk: { store, by, now, holder }, body }, thing) {
      const voices = voicesOf(thing);
      const checked = checkEmail(body.email);
      if ('fault' in checked) refuseFaults({ email: checked.fault }, {});
      const email = 'value' in checked ? checked.value : '';
      const how = {
        scope: thing.scope,
        path: thing.path,
        by,
        holder,
        now,
        why: takeReasons(body.why, languages),
      };
      const isNew = await store.write((writer) => giveVoice(writer, voices, { email, role: body.role }, how));
      return { body: { email, role: body.role, isNew }, status: isNew ? 201 : 200 };
    },
  }),
  thingCall({
    ...{ method: 'POST', path: `${path}/remove`, of, duty: 'appoint', body: taken },
    help: 'Takes a role there from an address or an id of the list, as "who"; "why", by language, is public',
    async run({ desk: { store, by, now }, body: { who: named, role: taking, why: said } }, thing) {
      const checked = named.includes('@') ? checkEmail(named) : { value: /^[\w-]*$/.exec(named.trim())?.[0] ?? '' };
      const who = 'value' in checked ? checked.value : '';
      const voices = voicesOf(thing);
      const how = { scope: thing.scope, path: thing.path, by, now, why: takeReasons(said, languages) };
      const isDone = await store.write((writer) => takeVoice(writer, voices, { who, role: taking }, how));
      if (!isDone)
        throw new DeskFault(
          404,
          `${who || 'Nobody of that address'} is no ${taking} there, but perhaps by its document.`,
        );
      return { body: { outcome: 'removed' } };
    },
  }),
];
