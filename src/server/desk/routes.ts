import { Hono, type Context, type Env, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { largestBody } from '../http/body.ts';
import { createGuards } from '../core/guard.ts';
import type { Room } from '../core/room.ts';
import type { Services } from '../core/services.ts';
import type { DeskRoutes } from './entry.ts';
import { pagesOf, type PageOf } from './page-of.ts';
import { forgetAnswers } from './idempotency/once.ts';
import { keptPath, largestForm } from './kept/kept.ts';
import { keptRoutes } from './kept/routes.ts';
import { deskOpenApi } from './openapi.ts';
import { apiRoutes } from './routes-api.ts';
import { logRoutes } from './routes-log.ts';
import { officerRoutes } from './routes-officers.ts';
import { signInRoutes } from './routes-sign-in.ts';
import { thingRoutes } from './routes-things.ts';
import { deskSections } from './sections.ts';
import { officerOf } from './sessions.ts';

/** The pages that carry a form along take it written so that it is longer. */
const carrying: readonly string[] = ['/desk/sign-in', '/desk/enter', '/desk/passkeys/enter', keptPath];

const logFault = (error: unknown): void => console.error('[desk]', error);

/** What of the desk is due, done once a minute: what fails in one section holds up no other. */
async function runDue(options: DeskRoutes): Promise<void> {
  const { store, clock } = options.services;
  await forgetAnswers(store, clock()).catch(logFault);
  for (const section of deskSections) await section.runDue?.(options).catch(logFault);
}

/** Writes what sections keep in memory. */
async function flush(options: DeskRoutes): Promise<void> {
  for (const section of deskSections) await section.flush?.(options).catch(logFault);
}

/** Makes the desk a room of an app. */
export const deskRoom =
  (given: Omit<DeskRoutes, 'services'>) =>
  (services: Services): Room => {
    const options = { ...given, services };
    return {
      routes: deskRoutes(options),
      openApi: () => deskOpenApi(options.nouns),
      runDue: () => runDue(options),
      flush: () => flush(options),
    };
  };

/** Serves the desk, where those who run the site do so: pages for officers below `/desk`, and the log for everyone at `/log`. */
export function deskRoutes(options: DeskRoutes): Hono {
  const { services, limits = {} } = options;
  const app = new Hono({ strict: false });
  let pageOf: PageOf = (path) => path;
  app.use('/desk/*', async (c, next) => {
    c.set('deskSections', deskSections);
    c.set('deskNouns', options.nouns);
    c.set('deskPageOf', pageOf);
    c.set('demoOfficer', options.demoOfficer);
    await next();
    c.header('Cache-Control', 'no-store');
  });
  // Programs bring a key, and no cookie is looked at.
  app.route('/', apiRoutes(options));
  // Who holds a cookie acts from these pages only (OWASP, Cross-Site Request Forgery Prevention).
  app.use('/desk/*', csrf({ origin: (origin, c) => isOwn(origin, c, services) }));
  const newGuard = createGuards(limits, services, 'desk');
  const guardStrangers = newGuard();
  app.use('/desk/*', async (c: Context, next) => {
    if (c.req.method === 'POST' && !(await officerOf(c, services))) guardStrangers(c);
    await next();
  });
  // Texts of several languages come in one form, and no less from who is not signed in any more.
  const sizes = { small: largestBody, large: largestForm, carried: 2 * largestForm };
  const { small, large, carried } = Object.fromEntries(
    Object.entries(sizes).map(([name, maxSize]) => [name, bodyLimit({ maxSize, onError: tooLarge })]),
  ) as Record<keyof typeof sizes, MiddlewareHandler>;
  app.use('/desk/*', async (c: Context<Env, string>, next) => {
    const isForm = c.req.method === 'POST';
    return (isForm && carrying.includes(c.req.path) ? carried : isForm ? large : small)(c, next);
  });
  app.route('/', signInRoutes({ ...options, guard: newGuard() }));
  app.route('/', officerRoutes(options));
  app.route('/', logRoutes(options));
  for (const section of deskSections) app.route('/', section.routes(options));
  app.route('/', thingRoutes(options));
  app.route(
    '/',
    keptRoutes(options, (c, path) =>
      app.request(path, { headers: { Cookie: c.req.header('Cookie') ?? '', Accept: 'text/html' } }),
    ),
  );
  pageOf = pagesOf(app);
  return app;
}

function tooLarge(): never {
  throw new HTTPException(413);
}

/** Checks whether a page of this server sent a form: under its public address, or under the name that this request came by. */
function isOwn(origin: string, c: Context, { baseUrl }: Services): boolean {
  const sender = URL.parse(origin);
  return sender !== null && (sender.origin === new URL(baseUrl).origin || sender.host === c.req.header('Host'));
}
