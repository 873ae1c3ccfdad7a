import { checkEmail } from '../../core/rules.ts';
import type { MailAccount } from '../../mail/chosen.ts';
import { isLocal } from '../../mail/local.ts';
import type { Encryption } from '../../mail/mail.ts';
import { lineOf, type Read } from './check.ts';

/* Reads the mail server that was typed at the desk. */

export type TypedAccount = Omit<MailAccount, 'password'> & { password?: string | undefined };

/** The name of a machine, or its address (RFC 1123, 2.1; RFC 4291, 2.2). */
const hostName = /^(?=.{1,253}$)(?:[\da-z](?:[\da-z-]{0,61}[\da-z])?)(?:\.[\da-z](?:[\da-z-]{0,61}[\da-z])?)*$/i;
const address6 = /^(?=.*:)[\da-f:.]{2,45}$/i;

const longest = 500;

/** From what protects a password least to what protects it best. */
const waysToEncrypt = ['offered', 'required', 'always'] as const satisfies readonly Encryption[];

/** Returns the name of a server, out of an address or of brackets where one was typed. */
const hostOf = (text: string): string => text.replace(/^smtps?:\/\//i, '').replace(/^\[(.*)\]$|\/$/g, '$1');

/**
 * Reads a mail server. The password may be left empty where the one before is meant: it never goes to another server, or with another
 * name, than it was typed for, nor without encryption where that was asked for.
 *
 * @param isReadable whether the password before can still be read
 */
export function readAccount(
  typed: Readonly<Record<string, string>>,
  before: MailAccount | undefined,
  isReadable = false,
): Read<TypedAccount> {
  const [host, port, user] = [hostOf(lineOf(typed, 'host')), Number(lineOf(typed, 'port')), lineOf(typed, 'user')];
  const password = (typed['password'] ?? '').replaceAll('\0', '');
  const secure = waysToEncrypt.find((each) => each === typed['secure']) ?? (isLocal(host) ? 'offered' : 'required');
  const from = checkEmail(lineOf(typed, 'from'));
  const fields: Record<string, string> = {};
  if (!host) fields['host'] = 'required';
  else if (!hostName.test(host) && !address6.test(host)) fields['host'] = 'invalid';
  if (!Number.isInteger(port) || port < 1 || port > 65_535) fields['port'] = 'invalid';
  if (user.length > longest) fields['user'] = 'too-long';
  const isSafe = before && waysToEncrypt.indexOf(secure) >= waysToEncrypt.indexOf(before.secure);
  const isSame =
    before?.password && isReadable && before.host === host && before.user === user && before.port === port && isSafe;
  if (password.length > longest) fields['password'] = 'too-long';
  else if (user && !password && !isSame) fields['password'] = before?.password ? 'again' : 'required';
  else if (password && !user) fields['user'] = 'needed';
  if ('fault' in from) fields['from'] = from.fault;
  return {
    value: {
      ...{ host, port, secure, user, from: 'value' in from ? from.value : '' },
      ...(user === '' ? { password: '' } : { password: password || undefined }),
    },
    fields,
  };
}
