import { fromBase64, toBase64 } from './base64.ts';
import type { Hash } from './merkle.ts';

/* What a log says of itself, signed: a checkpoint (c2sp.org/tlog-checkpoint) in a signed note (c2sp.org/signed-note), by Ed25519. */

/** What a key signs, by the byte that stands before it: notes, or what a witness saw (c2sp.org/tlog-cosignature). */
export const keyKinds = { note: 1, cosignature: 4 } as const;
const keyLength = 32;
const signatureLength = 64;
/** Whoever signs more lines than this is not read to the end. */
const mostSignatures = 100;

/** A key that signs notes, as everyone may know it. */
export interface NoteKey {
  readonly name: string;
  /** The four bytes that stand before its signatures. */
  readonly id: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly kind: number;
}

/** A signature below a note. */
export interface NoteSignature {
  name: string;
  id: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

/** A note, its text with the end of its last line. */
export interface Note {
  text: string;
  signatures: readonly NoteSignature[];
}

/** What a log is at one moment. */
export interface Checkpoint {
  /** Name of the log. */
  origin: string;
  /** How many leaves it has. */
  size: number;
  root: Hash;
}

const encoder = new TextEncoder();
/** Checks whether a key may have this name. */
export const isName = (name: string): boolean => name !== '' && !/[\s+]/u.test(name);
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const same = (one: Uint8Array, other: Uint8Array): boolean => hex(one) === hex(other);

/** Makes the key of this name. */
export async function noteKey(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  kind: number = keyKinds.note,
): Promise<NoteKey> {
  const named = new Uint8Array([...encoder.encode(`${name}\n`), kind, ...bytes]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', named));
  return { name, id: digest.slice(0, 4), bytes, kind };
}

/** Writes a key in one line (`vkey`). */
export const writeKey = ({ name, id, bytes, kind }: NoteKey): string =>
  `${name}+${hex(id)}+${toBase64(new Uint8Array([kind, ...bytes]))}`;

/** Reads a key; nothing where it is none, or of another kind. */
export async function readKey(line: string, kind: number = keyKinds.note): Promise<NoteKey | undefined> {
  const [name = '', id = '', ...rest] = line.trim().split('+');
  const bytes = fromBase64(rest.join('+'));
  if (!isName(name) || bytes?.length !== keyLength + 1 || bytes[0] !== kind) return undefined;
  const key = await noteKey(name, bytes.slice(1), kind);
  return hex(key.id) === id ? key : undefined;
}

/** Reads a note; nothing where a text is none. It is not checked who signed it. */
export function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n');
  // Control characters could show another text than the one that is signed.
  if (end < 0 || !note.endsWith('\n') || /\p{Cc}/u.test(note.replaceAll('\n', ''))) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) return undefined;
  const signatures = lines.map(readSignature);
  return signatures.every((each) => each !== undefined) ? { text: note.slice(0, end + 1), signatures } : undefined;
}

function readSignature(line: string): NoteSignature | undefined {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '\u2014' || !isName(name) || rest.length > 0 || !bytes || bytes.length < 5) return undefined;
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** Returns the signatures of a note that are said to be of a key. */
export const signaturesOf = ({ signatures }: Note, key: NoteKey): readonly NoteSignature[] =>
  signatures.filter(({ name, id }) => name === key.name && same(id, key.id));

/** Checks whether a note is signed by a key, and by nobody else in its name. Signatures of keys that are not known here count for nothing. */
export async function isSignedBy(note: Note, key: NoteKey): Promise<boolean> {
  const own = signaturesOf(note, key);
  if (own.length === 0) return false;
  const imported = await crypto.subtle.importKey('raw', key.bytes, 'Ed25519', false, ['verify']);
  for (const { signature } of own) {
    if (signature.length !== signatureLength) return false;
    if (!(await crypto.subtle.verify('Ed25519', imported, signature, encoder.encode(note.text)))) return false;
  }
  return true;
}

/** What signs notes. */
export interface NoteSigner {
  readonly key: NoteKey;
  sign(text: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** What stands before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** Makes what signs in a name. @param seed the 32 secret bytes of an Ed25519 key (RFC 8032) */
export async function noteSigner(name: string, seed: Uint8Array, kind: number = keyKinds.note): Promise<NoteSigner> {
  const secret = new Uint8Array([...pkcs8, ...seed]);
  const key = await crypto.subtle.importKey('pkcs8', secret, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  const bytes = fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`)!;
  return {
    key: await noteKey(name, bytes, kind),
    sign: async (text) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, encoder.encode(text))),
  };
}

/** Signs a text, which ends with its last line. */
export async function signNote(text: string, { key, sign }: NoteSigner): Promise<string> {
  const bytes = new Uint8Array([...key.id, ...(await sign(text))]);
  return `${text}\n\u2014 ${key.name} ${toBase64(bytes)}\n`;
}

/** Writes what a checkpoint says, to be signed. */
export const writeCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** Reads what a checkpoint says; nothing where the text of a note is none. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', written = '', encoded = ''] = text.split('\n');
  const size = Number(written);
  const root = fromBase64(encoded);
  if (origin === '' || String(size) !== written || !Number.isSafeInteger(size) || size < 0) return undefined;
  return root?.length === 32 && text.endsWith('\n') ? { origin, size, root } : undefined;
}
