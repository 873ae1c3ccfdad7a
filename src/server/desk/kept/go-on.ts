import type { Context } from 'hono';
import { goTo } from '../entry.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { wayBack } from '../way-in.ts';
import { keptPath, readKept } from './kept.ts';

/** Leads on whoever has entered: to the form that the way in has carried, which is sent along, or to the page that was asked for. */
export function goOn(
  c: Context,
  page: DeskPage,
  { to, kept }: { to?: string | undefined; kept?: string | undefined },
): Response {
  if (!readKept(kept)) return goTo(c, page, wayBack(to));
  return c.redirect(`${rootOf(page.services)}${keptPath}?lang=${page.words.lang}`, 307);
}
