import { wordsFor } from '../words/words-for.ts';
import { responsibleIn, type MakingSite } from './making.ts';

/**
 * Says who is responsible for personal data where a thing does not, in a language: the institution of the settings, else the site by its own name,
 * else its team. What the program is called names nobody.
 */
export const responsibleFor = (site: MakingSite, lang: string): string =>
  responsibleIn(site) || wordsFor(lang).privacy.team;
