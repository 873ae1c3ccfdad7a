import { scatter } from '../../text/hash.ts';
import { wordsFor } from '../words/words-for.ts';
import { responsibleIn, type MakingSite } from './making.ts';

/**
 * Says who is responsible for personal data where a thing does not, in a language: the institution of the settings, else the site by its own name,
 * else its team. What the program is called names nobody.
 */
export const responsibleFor = (site: MakingSite, lang: string): string =>
  responsibleIn(site) || wordsFor(lang).privacy.team;

/**
 * Returns the version of a notice in the server's own words, which name who is responsible: under another name it is another notice.
 *
 * @param version that of the words around the name
 */
export function versionFor(site: MakingSite, version: string): string {
  const responsible = responsibleIn(site);
  return responsible ? `${version}-${scatter(responsible).toString(36)}` : version;
}
