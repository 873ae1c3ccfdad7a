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
  Intl.supportedValuesOf('timeZone').filter((zone) => !frenchZones.some((each) => each === zone));

/** Writes a zone for people: `Indian/Reunion` as “Reunion (Indian)”. */
export const zoneName = (zone: string): string => {
  const [place = zone, ...region] = zone.split('/').reverse();
  return `${place.replaceAll('_', ' ')}${region.length > 0 ? ` (${region.reverse().join(', ')})` : ''}`;
};
