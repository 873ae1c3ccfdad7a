import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { say, spokenIn } from '../../core/documents.ts';
import { wantsPage } from '../../http/negotiation.ts';
import { pathOf } from '../../pages/layout.ts';
import { signersPage } from './page-signers.ts';
import { petitionKind } from './kind.ts';
import { isCursor, readListed } from './signers.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import { wordsFor } from '../../words/words-for.ts';
import { answerJson, pageHeaders, viewFor } from '../../http/reading.ts';

const defaultPageSize = 50;
const maxPageSize = 100;

/** `/petitions/{id}/signatures`: those who signed and agreed to be shown. */
export function addSigners(app: Hono, services: Services, at: string): void {
  app.get(at, async (c) => {
    const stored = await findThing(services.store, petitionKind, c.req.param('id') ?? '');
    if (!stored) return c.notFound();
    const after = c.req.query('after');
    const limit = Number(c.req.query('limit') ?? defaultPageSize);
    if (!Number.isInteger(limit) || limit < 1 || (after !== undefined && !isCursor(after)))
      throw new HTTPException(400);
    const list = await readListed(services.store, stored, { after, limit: Math.min(limit, maxPageSize) });
    c.header('X-Robots-Tag', 'noindex');
    if (!wantsPage(c, true)) return answerJson(c, list);
    const { lang, url } = viewFor(c, services, stored);
    const words = wordsFor(lang);
    const other = words.page.otherLanguage.lang;
    const asked = Object.entries(c.req.query()).filter(([name]) => name === 'after' || name === 'limit');
    const query = new URLSearchParams([...asked, ['lang', other]]);
    const otherLanguage = spokenIn(stored.document).includes(other)
      ? `${pathOf(url)}/signatures?${query.toString()}`
      : undefined;
    pageHeaders(c, lang);
    const petition = { title: say(stored.document.title, lang), lang, url };
    return c.html(signersPage(petition, list, { words, site: services.site, otherLanguage }));
  });
}
