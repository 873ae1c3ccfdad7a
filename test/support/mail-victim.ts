import { createApp } from '../../src/server/app.ts';
import { openStore } from '../../src/server/store/open.ts';
import { schemas } from '../../src/server/nouns.ts';

/* A process that receives a signature and is killed before its mail leaves: `node mail-victim.ts <file or address> <act as JSON> <milliseconds since 1970>`. */

const [address = '', act = '', now = ''] = process.argv.slice(2);
const isUrl = address.startsWith('postgres://');
const store = await openStore({ schemas, ...(isUrl ? { databaseUrl: address, folder: '' } : { folder: address }) });
const send = (): Promise<void> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};
const app = createApp({ store, mailer: { send }, baseUrl: 'https://participer.exemple', clock: () => Number(now) });
const headers = { 'Content-Type': 'application/json' };
await app.request('/petitions/velo/signatures', { method: 'POST', headers, body: act });
