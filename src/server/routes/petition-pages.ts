import type { Context } from 'hono';
import type { Petition } from '../../schema/petition.ts';
import { randomSecret } from '../crypto.ts';
import { say } from '../documents.ts';
import { petitionPage, type SentForm } from '../pages/petition.ts';
import { askPage, countedPage, refusedPage, withdrawnPage, type Step } from '../pages/steps.ts';
import { findByLink } from '../petitions/acts.ts';
import type { Services } from '../services.ts';
import { findThing, type StoredPetition } from '../things.ts';
import { toPetition, type View } from '../views.ts';
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
  status: 200 | 409 | 422 | 429 = 200,
): Promise<Response> {
  const { petition, view } = await readPetition(c, services, stored, sent?.values['lang']);
  pageHeaders(c, view.lang);
  const form = sent ?? { key: randomSecret(), values: {} };
  return c.html(petitionPage({ petition, words: wordsFor(view.lang), site: services.site, form }), status);
}

/** What the steps of a signature show of its petition. */
export function stepOf(
  c: Context,
  services: Services,
  stored: StoredPetition,
  secret: Step['secret'],
  lang?: unknown,
): Step {
  const view = viewFor(c, services, stored, lang);
  const title = say(stored.document.title, view.lang);
  const { site } = services;
  return { words: wordsFor(view.lang), site, petition: { title, url: view.url, lang: view.lang }, secret };
}

/** What a mailed link opens: a page with one button, or how things stand where there is nothing left to do. */
export async function askForLink(c: Context, services: Services, act: 'confirm' | 'withdraw'): Promise<Response> {
  const stored = await findThing(services.store, 'petition', c.req.param('id') ?? '');
  if (!stored) return c.notFound();
  const token = c.req.query('token') ?? '';
  const step = stepOf(c, services, stored, { token });
  c.header('Cache-Control', 'no-store');
  const found = await findByLink(services.store, stored, token);
  if (!found) return c.html(refusedPage(step, step.words.refusals['link-invalid'] ?? ''), 422);
  if (found.state === 'withdrawn') return c.html(withdrawnPage(step));
  if (found.state === 'counted' && act === 'confirm') return c.html(countedPage(step));
  return c.html(askPage(step, act));
}
