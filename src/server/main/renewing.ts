import { heldActs } from '../confirmation/holding/tables.ts';
import { people } from '../confirmation/tables.ts';
import { fingerprints } from '../core/tables.ts';
import { digests } from '../desk/digest/tables.ts';
import { heldMutes } from '../desk/holding/tables.ts';
import { writeLog } from '../desk/log.ts';
import { passkeys } from '../desk/passkeys/tables.ts';
import { personRequests } from '../desk/person/tables.ts';
import { isRole } from '../desk/roles.ts';
import { pathOfScope } from '../desk/scopes.ts';
import { officerRoles, officers, sessions, signIns } from '../desk/tables.ts';
import { outgoingMails } from '../mail/tables.ts';
import { nouns } from '../nouns.ts';
import { isSealed, keyIdOf } from '../sealing/cell.ts';
import type { Keys } from '../sealing/keys.ts';
import { forgetLookups, giveUpKeys, keyIdsOf } from '../sealing/noted.ts';
import { bareTable } from '../store/schema.ts';
import type { AnyTable, Row, Store, Writer } from '../store/store.ts';
import { fingerprintOf } from './fingerprint.ts';
import { keysOf, type KeySettings } from './sealing-keys.ts';

/* What a lost secret takes with it, once someone says that it is. */

const of = 'secret';

/** Says what would be lost for good if this secret were taken from now on; nothing where it is the present one and opens all there is. */
export async function tellLoss(store: Store, secret: string, settings: KeySettings): Promise<string | undefined> {
  const keys = keysOf(secret, settings);
  const known = await store.get(fingerprints, { of });
  const isOther = known !== undefined && known.value !== (await fingerprintOf(secret));
  if (!isOther && (await keyIdsOf(store)).every((id) => keys.find(id))) return undefined;
  const count = async (table: AnyTable, where: Row = {}): Promise<number> => store.count(bareTable(table), where);
  const [persons, entering, mails, held] = [
    await count(people),
    await count(officers),
    await count(outgoingMails, { state: 'waiting' }),
    await count(heldActs, { state: 'held' }),
  ];
  return [
    `Nothing was changed in ${store.home} yet. With the secret of before, this is lost for good:`,
    `- the names, places and addresses of ${persons} who signed, voted or joined: lists leave them out, and nobody can be written to;`,
    '- who they are: each of them can act again, and what they did still counts beside it;',
    '- ballots that wait for their code, and on which device a ballot was cast;',
    `- the ${entering} who run the site, with their passkeys: the server prints the address to begin at;`,
    `- the ${mails} mails that wait.`,
    ...(held > 0
      ? [
          `The ${held} acts that are held can still be decided on, each as one of its own: nobody finds doubles among them. Decide on them before, if you can.`,
        ]
      : []),
    'Counts, texts and public results stay. First look for the secret in your copies (the folder of SECRET_FILE, or SECRET) and put it back: then nothing is lost.',
    'If it is gone for good: civic-widgets secret --renew --yes',
  ].join('\n');
}

/** Takes this secret from now on, whatever was used before; answers what that means. */
export async function renewSecret(store: Store, secret: string, settings: KeySettings): Promise<string> {
  const value = await fingerprintOf(secret);
  const keys = keysOf(secret, settings);
  const [areNamesGone, isEmpty] = await store.write(async (writer) => {
    const known = await writer.get(fingerprints, { of });
    await writer.put(fingerprints, { of, value });
    const closed = await giveUpKeys(writer, keys);
    // Nobody is found any more by digests that another secret made.
    const isOther = known !== undefined && known.value !== value && (await forgetLookups(writer));
    const isEmpty = isOther || (closed && (await areOfficersClosed(writer, keys)));
    if (isEmpty) await forgetOfficers(writer);
    if (closed) await giveUpMails(writer, keys);
    return [closed, isEmpty];
  });
  return [
    `The database ${store.home} goes with the present secret now.`,
    'If the one before was another, who signed, voted or joined under it is not known any more and can do so again, and their devices do not find their ballots: close what is under way and begin it anew where that matters.',
    ...(isEmpty ? ['Nobody runs the site any more: the server prints the address to begin at when it starts.'] : []),
    ...(areNamesGone
      ? ['Names and addresses that were sealed until now can not be read any more; the counts stay.']
      : []),
  ].join(' ');
}

const isClosed = (value: unknown, keys: Keys): boolean => isSealed(value) && !keys.find(keyIdOf(value));

/** Checks whether there are officers to whom nobody could write any more. */
const areOfficersClosed = async (writer: Writer, keys: Keys): Promise<boolean> =>
  (await writer.list(bareTable(officers), {})).some(({ email }) => isClosed(email, keys));

/** Takes off who entered the desk: their addresses can't be found or read any more. */
async function forgetOfficers(writer: Writer): Promise<void> {
  for (const { scope, role } of await writer.list(officerRoles, {})) {
    if (!isRole(role)) continue;
    const path = await pathOfScope(writer, nouns, scope);
    await writeLog(writer, { scope, path, by: 'operator', act: 'dismissed', now: Date.now(), details: { role } });
  }
  for (const each of [officers, officerRoles, sessions, signIns, passkeys, digests, heldMutes, personRequests])
    await writer.remove(bareTable(each), {});
}

/** Gives up mails whose text can't be read: their acts can be sent again. */
async function giveUpMails(writer: Writer, keys: Keys): Promise<void> {
  const table = bareTable(outgoingMails);
  for (const row of await writer.list(table, { state: 'waiting' })) {
    const key = { scope: row['scope']!, about: row['about']!, id: row['id']! };
    if (isClosed(row['mail'], keys)) await writer.update(table, key, { state: 'failed', mail: '' });
  }
}
