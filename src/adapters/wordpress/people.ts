import type { ActsOf, AskIdentity } from '../adapter.ts';
import { tokenOf, withIdentity } from '../common/identity.ts';

/** People who gave a name and an address in this page. */
export interface Person {
  name: string;
  email: string;
}

/** As whom WordPress is asked. */
export interface Actor {
  headers: Record<string, string>;
  /** Absent where WordPress knows the person by the token. */
  person?: Person;
}

export interface People {
  join: ActsOf<'comments'>['join'];
  /**
   * Runs a call as who gave a name, where the site takes that (`isOpen`), or else as the person of the page's token.
   *
   * @throws CivicError `unauthorized` where there is neither
   */
  as<T>(who: { src: string; key: string; isOpen: boolean }, run: (actor: Actor) => Promise<T>): Promise<T>;
}

/** Writes the header of an application password, or of a plugin's token. */
const toHeader = (token: string): string => (token.includes(' ') ? token : `Bearer ${token}`);

/**
 * Makes what knows who writes. WordPress mails no code: a name and an address are all it asks of people that it does not know, with every
 * comment. They are kept in memory for this page, and nowhere else.
 */
export function createPeople(name: string, ask: AskIdentity | undefined): People {
  const people = new Map<string, Person>();
  return {
    async join(_src, { key, name: shown, email }) {
      const isAddress = /^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(email.trim());
      const fields = { ...(!shown.trim() && { name: 'required' }), ...(!isAddress && { email: 'invalid' }) };
      if (Object.keys(fields).length > 0) return { outcome: 'refused', reason: 'invalid', fields };
      people.set(key, { name: shown.trim(), email: email.trim() });
      return { outcome: 'counted' };
    },
    async as({ src, key, isOpen }, run) {
      const person = isOpen ? people.get(key) : undefined;
      if (person) return run({ headers: {}, person });
      const question = { adapter: name, src };
      return withIdentity(ask, question, (identity) =>
        run({ headers: { authorization: toHeader(tokenOf(identity, question)) } }),
      );
    },
  };
}
