import { Hono, type Context } from 'hono';
import { readDelays } from '../../mail/delays.ts';
import { countMails } from '../../mail/outgoing.ts';
import { readBody } from '../../http/body.ts';
import { isChosen } from '../../mail/chosen.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, type Officer } from '../roles.ts';
import { readAccount } from './check-mail.ts';
import { typedOf } from './check.ts';
import { accountVersion, changeAccount, keptAccount, passwordOf } from './mail-account.ts';
import { accountPath } from './page-account.ts';
import { goOn, sendTest, waitToTest } from './mail-test.ts';
import { mailPage, type MailState } from './page-mail.ts';
import { stepPath } from './page.ts';
import { maySetUp, viewOf } from './view.ts';
import { settingsWordsFor } from './words-for.ts';

/** Serves how mails leave, lets the mail server be chosen, and sends officers a test. */
export function mailRoutes({ services, mailer }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock } = services;
  for (const isBeginning of [false, true]) {
    const path = stepPath(isBeginning, 'mail');
    const answer = async (
      c: Context,
      page: DeskPage,
      { email }: Officer,
      state: Partial<MailState> = {},
      status: 200 | 409 | 422 | 429 = 200,
    ) => {
      const [view, counts, delays, kept] = await Promise.all([
        viewOf(page, 'mail', isBeginning),
        countMails(store),
        readDelays(store),
        keptAccount(store),
      ]);
      const isReadable = kept && (await passwordOf(services, kept)) !== undefined;
      const account = { kept, isReadable, accountVersion: await accountVersion(kept) };
      return c.html(mailPage(view, { mailer, counts, delays, email, ...account, ...state }), status);
    };
    app.get(path, (c) =>
      asOfficer(c, services, maySetUp, (page, officer) => {
        const { saved } = settingsWordsFor(page.words.lang);
        return answer(c, page, officer, { done: c.req.query('done') === 'saved' ? saved : undefined });
      }),
    );
    app.post(accountPath(isBeginning), (c) =>
      asOfficer(c, services, maySetUp, async (page, officer) => {
        // Whoever started the server has named one: nothing can be chosen.
        if (!isChosen(mailer)) return answer(c, page, officer, {}, 409);
        const { password, ...typed } = typedOf(await readBody(c));
        const isRemoved = typed['remove'] === 'yes';
        const kept = await keptAccount(store);
        const isReadable = kept && (await passwordOf(services, kept)) !== undefined;
        const { value, fields } = readAccount({ ...typed, password: password ?? '' }, kept, isReadable);
        if (!isRemoved && Object.keys(fields).length > 0) return answer(c, page, officer, { typed, fields }, 422);
        const { role: by } = grantFor(officer, 'set-up')!;
        const change = { by, now: clock(), holder: officer, expects: typed['version'] ?? '' };
        if (!(await changeAccount(services, mailer, isRemoved ? undefined : value, change)))
          return answer(c, page, officer, { typed, isOutdated: true }, 409);
        void services.outbox.sendDue();
        return goTo(c, page, path, 'saved');
      }),
    );
    app.post(path, (c) =>
      asOfficer(c, services, maySetUp, async (page, officer) => {
        if (!mailer || mailer.works === false) return answer(c, page, officer);
        const { mail } = settingsWordsFor(page.words.lang);
        if (waitToTest(services, officer.address) > 0) return answer(c, page, officer, { message: mail.tooMany }, 429);
        const failure = await sendTest(services, mailer, { to: officer.email, lang: page.words.lang });
        if (!failure) return answer(c, page, officer, { done: await goOn(services, officer.email, page.words.lang) });
        return answer(c, page, officer, { failure }, 422);
      }),
    );
  }
  return app;
}
