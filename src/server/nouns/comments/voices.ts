import { digest } from '../../core/crypto.ts';
import { spellingsOf } from '../../core/mailboxes.ts';
import { voiceRoles, type VoiceRole, type Voices } from '../../core/voices.ts';
import type { ReadStore, Table } from '../../store/store.ts';
import type { ThreadRules } from './document.ts';
import { addressDigest } from './members.ts';
import { grants } from './tables.ts';

type Granted = typeof grants extends Table<infer R> ? R : never;

const isRole = (role: string): role is VoiceRole => voiceRoles.some((each) => each === role);

/** Returns what is kept of an address in clear: its first sign, and whose mail it is. */
const hintOf = (email: string): string => `${[...email][0] ?? ''}…${email.slice(email.lastIndexOf('@'))}`;

/** Finds the roles that an address was given in a scope, under whatever form of it. */
export async function grantsOf(reader: ReadStore, scope: string, email: string): Promise<Granted[]> {
  const found: Granted[] = [];
  for (const spelling of spellingsOf(email)) {
    const address = await digest(`${scope}\n${spelling}`);
    for (const role of voiceRoles) {
      const grant = await reader.get(grants, { scope, address, role });
      if (grant) found.push(grant);
    }
  }
  return found;
}

/** Who moderates the threads of a scope, and who speaks there for the institution: by the rules in its document, and by grants. */
export const threadVoices = ({
  moderators = [],
  officials = [],
}: Pick<ThreadRules, 'moderators' | 'officials'>): Voices => ({
  async list(reader, scope) {
    const listed = { moderator: moderators, official: officials };
    const fixed = voiceRoles.flatMap((role) => listed[role].map((id) => ({ id, role, hint: '', at: undefined })));
    const rows = await reader.list(grants, { scope });
    const given = rows.flatMap(({ address: id, role, hint, at }) => (isRole(role) ? [{ id, role, hint, at }] : []));
    return [...fixed, ...given.sort((a, b) => a.at - b.at)];
  },
  async give(writer, scope, { email, role, now }) {
    if ((await grantsOf(writer, scope, email)).some((grant) => grant.role === role)) return false;
    const address = await addressDigest(scope, email);
    return writer.insert(grants, { scope, address, role, hint: hintOf(email), at: now });
  },
  async take(writer, scope, { who, role }) {
    const addresses = who.includes('@') ? (await grantsOf(writer, scope, who)).map(({ address }) => address) : [who];
    let taken = 0;
    for (const address of new Set(addresses)) taken += await writer.remove(grants, { scope, address, role });
    return taken > 0;
  },
});
