/** Under which licence what is published may be used again: its name, by language, and where it stands. */
export interface Licence {
  readonly name: Readonly<Record<string, string>>;
  /** An http(s) address, or a path on this server. */
  readonly url: string;
}

/** The licence that French administrations publish under, where they name none (decree 2017-638). */
export const openLicence: Licence = {
  name: { fr: 'Licence Ouverte 2.0 (Etalab)', en: 'Open Licence 2.0 (Etalab)' },
  url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
};
