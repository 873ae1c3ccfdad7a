import type { CaseKey } from '../../core/moderation.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import { showCases } from './queue.ts';

/**
 * Finds whether a reason is one that people could name, too, or that nothing is wrong, of every case that waits: it becomes public. Answers the
 * reasons of one of which it is none; nothing where it is one of all.
 */
export async function reasonsWithout(
  services: Services,
  nouns: readonly ServerNoun[],
  cases: readonly CaseKey[],
  { reason, lang }: { reason: string; lang: string },
): Promise<readonly string[] | undefined> {
  const shown = await showCases(services, nouns, cases, lang);
  return shown.map(({ reasons, fine }) => [...reasons, fine.reason]).find((each) => !each.includes(reason));
}
