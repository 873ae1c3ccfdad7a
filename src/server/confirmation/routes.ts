import type { Context, Hono } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import { createDigests } from './digests.ts';
import type { Actable } from './rules.ts';
import { confirmByCode, confirmByLink } from './confirm.ts';
import { findByLink } from './links.ts';
import { madeOf } from './letters.ts';
import { resend as sendAgain } from './resend.ts';
import { withdrawByKey, withdrawByLink } from './withdraw.ts';
import { readLimited } from '../http/admission.ts';
import { parseBody, type Body } from '../http/body.ts';
import { addProof } from './prove.ts';
import { addReceipt } from './receipt-routes.ts';
import { wantsPage } from '../http/negotiation.ts';
import { askPage, refusedPage, withdrawnPage } from './pages.ts';
import { speak } from '../http/problems.ts';
import { needMail } from '../core/outbox.ts';
import { randomSecret } from '../core/crypto.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import { actPages, showCounted, type Show } from './form-pages.ts';
import type { Guard } from '../core/guard.ts';
import type { ActHandlers } from './handlers.ts';
import { stepOf } from './step.ts';
import { withTrap } from './trap.ts';
import { addChallenge } from './work/routes.ts';

/** Adds the acts below a thing: JSON for widgets, pages for people. */
export function addActs<S extends Actable>(
  app: Hono,
  services: Services,
  newGuard: () => Guard,
  given: ActHandlers<S>,
  kind: S['kind'],
): void {
  const handlers = withTrap(services, given);
  const pages = actPages(services, handlers);
  const { confirm, resend, withdraw } = kind.requests;

  /** Makes the handler of an act: its answer as JSON, or the page that a plain form leads to, be it a success or a refusal. */
  const act = (run: (thing: S, body: Body, c: Context) => Promise<ActResult>, page: Show<S>) => {
    const guard = newGuard();
    return async (c: Context): Promise<Response> => {
      const thing = await handlers.find(c);
      if (!thing) return c.notFound();
      speak(c, kind.words);
      const body = await readLimited(c, guard);
      c.header('Cache-Control', 'no-store');
      const shows = wantsPage(c, false);
      try {
        guard(c);
        const result = await run(thing, body, c);
        if (shows) return await page(c, thing, body, result);
        return c.json(result, result.outcome === 'received' ? 202 : 200);
      } catch (error) {
        if (shows && error instanceof Refusal) return page(c, thing, body, error);
        throw error;
      }
    };
  };

  app.post(
    `${handlers.at}/${kind.acts}`,
    act((thing, body, c) => {
      needMail(services);
      return handlers.begin(thing, body, c);
    }, pages.begun),
  );
  app.post(
    `${handlers.at}/${confirm.path}`,
    act((thing, body, c) => {
      if ('token' in body) return confirmByLink(services, thing, parseBody(confirm.linkBody, body), c.get('sender'));
      const { key, code } = parseBody(confirm.body, body);
      return confirmByCode(services, thing, key, code, c.get('sender'));
    }, pages.confirmed),
  );
  app.post(
    `${handlers.at}/${resend.path}`,
    act((thing, body, c) => {
      needMail(services);
      return sendAgain(services, thing, parseBody(resend.body, body), c.get('sender'));
    }, pages.resent),
  );
  app.post(
    `${handlers.at}/${withdraw.path}`,
    act((thing, body, c) => {
      if ('token' in body)
        return withdrawByLink(services, thing, parseBody(withdraw.linkBody, body).token, c.get('sender'));
      return withdrawByKey(services, thing, parseBody(withdraw.body, body).key);
    }, pages.withdrawn),
  );
  addReceipt(app, services, newGuard(), handlers, kind);
  // Who joins acts on no thing.
  if (services.holding?.work && kind.requests.prove) addChallenge(app, services, newGuard(), handlers);
  if (kind.requests.prove) addProof(app, services, newGuard(), handlers, kind.requests.prove);
  for (const each of ['confirm', 'withdraw'] as const) {
    app.get(`${handlers.at}/${each}`, (c) => askForLink(c, services, handlers, each));
  }
}

/** Shows what a mailed link opens: a page with one button, or how things stand where there is nothing left to do. */
async function askForLink<S extends Actable>(
  c: Context,
  services: Services,
  handlers: ActHandlers<S>,
  act: 'confirm' | 'withdraw',
): Promise<Response> {
  const thing = await handlers.find(c);
  if (!thing) return c.notFound();
  const token = c.req.query('token') ?? '';
  const step = stepOf(c, services, thing, { token });
  c.header('Cache-Control', 'no-store');
  const found = await findByLink(services.store, thing, token, createDigests(services, thing, undefined));
  if (!found) return c.html(refusedPage(step, step.said.refusals['link-invalid'] ?? ''), 422);
  if (found.state === 'withdrawn') return c.html(withdrawnPage(step));
  if (found.state === 'invalidated' && act === 'confirm')
    return c.html(refusedPage(step, step.said.refusals['invalidated'] ?? ''), 409);
  if ((found.state === 'counted' || found.state === 'held') && act === 'confirm')
    return showCounted(c, services, handlers, thing, step);
  const made = await madeOf(services, services.store, thing, found.id, step.words.lang);
  return c.html(askPage(step, act, made, thing.kind.givesKey ? randomSecret() : undefined));
}
