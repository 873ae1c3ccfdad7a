import type { FindAdapter } from '../../adapters/adapter.ts';
import { isCivicError, type CivicErrorCode } from '../../client/errors.ts';

/** What stands at an address. */
export interface Found {
  src: string;
  type: string;
  title: string;
  /** The adapter that reads it. */
  adapter: string;
}

/** Why nothing is shown, as the texts of the page name it. */
export type ReadFault = 'not-found' | 'not-shown' | 'no-answer';

const faults: Partial<Record<CivicErrorCode, ReadFault>> = {
  'not-found': 'not-found',
  forbidden: 'not-shown',
  unauthorized: 'not-shown',
  unsupported: 'not-shown',
  configuration: 'not-shown',
};

/** Asks the platform that has such addresses, or the one that is named, for what stands at one. */
export async function readAt(
  find: FindAdapter,
  src: string,
  { adapter: name, lang }: { adapter: string; lang: string },
): Promise<Found | ReadFault> {
  try {
    const adapter = await find(src, name);
    const { thing } = await adapter.read(src, { lang, fresh: true });
    return { src, type: thing.type, title: thing.title, adapter: adapter.name };
  } catch (error) {
    return (isCivicError(error) && faults[error.code]) || 'no-answer';
  }
}
