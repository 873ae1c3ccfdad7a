import { html } from 'hono/html';
import type { Chosen } from '../../core/services.ts';
import { errorSummary, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import type { SettingName } from './chosen.ts';
import { steps, variables, type Step } from './steps.ts';
import type { SettingsWords } from './words.ts';

/** Where the pages of the settings stand: at any time, and in the order in which a new site goes through them. */
export const settingsPath = '/desk/settings';
export const beginPath = '/desk/begin';

/** What every page of the settings knows. */
export interface SettingsPage {
  page: DeskPage;
  own: SettingsWords;
  step: Step;
  /** It is one of the steps of a new site. */
  isBeginning: boolean;
  /** What is chosen now, and what tells it from any other state of it. */
  chosen: Chosen;
  version: string;
}

/** What was sent, and what came of it. */
export interface Sent extends Faults {
  /** Fields as they were typed. */
  typed?: Readonly<Record<string, string>> | undefined;
  /** Someone else was faster: what stands there now is told beside each field. */
  isOutdated?: boolean | undefined;
  done?: string | undefined;
}

/** Returns the path of a step, or of what comes behind the last one. */
export const stepPath = (isBeginning: boolean, step: Step | 'ready'): string =>
  `${isBeginning ? beginPath : settingsPath}/${step}`;

/** Returns what comes after a step. */
export const after = (step: Step): Step | 'ready' => steps[placeOf(step) + 1] ?? 'ready';

const placeOf = (step: Step): number => steps.findIndex((each) => each === step);

/** Renders a page of the settings: its heading, what is wrong, its content, and the way on. */
export function settingsPage(view: SettingsPage, { done, isOutdated, ...faults }: Sent, content: Markup): Markup {
  const { page, own, step, isBeginning } = view;
  const { title, intro } = own.steps[step];
  const to = (path: string): string => `${rootOf(page.services)}${path}?lang=${page.words.lang}`;
  const message = isOutdated ? own.outdated : faults.message;
  // The first step names the first officer.
  const [place, all] = [placeOf(step) + 2, steps.length + 1];
  return deskPage(
    page,
    title,
    html`${errorSummary(wordsOf(view), { ...faults, message })}
      ${isBeginning && html`<p class="hint">${own.progress(place, all)}</p>`}
      <h1>${title}</h1>
      ${doneLine(done)}
      <p>${intro}</p>
      ${content}
      <p>
        ${
          isBeginning
            ? html`<a href="${to(stepPath(true, after(step)))}">${after(step) === 'ready' ? own.end : own.skip}</a>`
            : html`<a href="${to(settingsPath)}">${own.all}</a>`
        }
      </p>`,
  );
}

/** Returns the words of all pages, with what the fields of the settings say. */
export const wordsOf = ({ page: { words }, own }: Pick<SettingsPage, 'page' | 'own'>) => ({
  ...words,
  faults: { ...words.faults, ...own.faults },
});

/** Says what stands in a field now, where someone else changed it. */
export const nowLine = ({ own }: SettingsPage, { isOutdated }: Sent, value: string | undefined): Markup | undefined =>
  isOutdated ? html`<p class="hint">${own.now(value || own.none)}</p>` : undefined;

/** Says why a setting can't be changed here, and what it is; nothing where it can. */
export function fixedLine(
  { page, own }: SettingsPage,
  name: SettingName,
  label: string,
  value: string,
): Markup | undefined {
  if (!page.services.choices?.isFixed(name)) return undefined;
  return html`<p>
    <strong>${label}</strong><br />${value}<br /><span class="hint">${own.fixed(variables[name])}</span>
  </p>`;
}

/** Returns the first line of a text: of who is responsible, the name without the address. */
export const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
