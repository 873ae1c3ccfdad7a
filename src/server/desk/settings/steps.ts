import type { SettingName } from './chosen.ts';

/** The pages of the settings, in the order in which a new site goes through them. */
export const steps = ['site', 'look', 'privacy', 'mail'] as const;
export type Step = (typeof steps)[number];

/** The variables of the environment that set what is chosen here. */
export const variables: Readonly<Record<SettingName, string>> = {
  name: 'SITE_NAME',
  home: 'SITE_HOME',
  timeZone: 'TIME_ZONE',
  accent: 'SITE_ACCENT, SITE_STYLE',
  logo: 'SITE_LOGO',
  notice: 'PRIVACY_URL',
};
