import { smallestGroup } from '../core/smallest-group.ts';
import { StartError } from '../core/start-error.ts';

/** How a server is set up. What is not given is read from the environment, else the default is taken. */
export interface Settings {
  /** `PORT`, 8080; 0 takes any free one. */
  port: number;
  /** `HOST`, 127.0.0.1: only this machine, and a proxy on it, reach the server. */
  host: string;
  /** `DATA`, `.data`: the folder of the embedded database. */
  data: string;
  /** `DATABASE_URL`: a PostgreSQL database, instead of the embedded one. */
  databaseUrl: string | undefined;
  /** `SMTP_URL`: the mail server. Without it, the one that is named at the desk; without any, what has to be confirmed by mail is refused. A demo shows its mails at `/mailbox`. */
  smtpUrl: string | undefined;
  /** `BASE_URL`: the public address, where it is not that of the machine itself. */
  baseUrl: string | undefined;
  /** `TRUSTED_PROXIES`: who may say in `X-Forwarded-For` whom they speak for, besides this machine. */
  trustedProxies: string;
  /** `WEBHOOKS_PRIVATE`, `yes`: webhooks may go to addresses of private networks, and without TLS. */
  privateHooks: boolean;
  /** `SECRET`: makes what stands for a voter, the same in all processes; kept in a file where it is not given. */
  secret: string | undefined;
  /** `LIVE_READERS`, 10 000: how many may follow changes at a time, each by a connection of their own; with 0, widgets ask again instead. */
  readers: number;
  /** `SMALLEST_GROUP`, 5: what is split by day, place or source tells of no group of fewer. */
  smallestGroup: number;
  /** `SECRET_FILE`: that file; `secret` in a folder beside `DATA`, whose name ends in `-secret`, where it is not named. */
  secretFile: string | undefined;
  /** `SEALING_KEYS`: what seals names and addresses since the secret did, the newest first, parted by spaces; kept in a file where it is not given. */
  sealingKeys: string | undefined;
  /** `LOG`: `json` writes a line for each request, `off` none. `serve` writes them where it runs no demo. */
  log: 'json' | 'off' | undefined;
  /** `METRICS_KEY`: lets who has it read `/metrics`; without it there are none. */
  metricsKey: string | undefined;
}

/** Reads the settings. @throws StartError where one makes no sense. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = Number(env['PORT'] || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(`PORT is ${env['PORT']}, which is no port: set it to a number from 0 to 65535.`);
  }
  const baseUrl = env['BASE_URL'] || undefined;
  if (baseUrl && !/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) {
    throw new StartError(
      `BASE_URL is ${baseUrl}, which is no address: write it like https://participer.ville.example.`,
    );
  }
  const log = env['LOG'] || undefined;
  if (log !== undefined && log !== 'json' && log !== 'off') {
    throw new StartError(`LOG is ${log}: set it to json, a line for each request, or to off.`);
  }
  const metricsKey = env['METRICS_KEY'] || undefined;
  if (metricsKey !== undefined && !/^\S{16,}$/.test(metricsKey)) {
    throw new StartError('METRICS_KEY is too easy to guess: set it to 16 characters or more, without spaces.');
  }
  const readers = Number(env['LIVE_READERS'] || 10_000);
  if (!Number.isInteger(readers) || readers < 0 || readers > 1_000_000) {
    throw new StartError(
      `LIVE_READERS is ${env['LIVE_READERS']}: set it to how many may follow changes at a time, from 0 to 1000000.`,
    );
  }
  const group = Number(env['SMALLEST_GROUP'] || smallestGroup);
  if (!Number.isInteger(group) || group < 1 || group > 1000) {
    throw new StartError(
      `SMALLEST_GROUP is ${env['SMALLEST_GROUP']}: set it to the smallest group that is told of, from 1 to 1000.`,
    );
  }
  return {
    port,
    host: env['HOST'] || '127.0.0.1',
    data: env['DATA'] || '.data',
    databaseUrl: env['DATABASE_URL'] || undefined,
    smtpUrl: env['SMTP_URL'] || undefined,
    baseUrl,
    trustedProxies: env['TRUSTED_PROXIES'] ?? '',
    privateHooks: env['WEBHOOKS_PRIVATE'] === 'yes',
    secret: env['SECRET'] || undefined,
    readers,
    smallestGroup: group,
    secretFile: env['SECRET_FILE'] || undefined,
    sealingKeys: env['SEALING_KEYS'] || undefined,
    log,
    metricsKey,
  };
}

/** Returns what a browser on this machine calls the host. */
export const nameOf = (host: string): string =>
  ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

/** Returns the address of the server: the public one, or where it listens on this machine. */
export const addressOf = ({ baseUrl, host, port }: Pick<Settings, 'baseUrl' | 'host' | 'port'>): string =>
  (baseUrl ?? `http://${nameOf(host)}:${port}`).replace(/(?<!\/)\/+$/, '');
