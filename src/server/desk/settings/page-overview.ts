import { html } from 'hono/html';
import type { Mailer } from '../../mail/mail.ts';
import { isMailbox } from '../../mail/mailbox.ts';
import type { Site } from '../../core/services.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Words } from '../../words/words.ts';
import { deskPage, rootOf } from '../pages/desk.ts';
import { firstLine, stepPath, type SettingsPage } from './page.ts';
import { settingsPages, type Step } from './steps.ts';
import { zoneName } from './zones.ts';

/** Renders all settings as they are, each with the way to change it. */
export function overviewPage({ page, own }: SettingsPage, mailer: Mailer | undefined): Markup {
  const { services, words } = page;
  const { site, choices } = services;
  const told: Record<Step, Markup | string> = {
    site: html`${site.name}<br /><span class="hint">${site.home}, ${zoneName(site.timeZone, page.words.lang)}</span>`,
    look: site.logo
      ? html`<img class="logo" src="${site.logo}" alt="${own.look.current}" height="40" />`
      : own.look.noLogo,
    privacy: choices?.isFixed('notice')
      ? site.privacy
      : site.notice
        ? own.privacy.isSet(firstLine(site.notice.controller))
        : own.privacy.isMissing,
    mail: mailOf(own, mailer),
    footer: footerLine(words, site) || own.footer.nothing,
  };
  return deskPage(
    page,
    own.title,
    html`<h1>${own.title}</h1>
      <p>${own.intro}</p>
      <table class="stacked">
        <tbody>
          ${settingsPages.map(
            (step) =>
              html`<tr>
                <th scope="row">${own.steps[step].title}</th>
                <td>${told[step]}</td>
                <td>
                  <a
                    href="${rootOf(services)}${stepPath(false, step)}?lang=${words.lang}"
                    aria-label="${own.change(own.steps[step].title)}"
                    >${own.changeShort}</a
                  >
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`,
  );
}

/** Returns what stands at the foot of every page besides what stands there always. */
const footerLine = ({ page }: Words, { legal, accessibility, conformity }: Site): string =>
  [legal && page.legal, (accessibility || conformity) && page.accessibility(conformity)].filter(Boolean).join(' · ');

const works = (mailer: Mailer | undefined): mailer is Mailer => mailer !== undefined && mailer.works !== false;

const mailOf = ({ mail }: SettingsPage['own'], mailer: Mailer | undefined): string => {
  if (!works(mailer)) return mail.none;
  const { server } = mailer;
  return isMailbox(mailer) || !server ? mail.shown : mail.sent(`${server.host}:${server.port}`, server.from);
};

/** Renders the end of what a new site goes through. */
export function readyPage({ page, own }: SettingsPage, mailer: Mailer | undefined): Markup {
  const { services, words } = page;
  return deskPage(
    page,
    own.ready.title,
    html`<h1>${own.ready.title}</h1>
      ${
        works(mailer) ||
        html`<p class="notice"><strong>${own.mail.none}</strong></p>
          <p>
            <a href="${rootOf(services)}${stepPath(true, 'mail')}?lang=${words.lang}"
              >${own.change(own.steps.mail.title)}</a
            >
          </p>`
      }
      <p>${own.ready.intro}</p>
      <p><a class="start" href="${rootOf(services)}/desk/new?lang=${words.lang}">${own.ready.go}</a></p>`,
  );
}
