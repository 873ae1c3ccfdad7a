import type { Services } from '../../core/services.ts';
import { may, type Officer } from '../roles.ts';
import type { DeskPage } from '../pages/desk.ts';
import { readChosen, versionOf, type SettingName } from './chosen.ts';
import type { SettingsPage } from './page.ts';
import type { Step } from './steps.ts';
import { settingsWordsFor } from './words-for.ts';

const settingsOf: Readonly<Record<Step, readonly SettingName[]>> = {
  site: ['name', 'home', 'timeZone'],
  look: ['accent'],
  privacy: ['notice'],
  mail: [],
  footer: ['legal', 'conformity', 'accessibility'],
};

/** Returns the settings that a page changes together: those that whoever started the server has left free. */
export const freeSettings = (step: Step, { choices }: Pick<Services, 'choices'>): readonly SettingName[] =>
  settingsOf[step].filter((name) => !choices?.isFixed(name));

export const maySetUp = (officer: Officer): boolean => may(officer, 'set-up');

/** Returns what a page of the settings knows. */
export async function viewOf(page: DeskPage, step: Step, isBeginning: boolean): Promise<SettingsPage> {
  const chosen = await readChosen(page.services.store);
  const version = await versionOf(chosen, freeSettings(step, page.services));
  return { page, own: settingsWordsFor(page.words.lang), step, isBeginning, chosen, version };
}
