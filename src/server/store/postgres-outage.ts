import { Busy, Unavailable } from './unavailable.ts';

/** How long is waited for a connection, and for the answer to a statement, in milliseconds. */
export interface Patience {
  connect: number;
  answer: number;
}
export const defaultPatience: Patience = { connect: 5000, answer: 10_000 };

/** Codes of the network and of PostgreSQL (appendix A) that tell of the server, not of what it was asked. */
const codes = /^(?:E[A-Z]+|08...|25006|57P0[1-5]|57014|53[0-9]{3}|58030)$/;
/** What the driver says without a code. */
const words = /timeout|terminated|connection error|not queryable/i;

/** Checks whether the database did not answer: it stands still, is away, is too busy, or takes nothing, as one that follows another does. */
export function isOutage(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  return typeof code === 'string' ? codes.test(code) : error instanceof Error && words.test(message ?? '');
}

/** Checks whether the database asks to run the transaction again: it met another one that changed the same, or a deadlock. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes((error as { code?: string }).code ?? '');
}

/** Does something with a database. @throws Unavailable where it does not answer, or has met conflicts as often as it was tried again. */
export async function orUnavailable<T>(home: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Unavailable || !(isOutage(error) || isConflict(error))) throw error;
    const [Kind, what] = isConflict(error)
      ? [Busy, 'has too many who change the same']
      : [Unavailable, 'does not answer'];
    throw new Kind(`${home} ${what} (${(error as Error).message}).`, { cause: error });
  }
}
