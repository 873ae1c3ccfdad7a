import type { Context } from 'hono';
import { randomSecret } from '../../core/crypto.ts';
import { spokenIn } from '../../core/documents.ts';
import { countListed } from './signers.ts';
import type { SentForm } from '../../pages/fields.ts';
import { petitionPage } from './page.ts';
import { readPetition } from './view.ts';
import type { RefusalStatus } from '../../core/refusal.ts';
import type { Services } from '../../core/services.ts';
import type { StoredPetition } from './document.ts';
import { petitionPageWords } from './words-for.ts';
import { pageHeaders, viewFor } from '../../http/reading.ts';

/** Renders the page of a petition, with an empty form or with one that was sent and is to be mended. */
export async function showPetition(
  c: Context,
  services: Services,
  stored: StoredPetition,
  sent?: SentForm,
  status: 200 | RefusalStatus = 200,
): Promise<Response> {
  const view = viewFor(c, services, stored, sent?.values['lang']);
  const petition = await readPetition(services, stored, view);
  pageHeaders(c, view.lang);
  const form = sent ?? { key: randomSecret(), values: {} };
  const page = {
    petition,
    words: petitionPageWords(view.lang),
    site: services.site,
    form,
    languages: spokenIn(stored.document),
    listed: await countListed(services.store, stored),
    now: view.now,
  };
  return c.html(petitionPage(page), status);
}
