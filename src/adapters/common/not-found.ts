import { CivicError } from '../../client/errors.ts';

/** Makes the error `not-found` for an address where nothing stands, though the platform did not say so by its status. */
export const notFound = (adapter: string, src: string): CivicError =>
  new CivicError('not-found', `${adapter}: nothing stands at ${src}. Check src.`);
