#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { openApi } from '../app.ts';
import { StartError } from '../core/start-error.ts';

const help = `civic-widgets <command>

  serve [--site folder] [--demo] [--mailbox]
                                   Serves the backend, and a folder of pages at /; with --demo, puts in the demo content;
                                   with --mailbox, shows all mails at /mailbox instead of sending them, on this machine only
  import <file> [--json] [--id id] [--open]
                                   Reads the open data of a consultation (Cap Collectif, CSV) into the store; with --open,
                                   people can go on voting there
  export --out <folder> [--at time] [--minimum-cell n]
                                   Writes all that is public into a new folder, as JSON files that any host can serve, as of
                                   now or of a time like 2026-11-21T09:00:00Z; with a minimum cell, ballots of which fewer
                                   than n are alike are left out
  seed [--comments n] [--thread id]
                                   Makes a thread of n made-up comments, 1000 where no number is given
  moderator <scope> <email> [--role official] [--remove]
                                   Lets an address moderate the threads of a scope (the id in the address of the
                                   thread, petition or consultation), or speak there for the institution
  secret [--renew]                 Says whether the secret is the one that the database was used with; with --renew, goes on with
                                   the present one where the other is lost: who voted can then vote again
  recount                          Compares every count with the rows that it is of, and mends what differs; others may go on meanwhile
  openapi                          Prints the interface as an OpenAPI document
  help                             Prints this

Environment
  PORT          port to listen on, 8080
  HOST          address to listen on, 127.0.0.1: put a proxy with TLS before it
  BASE_URL      public address, http://localhost:PORT
  DATA          folder of the embedded database, .data
  DATABASE_URL  a PostgreSQL database instead of the embedded one
  TRUSTED_PROXIES
                proxies whose X-Forwarded-For is taken: addresses, networks, loopback, private; this machine always is
  SECRET        makes what stands for a voter, at least 32 characters, the same for all processes; made and kept in
                DATA where it is not given
  SMTP_URL      mail server, smtp://user:password@host:587?from=address; without it, what has to be
                confirmed by mail is refused
`;

const [command = 'help', ...args] = process.argv.slice(2);

try {
  process.exitCode = await run(command, args);
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!isUsage && !(error instanceof StartError)) throw error;
  console.error(isUsage ? `${error.message} See civic-widgets help.` : error.message);
  process.exitCode = 1;
}

async function run(name: string, given: string[]): Promise<number | undefined> {
  if (Number.parseInt(process.versions.node, 10) < 24) {
    throw new StartError(
      `The server needs Node 24 or later, and this is Node ${process.versions.node}: install a newer one.`,
    );
  }
  switch (name) {
    case 'serve': {
      const yes = { type: 'boolean' } as const;
      const options = { site: { type: 'string' }, demo: yes, mailbox: yes } as const;
      const { values } = parseArgs({ args: given, options });
      const { serve } = await import('./serve.ts');
      await serve(values);
      return undefined;
    }
    case 'import': {
      const options = { json: { type: 'boolean' }, id: { type: 'string' }, open: { type: 'boolean' } } as const;
      const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
      const [file] = positionals;
      if (!file || positionals.length > 1) {
        throw new StartError('Name one file: civic-widgets import <file> [--json] [--id id] [--open]');
      }
      // Only this command needs the parser of CSV.
      const { importOpenData } = await import('./cli-import.ts');
      console.log(await importOpenData(file, values));
      return 0;
    }
    case 'export': {
      const text = { type: 'string' } as const;
      const { values } = parseArgs({ args: given, options: { out: text, at: text, 'minimum-cell': text } });
      const { exportArchive } = await import('./cli-export.ts');
      console.log(await exportArchive(values));
      return 0;
    }
    case 'seed': {
      const options = { comments: { type: 'string' }, thread: { type: 'string' } } as const;
      const { seedComments } = await import('./cli-threads.ts');
      console.log(await seedComments(parseArgs({ args: given, options }).values));
      return 0;
    }
    case 'moderator': {
      const options = { role: { type: 'string' }, remove: { type: 'boolean' } } as const;
      const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
      const [scope, email] = positionals;
      if (!scope || !email || positionals.length > 2) {
        throw new StartError('Name a scope and an address: civic-widgets moderator <scope> <email> [--role official]');
      }
      const { grantRole } = await import('./cli-threads.ts');
      console.log(await grantRole(scope, email, values));
      return 0;
    }
    case 'secret': {
      const { values } = parseArgs({ args: given, options: { renew: { type: 'boolean' } } });
      const { tellSecret } = await import('./cli-secret.ts');
      console.log(await tellSecret(values));
      return 0;
    }
    case 'recount': {
      parseArgs({ args: given, options: {} });
      const { recountStore } = await import('./cli-recount.ts');
      console.log(await recountStore((line) => console.log(line)));
      return 0;
    }
    case 'openapi':
      console.log(JSON.stringify(openApi(), null, 2));
      return 0;
    case 'help':
    case '--help':
    case '-h':
      console.log(help);
      return 0;
    default:
      console.error(`There is no command "${name}". See civic-widgets help.`);
      return 1;
  }
}
