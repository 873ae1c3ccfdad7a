import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import { checkEmail } from '../core/rules.ts';
import { siteCall, type DeskCall } from './call.ts';
import { DeskFault } from './faults.ts';
import { refuseFaults } from './form-faults.ts';
import { giveKey, keyName, listKeys, newKey, takeKey } from './keys.ts';
import { appoint, dismiss, listOfficers } from './officers.ts';
import { languages } from '../words/words-for.ts';
import { keyRoles, may, roles, type Grant } from './roles.ts';
import { deskReasonsShape, takeReasons } from './why.ts';

const grant = { only: z.optional(text(200)) };
const why = z.optional(deskReasonsShape);
const officer = z.strictObject({ email: text(1000), role: z.enum(roles), ...grant, why });
const taken = z.strictObject({ why });
const key = z.strictObject({ name: text(200), role: z.enum(keyRoles), ...grant });

const counts = {
  key: 'A program gives no key that counts on paper, since it takes two people: civic-widgets key add, where the server runs, does.',
  officer:
    'A program appoints nobody who counts on paper, since it takes two people: an owner does at the desk, or civic-widgets officer add.',
};

/** Refuses a role that counts on paper: one program alone could be both of the people whom that takes. @throws DocumentFault */
function refuseCounting({ role, scope }: Grant, detail: string): void {
  if (may({ grants: [{ role, scope }] }, 'count', scope))
    refuseFaults({ role: 'role.counts' }, { 'role.counts': detail });
}

/** Returns an address as it is compared. @throws DocumentFault */
function addressOf(email: string): string {
  const checked = checkEmail(email);
  if ('fault' in checked) refuseFaults({ email: checked.fault }, {});
  return 'value' in checked ? checked.value : '';
}

/** What programs of an owner do about who runs the site; the commands are `officer` and `key`. */
export const officerCalls: readonly DeskCall[] = [
  siteCall({
    ...{ method: 'GET', path: '/officers', duty: 'appoint' },
    help: 'Lists those who run the site, with their roles',
    run: async ({ desk: { store } }) => ({
      body: { items: (await listOfficers(store)).map(({ email, grants }) => ({ email, grants })) },
    }),
  }),
  siteCall({
    ...{ method: 'POST', path: '/officers', duty: 'appoint', body: officer },
    help: 'Gives an address a role that does not count on paper, in one thing with "only"; "why", by language, is public. A mail tells them so; where "mailed" is false, whoever appoints does, with "signIn"',
    async run({ desk, body: { email, role, only: scope = '', why: said }, options: { services } }) {
      const { store, nouns, by, now, holder } = desk;
      const address = addressOf(email);
      const why = takeReasons(said, languages);
      const owner = 'An owner is one of the whole site: leave "only" out.';
      if (role === 'owner' && scope !== '') refuseFaults({ only: 'only.owner' }, { 'only.owner': owner });
      refuseCounting({ role, scope }, counts.officer);
      const how = { nouns, by, now, holder, why, mails: { services } };
      const { isNew, mail } = await store.write((writer) => appoint(writer, address, { role, scope }, how));
      await services.outbox.sendDue();
      const mailed = mail !== undefined;
      const body = { email: address, role, scope, isNew, mailed, signIn: `${services.baseUrl}/desk/sign-in` };
      return { body, status: isNew ? 201 : 200 };
    },
  }),
  siteCall({
    ...{ method: 'POST', path: '/officers/remove', duty: 'appoint', body: officer },
    help: 'Takes a role from an address, which a mail tells; "why", by language, is public',
    async run({ desk, body: { email, role, only: scope = '', why: said }, options: { services } }) {
      const { store, nouns, by, now } = desk;
      const address = addressOf(email);
      const why = takeReasons(said, languages);
      const { fault, mail } = await store.write((writer) =>
        dismiss(writer, address, { role, scope }, { nouns, by, now, why, mails: { services } }),
      );
      if (fault === 'unknown') throw new DeskFault(404, `${address} is no ${role}${scope && ` of ${scope}`}.`);
      if (fault) throw new DeskFault(409, `${address} is the only owner: add another one first.`);
      await services.outbox.sendDue();
      return { body: { outcome: 'removed', mailed: mail !== undefined } };
    },
  }),
  siteCall({
    ...{ method: 'GET', path: '/keys', duty: 'appoint' },
    help: 'Lists the names of the keys of programs, with their roles and the day of their last use, or null',
    run: async ({ desk: { store } }) => ({
      body: {
        items: (await listKeys(store)).map(({ name, role, scope, used_on: day }) => ({
          ...{ name, role, scope },
          lastUsed: day || null,
        })),
      },
    }),
  }),
  siteCall({
    ...{ method: 'POST', path: '/keys', duty: 'appoint', body: key },
    help: 'Gives a program a key, in one thing with "only"; it is shown this once',
    async run({ desk: { store, nouns, by, now, holder }, body: { name: given, role, only: scope = '' } }) {
      const name = keyName(given);
      if (name === '') refuseFaults({ name: 'name.required' }, { 'name.required': 'Name the program.' });
      refuseCounting({ role, scope }, counts.key);
      const made = await newKey();
      const isNew = await store.write((writer) =>
        giveKey(writer, { id: made.id, name, role, scope }, { nouns, by, now, holder }),
      );
      if (!isNew) throw new DeskFault(409, `There is a key "${name}" already: choose another name.`);
      return { body: { name, role, scope, key: made.key }, status: 201 };
    },
  }),
  siteCall({
    ...{ method: 'POST', path: '/keys/{name}/remove', duty: 'appoint', body: taken },
    help: 'Takes the key of a program: it opens nothing any more; "why", by language, is public',
    async run({ desk: { store, nouns, by, now }, part: name, body }) {
      const why = takeReasons(body.why, languages);
      const isDone = await store.write((writer) => takeKey(writer, name, { nouns, by, now, why }));
      if (!isDone) throw new DeskFault(404, `There is no key "${name}".`);
      return { body: { outcome: 'removed' } };
    },
  }),
];
