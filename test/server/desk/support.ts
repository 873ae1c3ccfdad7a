import assert from 'node:assert/strict';
import { acts, events, people } from '../../../src/server/confirmation/tables.ts';
import type { Folder } from '../../../src/server/core/noun.ts';
import { appoint } from '../../../src/server/desk/officers.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { exportStore } from '../../../src/server/export/run.ts';
import { nouns } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { world, start, type World } from '../support.ts';

export const base = 'https://participer.exemple';

/** A page, as a browser that keeps the cookies of the desk has it. */
export interface Seen {
  status: number;
  html: string;
  /** Path, query and fragment of the page after all redirects. */
  at: string;
  headers: Headers;
}

/** A browser that follows redirects, keeps cookies, and says where its forms come from. */
export interface Browser {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Seen>;
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  /** Sends a form with files. */
  upload(path: string, form: FormData): Promise<Seen>;
}

export interface DeskTown extends World {
  browser(): Browser;
  /** Gives an address a role, as the command does. */
  appoint(email: string, role: Role, scope?: string): Promise<void>;
  /** A browser in which an officer has signed in by the mailed code. */
  signedIn(email: string): Promise<Browser>;
}

/** A backend with the petition `velo` and a desk. */
export async function deskTown(options: Parameters<typeof world>[0] = {}): Promise<DeskTown> {
  const limits = { actsPerMinute: 1000 };
  const town = await world({ limits, rooms: [deskRoom({ nouns, limits })], ...options });
  const browser = (): Browser => newBrowser(town);
  return {
    ...town,
    browser,
    appoint: (email, role, scope = '') =>
      town.store.write(async (writer) => {
        await appoint(writer, email, { role, scope }, { nouns, by: 'operator', now: start });
      }),
    async signedIn(email) {
      const visit = browser();
      await enter(town, visit, email);
      return visit;
    },
  };
}

/** Signs in by the code of the mail. */
export async function enter(town: World, visit: Browser, email: string): Promise<Seen> {
  const asked = await visit.send('/desk/sign-in', { email });
  assert.equal(asked.status, 200);
  await town.app.idle();
  const mail = town.mailbox.mails.find(({ to }) => to === email);
  return visit.send('/desk/enter', { ...hiddenOf(asked.html), code: mail?.code ?? '' });
}

/** The hidden fields of the first form of a page's content. */
export function hiddenOf(html: string): Record<string, string> {
  const main = html.slice(html.indexOf('<main'));
  const form = /<form[^]*?<\/form>/.exec(main)?.[0] ?? '';
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
}

function newBrowser({ app }: World): Browser {
  const cookies = new Map<string, string>();
  const page = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  async function ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Seen> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(path.replace(/#.*$/, ''), {
      ...init,
      headers: { ...page, ...(cookie && { Cookie: cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('Location');
    // Sent once more, as it is.
    if (to && response.status === 307) return ask(to, init);
    if (to) return ask(to, { headers: {} });
    return {
      status: response.status,
      html: (await response.text()).replace(/\s+/g, ' '),
      at: path,
      headers: response.headers,
    };
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    upload: (path, form) =>
      ask(path, { method: 'POST', headers: { Origin: base, 'Sec-Fetch-Site': 'same-origin' }, body: form }),
    send: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: base,
          'Sec-Fetch-Site': 'same-origin',
          ...headers,
        },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

/** Puts in people who signed, without their mails. @param wants who among them asked for news */
export async function addSigners(
  store: Store,
  count: number,
  wants: (at: number) => boolean = () => true,
): Promise<void> {
  const ids = Array.from({ length: count }, (_, at) => `act-${String(at).padStart(4, '0')}`);
  const key = { scope: 'velo', thing: 'velo' };
  await store.write(async (writer) => {
    const act = { kind: 'signature', at: start, text_version: 'v1', source: null };
    await writer.insertMany(
      acts,
      ids.map((id) => ({ ...key, id, ...act })),
    );
    await writer.insertMany(
      events,
      ids.map((id) => ({ ...key, kind: 'counted', act: id, at: start })),
    );
    const person = {
      name: 'Nom',
      place: 'Lieu',
      display_publicly: 0,
      notice_version: 'n1',
      lang: 'fr',
    };
    await writer.insertMany(
      people,
      ids.map((id, at) => ({
        ...{ scope: 'velo', act: id, email: `${id}@exemple.fr`, ...person },
        receive_news: wants(at) ? 1 : 0,
      })),
    );
  });
}

/** Exports a town; answers its files by path. */
export async function archiveOf({ store }: World, at: number): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const folder: Folder = {
    async write(path, content) {
      files.set(path, typeof content === 'string' ? content : JSON.stringify(content));
    },
  };
  // The days as they were: how those with few are joined is tested by itself.
  await exportStore(store, nouns, folder, { baseUrl: base, at, smallestGroup: 1 });
  return files;
}
