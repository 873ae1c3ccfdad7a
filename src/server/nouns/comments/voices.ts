import { voiceRoles, type Voices } from '../../core/voices.ts';
import { addressDigest } from './members.ts';
import { grants } from './tables.ts';

const isRole = (role: string): role is (typeof voiceRoles)[number] => voiceRoles.some((each) => each === role);

/** Returns what is kept of an address in clear: its first sign, and whose mail it is. */
const hintOf = (email: string): string => `${[...email][0] ?? ''}…${email.slice(email.lastIndexOf('@'))}`;

/** Who moderates the threads of a scope, and who speaks there for the institution. */
export const threadVoices: Voices = {
  async list(reader, scope) {
    const rows = await reader.list(grants, { scope });
    return rows
      .flatMap(({ address: id, role, hint, at }) => (isRole(role) ? [{ id, role, hint, at }] : []))
      .sort((a, b) => a.at - b.at);
  },
  async give(writer, scope, { email, role, now }) {
    return writer.insert(grants, {
      ...{ scope, address: await addressDigest(scope, email), role },
      ...{ hint: hintOf(email), at: now },
    });
  },
  async take(writer, scope, { who, role }) {
    const address = who.includes('@') ? await addressDigest(scope, who) : who;
    return (await writer.remove(grants, { scope, address, role })) > 0;
  },
};
