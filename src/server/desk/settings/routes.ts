import { Hono, type Context } from 'hono';
import type { Chosen } from '../../core/services.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor } from '../roles.ts';
import { readFooter, readNotice, readSite, typedOf } from './check.ts';
import type { Markup } from '../../pages/layout.ts';
import { changeSettings, type SettingName } from './chosen.ts';
import { overviewPage, readyPage } from './page-overview.ts';
import { footerPage } from './page-footer.ts';
import { privacySettings } from './page-privacy.ts';
import { sitePage } from './page-site.ts';
import { after, beginPath, settingsPath, stepPath, type Sent, type SettingsPage } from './page.ts';
import { lookRoutes } from './routes-look.ts';
import { mailRoutes } from './routes-mail.ts';
import { freeSettings, maySetUp, viewOf } from './view.ts';
import { settingsWordsFor } from './words-for.ts';

/** What a form says: the settings to keep, and what is wrong. */
type Reading = (typed: Readonly<Record<string, string>>) => {
  value: { readonly [name in SettingName]?: Chosen[name] | undefined };
  fields: Record<string, string>;
};

const forms: Record<'site' | 'privacy' | 'footer', { show(view: SettingsPage, sent: Sent): Markup; read: Reading }> = {
  site: { show: sitePage, read: readSite },
  footer: { show: footerPage, read: readFooter },
  privacy: {
    show: privacySettings,
    read(typed) {
      const { value, fields } = readNotice(typed);
      return { value: { notice: value }, fields };
    },
  },
};

/** Serves the settings of the site: each page by itself, and one after the other for a new site. */
export function settingsRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { services } = options;
  for (const [isBeginning, base, own] of [
    [false, settingsPath, ['site', 'privacy', 'footer']],
    [true, beginPath, ['site', 'privacy']],
  ] as const) {
    for (const step of own) {
      const { show, read } = forms[step];
      const answer = async (c: Context, page: DeskPage, sent: Sent, status: 200 | 409 | 422 = 200) =>
        c.html(show(await viewOf(page, step, isBeginning), sent), status);
      app.get(`${base}/${step}`, (c) =>
        asOfficer(c, services, maySetUp, (page) => {
          const { saved } = settingsWordsFor(page.words.lang);
          return answer(c, page, { done: c.req.query('done') === 'saved' ? saved : undefined });
        }),
      );
      app.post(`${base}/${step}`, (c) =>
        asOfficer(c, services, maySetUp, async (page, officer) => {
          const typed = typedOf(await readBody(c));
          const { value, fields } = read(typed);
          if (Object.keys(fields).length > 0) return answer(c, page, { typed, fields }, 422);
          const change = {
            by: grantFor(officer, 'set-up')!.role,
            now: services.clock(),
            holder: officer,
            expects: typed['version'] ?? '',
          };
          const wanted = Object.fromEntries(freeSettings(step, services).map((name) => [name, value[name]]));
          if (!(await changeSettings(services, wanted, change)))
            return answer(c, page, { typed, isOutdated: true }, 409);
          return goTo(c, page, stepPath(isBeginning, isBeginning ? after(step) : step), 'saved');
        }),
      );
    }
  }
  app.get(settingsPath, (c) =>
    asOfficer(c, services, maySetUp, async (page) =>
      c.html(overviewPage(await viewOf(page, 'site', false), options.mailer)),
    ),
  );
  app.get(stepPath(true, 'ready'), (c) =>
    asOfficer(c, services, maySetUp, async (page) =>
      c.html(readyPage(await viewOf(page, 'site', true), options.mailer)),
    ),
  );
  app.route('/', lookRoutes(options));
  app.route('/', mailRoutes(options));
  return app;
}
