import type { ThingAddress, ThingAt } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import type { StoredPoll } from './document.ts';
import { readPoll } from './view.ts';
import { pollWords } from './words-for.ts';

/** A poll that is found at an address. */
export type FoundPoll = StoredPoll & Pick<ThingAt, 'isGone'>;

/** Makes a kind of address at which polls stand. */
export const pollAddress = (
  path: string,
  find: (services: Services, ...parts: string[]) => Promise<FoundPoll | undefined>,
): ThingAddress => ({
  path,
  element: 'poll',
  height: 600,
  badge: { metric: 'votes', hidden: ['votes'], units: (lang) => pollWords(lang).units },
  async find(services, ...parts) {
    const stored = await find(services, ...parts);
    return stored && { ...stored, read: (view) => readPoll(services, stored, view) };
  },
});
