import { may } from '../roles.ts';
import type { DeskSection } from '../entry.ts';
import { settingsCalls } from './calls.ts';
import { mailCalls } from './calls-mail.ts';
import { takeChosen } from './chosen.ts';
import { takeAccount } from './mail-account.ts';
import { settingsPath, stepPath } from './page.ts';
import { settingsRoutes } from './routes.ts';
import { settingsWordsFor } from './words-for.ts';

/** The settings of the site. */
export const settingsSection: DeskSection = {
  routes: settingsRoutes,
  calls: [...settingsCalls, ...mailCalls],
  link: ({ words }, officer) =>
    may(officer, 'set-up')
      ? { group: 'tools', path: settingsPath, label: settingsWordsFor(words.lang).link }
      : undefined,
  begin: stepPath(true, 'site'),
  // What was chosen in another process is taken up here.
  async runDue({ services, mailer }) {
    await takeChosen(services);
    await takeAccount(services, mailer);
  },
};
