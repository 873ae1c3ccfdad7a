/*
 * The pure exports: nothing is registered and nothing is configured by importing this. `civic-widgets/define` does both.
 */
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
export * from './elements/shared/events.ts';
export { adapterNames, findAdapter } from './platforms.ts';
export type * from './schema/acts.ts';
export type * from './schema/answering.ts';
export type * from './schema/ballot.ts';
export type * from './schema/common.ts';
export { CivicStore, configure } from './state/store.ts';

/* Each element with its events, and the types of what it shows, a line each. */
export * from './elements/comments/comments.ts';
export * from './elements/counter/counter.ts';
export * from './elements/petition/petition.ts';
export * from './elements/poll/poll.ts';
