import { digest } from '../core/crypto.ts';
import type { Services } from '../core/services.ts';
import type { ReadStore } from '../store/store.ts';
import { mailboxKeys, type MailboxKeys, type Sender } from './mail-limits.ts';
import type { Actable, Apart, FoundAct, Identities } from './rules.ts';

/*
 * The digests that one request needs. They are made before its transaction, which holds up every other one: what the transaction asks for
 * is there already. Only where a row has changed in between is one made within it.
 */

/** What is made of an address. */
export interface Address {
  readonly identities: Identities;
  readonly mailbox: MailboxKeys;
}

export interface Digests extends Apart {
  /** Returns what is made of an address, once. */
  of(email: string): Promise<Address>;
  /** Returns the digest of a link for a person, made once. */
  link(secret: string, identity: string): Promise<string>;
  /** Makes ahead what a mail to this address will need. @param secret that of its link */
  prepare(email: string, secret: string): Promise<void>;
}

/** Makes the digests of one request about a thing. @param sender whose request it is */
export function createDigests(services: Services, thing: Actable, sender: Sender): Digests {
  const addresses = new Map<string, Promise<Address>>();
  const links = new Map<string, Promise<string>>();
  const names = new Map<string, Promise<string>>();
  const opened = new Map<string, Promise<string | undefined>>();
  const { rules } = thing.kind;
  const make = async (email: string): Promise<Address> => {
    const identities = await rules.identities(services, thing, email);
    await Promise.all([identities.same, ...identities.earlier].map(digests.apart));
    return { identities, mailbox: await mailboxKeys(services, email, sender) };
  };
  const digests: Digests = {
    of: (email) => once(addresses, email, () => make(email)),
    apart: (identity) => once(names, identity, async () => rules.apart?.(services, identity) ?? identity),
    open: (about, kept) =>
      once(opened, `${about}\n${kept}`, async () => (rules.open ? rules.open(services, about, kept) : kept)),
    link: (secret, identity) => once(links, `${secret}\n${identity}`, () => linkDigest(secret, identity)),
    async prepare(email, secret) {
      const { same, earlier } = (await digests.of(email)).identities;
      await Promise.all([same, ...earlier].map((each) => digests.link(secret, each)));
    },
  };
  return digests;
}

/**
 * Returns the digest that stands for a link. The person is part of it: when the address is corrected, links that went to the old one
 * confirm nothing.
 */
const linkDigest = (secret: string, identity: string): Promise<string> => digest(`${secret}\n${identity}`);

function once<T>(known: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(name) ?? make();
  known.set(name, made);
  return made;
}

/** Returns what stands for an address here: its form of today, or an earlier one that someone acted under. */
export async function identityFor(
  reader: ReadStore,
  thing: Actable,
  { same, earlier }: Identities,
  names: Apart,
): Promise<string> {
  for (const each of earlier) if (await thing.kind.rules.isKnown(reader, thing, each, names)) return each;
  return same;
}

/** Returns what stands for who confirms an act. Whose address can't be read any more, since the secret was lost, is taken for nobody else. */
export const identityToCount = async (
  reader: ReadStore,
  thing: Actable,
  { id, email }: { id: string; email: string },
  digests: Digests,
): Promise<string> =>
  email === '' ? `lost ${id}` : identityFor(reader, thing, (await digests.of(email)).identities, digests);

/** Returns what stands for who made an act; nothing where nobody is kept of it. */
export async function identityOf(
  reader: ReadStore,
  thing: Actable,
  { id, person, identity }: FoundAct,
  digests: Digests,
): Promise<string | undefined> {
  if (identity !== undefined || !person) return identity;
  return identityToCount(reader, thing, { id, email: person.email }, digests);
}
