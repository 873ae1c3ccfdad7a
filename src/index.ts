/*
 * The pure exports: nothing is registered and nothing is configured by importing this. `civic-widgets/define` does both.
 */
import type { ActsOf } from './adapters/adapter.ts';

export {
  defineAdapter,
  type ActsOf,
  type AdapterOptions,
  type AskIdentity,
  type CallOptions,
  type CapabilityOf,
  type CivicAdapter,
  type CreateAdapter,
  type FindAdapter,
  type Identity,
  type IdentityQuestion,
  type ReadOptions,
  type Snapshot,
} from './adapters/adapter.ts';
export { tokenOf, withIdentity } from './adapters/common/identity.ts';
export { parse } from './adapters/common/parse.ts';
export { memoryAdapter } from './adapters/memory.ts';
export { restAdapter, type RestAdapterOptions } from './adapters/rest.ts';
export { CivicError, isCivicError, type CivicErrorCode } from './client/errors.ts';
export { createHttp, type Answer, type Http, type HttpOptions } from './client/http.ts';
export * from './elements/registry.ts';
export { adapterNames, findAdapter } from './platforms.ts';
export type * from './schema/acts.ts';
export type * from './schema/ballot.ts';
export type * from './schema/comments.ts';
export type * from './schema/common.ts';
export type * from './schema/consultation.ts';
export type * from './schema/petition.ts';
export type * from './schema/poll.ts';
export { CivicStore, configure } from './state/store.ts';

/** Acts on petitions. */
export type PetitionActs = ActsOf<'petitions'>;
/** Acts on polls. */
export type PollActs = ActsOf<'polls'>;
/** Acts on a thread of comments. */
export type CommentActs = ActsOf<'comments'>;
