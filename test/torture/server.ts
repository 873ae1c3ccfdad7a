import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server in a process of its own, which can be killed and started again at the same address. */
export interface TortureServer {
  readonly url: string;
  readonly pid: number;
  /** What it wrote into its log, in all of its lives. */
  readonly log: string;
  /** Starts it again. @throws an Error with what it said where it does not start */
  start(): Promise<void>;
  /** Ends it without asking (SIGKILL). */
  kill(): Promise<void>;
  /** Asks it to end (SIGTERM); answers its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a server with these settings, on a free port. */
export async function startServer(settings: Record<string, string>): Promise<TortureServer> {
  // A process that starts again and again need not compile the same each time.
  const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/civic-tests');
  const env = { NODE_COMPILE_CACHE, ...process.env, DATABASE_URL: '', BASE_URL: '', PORT: '0', ...settings };
  let [child, url, log]: [ChildProcess | undefined, string, string] = [undefined, '', ''];

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    return ((await ended) as [number | null])[0];
  };

  const server: TortureServer = {
    get url() {
      return url;
    },
    get pid() {
      return child?.pid ?? 0;
    },
    get log() {
      return log;
    },
    async start() {
      const begun = fork(join(import.meta.dirname, 'server-process.ts'), [], {
        env,
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      let said = '';
      begun.stderr!.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        said += text;
      });
      const ended = once(begun, 'close').then(() => Promise.reject(new Error(said.trim())));
      ended.catch(() => undefined);
      [url] = (await Promise.race([once(begun, 'message'), ended])) as [string];
      env.PORT = new URL(url).port;
      child = begun;
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
  await server.start();
  return server;
}
