import { presentZone } from '../../core/zone-names.ts';

/** The zones of France, from west to east of Paris, and after Paris itself. */
export const frenchZones = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Wallis',
  'Pacific/Tahiti',
] as const;

/** Returns the zones of everywhere else. */
export const otherZones = (): string[] =>
  [...new Set(Intl.supportedValuesOf('timeZone').map(presentZone))]
    .filter((zone) => !frenchZones.some((each) => each === zone))
    .sort();

/** Regions and French places, where the names of the zones are not theirs. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fr: {
    ...{ Africa: 'Afrique', America: 'Amérique', Antarctica: 'Antarctique', Arctic: 'Arctique', Asia: 'Asie' },
    ...{ Argentina: 'Argentine' },
    ...{ Atlantic: 'Atlantique', Australia: 'Australie', Indian: 'océan Indien', Pacific: 'Pacifique' },
    ...{ Miquelon: 'Saint-Pierre-et-Miquelon', Noumea: 'Nouméa', Reunion: 'La Réunion', Wallis: 'Wallis-et-Futuna' },
  },
  en: { Indian: 'Indian Ocean' },
};

/** Writes a zone for people: `Indian/Reunion` as “La Réunion (océan Indien)”. */
export const zoneName = (zone: string, lang: string): string => {
  const said = presentZone(zone)
    .split('/')
    .map((part) => names[lang]?.[part] ?? part.replaceAll('_', ' '));
  const place = said.pop() ?? zone;
  return said.length > 0 ? `${place} (${said.join(', ')})` : place;
};
