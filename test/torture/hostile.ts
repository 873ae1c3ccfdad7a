import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { giveKey, newKey } from '../../src/server/desk/keys.ts';
import { nouns, seedDemo } from '../../src/server/nouns.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { sampleTown } from '../../src/testing/samples/town.ts';
import { isInside } from './asked.ts';
import type { Chance } from './chance.ts';
import { createRequests, own, type HostileRequest } from './hostile-requests.ts';
import { startServer } from './server.ts';
import { layTown, openTown, secret } from './town.ts';
import { nothingFound, onScene, type Extent, type Found } from './trial.ts';

/** How many ballots are in the vote whose result is hidden: a number that nothing else has. */
const hidden = 7919;
const hiddenNumber = /(?<![\w.,-])7[\s,.\u00a0\u202f'’]?919(?![\w-])/;

/** The most memory that the server may have taken, in megabytes. */
const mostMemory = 700;

/** Asks at a time. */
const lanes = 6;

interface Answer {
  status: number;
  text: string;
}

/** Puts in what requests are about: the town, the demo, a vote that is hidden, and a petition that a key of the desk is for. */
async function lay(folder: string): Promise<string> {
  await layTown({ folder });
  const store = await openTown({ folder });
  const { key, id } = await newKey();
  const now = Date.now();
  await seedDemo(store, now);
  const town = sampleTown(store, 'https://participer.exemple');
  await town.put('cachee', pollDocument({ results: 'after-close' }));
  await town.put(own, petitionDocument());
  const rows = Array.from({ length: hidden }, (_, at) => ({
    ...{ scope: 'cachee', thing: 'cachee', voter: `voter ${at}`, choice: 'matin' },
  }));
  await store.write(async (writer) => {
    await writer.insertMany(ballots, rows);
    await giveKey(writer, { id, name: 'hostile', role: 'editor', scope: own }, { nouns, by: 'operator', now });
  });
  await store.close();
  return key;
}

/** Sends a request, and reads its answer; what follows changes never ends, and is left. */
async function send(agent: Agent, url: string, { method, path, headers, body }: HostileRequest): Promise<Answer> {
  const sent = body === undefined ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
  const outgoing = request(`${url}${path}`, { agent, method, headers: sent });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  if (incoming.headers['content-type']?.startsWith('text/event-stream')) {
    outgoing.destroy();
    return { status: incoming.statusCode ?? 0, text: '' };
  }
  let text = '';
  incoming.setEncoding('utf8');
  for await (const part of incoming) text += part as string;
  return { status: incoming.statusCode ?? 0, text: `${JSON.stringify(incoming.headers)}\n${text}` };
}

/** What should not be in an answer. */
function faultOf({ isOfficer }: HostileRequest, { status, text }: Answer): string | undefined {
  // What can't be answered in the form that is asked for (oEmbed, section 2.3.1).
  if (status >= 500 && status !== 501) return `answered ${status}`;
  if (isInside(text)) return 'tells of its inside';
  if (!isOfficer && hiddenNumber.test(text)) return 'tells a hidden number';
  return undefined;
}

/** The most memory that a process has taken, in megabytes; nothing where the system does not tell. */
function peakOf(pid: number): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** Asks for everything that the interface has with something hostile in it. */
export const hostile = (chance: Chance, extent: Extent): Promise<Found> =>
  onScene(chance, async ({ letters, folder }) => {
    const key = await lay(folder);
    const server = await startServer({ DATA: folder, SMTP_URL: letters.smtp, SECRET: secret });
    const next = createRequests(chance, key);
    const found = nothingFound();
    const agent = new Agent({ keepAlive: true, maxSockets: lanes });
    const statuses = new Map<number, number>();
    let [asked, refused] = [0, 0];
    const ask = async (): Promise<void> => {
      while (asked < extent.count && !extent.isLate()) {
        asked += 1;
        const each = next();
        const answer = await send(agent, server.url, each).catch((error: unknown) => error as Error);
        if (answer instanceof Error) {
          // The server ends a connection on which it reads nothing more; it must not end itself.
          refused += 1;
          continue;
        }
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const fault = faultOf(each, answer);
        if (fault)
          found.wrong.push(
            `${each.method} ${each.path.slice(0, 300)} (${each.route}) ${fault}: ${each.body?.slice(0, 300)}`,
          );
      }
    };
    try {
      const { pid } = server;
      await Promise.all(Array.from({ length: lanes }, ask));
      const memory = peakOf(pid);
      const health = await fetch(`${server.url}/healthz`);
      if (health.status !== 200) found.wrong.push(`after it, /healthz answered ${health.status}`);
      if ((memory ?? 0) > mostMemory) found.wrong.push(`the server took ${memory} MB`);
      if ((await server.stop()) !== 0) found.wrong.push('the server did not end well');
      found.faults = asked;
      const list = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status} × ${times}`);
      const most = memory === undefined ? '' : `, at most ${memory} MB of memory`;
      const ended = refused === 0 ? '' : `; ${refused} connections ended by the server`;
      found.told.push(
        `${asked} hostile requests over every route of docs/openapi.json: ${list.join(', ')}${ended}${most}`,
      );
      return found;
    } finally {
      agent.destroy();
      await server.kill();
    }
  });
