import type { Services } from '../../core/services.ts';

/** Returns for whom keys are made, and on which pages they work: the name of the server's public address, and its origin. */
export function partyOf({ baseUrl }: Pick<Services, 'baseUrl'>): { id: string; origin: string } {
  const { hostname, origin } = new URL(baseUrl);
  return { id: hostname, origin };
}
