import { fromBase64, toBase64 } from '../../tally/base64.ts';
import {
  isName,
  keyKinds,
  noteSigner,
  readNote,
  signaturesOf,
  type Note,
  type NoteKey,
  type NoteSigner,
} from '../../tally/checkpoint.ts';

/* What a witness says of a checkpoint: that it saw the ledger grow to it, and when. Cosignatures of Ed25519, c2sp.org/tlog-cosignature. */

const timeAt = 4;
const signatureAt = 12;
const cosignatureLength = 76;

const encoder = new TextEncoder();

/** Writes what a witness signs: the time in whole seconds, and all that the checkpoint says. */
const statement = (text: string, seconds: bigint): string => `cosignature/v1\ntime ${seconds}\n${text}`;

/** Adds the line of a witness to a checkpoint that it has checked. */
export async function cosign(note: string, { key, sign }: NoteSigner, now: Date): Promise<string> {
  const read = readNote(note);
  if (!read) throw new Error('Only a signed checkpoint can be cosigned.');
  const seconds = BigInt(Math.floor(now.getTime() / 1000));
  const bytes = new Uint8Array(cosignatureLength);
  bytes.set(key.id);
  new DataView(bytes.buffer).setBigUint64(timeAt, seconds);
  bytes.set(await sign(statement(read.text, seconds)), signatureAt);
  return `${note}\u2014 ${key.name} ${toBase64(bytes)}\n`;
}

/** Returns when a witness saw a checkpoint; nothing where it did not sign it, or one of the lines in its name does not hold. */
export async function cosignedAt(note: Note, key: NoteKey): Promise<Date | undefined> {
  const imported = await crypto.subtle.importKey('raw', key.bytes, 'Ed25519', false, ['verify']);
  let last: Date | undefined;
  for (const { signature } of signaturesOf(note, key)) {
    if (signature.length !== cosignatureLength - timeAt) return undefined;
    const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
    const signed = signature.slice(signatureAt - timeAt);
    const said = encoder.encode(statement(note.text, seconds));
    if (!(await crypto.subtle.verify('Ed25519', imported, signed, said))) return undefined;
    const at = new Date(Number(seconds) * 1000);
    if (!last || at > last) last = at;
  }
  return last;
}

/** What stands before a secret key, so that nobody takes it for one to be given away. */
const mark = 'PRIVATE+KEY';

/** Writes the secret key of a witness in one line. */
export const writeSecret = (name: string, seed: Uint8Array): string =>
  `${mark}+${name}+${toBase64(new Uint8Array([keyKinds.cosignature, ...seed]))}`;

/** Reads the secret key of a witness; nothing where a line is none. */
export async function readSecret(line: string): Promise<NoteSigner | undefined> {
  const [, name = '', encoded = ''] = /^PRIVATE\+KEY\+([^+\s]+)\+([A-Za-z0-9+/=]+)$/.exec(line.trim()) ?? [];
  const bytes = fromBase64(encoded);
  if (!isName(name) || bytes?.length !== 33 || bytes[0] !== keyKinds.cosignature) return undefined;
  return noteSigner(name, bytes.slice(1), keyKinds.cosignature);
}
