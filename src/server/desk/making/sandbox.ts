import { Hono } from 'hono';
import { createCounts } from '../../core/counts.ts';
import { keyedDigest } from '../../core/crypto.ts';
import { createGuards } from '../../core/guard.ts';
import { openingOf } from '../../core/phases.ts';
import { createPace } from '../../core/pace.ts';
import type { Services } from '../../core/services.ts';
import { things } from '../../core/tables.ts';
import { pathOf, rowOf } from '../../core/things.ts';
import { problemType, toProblem } from '../../http/problems.ts';
import { createMailbox, type Mailbox } from '../../mail/mailbox.ts';
import { createOutbox } from '../../mail/outbox.ts';
import { memoryStore } from '../../store/memory.ts';
import { checkDocument } from '../check-document.ts';
import { findCorrected } from './correcting.ts';
import { besideOf, documentFrom } from './document.ts';
import { versionOfValues } from './drafts.ts';
import type { Begun } from './say.ts';

/*
 * Where a draft can be tried before it is published: the routes of its noun over a store of their own in memory. Nothing that is done there
 * is kept, no mail leaves, and it is gone with the next change of the draft.
 */

export interface Sandbox {
  /** Answers what stands at an address below that of the sandbox. */
  app: Hono;
  /** What would have been mailed. */
  mailbox: Mailbox;
}

/** Name of the thing in its sandbox. */
export const triedName = 'apercu';

const hour = 3_600_000;

/** Most sandboxes that one process holds: the one that was not asked for longest is given up. */
const most = 20;

/** Returns the part of an address by which the page of an officer reads a draft: it can't be guessed, and is good for an hour or two. */
export async function keyOfDraft({ secret, clock }: Services, draft: string): Promise<string> {
  const until = Math.floor(clock() / hour) + 2;
  return `${draft}.${until}.${await proofOf(secret, draft, until)}`;
}

const proofOf = (secret: string, draft: string, until: number): Promise<string> =>
  keyedDigest(secret, JSON.stringify(['draft', draft, until]));

/** Returns the draft that a key is for; nothing where it is no such key, or too old. */
export async function draftOfKey({ secret, clock }: Services, key: string): Promise<string | undefined> {
  const [draft = '', until = '', proof = ''] = key.split('.');
  const isGood = proof !== '' && proof === (await proofOf(secret, draft, Number(until)));
  return isGood && clock() < Number(until) * hour ? draft : undefined;
}

/** Makes the sandboxes of a server. */
export function createSandboxes(services: Services) {
  const open = new Map<string, { version: string; sandbox: Sandbox }>();
  return {
    /** Opens the sandbox of a draft as it stands now. @throws DocumentFault where it is not sound */
    async of(key: string, begun: Begun): Promise<Sandbox> {
      const version = await versionOfValues(begun.draft.values);
      const known = open.get(key);
      const sandbox = known?.version === version ? known.sandbox : await makeSandbox(services, key, begun);
      open.delete(key);
      open.set(key, { version, sandbox });
      const [oldest] = open.keys();
      if (open.size > most && oldest !== undefined) open.delete(oldest);
      return sandbox;
    },
  };
}
export type Sandboxes = ReturnType<typeof createSandboxes>;

async function makeSandbox(services: Services, key: string, begun: Begun): Promise<Sandbox> {
  const { clock, site } = services;
  const { noun, making, model, draft } = begun;
  const before = (await findCorrected(services.store, begun))?.document;
  const typed = documentFrom(making, model, draft.values, before);
  const document = checkDocument({ noun, id: triedName }, typed, site);
  const { opensAt } = document;
  // It is shown as it will be once it is open.
  if (opensAt && openingOf(opensAt, site.timeZone) > clock()) delete document.opensAt;
  const store = memoryStore();
  const mailbox = createMailbox(clock);
  await store.write(async (writer) => {
    await writer.put(things, rowOf(noun, triedName, document, clock()));
    const tried = { scope: triedName, path: pathOf(noun, triedName), document };
    if (draft.of === '') await making.addBeside?.(writer, tried, besideOf(model, draft.values), clock());
  });
  const own: Services = {
    ...services,
    shared: undefined,
    store,
    outbox: createOutbox(store, mailbox, clock),
    counts: createCounts(clock),
    baseUrl: `${services.baseUrl}/desk/preview/${key}`,
    pace: createPace({ postsPerMinute: 60 }),
  };
  const app = new Hono({ strict: false });
  app.route('/', noun.routes(own, createGuards({ actsPerMinute: 60, client: () => key }, { clock }, 'tried')));
  app.onError((error, c) => {
    const { problem, headers } = toProblem(c, error);
    return c.body(JSON.stringify(problem), problem.status as 500, { ...headers, 'Content-Type': problemType });
  });
  return { app, mailbox };
}
