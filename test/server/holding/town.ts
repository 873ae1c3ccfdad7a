import assert from 'node:assert/strict';
import { Hono } from 'hono';
import type { AppOptions } from '../../../src/server/app.ts';
import type { Holding } from '../../../src/server/core/holding.ts';
import { eraseHoldings } from '../../../src/server/desk/person/holdings.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { deskTown } from '../desk/support.ts';
import { program } from '../desk/program.ts';
import { newKey, signature, type Answer } from '../support.ts';

/** The domain of whoever has as many mailboxes as they like. */
export const robots = 'boites-sans-fond.fr';

export const holding: Holding = {
  ...{ burst: 40, crowd: 20, trusted: [] },
  isThrowaway: (domain) => domain === 'jetable.net',
  isInside: () => false,
};

/** A signature, and from which address it comes. */
export interface From {
  email: string;
  key?: string;
  /** The solution of a challenge. */
  work?: unknown;
  from?: string;
}

/** A town whose server holds what is suspect, with an editor and a program at its desk. */
export async function heldTown(store: Store, held: Partial<Holding> = {}, more: Partial<AppOptions> = {}) {
  let sender: string | undefined;
  let services: Services | undefined;
  const taking = (made: Services) => {
    services = made;
    return { routes: new Hono() };
  };
  const limits = {
    ...{ actsPerMinute: 100_000, mailsPerHour: 100_000 },
    client: () => sender,
  };
  const desk = await deskTown({
    store,
    limits,
    rooms: [taking, deskRoom({ nouns, limits: { actsPerMinute: 100_000 } })],
    holding: { ...holding, ...held },
    ...more,
  });
  await desk.appoint('qui@valmont.fr', 'editor');
  const visit = await desk.signedIn('qui@valmont.fr');
  const { send, name } = await program(desk);
  const codeFor = (email: string): string => {
    const code = desk.mailbox.mails.find(({ to }) => to === email)?.code;
    assert.ok(code, `no code was mailed to ${email}`);
    return code;
  };
  return {
    ...desk,
    ...{ visit, send, name, codeFor },
    /** What is sent from now on comes from this address. */
    comeFrom: (address: string | undefined) => void (sender = address),
    /** Signs and types the code; answers the key, and what the code was answered. */
    async signs({
      email,
      key = newKey(),
      from,
      work,
    }: From): Promise<{ key: string; answer: { status: number; body: Answer } }> {
      sender = from;
      const begun = await desk.act('', signature({ key, email, ...(work !== undefined && { work }) }));
      assert.equal(begun.status, 202, JSON.stringify(begun.body));
      await desk.app.idle();
      return { key, answer: await desk.act('/confirm', { key, code: codeFor(email) }) };
    },
    /** Erases a person, as the command does for one who asks. */
    erase: (email: string) => eraseHoldings(services!, nouns, email, 'operator'),
    async signatures(): Promise<{ value: number; pending?: number; invalidated?: number }> {
      const thing = (await desk.read()) as unknown as { numbers: { signatures: { value: number } } };
      return thing.numbers.signatures;
    },
    async receipt(key: string): Promise<Answer> {
      return (await desk.act('/receipt', { key })).body;
    },
    /** What the desk's interface says is held. */
    async groups(path = '/petitions/velo'): Promise<{ until: string; groups: Record<string, unknown>[] }> {
      const { body, status, text } = await send('GET', `${path}/held`);
      assert.equal(status, 200, text);
      return body as unknown as { until: string; groups: Record<string, unknown>[] };
    },
  };
}

export type HeldTown = Awaited<ReturnType<typeof heldTown>>;

/** The lines of the public log on a petition. */
export async function logOf({ read }: Pick<HeldTown, 'read'>): Promise<{ act: string; [name: string]: unknown }[]> {
  const page = (await read('/log?of=https://participer.exemple/petitions/velo')) as unknown as {
    items: { act: string }[];
  };
  return page.items;
}
