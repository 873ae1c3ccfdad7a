#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { openApi } from './openapi.ts';
import { StartError } from './settings.ts';

const help = `civic-widgets <command>

  serve [--site folder] [--demo]   Serves the backend, and a folder of pages at /; with --demo, puts in the demo content
  import <file> [--json] [--id id] Reads the open data of a consultation (Cap Collectif, CSV) into the store
  openapi                          Prints the interface as an OpenAPI document
  help                             Prints this

Environment
  PORT          port to listen on, 8080
  HOST          address to listen on, 127.0.0.1: put a proxy with TLS before it
  BASE_URL      public address, http://localhost:PORT
  DATA          folder of the embedded database, .data
  DATABASE_URL  a PostgreSQL database instead of the embedded one
  SMTP_URL      mail server, smtp://user:password@host:587?from=address; without it, mails are shown at /mailbox
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
  switch (name) {
    case 'serve': {
      const { values } = parseArgs({ args: given, options: { site: { type: 'string' }, demo: { type: 'boolean' } } });
      const { serve } = await import('./serve.ts');
      await serve(values);
      return undefined;
    }
    case 'import': {
      const options = { json: { type: 'boolean' }, id: { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
      const [file] = positionals;
      if (!file || positionals.length > 1) {
        throw new StartError('Name one file: civic-widgets import <file> [--json] [--id id]');
      }
      // Only this command needs the parser of CSV.
      const { importOpenData } = await import('./cli-import.ts');
      console.log(await importOpenData(file, values));
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
