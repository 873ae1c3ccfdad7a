#!/usr/bin/env node
import { StartError } from '../core/start-error.ts';
import { commands } from './commands.ts';
import { helpOf } from './help.ts';

const [name = 'help', ...given] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!isUsage && !(error instanceof StartError)) throw error;
  console.error(isUsage ? `${error.message} See civic-widgets help.` : error.message);
  process.exitCode = 1;
}

async function run(): Promise<number | undefined> {
  if (Number.parseInt(process.versions.node, 10) < 24) {
    throw new StartError(
      `The server needs Node 24 or later, and this is Node ${process.versions.node}: install a newer one.`,
    );
  }
  if (['help', '--help', '-h'].includes(name)) {
    console.log(helpOf(commands));
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) throw new StartError(`There is no command "${name}". See civic-widgets help.`);
  const said = await command.run(given, { open, say: console.log, warn: console.error });
  if (said === undefined) return undefined;
  console.log(said);
  return 0;
}

async function open() {
  const { openForCommand } = await import('./serve.ts');
  const { readSettings } = await import('./settings.ts');
  return openForCommand(readSettings(process.env));
}
