import { start } from '../../src/server/main/serve.ts';

/*
 * A server as `civic-widgets serve` runs it, with the settings of its environment, where nobody is limited: a few devices act for a whole
 * town here. Tells its parent the address once it listens; ends as the program does.
 */
const server = await start({ log: 'off', limits: { client: () => undefined } }).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
const end = (): void => void server.close().then(() => process.exit(0));
process.once('SIGTERM', end);
process.once('disconnect', () => process.exit());
process.send?.(server.url.replace('localhost', '127.0.0.1'));
