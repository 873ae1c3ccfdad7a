import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { voiceCalls } from './calls.ts';
import { voiceRoutes } from './routes.ts';
import { voiceWords } from './words-for.ts';

/** Who moderates where people discuss, and who speaks there for the institution. */
export const voicesSection: DeskSection = {
  routes: voiceRoutes,
  calls: voiceCalls,
  linksOf({ words }, officer, { kind, path, document }) {
    if (!may(officer, 'appoint') || !kind.voices?.(document)) return [];
    return [{ group: 'people', path: `/desk${path}/voices`, label: voiceWords(words.lang).link }];
  },
};
