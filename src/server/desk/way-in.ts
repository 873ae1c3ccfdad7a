import type { Context } from 'hono';
import type { DeskRoutes } from './entry.ts';
import type { DeskPage } from './pages/desk.ts';
import { signInPage, type Way } from './pages/sign-in.ts';

/** Answers with the page on which officers enter: with status 422 where something is wrong with what was sent. */
export function showWayIn(
  c: Context,
  { services, demoOfficer }: Pick<DeskRoutes, 'services' | 'demoOfficer'>,
  page: DeskPage,
  { email = demoOfficer, ...way }: Way,
): Response | Promise<Response> {
  const sections = c.get('deskSections') ?? [];
  const isFaulty = way.fields !== undefined || way.message !== undefined;
  const options = {
    canMail: services.outbox.works,
    isDemo: demoOfficer !== undefined,
    isFromElsewhere: !isFaulty && c.req.header('Sec-Fetch-Site') === 'cross-site',
    ways: sections.map(({ wayIn }) => wayIn?.(page, { to: way.to })),
  };
  return c.html(signInPage(page, { email, ...way }, options), isFaulty ? 422 : 200);
}

/** Returns the page of the desk to go back to: an address of elsewhere is none. */
export const wayBack = (to: string | undefined): string =>
  to !== undefined && /^\/desk(?:\/[\w~%-][\w.~%-]*)*$/.test(to) && !to.startsWith('/desk/sign-') ? to : '/desk';
