import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/*
 * A device that makes passkeys and signs with them, in software (WebAuthn level 3, sections 6.1 and 6.5.1): ES256, no attestation.
 */

/** What a server asks of a device. */
export interface Asked {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
  user?: { id: string };
}

/** What is otherwise than it should be. */
export interface Twist {
  /** Where the page that asks stands. */
  origin?: string;
  /** How often the device says that the key was used. */
  counter?: number;
  /** Nobody has proven to the device who they are. */
  isUnverified?: boolean;
  rpId?: string;
}

export interface Authenticator {
  /** Makes a key; answers what the browser sends. */
  make(asked: Asked, twist?: Twist): string;
  /** Signs with the last key, or another one by its id. */
  sign(asked: Asked, twist?: Twist & { id?: string }): string;
  /** The id of the last key. */
  lastId(): string;
}

interface Key {
  id: string;
  holder: string;
  secret: KeyObject;
}

const hash = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

export function newAuthenticator(home: string): Authenticator {
  const keys: Key[] = [];
  let used = 0;
  const clientData = (type: string, { challenge }: Asked, origin = home): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, flags: number, counter: number, rest = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([hash(rpId), head, rest]);
  };
  const flagsOf = ({ isUnverified }: Twist): number => (isUnverified ? 0x01 : 0x05);

  return {
    lastId: () => keys.at(-1)!.id,
    make(asked, twist = {}) {
      const { privateKey: secret, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const point = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
      // COSE: an elliptic curve, ES256, P-256 (RFC 9053, sections 2.1 and 7.1.1).
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(x)],
        [-3, point(y)],
      ]);
      const raw = randomBytes(32);
      const key = { id: raw.toString('base64url'), holder: asked.user?.id ?? '', secret };
      keys.push(key);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(raw.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, raw, isoCBOR.encode(cose)]);
      const rpId = twist.rpId ?? asked.rp?.id ?? '';
      const authData = authenticatorData(rpId, flagsOf(twist) | 0x40, twist.counter ?? 0, attested);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]) as Parameters<typeof isoCBOR.encode>[0];
      return JSON.stringify({
        id: key.id,
        rawId: key.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', asked, twist.origin).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
          transports: ['internal'],
        },
      });
    },
    sign(asked, { id, ...twist } = {}) {
      const { secret, holder, id: last } = keys.at(-1)!;
      const data = clientData('webauthn.get', asked, twist.origin);
      const counter = twist.counter ?? (used += 1);
      const authData = authenticatorData(twist.rpId ?? asked.rpId ?? '', flagsOf(twist), counter);
      const signature = sign('sha256', Buffer.concat([authData, hash(data)]), secret);
      return JSON.stringify({
        id: id ?? last,
        rawId: id ?? last,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: holder,
        },
      });
    },
  };
}
