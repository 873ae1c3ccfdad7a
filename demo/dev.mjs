import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { buildWhatIsMissing } from '../test/support/build.mjs';

/*
 * `npm run dev`: the demo, built and loaded again whenever a source changes. A small server stands before the real one and adds a
 * script of the page's own origin to its pages, so that the strict CSP holds here too.
 */
const root = join(import.meta.dirname, '..');
const port = Number(process.env.PORT ?? 8080);
const address = `http://localhost:${port}`;
const scriptPath = '/dev-reload.js';
const eventsPath = '/dev-reload';
const script = `new EventSource('${eventsPath}').onmessage = () => location.reload();\n`;

if (!buildWhatIsMissing()) process.exit(1);

const serverEnv = { ...process.env, PORT: String(port + 1), BASE_URL: address };
const run = (command, stdio = 'inherit') =>
  spawn(command, { cwd: root, shell: true, stdio, env: { ...process.env, CIVIC_BUILD: 'quick' } });

let serving;
/** Starts the server with what has been compiled, in the place of the one that runs. */
async function serveAnew() {
  const { child, exited } = serving ?? {};
  child?.kill();
  await exited;
  const started = spawn(process.execPath, ['demo/serve.mjs'], { cwd: root, env: serverEnv, stdio: 'inherit' });
  serving = { child: started, exited: once(started, 'exit') };
}

let isCompiled = false;
let following;
/** Does what follows a compilation, once more where the next one has ended in the meantime. */
async function follow() {
  while (isCompiled) {
    isCompiled = false;
    await serveAnew();
    await once(run('rollup --config --silent'), 'exit');
    reload();
  }
  following = undefined;
}

// While the compiler writes, one file asks for what another does not have yet: they fit together once it says that it has ended.
createInterface(run('tsc --watch --preserveWatchOutput', ['inherit', 'pipe', 'inherit']).stdout).on('line', (line) => {
  console.log(line);
  if (!line.includes('Watching for file changes')) return;
  isCompiled = true;
  following ??= follow();
});

const pages = new Set();
let pending;
/** A build writes many files: the pages are told once it has been quiet. */
function reload() {
  clearTimeout(pending);
  pending = setTimeout(() => {
    for (const page of pages) page.write('data: changed\n\n');
  }, 400);
}
for (const folder of ['dist', 'demo']) watch(join(root, folder), { recursive: true }, reload);

const server = createServer((incoming, answer) => {
  if (incoming.url === scriptPath) {
    answer.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(script);
  } else if (incoming.url === eventsPath) {
    answer.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n');
    pages.add(answer);
    incoming.on('close', () => pages.delete(answer));
  } else {
    passOn(incoming, answer);
  }
});

/** A page must arrive unpacked to have the script added. */
async function passOn(incoming, answer) {
  const body = [];
  for await (const chunk of incoming) body.push(chunk);
  const { 'accept-encoding': packed, ...headers } = incoming.headers;
  const options = { port: port + 1, path: incoming.url, method: incoming.method, headers };
  try {
    const response = await ask(options, Buffer.concat(body));
    const isPage = /^text\/html/.test(response.headers['content-type'] ?? '');
    const { 'content-length': length, etag, ...pageHeaders } = response.headers;
    answer.writeHead(response.statusCode, isPage ? pageHeaders : response.headers);
    for await (const chunk of response) answer.write(chunk);
    answer.end(isPage && incoming.method !== 'HEAD' ? `<script type="module" src="${scriptPath}"></script>` : '');
  } catch (error) {
    answer.writeHead(502, { 'content-type': 'text/plain' }).end(`The demo does not answer: ${error.message}\n`);
  }
}

/** The server behind is away after each change until it has started anew, on a busy machine for some seconds. */
async function ask(options, body) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await new Promise((resolve, reject) => request(options, resolve).on('error', reject).end(body));
    } catch (error) {
      if (error.code !== 'ECONNREFUSED' || tries === 300) throw error;
      await wait(100);
    }
  }
}

server.listen(port, () => console.log(`Developing at ${address}`));
