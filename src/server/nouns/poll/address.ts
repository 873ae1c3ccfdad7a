import { readDays } from '../../confirmation/days.ts';
import type { ThingAddress, ThingAt } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { readPollData } from './data.ts';
import type { StoredPoll } from './document.ts';
import { isPublic } from './public.ts';
import { readPoll } from './view.ts';
import { pollWords } from './words-for.ts';

/** A poll that is found at an address. */
export type FoundPoll = StoredPoll & Pick<ThingAt, 'isGone'>;

/** Makes a kind of address at which polls stand. @param undated finds how many ballots of one came by an import, where that can be */
export const pollAddress = (
  path: string,
  find: (services: Services, ...parts: string[]) => Promise<FoundPoll | undefined>,
  undated?: (services: Services, poll: StoredPoll) => Promise<number | undefined>,
): ThingAddress => ({
  path,
  element: 'poll',
  height: 600,
  badge: { metric: 'votes', hidden: ['votes'], units: (lang) => pollWords(lang).units },
  async find(services, ...parts) {
    const stored = await find(services, ...parts);
    return (
      stored && {
        ...stored,
        read: (view) => readPoll(services, stored, view),
        data: (view) => readPollData(services, stored, view),
      }
    );
  },
  async days(services, ...parts) {
    const stored = await find(services, ...parts);
    if (!stored || !isPublic(stored.document, momentOf(services))) return undefined;
    return async () => readDays(services, stored, await undated?.(services, stored));
  },
});
