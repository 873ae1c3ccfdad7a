import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { createGuards } from '../../core/guard.ts';
import { checkEmail } from '../../core/rules.ts';
import { largestBody, parseBody, readBody } from '../../http/body.ts';
import { preferredLanguage } from '../../http/negotiation.ts';
import { languages } from '../../words/words-for.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, may, type Officer } from '../roles.ts';
import { handOver } from '../streaming.ts';
import { askPage, personPage, type AskState } from './page.ts';
import { askPerson, erasePersonOf, giveData, requestOf } from './requests.ts';
import { wishes, type Wish } from './wishes.ts';
import { personWordsFor } from './words-for.ts';

const asked = z.object({ email: text(1000), what: z.literal(wishes) });

/** Checks whether an officer answers for all of the site. */
export const mayAsk = (officer: Officer): boolean => may(officer, 'publish');

/** Serves the requests of people for their data: officers pass them on at the desk, and who reads the mail answers at `/person`. */
export function personRoutes({ services, nouns, limits = {} }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const show = (c: Context, page: DeskPage, state: AskState, status: 200 | 409 | 422 | 503 = 200) =>
    c.html(askPage(page, state), status);

  app.get('/desk/people', (c) =>
    asOfficer(c, services, mayAsk, (page) => show(c, page, { isAsked: c.req.query('done') === 'asked' })),
  );
  app.post('/desk/people', (c) =>
    asOfficer(c, services, mayAsk, async (page, officer) => {
      const { email, what } = parseBody(asked, await readBody(c));
      if (!services.outbox.works) return show(c, page, {}, 503);
      const checked = checkEmail(email);
      if ('fault' in checked) return show(c, page, { email, what, fields: { email: checked.fault } }, 422);
      const { lang } = page.words;
      const by = grantFor(officer, 'publish')!.role;
      const isSent = await askPerson(services, { what, email: checked.value, by, lang });
      if (!isSent) return show(c, page, { email, what, message: personWordsFor(lang).tooMany }, 409);
      return goTo(c, page, '/desk/people', 'asked');
    }),
  );

  const guard = createGuards(limits, services, 'person')();
  const langOf = (c: Context): string => preferredLanguage(c, languages);
  const used = (c: Context) => c.html(personPage(services, langOf(c), 'used'), 404);
  app.get('/person', async (c) => {
    const token = c.req.query('token') ?? '';
    const request = await requestOf(services, token);
    c.header('Cache-Control', 'no-store');
    return request ? c.html(personPage(services, langOf(c), { what: request.what as Wish, token })) : used(c);
  });
  app.use('/person', bodyLimit({ maxSize: largestBody, onError: tooLarge }));
  app.post('/person', async (c) => {
    guard(c);
    const { token } = await readBody(c);
    c.header('Cache-Control', 'no-store');
    const request = await requestOf(services, typeof token === 'string' ? token : '');
    if (!request) return used(c);
    if (request.what === 'erase') {
      const count = await erasePersonOf(services, nouns, request);
      return count === undefined ? used(c) : c.html(personPage(services, langOf(c), 'erased'));
    }
    return handOver(c, {
      ...{ type: 'application/json; charset=UTF-8', name: 'data.json' },
      parts: giveData(services, nouns, request),
      close: async () => undefined,
    });
  });
  return app;
}

function tooLarge(): never {
  throw new HTTPException(413);
}
