import { parseArgs } from 'node:util';
import { openApi } from '../app.ts';
import { checkingCommands } from '../checking/commands.ts';
import type { Command } from '../core/command.ts';
import { hookCommand } from '../desk/hooks/command.ts';
import { callCommands, type AtWork } from '../desk/command-calls.ts';
import { keyCommand } from '../desk/command-key.ts';
import { officerCommand } from '../desk/command-officer.ts';
import { deskCommands, type DeskOptions } from '../desk/commands.ts';
import { nameCommand } from '../desk/names/command.ts';
import { deliverCommand } from '../desk/delivery/command.ts';
import { deskOpenApi } from '../desk/openapi.ts';
import { readChosen } from '../desk/settings/chosen.ts';
import { nouns } from '../nouns.ts';
import type { Store } from '../store/store.ts';
import { StartError } from '../core/start-error.ts';
import * as registry from './registry.ts';
import { addressOf, readSettings } from './settings.ts';
import { readSite } from './site-settings.ts';

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

const serve: Command = {
  name: 'serve',
  usage: '[--site folder] [--demo] [--mailbox]',
  help: `Serves the backend, and a folder of pages at /; with --demo, puts in the demo content;
with --mailbox, shows all mails at /mailbox instead of sending them, on this machine only`,
  async run(given) {
    const { values } = parseArgs({ args: given, options: { site: text, demo: flag, mailbox: flag } });
    // A server is loaded only where one is started.
    const { serve: start } = await import('./serve.ts');
    await start(values);
    return undefined;
  },
};

const exportAll: Command = {
  name: 'export',
  usage: '--out <folder> [--at time] [--minimum-cell n] [--smallest-group n]',
  help: `Writes all that is public into a new folder, as JSON files that any host can serve, as of
now or of a time like 2026-11-21T09:00:00Z; with a minimum cell, ballots of which fewer
than n are alike are left out; days on which fewer acted than the smallest group, 5, are
joined`,
  async run(given) {
    const { values } = parseArgs({
      args: given,
      options: { out: text, at: text, 'minimum-cell': text, 'smallest-group': text },
    });
    const { exportArchive } = await import('./cli-export.ts');
    return exportArchive(values);
  },
};

const backup: Command = {
  name: 'backup',
  usage: '<file>',
  help: `Writes all that the database holds into a file, as it stands at one moment; the server may go on.
The secret is not in it, and what is restored goes with no other: keep a copy of it apart`,
  async run(given, { open }) {
    const { backUpTo } = await import('./cli-backup.ts');
    return backUpTo(fileOf('backup', given), open);
  },
};

const restore: Command = {
  name: 'restore',
  usage: '<file>',
  help: 'Puts what a backup holds into an empty database, of the same engine or the other: all of it, or nothing',
  async run(given, { open }) {
    const { restoreFrom } = await import('./cli-backup.ts');
    return restoreFrom(fileOf('restore', given), open);
  },
};

function fileOf(command: string, given: string[]): string {
  const { positionals } = parseArgs({ args: given, allowPositionals: true });
  const [file, ...rest] = positionals;
  if (file && rest.length === 0) return file;
  throw new StartError(`Write it like: civic-widgets ${command} <file>`);
}

const secret: Command = {
  name: 'secret',
  usage: '[--rotate] [--renew [--yes]]',
  help: `Says whether the secret is the one that the database was used with; with --rotate, seals names and
addresses with another key; with --renew, says what is lost with the other one, and with --yes goes on
with the present one: who voted can then vote again`,
  async run(given) {
    const { values } = parseArgs({ args: given, options: { renew: flag, rotate: flag, yes: flag } });
    const { tellSecret } = await import('./cli-secret.ts');
    return tellSecret(values);
  },
};

const recount: Command = {
  name: 'recount',
  help: 'Compares every count with the rows that it is of, and mends what differs; others may go on meanwhile',
  async run(given, { say }) {
    parseArgs({ args: given, options: {} });
    const { recountStore } = await import('./cli-recount.ts');
    return recountStore(say);
  },
};

const mails: Command = {
  name: 'mails',
  help: 'Says how many mails wait, could not be sent yet, or were given up',
  async run(given, { open }) {
    parseArgs({ args: given, options: {} });
    const { tellMails } = await import('./cli-mails.ts');
    return tellMails(await open());
  },
};

const person: Command = {
  name: 'person',
  usage: 'export|erase <email>',
  help: `Prints all that is kept under an address, as JSON, or erases it: for who asks for their data. Make sure
first that it is they who ask; at the desk, a mailed link does`,
  async run(given) {
    const { positionals } = parseArgs({ args: given, allowPositionals: true });
    const { personOf } = await import('./cli-person.ts');
    return personOf(positionals[0], positionals[1]);
  },
};

const describe: Command = {
  name: 'openapi',
  help: 'Prints the interface as an OpenAPI document',
  run: async () => JSON.stringify(openApi([deskOpenApi(nouns)]), null, 2),
};

const desk: DeskOptions = {
  nouns,
  read: async (store) => ({
    timeZone: readSite(process.env).timeZone ?? (await readChosen(store)).timeZone ?? 'Europe/Paris',
    baseUrl: readSettings(process.env).baseUrl,
  }),
};

async function beginWork(store: Store): Promise<AtWork> {
  const { atWork } = await import('./at-work.ts');
  const { services, app, mailer } = await atWork(store, readSettings(process.env));
  return { options: { services, nouns, mailer }, idle: () => app.idle(), end: () => mailer?.close() };
}

/** Makes what sends mails where the secret of the server is at hand, and the address that stands in them; neither is made for that. */
async function beginMails(store: Store): Promise<AtWork | undefined> {
  const { presentSecret } = await import('./secret.ts');
  const settings = readSettings(process.env);
  const isReady = settings.baseUrl !== undefined && (await presentSecret(settings)) !== undefined;
  return isReady ? beginWork(store) : undefined;
}

function readAddress(): { baseUrl: string; isPublic: boolean } {
  const settings = readSettings(process.env);
  return { baseUrl: addressOf(settings), isPublic: settings.baseUrl !== undefined };
}

/** Every command but `help`, in the order in which it lists them. */
export const commands: readonly Command[] = [
  serve,
  ...deskCommands(desk),
  deliverCommand(desk),
  ...callCommands(beginWork),
  officerCommand({ nouns, readAddress, begin: beginMails }),
  keyCommand(nouns),
  hookCommand,
  nameCommand(desk),
  ...Object.values(registry).flat(),
  exportAll,
  backup,
  restore,
  secret,
  recount,
  mails,
  person,
  ...checkingCommands,
  describe,
];
