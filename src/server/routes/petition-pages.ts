import type { Context } from 'hono';
import { randomSecret } from '../crypto.ts';
import { spokenIn } from '../documents.ts';
import { countListed } from '../petitions/listed.ts';
import { petitionPage, type SentForm } from '../pages/petition.ts';
import { readPetition } from '../read-thing.ts';
import type { RefusalStatus } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { StoredPetition } from '../things.ts';
import { wordsFor } from '../words.ts';
import { pageHeaders, viewFor } from './reading.ts';

/** The page of a petition, with an empty form or with one that was sent and is to be mended. */
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
    words: wordsFor(view.lang),
    site: services.site,
    form,
    languages: spokenIn(stored.document),
    listed: await countListed(services.store, stored),
  };
  return c.html(petitionPage(page), status);
}
