import type { Hono } from 'hono';
import { agreedBy } from './agreed.ts';
import type { ActHandlers } from './handlers.ts';
import { heldState } from './holding/state.ts';
import { readCode, receiptPage, receiptPath, showReceipt } from './receipt-page.ts';
import { actId, type Actable } from './rules.ts';
import { stepOf } from './step.ts';
import { receipt as readReceipt } from './withdraw.ts';
import type { Guard } from '../core/guard.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import { admit } from '../http/admission.ts';
import { parseBody } from '../http/body.ts';
import { wantsPage } from '../http/negotiation.ts';
import { speak } from '../http/problems.ts';

/** Of a code that is none, as much is shown again. */
const longest = 100;

/** Adds the look-up of an act by its key: JSON for widgets, and a page for who has noted the code of a receipt. */
export function addReceipt<S extends Actable>(
  app: Hono,
  services: Services,
  guardStrangers: Guard,
  handlers: ActHandlers<S>,
  { requests: { receipt }, words }: S['kind'],
): void {
  app.get(`${handlers.at}/${receiptPath}`, async (c) => {
    const thing = await handlers.find(c);
    if (!thing) return c.notFound();
    c.header('Cache-Control', 'no-store');
    return c.html(receiptPage(stepOf(c, services, thing, { key: '' }), {}));
  });
  app.post(`${handlers.at}/${receipt.path}`, async (c) => {
    const thing = await handlers.find(c);
    if (!thing) return c.notFound();
    speak(c, words);
    c.header('Cache-Control', 'no-store');
    const shows = wantsPage(c, false);
    const read = shows ? readCode : (key: string): string => key;
    const isGood = async (key: string) => (await readReceipt(services, thing, read(key))).at !== undefined;
    let typed = '';
    try {
      const body = await admit(c, services, guardStrangers, thing.scope, isGood);
      typed = typeof body['key'] === 'string' ? body['key'].slice(0, longest) : '';
      const key = read(parseBody(receipt.body, body).key);
      const told = await readReceipt(services, thing, key);
      if (shows) {
        // Who confirmed what is held was told that it counts: nothing here is to tell it apart.
        const isHeld = (await heldState(services.store, thing.scope, await actId(thing, key))) === 'held';
        return await showReceipt(c, services, handlers, thing, key, isHeld ? { ...told, state: 'counted' } : told);
      }
      // What is shown to who acted is shown to who confirmed.
      const isOwn = told.state === 'counted' && told.confirmedBy === undefined;
      const shown = isOwn ? await handlers.readForReceipt?.(c, thing) : undefined;
      const agreed = isOwn && handlers.changedSince ? await agreedBy(services, thing, key) : undefined;
      const changed = agreed && (await handlers.changedSince?.(thing, agreed));
      const changedSince = changed === undefined ? undefined : new Date(changed).toISOString();
      return c.json({ ...told, ...(changedSince && { changedSince }), ...(shown && { thing: shown }) });
    } catch (error) {
      if (!shows || !(error instanceof Refusal)) throw error;
      const { fields, reason, status } = error;
      const step = stepOf(c, services, thing, { key: '' });
      return c.html(
        receiptPage(step, fields ? { fields } : { message: step.said.refusals[reason] ?? '' }, typed),
        status,
      );
    }
  });
}
