import type { Command } from '../core/command.ts';

/** Where what a command does begins in its line. */
const column = 35;

const environment = `Environment
  PORT          port to listen on, 8080
  HOST          address to listen on, 127.0.0.1: put a proxy with TLS before it
  BASE_URL      public address, http://localhost:PORT
  DATA          folder of the embedded database, .data
  DATABASE_URL  a PostgreSQL database instead of the embedded one
  TRUSTED_PROXIES
                proxies whose X-Forwarded-For is taken: addresses, networks, loopback, private; this machine always is
  SECRET        makes what stands for a voter, at least 32 characters, the same for all processes
  SECRET_FILE   where that is kept, and made at the first start, where it is not given: secret in a folder beside DATA,
                .data-secret
  SEALING_KEYS  what seals names and addresses since the secret did, the newest first, parted by spaces; the file
                sealing-keys beside that of the secret where it is not given
  SITE_NAME, SITE_HOME, SITE_ICON, SITE_LOGO, SITE_ACCENT, SITE_STYLE
                name, home page, pictures, colour and style sheet of the site that the pages belong to; what is set
                here can't be chosen at the desk
  PRIVACY_URL   its page on personal data; without it, a page that says what the server does with them
  LEGAL_URL, ACCESSIBILITY_URL, ACCESSIBILITY
                the legal notice, the declaration of accessibility, and what that comes to (none, partial or full), at
                the foot of each page
  LICENCE_NAME, LICENCE_URL
                licence of what is published as data, Licence Ouverte 2.0 where it is not given
  SMALLEST_GROUP
                what is split by day tells of no group of fewer, 5; days with fewer are joined
  TIME_ZONE     zone of dates in words, Europe/Paris
  SMTP_URL      mail server, smtp://user:password@host:587?from=address (STARTTLS, which &tls=offered makes
                optional) or smtps://…; without it, the one that is named at the desk; without any, what has to be
                confirmed by mail is refused
  LIVE_READERS  how many may follow changes at a time, each by a connection of their own, 10000; with 0 nobody, and
                widgets ask again from time to time instead
  HOLD_BURST    how many people may act for the first time on one thing from one block of addresses within ten minutes
                before the next ones are kept without being counted until an officer decides, 40; 0 for no limit
  HOLD_DOMAIN   how many mailboxes of one domain that is no big provider may do so within a day, 20; 0 for no limit
  HOLD_THROWAWAY  no, to let addresses count that are made to be thrown away
  HOLD_WORK     how many keys a browser tries at most before an act, 1 to 10000; what comes without is kept without
                being counted until an officer decides; not asked for where it is not given
  HOLD_TRUSTED  domains of addresses that are never held for their number, parted by commas
  LOG           json, a line for each request on standard output, or off; json, but for a demo
  METRICS_KEY   lets who has it read /metrics (Authorization: Bearer), at least 16 characters; without it there are none
`;

/** Writes the help of the command line. */
export function helpOf(commands: readonly Pick<Command, 'name' | 'usage' | 'help'>[]): string {
  const all = [...commands, { name: 'help', help: 'Prints this' }];
  return `civic-widgets <command>\n\n${all.map(entryOf).join('\n')}\n\n${environment}`;
}

/** Tells what may be given, and beside it or below it what that does. */
function entryOf({ name, usage, help }: Pick<Command, 'name' | 'usage' | 'help'>): string {
  const call = `  ${name}${usage ? ` ${usage}` : ''}`;
  const [first = '', ...rest] = help.split('\n').map((line) => ' '.repeat(column) + line);
  return (call.length < column ? [call + first.slice(call.length), ...rest] : [call, first, ...rest]).join('\n');
}
