import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { createGuards } from '../../core/guard.ts';
import { parseBody, readBody } from '../../http/body.ts';
import { asOfficer, goTo, pageFor, type DeskRoutes } from '../entry.ts';
import { goOn } from '../kept/go-on.ts';
import { carriedText } from '../kept/kept.ts';
import type { DeskPage } from '../pages/desk.ts';
import type { Officer } from '../roles.ts';
import { keepSession } from '../sessions.ts';
import { showWayIn, wayBack } from '../way-in.ts';
import { addPasskey, askToAdd, passkeysOf, removePasskey } from './add.ts';
import { askToEnter, enterByPasskey } from './enter.ts';
import { accountPage, accountPath, type AccountState } from './page.ts';
import { passkeyWords } from './words-for.ts';

const answer = text(32_768);
const entering = z.object({ passkey: answer, to: z.optional(text(500)), kept: z.optional(carriedText) });
const adding = z.object({ passkey: answer, name: text(1000) });
const removing = z.object({ id: text(2048) });

/** Longest name of a key, in UTF-16 units. */
const longestName = 60;

/** Whoever is at the desk has an access of their own. */
const anyone = (): boolean => true;

/** Serves the way in by a passkey, and the page on which officers see to theirs. */
export function passkeyRoutes(options: DeskRoutes): Hono {
  const { services, limits = {} } = options;
  const app = new Hono({ strict: false });
  const newGuard = createGuards(limits, services, 'passkeys');
  const [guardAsking, guardEntering, guardAdding] = [newGuard(), newGuard(), newGuard()];

  app.post('/desk/passkeys/enter/options', async (c) => {
    guardAsking(c);
    return c.json(await askToEnter(c, services));
  });
  app.post('/desk/passkeys/enter', async (c) => {
    guardEntering(c);
    const page = pageFor(c, services);
    const { passkey, to, kept } = parseBody(entering, await readBody(c));
    const entered = await enterByPasskey(c, services, passkey);
    if (typeof entered === 'string') {
      const message = passkeyWords(page.words.lang).enterFaults[entered];
      return showWayIn(c, services, page, { to: wayBack(to), kept, message });
    }
    keepSession(c, services, entered);
    return goOn(c, page, { to, kept });
  });

  const show = async (
    c: Context,
    page: DeskPage,
    officer: Officer,
    state: Omit<AccountState, 'keys' | 'parts'>,
    status: 200 | 422 = 200,
  ) => {
    const sections = c.get('deskSections') ?? [];
    const parts = (await Promise.all(sections.map(async ({ account }) => account?.(page, officer)))).filter(
      (part) => !!part,
    );
    const said = new Map(
      [passkeyWords(page.words.lang).done, ...parts.map(({ done }) => done)].flatMap((each) => Object.entries(each)),
    );
    const keys = await passkeysOf(services.store, officer.address);
    const done = said.get(c.req.query('done') ?? '');
    return c.html(
      accountPage(page, officer, { keys, done, parts: parts.map(({ content }) => content), ...state }),
      status,
    );
  };

  app.get(accountPath, (c) => asOfficer(c, services, anyone, (page, officer) => show(c, page, officer, {})));
  app.post(`${accountPath}/passkeys/options`, (c) =>
    asOfficer(c, services, anyone, async (_page, officer) => {
      guardAdding(c);
      return c.json(await askToAdd(c, services, officer));
    }),
  );
  app.post(`${accountPath}/passkeys`, (c) =>
    asOfficer(c, services, anyone, async (page, officer) => {
      const { passkey, name } = parseBody(adding, await readBody(c));
      const said = passkeyWords(page.words.lang);
      const kept = name.trim().slice(0, longestName) || said.unnamed;
      const fault = await addPasskey(c, services, { officer, words: page.words, said }, { json: passkey, name: kept });
      if (fault) return show(c, page, officer, { name, message: said.faults[fault] }, 422);
      return goTo(c, page, accountPath, 'added');
    }),
  );
  app.post(`${accountPath}/passkeys/remove`, (c) =>
    asOfficer(c, services, anyone, async (page, officer) => {
      await removePasskey(services, officer, parseBody(removing, await readBody(c)).id);
      return goTo(c, page, accountPath, 'removed');
    }),
  );
  return app;
}
