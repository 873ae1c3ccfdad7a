import { giveKey, newKey } from '../../../src/server/desk/keys.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { start, type World } from '../support.ts';

/** What a program is answered. */
export interface Heard {
  status: number;
  tag: string;
  type: string;
  text: string;
  body: Record<string, unknown> & { errors?: { field: string; detail: string }[] };
}

/** A program that works at the desk of a town, with a key of its own. */
export async function program({ app, store }: Pick<World, 'app' | 'store'>, role: Role = 'editor', scope = '') {
  const { key, id } = await newKey();
  const name = `${role} ${id.slice(0, 4)}`;
  await store.write((writer) => giveKey(writer, { id, name, role, scope }, { nouns, by: 'operator', now: start }));
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Heard> => {
    const response = await app.request(`/desk/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('Content-Type') ?? '';
    return {
      ...{ status: response.status, tag: response.headers.get('ETag') ?? '', type, text },
      body: (/json/.test(type) && text ? JSON.parse(text) : {}) as Heard['body'],
    };
  };
  return { send, name, bearer: { Authorization: `Bearer ${key}` } };
}
