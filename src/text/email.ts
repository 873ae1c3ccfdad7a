import { isPiled } from './bounds.ts';
import { trimUnseen } from './trim.ts';

/** Longest address that mail can be sent to (RFC 5321, 4.5.3.1.3). */
const maxEmailLength = 254;
const atom = /^[^\s@<>()[\]\\,;:"]{1,64}$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** Returns an address as it is kept: in normal form C, without what cannot be seen around it. */
export const trimEmail = (given: string): string =>
  given.length > 4 * maxEmailLength || isPiled(given) || !given.isWellFormed()
    ? given
    : trimUnseen(given.normalize('NFC'));

/**
 * Returns what is wrong with an address, if anything: its parts and lengths are looked at, not whether the mailbox exists. Letters of every
 * language may stand on both sides of the @ (RFC 6531). One rule for every form, in the browser and on the server.
 */
export function emailFault(given: string): 'required' | 'too-long' | 'characters' | 'invalid' | undefined {
  if (given.length > 4 * maxEmailLength) return 'too-long';
  if (isPiled(given)) return 'characters';
  const value = trimEmail(given);
  if (value === '') return 'required';
  if (value.length > maxEmailLength) return 'too-long';
  if (/\p{C}/u.test(value)) return 'characters';
  const at = value.lastIndexOf('@');
  const local = value.slice(0, Math.max(at, 0));
  const domain = value.slice(at + 1);
  const labels = domain.split('.');
  const sane =
    atom.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    labels.length > 1 &&
    labels.every((each) => label.test(each)) &&
    !/^\p{N}+$/u.test(labels.at(-1) ?? '') &&
    toAscii(domain) !== undefined;
  return sane ? undefined : 'invalid';
}

/** Returns a domain as the name system has it (IDNA): browsers send one and the same mailbox with either spelling. */
export function toAscii(domain: string): string | undefined {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : undefined;
}
