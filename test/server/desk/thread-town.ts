import assert from 'node:assert/strict';
import { putThing } from '../../../src/server/nouns.ts';
import { addressDigest } from '../../../src/server/nouns/comments/members.ts';
import { grants } from '../../../src/server/nouns/comments/tables.ts';
import type { Store, Writer } from '../../../src/server/store/store.ts';
import { threadDocument } from '../comments-support.ts';
import { newKey, start } from '../support.ts';
import { deskTown, type DeskTown } from './support.ts';
import type { LogLine } from './history.ts';

/** A number as a page has it, and why it fell. */
export interface Count {
  value: number;
  why?: { text: string; url: string };
}

/** Where a thread stands. */
export interface Place {
  scope: string;
  /** Path of its page. */
  path: string;
  /** The side that every comment takes. */
  side?: string;
  /** Puts in what it stands in. */
  put(writer: Writer): Promise<unknown>;
}

/** A thread that stands alone. */
export const alone: Place = {
  scope: 'place',
  path: '/threads/place',
  put: (writer) => putThing(writer, 'place', threadDocument, start),
};

export interface ThreadTown extends DeskTown {
  send(path: string, body: object): Promise<{ comment?: { id: string } }>;
  /** Joins and confirms; answers the key. */
  join(name: string, isModerator?: boolean, email?: string): Promise<string>;
  /** Posts; answers the id of the comment. */
  post(key: string, text: string): Promise<string>;
  decide(key: string, id: string, decision: string): Promise<unknown>;
  count(path: string, metric: string, lang?: string): Promise<Count>;
  /** The log, the newest line first. */
  log(): Promise<LogLine[]>;
}

/** A town with a thread and a desk, what its log says, and why its counts fell. */
export async function threadTown(store: Store, { scope, path, side, put }: Place = alone): Promise<ThreadTown> {
  const town = await deskTown({ store });
  const { app, mailbox } = town;
  await store.write(put);
  const send: ThreadTown['send'] = async (to, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await app.request(to, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(response.ok, `${to} answers ${response.status}`);
    return (await response.json()) as { comment?: { id: string } };
  };
  const read = async <T>(from: string, lang = 'fr'): Promise<T> => {
    const response = await app.request(from, { headers: { Accept: 'application/json', 'Accept-Language': lang } });
    return (await response.json()) as T;
  };
  return {
    ...town,
    send,
    async join(name, isModerator = false, email = `${name.toLowerCase()}@exemple.fr`) {
      const key = newKey();
      const address = await addressDigest(scope, email);
      if (isModerator)
        await store.write((writer) => writer.put(grants, { scope, address, role: 'moderator', hint: '', at: start }));
      const { notice } = await read<{ notice: { version: string } }>(path);
      await send(`${path}/participants`, { key, name, email, noticeVersion: notice.version, lang: 'fr' });
      await app.idle();
      const code = mailbox.mails.find(({ to }) => to === email)?.code;
      await send(`${path}/participants/confirm`, { key, code });
      return key;
    },
    async post(key, text) {
      return (await send(`${path}/posts`, { key, act: newKey(), text, ...(side && { side }) })).comment?.id ?? '';
    },
    decide: (key, id, decision) =>
      send(`${path}/decisions`, { key, act: newKey(), id, decision, reason: 'Hors sujet', ground: 'Charte, 4' }),
    count: async (from, metric, lang) => (await read<{ numbers: Record<string, Count> }>(from, lang)).numbers[metric]!,
    log: async () => (await read<{ items: LogLine[] }>('/log')).items,
  };
}
