import { Hono, type Context } from 'hono';
import { rateLimit } from '../../core/rate-limit.ts';
import { wait, within } from '../../core/wait.ts';
import { countMails } from '../../mail/outgoing.ts';
import { asOfficer, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import type { Officer } from '../roles.ts';
import { mailPage, type MailState } from './page-mail.ts';
import { stepPath } from './page.ts';
import { maySetUp, viewOf } from './view.ts';
import { settingsWordsFor } from './words-for.ts';

/** How long a test may take, in milliseconds: less than an answer may. */
const patience = 25_000;

/** Serves how mails leave, and sends officers a test. */
export function mailRoutes({ services, mailer }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock, site } = services;
  const waitOf = rateLimit(10, 3_600_000);
  for (const isBeginning of [false, true]) {
    const path = stepPath(isBeginning, 'mail');
    const answer = async (
      c: Context,
      page: DeskPage,
      { email }: Officer,
      state: Partial<MailState> = {},
      status: 200 | 422 | 429 = 200,
    ) => {
      const [view, counts] = await Promise.all([viewOf(page, 'mail', isBeginning), countMails(store)]);
      return c.html(mailPage(view, { mailer, counts, email, ...state }), status);
    };
    app.get(path, (c) => asOfficer(c, services, maySetUp, (page, officer) => answer(c, page, officer)));
    app.post(path, (c) =>
      asOfficer(c, services, maySetUp, async (page, officer) => {
        if (!mailer) return answer(c, page, officer);
        const { mail } = settingsWordsFor(page.words.lang);
        if (waitOf(officer.address, clock()) > 0) return answer(c, page, officer, { message: mail.tooMany }, 429);
        const text = `${mail.text(site.name).join('\n\n')}\n`;
        const letter = { to: officer.email, lang: page.words.lang, subject: mail.subject(site.name), text };
        // Not through the outbox, which would try again: what fails is told at once.
        const attempt = mailer.send(letter).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
        const late = { error: new Error('timeout') };
        const failure = await within(
          patience,
          attempt.then((done) => done ?? 'sent'),
          wait,
        ).then((done) => done ?? late);
        if (failure === 'sent') return answer(c, page, officer, { done: mail.taken(officer.email) });
        return answer(c, page, officer, { failure }, 422);
      }),
    );
  }
  return app;
}
