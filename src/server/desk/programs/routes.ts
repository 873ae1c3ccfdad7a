import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { parseBody, readBody } from '../../http/body.ts';
import { languages } from '../../words/words-for.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import { giveKey, keyName, listKeys, newKey, takeKey } from '../keys.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, isRole, may, type Officer } from '../roles.ts';
import { listPlaces, pathOfScope } from '../scopes.ts';
import { readReasons } from '../why.ts';
import { answersOnce } from './once.ts';
import { isForPrograms, keysPage, type KeysState } from './page.ts';
import { programWords } from './words-for.ts';

const asked = z.object({
  name: text(200),
  role: z.optional(text(40)),
  only: z.optional(text(200)),
  press: z.optional(text(100)),
});
const named = z.object({ id: text(200) });

const mayAppoint = (officer: Officer): boolean => may(officer, 'appoint');

/** Serves the page of the keys of programs: owners give and revoke them. */
export function programRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock } = services;
  const answerOnce = answersOnce(services);
  const author = (officer: Officer) => ({
    nouns,
    by: grantFor(officer, 'appoint')!.role,
    now: clock(),
    holder: officer,
  });
  const show = async (
    c: Context,
    page: DeskPage,
    state: Omit<KeysState, 'keys' | 'things'>,
    status: 200 | 409 | 422 = 200,
  ) => {
    const [keys, things] = await Promise.all([listKeys(store), listPlaces(store, nouns, page.words.lang)]);
    return c.html(keysPage(page, { keys, things, ...state }), status);
  };

  app.get('/desk/keys', (c) =>
    asOfficer(c, services, mayAppoint, (page) =>
      show(c, page, { done: c.req.query('done') === 'removed' ? programWords(page.words.lang).removed : undefined }),
    ),
  );
  app.post('/desk/keys', (c) =>
    asOfficer(c, services, mayAppoint, async (page, officer) => {
      const { name: typed, role = '', only: scope = '', press } = parseBody(asked, await readBody(c));
      const name = keyName(typed);
      const sent = { name, role, only: scope };
      const fields = {
        ...(name === '' && { name: 'required' }),
        ...(!isForPrograms(role) && { role: isRole(role) ? 'people' : 'required' }),
        ...(scope !== '' && (await pathOfScope(store, nouns, scope)) === undefined && { only: 'unknown' }),
      };
      if (!isForPrograms(role) || Object.keys(fields).length > 0) return show(c, page, { ...sent, fields }, 422);
      const make = async (): Promise<Response> => {
        const { key, id } = await newKey();
        const isNew = await store.write((writer) => giveKey(writer, { id, name, role, scope }, author(officer)));
        // Shown by the answer alone: no address leads to it.
        return isNew
          ? show(c, page, { made: { name, key } })
          : show(c, page, { ...sent, fields: { name: 'taken' } }, 409);
      };
      if (!press) return make();
      const request = { bearer: officer.address, given: [press, name, role, scope].join('\n'), sent: page.path };
      return (await answerOnce(request, make)) ?? show(c, page, { ...sent, fields: { name: 'unseen' } }, 409);
    }),
  );
  app.post('/desk/keys/remove', (c) =>
    asOfficer(c, services, mayAppoint, async (page, officer) => {
      const body = await readBody(c);
      const { id } = parseBody(named, body);
      const { why, faults } = readReasons(body, languages);
      if (Object.keys(faults).length > 0) return show(c, page, { kept: { id, why, faults } }, 422);
      // One that someone else has revoked in the meantime is not there any more.
      const key = (await listKeys(store)).find((each) => each.id === id);
      if (key) await store.write((writer) => takeKey(writer, key.name, { ...author(officer), why }));
      return goTo(c, page, '/desk/keys', 'removed');
    }),
  );
  return app;
}
