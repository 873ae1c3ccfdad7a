import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { timeout } from 'hono/timeout';
import { largestBody } from './http/body.ts';
import { createCounts } from './core/counts.ts';
import { randomSecret } from './core/crypto.ts';
import { discover, secure } from './http/headers.ts';
import type { Mailer } from './mail/mail.ts';
import { createOutbox } from './mail/outbox.ts';
import { isMailbox } from './mail/mailbox.ts';
import { preferredLanguage } from './http/negotiation.ts';
import { confirmationOpenApi } from './confirmation/openapi.ts';
import type { OpenApiPart } from './core/noun.ts';
import { embeddingOpenApi } from './embedding/openapi.ts';
import { openApiOf, type OpenApi } from './http/openapi.ts';
import { nouns } from './nouns.ts';
import { createLedgers } from './ledger/keeping.ts';
import { ledgerOpenApi } from './ledger/openapi.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { createLive, type Live } from './live/live.ts';
import { liveOpenApi } from './live/openapi.ts';
import { announce, eventsPath, liveRoutes } from './live/routes.ts';
import { icon, iconPath } from './pages/icon.ts';
import { lookAnswer, lookPath } from './pages/look.ts';
import { addContents, addHome } from './pages/contents.ts';
import { mailboxPage } from './pages/others.ts';
import { privacyPage, privacyPath } from './pages/privacy.ts';
import { answerProblem } from './pages/problem.ts';
import { badgeRoutes } from './embedding/badges.ts';
import { embeddingRoutes } from './embedding/embedding.ts';
import { cataloguePath } from './core/addresses.ts';
import { publishingOpenApi } from './publishing/openapi.ts';
import { publishingRoutes } from './publishing/routes.ts';
import { createGuards, type Limits } from './core/guard.ts';
import type { Holding } from './core/holding.ts';
import { purgeUnconfirmed } from './core/purge.ts';
import { createPace } from './core/pace.ts';
import { createSharedLimits } from './core/shared-limits.ts';
import type { Room } from './core/room.ts';
import type { Chosen, Services, Site } from './core/services.ts';
import { smallestGroup as few } from './core/smallest-group.ts';
import { createSite, productName } from './core/site.ts';
import { wait, type Wait } from './core/wait.ts';
import { noteScopes } from './store/noted.ts';
import type { Store } from './store/store.ts';
import { languages, wordsFor } from './words/words-for.ts';

export interface AppOptions {
  store: Store;
  /**
   * Carries the mails. One that keeps them (`createMailbox()`) shows them to everyone at `/mailbox`: for demonstrations and tests. Without
   * any, what has to be confirmed by mail is refused.
   */
  mailer?: Mailer | undefined;
  /** Public address of the server; links in mails and the addresses of things begin with it. */
  baseUrl: string;
  /** Milliseconds since 1970; the clock of the machine where it is not given. */
  clock?: () => number;
  /** Lets time go by; the timers of the machine where it is not given. */
  waiting?: Wait;
  limits?: Limits;
  /** What is said of the site around the pages. */
  site?: Partial<Omit<Site, 'thingPaths' | 'base'>>;
  /** What was chosen of it at the desk: it stands where `site` gives nothing. */
  chosen?: Chosen;
  /**
   * Makes what stands for a voter, see `Services`. It must stay the same as long as the store does, and be the same in all
   * processes: without it a new one is made, which is right only for a store that is gone with the program.
   */
  secret?: string;
  /** Ballots of which fewer are alike are not published; 1 where it is not given, which publishes all. */
  minimumCell?: number;
  /** What is split by day, place or source tells of no group of fewer; 5 where it is not given. */
  smallestGroup?: number;
  /** Which acts are kept without being counted until an officer decides; none, where it is not given. */
  holding?: Holding | undefined;
  /** For how long an answer may be on its way before it is given up, in milliseconds; 30 seconds where it is not given. */
  patience?: number;
  /** How many may follow changes at a time, each by a connection of their own; where it is not given nobody can, and widgets ask again. */
  readers?: number;
  /** Further routes of a server: its desk, which no page needs that is its own backend. */
  rooms?: readonly ((services: Services) => Room)[];
  /** What stands around every answer: what counts requests. */
  around?: readonly MiddlewareHandler[];
  /** What answers where nothing else does: the files of a site. */
  files?: MiddlewareHandler[];
}

