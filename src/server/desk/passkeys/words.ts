import type { AddFault, EnterFault } from './faults.ts';

/** What the desk says of an officer's own access, in one language. */
export interface PasskeyWords {
  link: string;
  title: string;
  signedInAs: (email: string) => string;
  keys: string;
  intro: string;
  empty: string;
  name: string;
  nameHint: string;
  unnamed: string;
  added: (time: string) => string;
  used: string;
  never: string;
  add: string;
  addTitle: string;
  unable: string;
  done: Record<'added' | 'removed', string>;
  remove: string;
  removeOf: (name: string) => string;
  faults: Record<AddFault, string>;
  everywhere: string;
  everywhereHint: string;
  enter: string;
  enterHint: string;
  enterFaults: Record<EnterFault, string>;
  /** Said by the script: the device, or the person, has not gone on; it could not be asked at all. */
  notDone: string;
  notAsked: string;
  mailSubject: (site: string) => string;
  mail: (site: string, url: string) => readonly string[];
}
