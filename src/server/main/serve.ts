import { createAdaptorServer } from '@hono/node-server';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp, type CivicApp } from '../app.ts';
import { clientBehind, readProxies } from './client-address.ts';
import { readHolding } from './holding-settings.ts';
import { checkPresentSecret, secretOf } from './fingerprint.ts';
import { sealingJob, unsealed, withoutSecret } from './sealing.ts';
import { countMails, mailLine } from '../mail/outgoing.ts';
import { demoOfficer, openDesk } from '../desk/open.ts';
import { deskRoom } from '../desk/routes.ts';
import { logPath } from '../desk/log.ts';
import { readChosen } from '../desk/settings/chosen.ts';
import { takeAccount } from '../desk/settings/mail-account.ts';
import { chosenMailer, smtpUrlOf } from '../mail/chosen.ts';
import { createMailbox } from '../mail/mailbox.ts';
import type { Limits } from '../core/guard.ts';
import { listen, patience, stop } from './listening.ts';
import { startMonitoring, type Monitoring } from './monitoring.ts';
import { privacyPath } from '../pages/privacy.ts';
import { startLedgers } from './ledger-job.ts';
import { startRecountJob } from './recount-job.ts';
import { nouns, schemas, seedDemo } from '../nouns.ts';
import type { Site } from '../core/services.ts';
import { addressOf, nameOf, readSettings, type Settings } from './settings.ts';
import { readSite } from './site-settings.ts';
import { secretBeside } from './secret.ts';
import { StartError } from '../core/start-error.ts';
import { isBuilt, readScripts, siteFiles } from './static.ts';
import { isThisMachine } from './this-machine.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';

export interface ServeOptions extends Partial<Settings> {
  /** A folder of files that stand at `/`; its `town.css` is the style sheet of all pages. */
  site?: string | undefined;
  /** What the pages of the server say of the site around them; what is not given is read from the environment. */
  about?: Partial<Site> | undefined;
  /** Puts in the demo content where it is not there yet; mails are shown at `/mailbox` where they are not sent. */
  demo?: boolean | undefined;
  /** Shows all mails at `/mailbox` instead of sending them, to try things out: on this machine only. */
  mailbox?: boolean | undefined;
  limits?: Limits | undefined;
  /** Ballots of which fewer are alike are not published. */
  minimumCell?: number | undefined;
}

export interface RunningServer {
  /** Its public address, without a slash at the end. */
  url: string;
  /** For people: where its data is. */
  home: string;
  /** What becomes of mails: they are sent, or shown at `/mailbox`, or there are none and what needs one is refused. */
  mails: 'sent' | 'shown' | 'none';
  /** Other machines reach it. */
  isPublic: boolean;
  /** Address at which the first officer begins, where nobody runs the site yet. */
  setup: string | undefined;
  /** Answers what is under way, sends the last mails and closes the store. */
  close(): Promise<void>;
}

const day = 24 * 3600 * 1000;

/** How often mails are looked for that wait for another attempt, or that a process left that ended, in milliseconds. */
const betweenMails = 10_000;

/** How often this process gives a sign of life to the others, in milliseconds. */
const betweenBeats = 60_000;

