import { erasePerson } from '../../confirmation/rules.ts';
import { acts, challenges, people } from '../../confirmation/tables.ts';
import type { Known } from '../../core/known.ts';
import { holders, listed } from './tables.ts';

/**
 * Those who signed, once nobody waits any more: name, place and address go, and with the last one what told that an address had signed. The
 * signatures stay counted, each with the version of its text, and the key on a device still tells so.
 */
export const knownSigners: Known = {
  count: (reader, scope) => reader.count(people, { scope }),
  async eraseSome(writer, scope, limit) {
    const rows = await writer.list(people, { scope }, { limit });
    const ids = rows.map(({ act }) => act);
    for (const { id, thing } of await writer.getMany(acts, { scope }, 'id', ids)) {
      await writer.remove(listed, { scope, thing, act: id });
    }
    for (const act of ids) await erasePerson(writer, { scope }, act);
    if (rows.length < limit) {
      await writer.remove(holders, { scope });
      await writer.remove(challenges, { scope });
    }
    return rows.length;
  },
};
