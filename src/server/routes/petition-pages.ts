import type { Context } from 'hono';
import type { Petition } from '../../schema/petition.ts';
import { randomSecret } from '../crypto.ts';
import { petitionPage, type SentForm } from '../pages/petition.ts';
import type { RefusalStatus } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { StoredPetition } from '../things.ts';
import type { View } from '../view.ts';
import { toPetition } from '../views.ts';
import { wordsFor } from '../words.ts';
import { pageHeaders, viewFor } from './reading.ts';

/** A petition as it stands, for whom and where it is shown. */
export async function readPetition(
  c: Context,
  services: Services,
  stored: StoredPetition,
  lang?: unknown,
): Promise<{ petition: Petition; view: View }> {
  const { scope, id, document } = stored;
  const view = viewFor(c, services, stored, lang);
  const thresholds = document.thresholds.map(({ at }) => at);
  const tally = await services.counts.petition(scope, id, thresholds);
  return { petition: toPetition(document, tally, view), view };
}

/** The page of a petition, with an empty form or with one that was sent and is to be mended. */
export async function showPetition(
  c: Context,
  services: Services,
  stored: StoredPetition,
  sent?: SentForm,
  status: 200 | RefusalStatus = 200,
): Promise<Response> {
  const { petition, view } = await readPetition(c, services, stored, sent?.values['lang']);
  pageHeaders(c, view.lang);
  const form = sent ?? { key: randomSecret(), values: {} };
  return c.html(petitionPage({ petition, words: wordsFor(view.lang), site: services.site, form }), status);
}
