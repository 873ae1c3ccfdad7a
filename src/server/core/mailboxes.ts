import { toAscii } from '../../text/email.ts';

/** Only Node opens databases in which anything may stand under an earlier form: what runs in a browser keeps nothing. */
const toUnicode = globalThis.process?.getBuiltinModule?.('node:url').domainToUnicode ?? ((domain: string) => domain);

/**
 * Returns the form in which two addresses are the same: Unicode NFKC, lower case, without what follows `+` in the local part, the domain in
 * ASCII. It decides on doubles and is never written to.
 */
export function sameAddress(email: string): string {
  const [same] = spellingsOf(email);
  return same;
}

/** Returns the form in which two domains of addresses are the same: in ASCII, lower case. */
export const sameDomain = (domain: string): string => toAscii(domain) ?? domain.toLowerCase();

/** Returns the domain of an address, in the form in which two are the same. */
export const domainOf = (email: string): string => sameDomain(email.slice(email.lastIndexOf('@') + 1));

/**
 * Returns the form of `sameAddress`, and behind it those under which the address may be kept from before its domain was compared in
 * ASCII: the domain as it was typed, and as it reads.
 */
export function spellingsOf(email: string): [same: string, ...earlier: string[]] {
  const folded = email.normalize('NFKC').toLowerCase();
  const at = folded.lastIndexOf('@');
  if (at < 0) return [folded];
  const plus = folded.indexOf('+');
  const local = folded.slice(0, plus > 0 && plus < at ? plus : at);
  const typed = folded.slice(at + 1);
  const domain = toAscii(typed) ?? typed;
  const earlier = new Set([typed, toUnicode(domain) || typed]);
  earlier.delete(domain);
  return [`${local}@${domain}`, ...[...earlier].map((each) => `${local}@${each}`)];
}

/** Signs of a local part that a provider does not look at, by its domains; one owner has all addresses that differ in nothing else. */
const providers: readonly { domains: readonly string[]; ignored: RegExp }[] = [
  // https://support.google.com/mail/answer/7436150; both domains lead to one mailbox.
  { domains: ['gmail.com', 'googlemail.com'], ignored: /\./g },
  // https://proton.me/support/addresses-and-aliases
  ...['proton.me', 'protonmail.com', 'pm.me'].map((domain) => ({ domains: [domain], ignored: /[._-]/g })),
];

/**
 * Returns the form in which two addresses of participants lead to one mailbox: that of `sameAddress`, and at providers that are known for it
 * without the signs that they do not look at. Behind it stand the forms under which the address may be kept from before.
 */
export function mailboxesOf(email: string): [mailbox: string, ...earlier: string[]] {
  const [same, ...earlier] = spellingsOf(email);
  const at = same.lastIndexOf('@');
  const provider = providers.find(({ domains }) => domains.includes(same.slice(at + 1)));
  const local = same.slice(0, Math.max(at, 0)).replace(provider?.ignored ?? /$^/, '');
  const mailbox = provider && local !== '' ? `${local}@${provider.domains[0]}` : same;
  return mailbox === same ? [same, ...earlier] : [mailbox, same, ...earlier];
}

/** Returns the form in which two addresses lead to one mailbox. */
export const sameMailbox = (email: string): string => mailboxesOf(email)[0];
