import type { ReadStore, Writer } from '../store/store.ts';

/** What an address may be let do where people discuss: decide on what others wrote, and speak for the institution. */
export const voiceRoles = ['moderator', 'official'] as const;
export type VoiceRole = (typeof voiceRoles)[number];

/** Someone who was let. */
export interface Voice {
  /** The digest that is kept of the address. */
  readonly id: string;
  readonly role: VoiceRole;
  /** Enough of the address to tell one from another: `c…@ville.example`; empty where it was not kept. */
  readonly hint: string;
  /** Since when, in milliseconds since 1970; nothing for those whom the document of the thing names: it alone takes it from them. */
  readonly at: number | undefined;
}

/** Who may moderate, and who speaks for the institution, in a scope. */
export interface Voices {
  /** Returns those who were let, the first first. */
  list(reader: ReadStore, scope: string): Promise<readonly Voice[]>;
  /** Lets an address; answers whether it was not before. */
  give(writer: Writer, scope: string, given: { email: string; role: VoiceRole; now: number }): Promise<boolean>;
  /** Takes it from who is named by address or id; answers whether there was something to take. */
  take(writer: Writer, scope: string, taken: { who: string; role: VoiceRole }): Promise<boolean>;
}
