import * as z from 'zod/mini';
import { text, whole } from '../../../schema/common.ts';
import { sameAddress } from '../../core/mailboxes.ts';
import { checkEmail } from '../../core/rules.ts';
import { isChosen, type MailAccount } from '../../mail/chosen.ts';
import { readDelays } from '../../mail/delays.ts';
import { answerOf, mailFaultOf } from '../../mail/faults.ts';
import type { Mailer, MailServer } from '../../mail/mail.ts';
import { isMailbox } from '../../mail/mailbox.ts';
import { countMails } from '../../mail/outgoing.ts';
import { siteCall, type DeskCall } from '../call.ts';
import { DeskFault, Outdated, TooOften } from '../faults.ts';
import { refuseFaults } from '../form-faults.ts';
import { listOfficers } from '../officers.ts';
import type { DeskRoutes } from '../options.ts';
import { readAccount } from './check-mail.ts';
import { accountVersion, changeAccount, keptAccount, passwordOf } from './mail-account.ts';
import { goOn, sendTest, waitToTest } from './mail-test.ts';
import { settingsWordsFor } from './words-for.ts';

/* How mails leave, for programs of an owner. The password is taken, and never told. */

const server = z.strictObject({
  host: text(1000),
  port: z.optional(whole),
  secure: z.optional(z.enum(['always', 'required', 'offered'])),
  user: z.optional(text(1000)),
  password: z.optional(text(1000)),
  from: text(1000),
});
const chosen = z.strictObject({ server: z.nullable(server) });
const test = z.strictObject({ to: text(1000), lang: z.optional(z.enum(['fr', 'en'])) });

const said = settingsWordsFor('en');
const path = '/settings/mail';

/** What programs of an owner do about mails. */
export const mailCalls: readonly DeskCall[] = [
  siteCall({
    ...{ method: 'GET', path, duty: 'set-up', command: 'settings mail' },
    help: 'Tells by which server mails leave, never its password, how many wait, why and since when',
    run: ({ options }) => told(options),
  }),
  siteCall({
    ...{ method: 'PUT', path, duty: 'set-up', command: 'settings mail-server', body: chosen },
    help: 'Chooses the mail server as "server", or none where that is null; without a "password", the one that is kept stays',
    async run({ options, desk: { by, now, holder, expects }, body }) {
      const { services, mailer } = options;
      if (!isChosen(mailer)) throw new DeskFault(409, 'Whoever started the server has set this: SMTP_URL.');
      const kept = await keptAccount(services.store);
      const isReadable = kept && (await passwordOf(services, kept)) !== undefined;
      const { value, fields } = readAccount(typedServer(body.server), kept, isReadable);
      if (body.server) refuseFaults(fields, said.faults, (field) => `server.${field}`);
      const account = body.server ? value : undefined;
      const isDone = await changeAccount(services, mailer, account, { by, now, holder, expects });
      if (!isDone) throw new Outdated('The mail server');
      void services.outbox.sendDue();
      return told(options);
    },
  }),
  siteCall({
    ...{ method: 'POST', path: `${path}/test`, duty: 'set-up', command: 'settings mail-test', body: test },
    help: 'Sends a test to the address of an officer, "to", and says in words why it did not leave; once one leaves, what waited for another attempt does, too',
    async run({ options: { services, mailer }, desk, person, body: { to, lang = 'fr' } }) {
      const checked = checkEmail(to);
      if ('fault' in checked) refuseFaults({ to: checked.fault }, {});
      const email = 'value' in checked ? checked.value : to;
      const officers = desk.by === 'operator' ? [] : await listOfficers(services.store);
      // A key is no way to write to just anyone.
      if (desk.by !== 'operator' && !officers.some((each) => sameAddress(each.email) === sameAddress(email)))
        refuseFaults({ to: 'to.stranger' }, { 'to.stranger': 'Name the address of an officer.' });
      if (!mailer || mailer.works === false) throw new DeskFault(409, said.mail.none);
      const wait = desk.by === 'operator' ? 0 : waitToTest(services, person);
      if (wait > 0) throw new TooOften(said.mail.tooMany, wait);
      const failure = await sendTest(services, mailer, { to: email, lang });
      if (failure) throw new DeskFault(422, whyNot(failure.error));
      return { body: { outcome: 'taken', detail: await goOn(services, email, 'en') } };
    },
  }),
];

/** Returns a server as it stands in the fields of its form. */
const typedServer = (given: z.infer<typeof server> | null): Record<string, string> =>
  Object.fromEntries(Object.entries({ port: 587, ...given }).map(([name, value]) => [name, String(value)]));

/** Says why a test did not leave, as its page does. */
function whyNot(error: unknown): string {
  const { failed, faults, answer } = said.mail;
  const answered = answerOf(error);
  return [`${failed}.`, faults[mailFaultOf(error)], ...(answered ? [answer(answered)] : [])].join(' ');
}

async function told({ services: { store }, mailer }: Pick<DeskRoutes, 'services' | 'mailer'>) {
  const [kept, counts, delays] = await Promise.all([keptAccount(store), countMails(store), readDelays(store)]);
  const body = {
    server: shown(mailer, kept),
    works: mailer !== undefined && mailer.works !== false,
    fixed: !isChosen(mailer),
    ...counts,
    delays: delays.map(({ fault, count, since }) => ({
      ...{ fault, count, since: new Date(since).toISOString() },
      detail: fault === 'other' ? said.mail.delayedOther : said.mail.faults[fault],
    })),
  };
  return { body, version: await accountVersion(kept) };
}

/** Tells of a server what its page shows. */
function shown(mailer: Mailer | undefined, kept: MailAccount | undefined) {
  if (mailer && isMailbox(mailer)) return null;
  const { password: _, ...account } = kept ?? { password: '' };
  const used = mailer?.server;
  if (isChosen(mailer)) return kept ? { ...account, hasPassword: kept.password !== '' } : null;
  return used ? ({ ...used } satisfies MailServer) : null;
}
