import type { ScriptFiles } from '../../snippet/choice.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { Limits } from '../core/guard.ts';
import type { ServerNoun, Stored } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import type { Mailer } from '../mail/mail.ts';

/** What the routes of the desk work with. */
export interface DeskRoutes {
  services: Services;
  nouns: readonly ServerNoun[];
  limits?: Limits | undefined;
  /** Address of an officer who is filled in where one signs in: for a demonstration, whose mails everyone can read. */
  demoOfficer?: string | undefined;
  /** Hooks may be on addresses of private networks, and without TLS. */
  privateHooks?: boolean | undefined;
  /** Reads the hashes of the script's files, where it is built. */
  scripts?: (() => Promise<ScriptFiles | undefined>) | undefined;
  /** What carries mails, where anything does: it can be tried at the desk. */
  mailer?: Mailer | undefined;
}

/** A thing on the server, with all that its noun brings. */
export type DeskThing = Stored<ThingDocument, ServerNoun>;