/** The app, and what its host needs besides. */
export interface CivicApp extends Hono {
  /** The site around its pages, as it is now. */
  readonly site: Readonly<Site>;
  /** Sends the mails that are due, also those that another process left. To be called at the start and every few seconds. */
  sendMails(): Promise<void>;
  /** Resolves when no mail is on its way any more, and nothing is counted in the background. */
  idle(): Promise<void>;
  /** Erases what was never confirmed in all that has closed; answers how many acts that were. To be called at the start and once a day. */
  purge(): Promise<number>;
  /**
   * Does what is due by now in the rooms of the server, and brings some of what an earlier version left to the form of today. To be called at the
   * start and once a minute.
   */
  runDue(): Promise<void>;
  /** Adds to the ledgers what changed counts: every second; where `isSweep`, those of what is new are begun before, at the start and every few minutes. */
  keepLedgers(isSweep?: boolean): Promise<void>;
  /** Ends the connections of those who follow changes, which would never end by themselves. To be called before the server is stopped. */
  hangUp(): void;
  /** Writes what rooms keep in memory. To be called once no request is answered any more, before the store is closed. */
  flush(): Promise<void>;
}

/**
 * Makes the reference backend: a pure `Request → Response` over a store, see `docs/protocol.md`. It runs wherever there is
 * `fetch`'s `Request` and WebCrypto: on a server, and in a page.
 */
