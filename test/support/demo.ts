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

export async function startDemo(data?: string): Promise<Demo> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'civic-demo-')));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA: folder, DATABASE_URL: '', SMTP_URL: '', BASE_URL: '' };
  const child = spawn(process.execPath, ['demo/serve.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await listening(child);
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
  return { url: `http://localhost:${port}`, data: folder, kill, close };
}

const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => text.includes('listens at') && resolve());
    child.once('exit', (code) => reject(new Error(`the demo ended with exit code ${code}`)));
  });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
