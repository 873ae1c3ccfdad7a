/*
 * The pure exports: nothing is registered and nothing is configured by importing this. `civic-widgets/define` does both.
 */
export type { CallOptions, CivicAdapter, PetitionActs, ReadOptions, Snapshot } from './adapters/adapter.ts';
export { memoryAdapter } from './adapters/memory.ts';
export { restAdapter, type RestAdapterOptions } from './adapters/rest.ts';
export { CivicError, isCivicError, type CivicErrorCode } from './client/errors.ts';
export { CivicCounterElement } from './elements/counter/counter.ts';
export {
  CivicErrorEvent,
  CivicPetitionSignedEvent,
  CivicPetitionSignRequestEvent,
  CivicPetitionWithdrawnEvent,
} from './elements/events.ts';
export { CivicPetitionElement } from './elements/petition/petition.ts';
export type * from './schema/common.ts';
export type * from './schema/consultation.ts';
export type * from './schema/petition.ts';
export { CivicStore, configure } from './state/store.ts';
