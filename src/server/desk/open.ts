import type { Services } from '../core/services.ts';
import { appoint, hasOwner } from './officers.ts';
import { giveSetupLink } from './sign-in.ts';

/** Who runs the demonstration: an address of nobody (RFC 2606). */
export const demoOfficer = 'bureau@valmont.example';

/**
 * Sees to it that someone can enter the desk when a server starts: in a demonstration its officer; elsewhere, where nobody runs the site
 * yet, whoever has the link that is answered.
 */
export async function openDesk(
  services: Pick<Services, 'store' | 'baseUrl' | 'clock'>,
  isDemo: boolean,
): Promise<string | undefined> {
  const { store, clock } = services;
  if (await hasOwner(store)) return undefined;
  if (!isDemo) return giveSetupLink(services);
  await store.write((writer) =>
    appoint(writer, demoOfficer, { role: 'owner', scope: '' }, { nouns: [], by: 'operator', now: clock() }),
  );
  return undefined;
}
