import { CivicError } from '../../client/errors.ts';

/** Nothing stands at an address, though the platform answered without saying so by its status. */
export const notFound = (adapter: string, src: string): CivicError =>
  new CivicError('not-found', `${adapter}: nothing stands at ${src}. Check src.`);
