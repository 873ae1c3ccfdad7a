import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The demo as `npm start` serves it, in a process of its own, with a data folder that can outlive it. */
export interface Demo {
  url: string;
  data: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** The demo, anew or with the data of another one. */
export const startDemo = (data?: string): Promise<Demo> => launchServer(['demo/serve.mjs'], data);

/** A server of a town that has nothing yet, with the link that sets it up; or the one whose data these are, started again. */
export async function startTown(data?: string): Promise<Demo & { setup: string }> {
  const town = await launchServer(['dist/server/main/cli.js', 'serve', '--mailbox'], data);
  return { ...town, setup: /Begin here, within a day: (\S+)/.exec(town.said())?.[1] ?? '' };
}

async function launchServer(command: readonly string[], data?: string): Promise<Demo & { said(): string }> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'civic-demo-')));
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA: folder,
    DATABASE_URL: '',
    SMTP_URL: '',
    BASE_URL: '',
    LOG: 'off',
  };
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await listening(child);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  const close = async (): Promise<void> => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `http://localhost:${port}`, data: folder, said: () => said, kill, close };
}

/** Resolves with what a server says once it listens, which it writes at once. */
const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('listens at') && said.endsWith('\n')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with exit code ${code}`)));
  });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
