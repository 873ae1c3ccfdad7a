import { hidden } from '../../pages/fields.ts';
import type { DeskSection } from '../entry.ts';
import { accountPath } from './page.ts';
import { enterForm } from './part.ts';
import { passkeyRoutes } from './routes.ts';
import { passkeyWords } from './words-for.ts';

/** An officer's own access: passkeys, beside the mails that always let in. */
export const passkeysSection: DeskSection = {
  routes: passkeyRoutes,
  link: ({ words }) => ({ group: 'own', path: accountPath, label: passkeyWords(words.lang).link }),
  wayIn: (page, fields) => enterForm(page, passkeyWords(page.words.lang), hidden(fields)),
};
