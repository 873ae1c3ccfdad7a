import { CivicError } from '../../client/errors.ts';

export interface UkPetitionAddress {
  /** The page of the petition for people. */
  url: string;
  origin: string;
  id: string;
  isArchived: boolean;
}

/** Reads the address of a petition, with or without what follows its number. @throws CivicError where it is none */
export function toAddress(src: string): UkPetitionAddress {
  const { origin, pathname } = new URL(src);
  const [, archived, id] = /^\/(archived\/)?petitions\/(\d+)(?:\.json)?(?:\/.*)?$/.exec(pathname) ?? [];
  if (!id)
    throw new CivicError('configuration', `uk-petitions: ${src} is no address of a petition (/petitions/123456).`);
  return { url: `${origin}/${archived ?? ''}petitions/${id}`, origin, id, isArchived: archived !== undefined };
}

/** Checks whether a site is that of the UK Parliament, whose thresholds are known; those of another site of the same software are not told. */
export const isParliament = ({ origin }: UkPetitionAddress): boolean => origin === 'https://petition.parliament.uk';
