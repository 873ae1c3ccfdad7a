#!/usr/bin/env node
/*
 * The command `civic-widgets`. It is there before anything is built, so that `npx` finds it in a fresh clone: there it runs the sources, on
 * the Node that came with the packages; in the published package, what was built from them.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = new URL('./cli.ts', import.meta.url);
const own = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));

if (!existsSync(source)) await import(new URL('../../../dist/server/main/cli.js', import.meta.url));
else if (Number.parseInt(process.versions.node, 10) >= 24 || !existsSync(own)) await import(source);
else {
  const child = spawn(own, [fileURLToPath(source), ...process.argv.slice(2)], { stdio: 'inherit' });
  // What ends this program ends that one, in its own time; from the terminal it reaches both.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}
