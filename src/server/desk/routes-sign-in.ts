import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import type { Guard } from '../core/guard.ts';
import { Refusal } from '../core/refusal.ts';
import { checkEmail } from '../core/rules.ts';
import { parseBody, readBody } from '../http/body.ts';
import { goTo, pageFor, type DeskRoutes } from './entry.ts';
import { appoint, hasOwner } from './officers.ts';
import { codePage, linkPage, setupPage, waysOut } from './pages/sign-in.ts';
import type { DeskPage } from './pages/desk.ts';
import { goOn } from './kept/go-on.ts';
import { carriedText } from './kept/kept.ts';
import { endSession, keepSession, newSession, beginSession, officerOf } from './sessions.ts';
import { askForCode, enterByCode, enterByLink, isGoodLink, takeSetupLink } from './sign-in.ts';
import { showWayIn, wayBack } from './way-in.ts';
import { sameAddress } from '../core/mailboxes.ts';

/** What leads on from each step: the page that was asked for, or a form that was sent in vain. */
const onward = { to: z.optional(text(500)), kept: z.optional(carriedText) };
const emailField = z.object({ email: text(1000), ...onward });
const againField = z.object(onward);
const codeFields = z.object({
  ask: text(100),
  code: text(1000),
  email: z.optional(text(1000)),
  ...onward,
});
const tokenField = z.object({ token: text(100) });
const setupFields = z.object({ token: text(100), email: text(1000) });

/** Serves the way into the desk, and out of it. */
export function signInRoutes({ guard, ...options }: DeskRoutes & { guard: Guard }): Hono {
  const { services, demoOfficer } = options;
  const app = new Hono({ strict: false });
  const isDemo = demoOfficer !== undefined;
  app.get('/desk/sign-in', async (c) =>
    showWayIn(c, services, pageFor(c, services), {
      to: wayBack(c.req.query('to')),
      isEnded: c.req.query('ended') === 'yes',
      left: waysOut.find((way) => way === c.req.query('done')),
      isInside: (await officerOf(c, services)) !== undefined,
    }),
  );
  app.post('/desk/sign-in', async (c) => {
    guard(c);
    const page = pageFor(c, services);
    const body = await readBody(c);
    const { kept, ...given } = parseBody(againField, body);
    const to = wayBack(given.to);
    if (kept !== undefined && (await officerOf(c, services))) return goOn(c, page, { to, kept });
    if (body['again'] === 'yes') return showWayIn(c, services, page, { to, kept });
    const { email } = parseBody(emailField, body);
    const checked = checkEmail(email);
    if ('fault' in checked) return showWayIn(c, services, page, { to, kept, email, fields: { email: checked.fault } });
    const asked = await askForCode(services, page.said, checked.value);
    return c.html(codePage(page, { to, kept, email: checked.value, ask: asked, isDemo }));
  });

  app.get('/desk/enter', async (c) => {
    const page = pageFor(c, services);
    const token = c.req.query('token') ?? '';
    return (await isGoodLink(services, token)) ? c.html(linkPage(page, token)) : linkUsed(c, page);
  });
  const linkUsed = async (c: Context, page: DeskPage, message = page.said.signIn.linkUsed) =>
    showWayIn(c, services, page, {
      to: '/desk',
      message,
      isInside: (await officerOf(c, services)) !== undefined,
    });
  app.post('/desk/enter', async (c) => {
    guard(c);
    const page = pageFor(c, services);
    const body = await readBody(c);
    try {
      if ('token' in body) {
        keepSession(c, services, await enterByLink(services, parseBody(tokenField, body).token));
        return goTo(c, page, '/desk');
      }
      const { ask: asked, code, ...onwards } = parseBody(codeFields, body);
      keepSession(c, services, await enterByCode(services, asked, code));
      return goOn(c, page, onwards);
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason === 'invalid') throw error;
      if (error.reason === 'link-invalid') return linkUsed(c, page);
      const { ask: asked, email, to, kept } = parseBody(codeFields, body);
      // By the link of the same mail, in another tab, which uses up the code.
      if (error.reason === 'code-expired' && (await officerOf(c, services))) return goOn(c, page, { to, kept });
      const message = page.words.refusals[error.reason];
      return c.html(codePage(page, { to: wayBack(to), kept, email, ask: asked, isDemo, message }), 422);
    }
  });
  app.post('/desk/sign-out', async (c) => {
    const isEverywhere = (await readBody(c))['everywhere'] === 'yes';
    const isDone = await endSession(c, services, isEverywhere);
    // Whose session had ended already is not known, and nothing of theirs was ended elsewhere.
    const done = !isEverywhere ? 'out' : isDone ? 'out-everywhere' : undefined;
    return goTo(c, pageFor(c, services), '/desk/sign-in', done);
  });

  /** Answers a link of a setup that is not good any more: as long as nobody runs the site, nobody can get a code either. */
  const setupUsed = async (c: Context, page: DeskPage) =>
    linkUsed(c, page, (await hasOwner(services.store)) ? undefined : page.said.setup.linkUsed);

  app.get('/desk/setup', async (c) => {
    const page = pageFor(c, services);
    const token = c.req.query('token') ?? '';
    const isOpen = !(await hasOwner(services.store)) && (await isGoodLink(services, token));
    return isOpen ? c.html(setupPage(page, token)) : setupUsed(c, page);
  });
  app.post('/desk/setup', async (c) => {
    guard(c);
    const page = pageFor(c, services);
    const { token, email } = parseBody(setupFields, await readBody(c));
    const checked = checkEmail(email);
    if ('fault' in checked) return c.html(setupPage(page, token, { email, fields: { email: checked.fault } }), 422);
    const session = await newSession();
    const isDone = await services.store.write(async (writer) => {
      const now = services.clock();
      if ((await hasOwner(writer)) || !(await takeSetupLink(writer, token, now))) return false;
      await appoint(writer, checked.value, { role: 'owner', scope: '' }, { nouns: [], by: 'operator', now });
      await beginSession(writer, session, sameAddress(checked.value), now);
      return true;
    });
    if (!isDone) return setupUsed(c, page);
    keepSession(c, services, session);
    const begin = c.get('deskSections')?.find((section) => section.begin)?.begin;
    return goTo(c, page, begin ?? '/desk');
  });
  return app;
}
