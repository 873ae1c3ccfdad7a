import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { siteCall, type DeskCall } from '../call.ts';
import { DeskFault } from '../faults.ts';
import { refuseFaults } from '../form-faults.ts';
import {
  addHook,
  eventsOf,
  hookEvents,
  hookFaults,
  lastDeliveries,
  listHooks,
  newHookSecret,
  removeHook,
  tryHook,
} from './hooks.ts';

const added = z.strictObject({ url: text(2000), events: z.optional(z.array(z.enum(hookEvents))) });
const notThere = (id: string) => new DeskFault(404, `There is no address "${id}" that is told.`);

/** What programs do about the addresses that are told; the command is `hook`. */
export const hookCalls: readonly DeskCall[] = [
  siteCall({
    ...{ method: 'GET', path: '/hooks', duty: 'appoint' },
    help: 'Lists the addresses that are told, what of, and what came of it last',
    async run({ desk: { store } }) {
      const all = (await listHooks(store)).map(async (hook) => ({
        ...{ id: hook.id, url: hook.url, events: eventsOf(hook) },
        last: (await lastDeliveries(store, hook.id)).map(({ event, path, at, state, failures, trouble }) => ({
          ...{ event, path, at: new Date(at).toISOString(), state, failures, trouble },
        })),
      }));
      return { body: { items: await Promise.all(all) } };
    },
  }),
  siteCall({
    ...{ method: 'POST', path: '/hooks', duty: 'appoint', body: added },
    help: 'Tells an address of "events", of all where none is named; its secret is shown this once',
    async run({ desk, body: { url, events = [...hookEvents] } }) {
      const { store } = desk;
      const secret = newHookSecret();
      const fault = await store.write((writer) => addHook(writer, { url, secret, events }, desk));
      if (fault) refuseFaults({ url: `url.${fault}` }, { [`url.${fault}`]: hookFaults[fault] });
      const hook = (await listHooks(store)).find((each) => each.secret === secret);
      return { body: { id: hook?.id, url: hook?.url, events, secret }, status: 201 };
    },
  }),
  siteCall({
    ...{ method: 'POST', path: '/hooks/{hook}/test', duty: 'appoint' },
    help: 'Sends an address a test',
    async run({ desk: { store, now }, part }) {
      if (!(await tryHook(store, part, now))) throw notThere(part);
      return { body: { outcome: 'waits' }, status: 202 };
    },
  }),
  siteCall({
    ...{ method: 'POST', path: '/hooks/{hook}/remove', duty: 'appoint' },
    help: 'Tells an address nothing any more',
    async run({ desk: { store, by, now }, part }) {
      if (!(await store.write((writer) => removeHook(writer, part, { by, now })))) throw notThere(part);
      return { body: { outcome: 'removed' } };
    },
  }),
];
