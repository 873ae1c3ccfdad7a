import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { parseBody, readBody } from '../../http/body.ts';
import { languages } from '../../words/words-for.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import { giveKey, keyName, listKeys, newKey, takeKey } from '../keys.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, isRole, may, type Officer } from '../roles.ts';
import { readReasons } from '../why.ts';
import { isForPrograms, keysPage, type KeysState } from './page.ts';
import { programWords } from './words-for.ts';

const asked = z.object({ name: text(200), role: z.optional(text(40)) });
const named = z.object({ id: text(200) });

const mayAppoint = (officer: Officer): boolean => may(officer, 'appoint');

/** Serves the page of the keys of programs: owners give and revoke them. */
export function programRoutes({ services }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock } = services;
  const author = (officer: Officer) => ({ by: grantFor(officer, 'appoint')!.role, now: clock() });
  const show = async (c: Context, page: DeskPage, state: Omit<KeysState, 'keys'>, status: 200 | 409 | 422 = 200) =>
    c.html(keysPage(page, { keys: await listKeys(store), ...state }), status);

  app.get('/desk/keys', (c) =>
    asOfficer(c, services, mayAppoint, (page) =>
      show(c, page, { done: c.req.query('done') === 'removed' ? programWords(page.words.lang).removed : undefined }),
    ),
  );
  app.post('/desk/keys', (c) =>
    asOfficer(c, services, mayAppoint, async (page, officer) => {
      const { name: typed, role = '' } = parseBody(asked, await readBody(c));
      const name = keyName(typed);
      const fields = {
        ...(name === '' && { name: 'required' }),
        ...(!isForPrograms(role) && { role: isRole(role) ? 'people' : 'required' }),
      };
      if (!isForPrograms(role) || name === '') return show(c, page, { name, role, fields }, 422);
      const { key, id } = await newKey();
      const isNew = await store.write((writer) => giveKey(writer, { id, name, role, scope: '' }, author(officer)));
      // Shown by the answer alone: no address leads to it.
      return isNew
        ? show(c, page, { made: { name, key } })
        : show(c, page, { name, role, fields: { name: 'taken' } }, 409);
    }),
  );
  app.post('/desk/keys/remove', (c) =>
    asOfficer(c, services, mayAppoint, async (page, officer) => {
      const body = await readBody(c);
      const { id } = parseBody(named, body);
      const why = readReasons(body, languages);
      // One that someone else has revoked in the meantime is not there any more.
      const key = (await listKeys(store)).find((each) => each.id === id);
      if (key) await store.write((writer) => takeKey(writer, key.name, { ...author(officer), why }));
      return goTo(c, page, '/desk/keys', 'removed');
    }),
  );
  return app;
}
