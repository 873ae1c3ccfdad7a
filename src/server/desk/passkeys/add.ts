import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import { randomSecret } from '../../core/crypto.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore } from '../../store/store.ts';
import { writeLog } from '../log.ts';
import type { Officer } from '../roles.ts';
import { challengeOf, readMade } from './answers.ts';
import { challengeLifetime, keepChallenge, takeChallenge } from './challenges.ts';
import type { AddFault } from './faults.ts';
import { addedMail } from './letters.ts';
import { partyOf } from './party.ts';
import { passkeys } from './tables.ts';
import type { PasskeyWords } from './words.ts';
import { takeTurn } from '../pace/turns.ts';

/* How an officer who is signed in adds a passkey, and takes one away. */

/** A row of a list that people read: more keys than this are no help. */
const most = 10;

/** Lists the keys of an officer, in the order in which they were added. */
export const passkeysOf = (store: ReadStore, address: string) =>
  store.list(passkeys, { address }, { index: 'address' });

/** Returns what the browser asks a device for, and keeps the challenge. */
export async function askToAdd(
  c: Context,
  services: Services,
  { address, email }: Officer,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const known = await passkeysOf(services.store, address);
  const holder = known[0]?.holder ?? randomSecret();
  const options = await generateRegistrationOptions({
    rpName: services.site.name,
    rpID: partyOf(services).id,
    userName: email,
    userDisplayName: email,
    userID: Uint8Array.from(Buffer.from(holder)),
    timeout: challengeLifetime,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: JSON.parse(transports) as string[] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(c, services, options.challenge, { purpose: 'add', address, holder });
  return options;
}

/** Adds the key that a device has made; answers why it can't be. Its officer is told by mail. */
export async function addPasskey(
  c: Context,
  services: Services,
  { officer, words, said }: { officer: Officer; words: { lang: string }; said: PasskeyWords },
  { json, name }: { json: string; name: string },
): Promise<AddFault | undefined> {
  const { store, outbox, clock, site, baseUrl } = services;
  const response = readMade(json);
  const challenge = response && challengeOf(response);
  const asked = challenge === undefined ? undefined : await takeChallenge(c, services, challenge);
  if (!response || challenge === undefined) return 'refused';
  if (asked?.purpose !== 'add' || asked.address !== officer.address) return 'stale';
  const key = await verify(services, response, challenge);
  if (!key) return 'refused';
  const { address, email } = officer;
  const now = clock();
  const mail = addedMail(said, { to: email, lang: words.lang, site: site.name, url: `${baseUrl}/desk/account` });
  const fault = await store.write(async (writer): Promise<AddFault | undefined> => {
    if ((await passkeysOf(writer, address)).length >= most) return 'too-many';
    const row = { ...key, address, holder: asked.holder, name, at: now, used_at: null };
    if (!(await writer.insert(passkeys, row))) return 'known';
    await takeTurn(writer, { by: officer.grants[0]!.role, now, holder: officer });
    await writeLog(writer, { scope: '', by: officer.grants[0]!.role, act: 'passkey-added', now, details: {} });
    if (outbox.works) await outbox.add(writer, { scope: 'desk', about: key.id }, mail);
    return undefined;
  });
  void outbox.sendDue();
  return fault;
}

async function verify(services: Services, response: RegistrationResponseJSON, expectedChallenge: string) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { id, origin } = partyOf(services);
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (!registrationInfo) return undefined;
    const { credential } = registrationInfo;
    return {
      id: credential.id,
      public_key: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: JSON.stringify(response.response.transports ?? []),
    };
  } catch {
    // The library throws whatever does not fit: another site, a signature of something else, a device that did not ask who it is.
    return undefined;
  }
}

/** Takes a key of an officer away; one that is another's stays. */
export async function removePasskey({ store, clock }: Services, officer: Officer, id: string): Promise<void> {
  await store.write(async (writer) => {
    const row = await writer.get(passkeys, { id });
    if (row?.address !== officer.address) return;
    await writer.remove(passkeys, { id });
    const by = officer.grants[0]!.role;
    await writeLog(writer, { scope: '', by, act: 'passkey-removed', now: clock(), details: {} });
  });
}
