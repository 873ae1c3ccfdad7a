#!/usr/bin/env node
/*
 * The command `civic-widgets`. It is there before anything is built, so that `npx` finds it in a fresh clone: there it runs the sources; in
 * the published package, what was built from them. An older Node runs neither, and can't even read them: it hands over to the one that came
 * with the packages, if there is one, and else says what is missing.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The first version that has what the server needs. */
const needed = 24;

const source = new URL('./cli.ts', import.meta.url);
const program = existsSync(source) ? source : new URL('../../../dist/server/main/cli.js', import.meta.url);

const isEnough = (version) => Number.parseInt(version, 10) >= needed;

/** Finds the Node that the npm package `node` brings, beside this package or above it. */
function findPacked() {
  const require = createRequire(import.meta.url);
  try {
    const about = require.resolve('node/package.json');
    const path = ['bin/node', 'bin/node.exe'].map((each) => join(dirname(about), each)).find(existsSync);
    return isEnough(require(about).version) ? path : undefined;
  } catch {
    return undefined;
  }
}

if (isEnough(process.versions.node)) await import(program);
else {
  const packed = findPacked();
  if (packed) runWith(packed);
  else {
    console.error(
      `civic-widgets needs Node ${needed} or later, and this is Node ${process.versions.node}: install it from https://nodejs.org, or put one beside this package by npm install node@${needed}.`,
    );
    process.exitCode = 1;
  }
}

function runWith(node) {
  const child = spawn(node, [fileURLToPath(program), ...process.argv.slice(2)], { stdio: 'inherit' });
  // What ends this program ends that one, in its own time; from the terminal it reaches both.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}
