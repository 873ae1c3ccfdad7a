import { Hono, type Context, type Env } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { largestBody } from '../http/body.ts';
import { createGuards } from '../core/guard.ts';
import type { Room } from '../core/room.ts';
import type { Services } from '../core/services.ts';
import type { DeskRoutes } from './entry.ts';
import { apiRoutes } from './routes-api.ts';
import { logRoutes } from './routes-log.ts';
import { officerRoutes } from './routes-officers.ts';
import { signInRoutes } from './routes-sign-in.ts';
import { thingRoutes } from './routes-things.ts';
import { deskSections } from './sections.ts';
import { officerOf } from './sessions.ts';

/** Largest form that an officer sends, in bytes. */
const largestForm = 1024 * 1024;

/** What of the desk is due, done once a minute: what fails in one section holds up no other. */
async function runDue(options: DeskRoutes): Promise<void> {
  for (const section of deskSections) {
    await section.runDue?.(options).catch((error: unknown) => console.error('[desk]', error));
  }
}

/** Makes the desk a room of an app. */
export const deskRoom =
  (given: Omit<DeskRoutes, 'services'>) =>
  (services: Services): Room => {
    const options = { ...given, services };
    return { routes: deskRoutes(options), runDue: () => runDue(options) };
  };

/** Serves the desk, where those who run the site do so: pages for officers below `/desk`, and the log for everyone at `/log`. */
export function deskRoutes(options: DeskRoutes): Hono {
  const { services, limits = {} } = options;
  const app = new Hono({ strict: false });
  // Who holds a cookie acts from these pages only (OWASP, Cross-Site Request Forgery Prevention).
  app.use('/desk/*', csrf({ origin: (origin, c) => isOwn(origin, c, services) }));
  app.use('/desk/*', async (c, next) => {
    c.set('deskSections', deskSections);
    c.set('deskNouns', options.nouns);
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.route('/', apiRoutes(options));
  const newGuard = createGuards(limits, services.clock);
  const guardStrangers = newGuard();
  app.use('/desk/*', async (c: Context, next) => {
    if (c.req.method === 'POST' && !(await officerOf(c, services))) guardStrangers(c);
    await next();
  });
  // Texts of several languages come in one form.
  const small = bodyLimit({ maxSize: largestBody, onError: tooLarge });
  const large = bodyLimit({ maxSize: largestForm, onError: tooLarge });
  app.use('/desk/*', async (c: Context<Env, string>, next) => {
    const isLarge = c.req.method === 'POST' && (await officerOf(c, services)) !== undefined;
    return (isLarge ? large : small)(c, next);
  });
  app.route('/', signInRoutes({ ...options, guard: newGuard() }));
  app.route('/', officerRoutes(options));
  app.route('/', logRoutes(options));
  for (const section of deskSections) app.route('/', section.routes(options));
  app.route('/', thingRoutes(options));
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
