import type { SettingName } from './chosen.ts';

/** The pages of the settings, in the order in which a new site goes through them. */
export const steps = ['site', 'look', 'privacy', 'mail'] as const;
/** All pages of the settings; those behind the steps are found in the overview alone. */
export const settingsPages = [...steps, 'footer'] as const;
export type Step = (typeof settingsPages)[number];

/** The variables of the environment that set what is chosen here. */
export const variables: Readonly<Record<SettingName, string>> = {
  name: 'SITE_NAME',
  home: 'SITE_HOME',
  timeZone: 'TIME_ZONE',
  accent: 'SITE_ACCENT, SITE_STYLE',
  logo: 'SITE_LOGO',
  notice: 'PRIVACY_URL',
  legal: 'LEGAL_URL',
  accessibility: 'ACCESSIBILITY_URL',
  conformity: 'ACCESSIBILITY',
};