export function createApp({
  store: given,
  mailer,
  baseUrl,
  clock = Date.now,
  waiting = wait,
  limits = {},
  site: about = {},
  chosen,
  secret = randomSecret(),
  minimumCell = 1,
  smallestGroup = few,
  holding,
  patience = 30_000,
  readers = 0,
  rooms = [],
  around = [],
  files = [],
}: AppOptions): CivicApp {
  const addresses = nouns.flatMap((noun) => noun.addresses);
  let live: Live | undefined;
  const store = readers > 0 ? noteScopes(given, (scopes) => live?.changed(scopes)) : given;
  const outbox = createOutbox(store, mailer, clock, waiting);
  const address = baseUrl.replace(/(?<!\/)\/+$/, '');
  const { site, choices } = createSite(
    {
      name: productName,
      timeZone: 'Europe/Paris',
      privacy: privacyPath,
      stylesheet: '/civic-pages.css',
      script: '/civic-widgets.js',
      frameScript: '/civic-frame-inside.js',
      home: '/',
      icon: iconPath,
      base: address,
      thingPaths: addresses.map(({ path }) => path),
    },
    about,
    chosen,
  );
  // Where nobody is limited, nothing is told.
  const signals = limits.client && given.shares;
  const shared = signals && createSharedLimits({ signals, secret, clock, waiting });
  const services: Services = {
    store,
    outbox,
    clock,
    waiting,
    counts: createCounts(clock),
    baseUrl: address,
    site,
    choices,
    secret,
    minimumCell,
    smallestGroup,
    holding,
    startsAt: new Set(),
    shared,
    pace: createPace(limits, shared),
  };
  if (readers > 0) live = createLive(services, addresses, readers);
  // What is added to a ledger changes no count: nobody who follows a thing is told.
  const ledgers = createLedgers(services, given, nouns);
  const app = new Hono({ strict: false });
  for (const each of around) app.use(each);

  app.use(async (c, next) => {
    c.set('sender', limits.client?.(c));
    await next();
    secure(c);
    discover(c, services.site);
  });
  // Any page may read and act; nobody is recognised by a cookie, so nothing can be done in someone's name.
  const open = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type', 'Accept-Language'],
    exposeHeaders: ['ETag', 'Retry-After', 'Content-Language', 'Date', 'Link'],
    maxAge: 86_400,
  });
  const below = nouns.map((noun) => `${noun.path}/*`);
  for (const path of [...below, cataloguePath, '/oembed', '/openapi.json', eventsPath]) app.use(path, open);
  if (live) for (const path of below) app.use(path, announce(services));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        answerProblem(c, services, new HTTPException(405), { Allow: methods.join(', ') }),
    }),
  );
  app.use(
    timeout(patience, () => new HTTPException(503, { message: `there was no answer within ${patience / 1000} s.` })),
  );
  // They limit what they read themselves.
  const served = rooms.map((room) => room(services));
  for (const { routes } of served) app.route('/', routes);
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new HTTPException(413);
      },
    }),
  );

  const newGuard = createGuards(limits, services, 'nouns');
  for (const noun of nouns) app.route('/', noun.routes(services, newGuard));
  app.get(iconPath, (c) =>
    c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  );
  app.get(lookPath, (c) => lookAnswer(c));
  app.route('/', embeddingRoutes(services, addresses));
  app.route('/', badgeRoutes(services, addresses));
  app.route('/', publishingRoutes(services, nouns));
  const proofs = createGuards({ ...limits, actsPerMinute: limits.proofsPerMinute ?? 60 }, services, 'proofs');
  app.route('/', ledgerRoutes(services, nouns, proofs()));
  if (live) app.route('/', liveRoutes(services, addresses, live, limits.client));
  let interfaces: OpenApi | undefined;
  app.get('/openapi.json', (c) => {
    interfaces ??= openApi(served.flatMap((room) => room.openApi?.() ?? []));
    return c.json({ ...interfaces, servers: [{ url: address }] }, 200, { 'Cache-Control': 'public, max-age=3600' });
  });
  if (mailer && isMailbox(mailer)) {
    app.get('/mailbox', (c) => {
      const words = wordsFor(preferredLanguage(c, languages));
      c.header('Cache-Control', 'no-store');
      return c.html(mailboxPage(services, words, mailer.mails));
    });
  }
  addContents(app, services, nouns);
  for (const file of files) app.use(file);
  app.get(privacyPath, (c) => {
    const words = wordsFor(preferredLanguage(c, languages));
    c.header('Vary', 'Accept-Language');
    return c.html(privacyPage(services, words));
  });
  addHome(app, services, nouns);
  // Browsers ask for it where a page names none.
  app.get('/favicon.ico', (c) => c.redirect(services.site.icon));
  app.notFound((c) => answerProblem(c, services, new HTTPException(404)));
  app.onError((error, c) => answerProblem(c, services, error));

  return Object.assign(app, {
    site,
    sendMails: () => outbox.sendDue(),
    idle: async () => void (await Promise.all([outbox.idle(), services.counts.idle()])),
    purge: () => purgeUnconfirmed(services, nouns),
    runDue: async () => {
      for (const { runDue } of served) await runDue?.();
      for (const noun of nouns) await noun.bringUpToDate?.(services).catch((error: unknown) => console.error(error));
    },
    async keepLedgers(isSweep = false) {
      if (isSweep) await ledgers.sweep();
      await ledgers.append();
    },
    hangUp: () => live?.end(),
    flush: async () => {
      shared?.flush();
      for (const { flush } of served) await flush?.();
    },
  });
}

/** Describes the interface of all nouns, and of rooms besides, as an OpenAPI 3.1 document. */
export const openApi = (rooms: readonly OpenApiPart[] = []): OpenApi =>
  openApiOf([
    ...nouns.map((noun) => noun.openApi),
    confirmationOpenApi,
    embeddingOpenApi(nouns.flatMap(({ addresses }) => addresses)),
    publishingOpenApi(nouns.flatMap(({ addresses }) => addresses)),
    liveOpenApi,
    ledgerOpenApi(nouns),
    ...rooms,
  ]);
