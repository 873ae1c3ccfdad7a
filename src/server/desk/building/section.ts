import type { DeskSection } from '../entry.ts';
import { builderPath } from './page.ts';
import { builderRoutes } from './routes.ts';
import { buildingWordsFor } from './words/words-for.ts';

/** The page that writes the code to embed, of this server's things as of those of any platform that the widgets speak with. */
export const buildingSection: DeskSection = {
  routes: builderRoutes,
  link: ({ words }) => ({ group: 'tools', path: builderPath, label: buildingWordsFor(words.lang).link }),
};