/** Opens the store that the settings name. @throws StartError where that can't be done. */
export async function openFor({ databaseUrl, data }: Settings): Promise<Store> {
  try {
    return await openStore({ databaseUrl, folder: data, schemas });
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * Opens the same for a command, where the secret at hand is that of the database, or there is none: names and addresses can neither be read
 * nor written then.
 *
 * @throws StartError
 */
export async function openForCommand(settings: Settings): Promise<Store> {
  const store = await openFor(settings);
  try {
    const secret = await checkPresentSecret(store, settings);
    return secret === undefined ? await withoutSecret(store) : (await unsealed(store, secret, settings)).store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Starts a server. @throws StartError where a port, a folder or a setting does not allow it. */
export async function start(options: ServeOptions = {}): Promise<RunningServer> {
  const settings: Settings = { ...readSettings(process.env), ...given(options) };
  const about: Partial<Site> = { ...broughtBy(options.site), ...readSite(process.env), ...options.about };
  const { port, host, smtpUrl } = settings;
  const client = clientBehind(readProxies(settings.trustedProxies));
  const holding = await readHolding(process.env);
  if (options.site !== undefined && !existsSync(options.site)) {
    throw new StartError(`The folder ${options.site} does not exist: name the folder of the site's files.`);
  }
  const isPublic = ![host, ...(settings.baseUrl ? [new URL(settings.baseUrl).hostname] : [])].every(isThisMachine);
  if (isPublic && options.mailbox && !options.demo) {
    throw new StartError(
      'HOST or BASE_URL lets others in, and with --mailbox everyone could read the mailed codes: leave --mailbox out and set SMTP_URL.',
    );
  }
  const database = await openFor(settings);
  try {
    const secret = await secretOf(database, settings);
    const { store, keys } = await unsealed(database, secret, settings);
    const beside = secretBeside(settings);
    if (beside) console.error(beside);
    if (options.demo) await seedDemo(store, Date.now());
    const chosen = await readChosen(store);
    const known = nameOf(host);
    const sender = {
      get name() {
        return app.site.name;
      },
      host: settings.baseUrl ? new URL(settings.baseUrl).hostname : known,
    };
    // Its package is only needed where mails are sent.
    const connect = async (to: string) => (await import('../mail/smtp.ts')).smtpMailer(to, sender);
    const named = smtpUrl === undefined ? undefined : await connect(smtpUrl);
    const kept = !named && (options.demo || options.mailbox) ? createMailbox() : undefined;
    const chosenAtDesk = named || kept ? undefined : chosenMailer((account) => connect(smtpUrlOf(account)));
    await takeAccount({ store, secret }, chosenAtDesk);
    const smtp = named ?? chosenAtDesk;
    const server = createAdaptorServer({
      fetch: (request, env) => app.fetch(request, env),
      // Who speaks HTTP/1.0 need not name the host: monitors and old proxies.
      hostname: known,
    });
    const monitoring = await startMonitoring(settings);
    monitoring.watch(server);
    const address = await listen(server, port, host);
    // No request is read before this turn of the event loop ends.
    const url = addressOf({ ...settings, port: address.port });
    const isDemo = options.demo === true && kept !== undefined;
    const base = {
      store,
      secret,
      baseUrl: url,
      mailer: smtp ?? kept,
      chosen,
      readers: settings.readers,
      smallestGroup: settings.smallestGroup,
      holding,
    };
    // On this machine alone, whoever gives an address could reach it anyway.
    const privateHooks = settings.privateHooks || !isPublic;
    const app = assemble({ ...options, about, privateHooks }, client, base, isDemo, monitoring);
    const setup = await openDesk({ store, baseUrl: url, clock: Date.now }, isDemo);
    // A purge that fails is tried again the next day.
    let purging: Promise<unknown> = Promise.resolve();
    const purge = (): void => {
      purging = app.purge().catch((error: unknown) => console.error(error));
    };
    purge();
    const daily = setInterval(() => {
      purge();
      void purging.then(() => store.scrub(betweenBeats)).catch((error: unknown) => console.error(error));
    }, day);
    daily.unref();
    const recountJob = await startRecountJob(store);
    const seal = sealingJob(database, keys, betweenBeats);
    const beat = (): Promise<void> => recountJob.beat().catch((error: unknown) => console.error(error));
    let due: Promise<void> | undefined;
    const everyMinute = (): void => {
      void beat();
      // One that takes long is let end first.
      due ??= app
        .runDue()
        .then(() => store.shuffle())
        .then(seal)
        .catch((error: unknown) => console.error(error))
        .finally(() => (due = undefined));
    };
    everyMinute();
    const beating = setInterval(everyMinute, betweenBeats);
    beating.unref();
    await tellMails(store);
    void app.sendMails();
    const sending = setInterval(() => void app.sendMails(), betweenMails);
    sending.unref();
    const ledgers = startLedgers(app);
    const close = async (): Promise<void> => {
      clearInterval(daily);
      clearInterval(sending);
      clearInterval(beating);
      app.hangUp();
      await stop(server);
      await Promise.race([Promise.all([purging, due, ledgers.stop()]), pause(patience, undefined, { ref: false })]);
      await Promise.race([Promise.all([app.flush(), app.idle()]), pause(patience, undefined, { ref: false })]);
      smtp?.close();
      await store.shuffle(true).catch((error: unknown) => console.error(error));
      // Late, rather than with what people have taken back.
      await store.scrub(patience / 5).catch((error: unknown) => console.error(error));
      await recountJob.stop().catch((error: unknown) => console.error(error));
      await store.close();
    };
    const mails = kept ? 'shown' : smtp?.works === false ? 'none' : 'sent';
    return { url, home: store.home, mails, isPublic, setup, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Starts a server as a program: says where it listens and where its data is, ends cleanly on Ctrl-C and SIGTERM, and ends with
 * one sentence and exit code 1 where it can't start.
 */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const log = options.log ?? (process.env['LOG'] ? undefined : options.demo ? 'off' : 'json');
  const server = await start({ ...options, log }).catch((error: unknown) => {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  const { url, home, mails, isPublic, setup } = server;
  const said = {
    sent: '',
    shown: `Mails are shown at ${url}/mailbox; set SMTP_URL to send them.\n`,
    none: `No mail can be sent, so that nobody can take part: name a mail server at ${url}/desk/settings/mail or in SMTP_URL, or try things out on this machine with --mailbox.\n`,
  };
  const begin = setup ? `Nobody runs the site yet. Begin here, within a day: ${setup}\n` : '';
  process.stdout.write(`Civic Widgets listens at ${url}\nThe data is in ${home}\n${said[mails]}${begin}`);
  if (mails === 'shown' && isPublic) {
    process.stderr.write('Everyone who reaches this demo can read its mails: set SMTP_URL before it is of use.\n');
  }
  if (!isBuilt())
    process.stderr.write('The script of the widgets is not built yet, so that no page shows them: npm run build\n');
  const end = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return server;
}

function assemble(
  { site, about, limits, minimumCell, privateHooks }: ServeOptions,
  client: NonNullable<Limits['client']>,
  base: Pick<
    Parameters<typeof createApp>[0],
    'store' | 'baseUrl' | 'mailer' | 'secret' | 'chosen' | 'readers' | 'smallestGroup' | 'holding'
  >,
  isDemo: boolean,
  { around, rooms }: Monitoring,
): CivicApp {
  return createApp({
    ...base,
    around,
    rooms: [
      ...rooms,
      deskRoom({
        nouns,
        limits: { client, ...limits },
        privateHooks,
        mailer: base.mailer,
        scripts: readScripts,
        ...(isDemo && { demoOfficer }),
      }),
    ],
    files: siteFiles(site),
    limits: { client, ...limits },
    site: { log: logPath, ...about },
    ...(minimumCell !== undefined && { minimumCell }),
  });
}

/** What a site brings: its style sheet, and its page on personal data. */
const broughtBy = (site: string | undefined): Partial<Site> => {
  const has = (file: string): boolean => site !== undefined && existsSync(join(site, file));
  return { ...(has('town.css') && { stylesheet: '/town.css' }), ...(has(privacyPath) && { privacy: privacyPath }) };
};

/** Says in the log how many mails wait that could not be sent, or were given up, where there are any. */
async function tellMails(store: Store): Promise<void> {
  const counts = await countMails(store);
  if (counts.delayed + counts.failed > 0) console.error(`[mail] ${mailLine(counts)}`);
}

/** The options that are set. */
const given = (options: ServeOptions): Partial<Settings> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
