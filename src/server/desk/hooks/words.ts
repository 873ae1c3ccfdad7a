import type { HookEvent, HookFault } from './hooks.ts';

/** What the desk says of hooks, in one language. */
export interface HookWords {
  link: string;
  title: string;
  intro: string;
  empty: string;
  address: string;
  addressHint: string;
  events: string;
  event: Record<HookEvent | 'test', string>;
  add: string;
  addTitle: string;
  faults: Record<HookFault, string>;
  secretTitle: string;
  secret: string;
  tells: string;
  last: string;
  none: string;
  states: Record<'waiting' | 'sent' | 'failed', string>;
  next: (time: string) => string;
  test: string;
  tested: string;
  remove: string;
  removeOf: (address: string) => string;
  removed: string;
}
