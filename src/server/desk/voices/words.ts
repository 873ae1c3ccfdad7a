import type { VoiceRole } from '../../core/voices.ts';

/** What the desk says of those who moderate and of those who speak for the institution, in one language. */
export interface VoiceWords {
  link: string;
  title: string;
  intro: string;
  /** What someone has to do who was let. */
  then: string;
  officers: string;
  list: string;
  empty: string;
  address: string;
  noAddress: string;
  role: string;
  since: string;
  /** Said where the document of the thing gives the role. */
  inDocument: string;
  roles: Record<VoiceRole, { label: string; may: string }>;
  addTitle: string;
  emailHint: string;
  add: string;
  remove: string;
  removeOf: (address: string, role: string) => string;
  sayWhyOf: (address: string, role: string) => string;
  given: string;
  known: string;
  taken: string;
  gone: string;
}
