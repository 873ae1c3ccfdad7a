import {
  defineAdapter,
  isCivicError,
  type CapabilityOf,
  type CivicAdapter,
  type CivicErrorCode,
  type CommentPage,
  type Snapshot,
} from '../../src/index.ts';

/*
 * What an adapter's author learns from the compiler: `npm run types` reads this file, and a line that should not compile, but does,
 * is an error there. Nothing here is run.
 */
declare const snapshot: Snapshot;
declare const commentPage: CommentPage;
const name = 'town';
const read = async (): Promise<Snapshot> => snapshot;

/** Whether two types are the same, both ways. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const isTrue = <T extends true>(value?: T): T | undefined => value;

const reader = defineAdapter({ name, read });
isTrue<Same<CapabilityOf<typeof reader>, never>>();
void reader;

const signer = defineAdapter({
  name,
  read,
  petitions: {
    sign: async (_src, { key, email }) => ({ outcome: key === email ? 'refused' : 'received' }),
    confirm: async () => ({ outcome: 'counted' }),
  },
  comments: { page: async () => commentPage },
});
isTrue<Same<CapabilityOf<typeof signer>, 'petitions.sign' | 'petitions.confirm' | 'comments.page'>>();
const any: CivicAdapter = signer;
void any;

// @ts-expect-error -- an adapter has a name
defineAdapter({ read });

// @ts-expect-error -- an adapter can read
defineAdapter({ name });

// @ts-expect-error -- a read answers a thing, not a bare value
defineAdapter({ name, read: async () => ({ title: 'Pistes' }) });

// @ts-expect-error -- a read is asynchronous
defineAdapter({ name, read: () => snapshot });

// @ts-expect-error -- a group of that name would never be called
defineAdapter({ name, read, petition: {} });

// @ts-expect-error -- a method of that name would never be called
defineAdapter({ name, read, petitions: { signUp: async () => ({ outcome: 'counted' }) } });

// @ts-expect-error -- an outcome is a word of the contract
defineAdapter({ name, read, petitions: { sign: async () => ({ outcome: 'done' }) } });

// @ts-expect-error -- a write answers what became of it
defineAdapter({ name, read, petitions: { withdraw: async () => undefined } });

// @ts-expect-error -- a list is `{ items, next? }`
defineAdapter({ name, read, comments: { page: async () => [] } });

// @ts-expect-error -- an act has no such field
defineAdapter({ name, read, petitions: { sign: async (_src, { telephone }) => ({ outcome: telephone }) } });

// @ts-expect-error -- the address comes first, then the act
defineAdapter({ name, read, petitions: { sign: async (act: { key: string }) => ({ outcome: 'counted', act }) } });

// @ts-expect-error -- a method is a function
defineAdapter({ name, read, petitions: { sign: null } });

/** An error is told by its code, and the compiler knows which there are. */
export function wordsFor(error: unknown): string {
  if (!isCivicError(error)) return 'unknown';
  // @ts-expect-error -- there is no such code
  if (error.code === 'teapot') return 'no';
  isTrue<Same<typeof error.code, CivicErrorCode>>();
  const words: Record<CivicErrorCode, string> = {
    network: '',
    timeout: '',
    unauthorized: '',
    forbidden: '',
    'not-found': '',
    conflict: '',
    'rate-limited': '',
    'invalid-response': '',
    unsupported: '',
    configuration: '',
    server: '',
  };
  return words[error.code];
}
