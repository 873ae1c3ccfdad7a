import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import { checkEmail } from '../core/rules.ts';
import { parseBody, readBody } from '../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from './entry.ts';
import { appoint, dismiss, listOfficers } from './officers.ts';
import { officersPage, type OfficersState } from './pages/officers.ts';
import type { DeskPage } from './pages/desk.ts';
import { whyIds } from './pages/why-fields.ts';
import { languages } from '../words/words-for.ts';
import { grantFor, isRole, may, type Officer } from './roles.ts';
import { listPlaces, UnknownScope } from './scopes.ts';
import { signInUrl } from './team/mail.ts';
import { readReasons } from './why.ts';

const added = z.object({ email: text(1000), role: text(40), only: z.optional(text(200)) });
const removed = z.object({ email: text(1000), role: text(40), scope: text(200) });

const mayAppoint = (officer: Officer): boolean => may(officer, 'appoint');

/** Serves the list of those who run the site: owners appoint and dismiss. */
export function officerRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock, outbox } = services;
  const show = async (
    c: Context,
    page: DeskPage,
    state: Omit<OfficersState, 'officers' | 'places'>,
    status: 200 | 409 | 422 = 200,
  ) => {
    const [officers, places] = await Promise.all([listOfficers(store), listPlaces(store, nouns, page.words.lang)]);
    return c.html(officersPage(page, { officers, places, ...state }), status);
  };
  const author = (page: DeskPage, officer: Officer) => ({
    nouns,
    mails: { services, lang: page.words.lang },
    by: grantFor(officer, 'appoint')!.role,
    now: clock(),
    holder: officer,
  });

  app.get('/desk/officers', (c) =>
    asOfficer(c, services, mayAppoint, (page) => {
      const done = doneText(page, c.req.query('done'));
      return show(c, page, { done });
    }),
  );
  app.post('/desk/officers', (c) =>
    asOfficer(c, services, mayAppoint, async (page, officer) => {
      const body = await readBody(c);
      const { email, role, only: scope = '' } = parseBody(added, body);
      const { why, faults } = readReasons(body, languages);
      const refuse = (fields: Record<string, string>) =>
        show(c, page, { email, role, only: scope, why, fields: { ...fields, ...whyIds('', faults) } }, 422);
      const checked = checkEmail(email);
      if ('fault' in checked) return refuse({ email: checked.fault });
      if (!isRole(role)) return refuse({ role: 'required' });
      if (role === 'owner' && scope !== '') return refuse({ only: 'owner' });
      if (Object.keys(faults).length > 0) return refuse({});
      const how = { ...author(page, officer), why };
      let done;
      try {
        done = await store.write((writer) => appoint(writer, checked.value, { role, scope }, how));
      } catch (error) {
        if (error instanceof UnknownScope) return refuse({ only: 'unknown' });
        throw error;
      }
      if (!done.isNew) return goTo(c, page, '/desk/officers', 'had');
      await outbox.sendDue();
      return goTo(c, page, '/desk/officers', done.mail ? 'added' : 'added-untold');
    }),
  );
  app.post('/desk/officers/remove', (c) =>
    asOfficer(c, services, mayAppoint, async (page, officer) => {
      const body = await readBody(c);
      const { email, role, scope } = parseBody(removed, body);
      const { why, faults } = readReasons(body, languages);
      const kept = { email, role, scope, why, faults };
      if (Object.keys(faults).length > 0) return show(c, page, { kept }, 422);
      const { fault, mail } = isRole(role)
        ? await store.write((writer) => dismiss(writer, email, { role, scope }, { ...author(page, officer), why }))
        : { fault: 'unknown' as const, mail: undefined };
      if (fault === 'last-owner') return show(c, page, { kept, message: page.said.officers.lastOwner }, 409);
      if (fault) return show(c, page, { message: page.said.officers.nobody }, 409);
      await outbox.sendDue();
      return goTo(c, page, '/desk/officers', mail ? 'removed' : 'removed-untold');
    }),
  );
  return app;
}

/** Says what was done, and who is told: by whoever did it, where no mail leaves. */
function doneText({ said: { officers }, services, words }: DeskPage, said: string | undefined): string | undefined {
  if (said === 'had') return officers.had;
  const done = (['added', 'removed'] as const).find((each) => said === each || said === `${each}-untold`);
  const { told, untold } = officers;
  return done && `${officers[done]} ${said === done ? told : untold[done](signInUrl(services, words.lang))}`;
}
