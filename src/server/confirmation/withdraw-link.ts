import { randomSecret } from '../core/crypto.ts';
import type { Services } from '../core/services.ts';
import type { Writer } from '../store/store.ts';
import { createDigests, identityFor } from './digests.ts';
import type { Addressee } from './letters.ts';
import { linkToken } from './links.ts';
import type { Actable } from './rules.ts';
import { tokens } from './tables.ts';

/** Makes one more link by which whoever made an act can take it back; those of earlier mails stay good. */
export async function newWithdrawLink(
  services: Services,
  writer: Writer,
  thing: Actable,
  { act, email, lang }: Addressee,
): Promise<string> {
  const digests = createDigests(services, thing, undefined);
  const identity = await identityFor(writer, thing, (await digests.of(email)).identities, digests);
  const secret = randomSecret();
  await writer.insert(tokens, { scope: thing.scope, token: await digests.link(secret, identity), act });
  const query = new URLSearchParams({ lang, token: linkToken(act, secret) }).toString();
  return `${services.baseUrl}${thing.path}/withdraw?${query}`;
}
