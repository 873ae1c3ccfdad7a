import type { Context } from 'hono';
import type { Services } from '../core/services.ts';
import { hasOwner } from './officers.ts';
import type { DeskPage } from './pages/desk.ts';
import { signInPage, type Way, type WayOut } from './pages/sign-in.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Address of an officer who is filled in where one signs in: for a demonstration, whose mails everyone can read. */
    demoOfficer?: string | undefined;
  }
}

/** What the page on which officers enter is shown for. */
interface Shown extends Way {
  /** The session that was had has ended. */
  isEnded?: boolean;
  /** How the desk was just left. */
  left?: WayOut | undefined;
  /** Whoever asks is at the desk on this device already. */
  isInside?: boolean;
}

/** Answers with the page on which officers enter: with status 422 where something is wrong with what was sent, 403 where it was not done. */
export async function showWayIn(
  c: Context,
  services: Services,
  page: DeskPage,
  { isEnded = false, isInside = false, left, email = c.get('demoOfficer'), ...way }: Shown,
): Promise<Response> {
  const sections = c.get('deskSections') ?? [];
  const isFaulty = way.fields !== undefined || way.message !== undefined;
  const asked = {
    ...(way.to !== '/desk' && { to: way.to }),
    ...(isEnded && { ended: 'yes' }),
    ...(left && { done: left }),
  };
  const shown = { ...page, path: '/desk/sign-in', asked, isCarrying: way.kept !== undefined };
  const fields = { to: way.to, ...(way.kept && { kept: way.kept }) };
  const options = {
    canMail: services.outbox.works,
    isDemo: c.get('demoOfficer') !== undefined,
    canGoOn: isInside || (!isFaulty && c.req.header('Sec-Fetch-Site') === 'cross-site'),
    isEnded,
    left,
    isOwned: await hasOwner(services.store),
    ways: sections.map(({ wayIn }) => wayIn?.(shown, fields)),
  };
  const status = isFaulty ? 422 : c.req.method === 'POST' && isEnded ? 403 : 200;
  return c.html(signInPage(shown, { email, ...way }, options), status);
}

/** Returns the page of the desk to go back to: an address of elsewhere is none. */
export const wayBack = (to: string | undefined): string =>
  to !== undefined && /^\/desk(?:\/[\w~%-][\w.~%-]*)*$/.test(to) && !to.startsWith('/desk/sign-') ? to : '/desk';
