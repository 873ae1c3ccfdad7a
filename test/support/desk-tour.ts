import type { Browser } from 'puppeteer-core';
import { startDeskTown, type ServedTown } from './desk-town.ts';
import { emptyStates, filledStates, samples } from './desk-states/all.ts';
import type { DeskState, Who } from './desk-states/state.ts';
import { visitDesk, type DeskVisit } from './desk-visit.ts';

const minute = 60_000;

/** Their addresses, as a town has them. */
const addresses: Partial<Record<Who, string>> = {
  owner: 'mairie@ville.exemple',
  editor: 'redaction@ville.exemple',
  'editor of one': 'lumieres@ville.exemple',
  moderator: 'moderation@ville.exemple',
  clerk: 'depouillement@ville.exemple',
  'second clerk': 'recompte@ville.exemple',
  observer: 'lecture@ville.exemple',
};

export interface Tour {
  town: ServedTown;
  /** Pages of the desk that were seen, as its routes have them. */
  seen: ReadonlySet<string>;
}

/** What looks at each state. */
export type Look = (visit: DeskVisit, state: DeskState) => Promise<void>;

/**
 * Goes through all states of the desk in one language, with a browser for each role. Pages that no state has shown are shown as they are
 * in a filled town, where it is known what stands for the parts of their addresses.
 */
export async function tourDesk(browser: Browser, lang: string, look: Look): Promise<Tour> {
  const town = await startDeskTown();
  const visits = new Map<Who, DeskVisit>();
  const seen = new Set<string>();
  const note = ({ page, asked }: DeskVisit): void => {
    for (const path of [new URL(page.url()).pathname, ...asked]) {
      const [found] = town.pages.filter((each) => patternOf(each).test(path)).sort(byParts);
      if (found) seen.add(found);
    }
  };
  const open = async (who: Who): Promise<DeskVisit> => {
    const visit = visits.get(who) ?? (await visitDesk(browser, town, lang));
    visits.set(who, visit);
    return visit;
  };
  const show = async (state: DeskState): Promise<void> => {
    const visit = await open(state.who ?? 'owner');
    await state.show(visit, town).catch((error: unknown) => {
      throw new Error(`${state.name}: ${String(error)} at ${visit.page.url()}`, { cause: error });
    });
    note(visit);
    await look(visit, state);
    // Of two acts, the log tells which was first.
    town.wait(minute);
  };
  try {
    for (const state of emptyStates) await show(state);
    await town.fill();
    for (const [who, email] of Object.entries(addresses) as [Who, string][]) {
      if (who === 'editor of one') await town.appoint(email, 'editor', 'vitrines');
      else if (who === 'second clerk') await town.appoint(email, 'clerk');
      else if (who !== 'stranger' && who !== 'owner') await town.appoint(email, who);
      await (await open(who)).enter(email);
    }
    for (const state of filledStates) await show(state);
    for (const page of town.pages.filter((each) => !seen.has(each) && isPage(each))) {
      const path = Object.entries(samples).reduce((made, [part, stands]) => made.replace(part, stands), page);
      if (!path.includes(':')) await show({ name: `${page} as it is`, show: (visit) => visit.go(path) });
    }
    return { town, seen };
  } finally {
    for (const visit of visits.values()) await visit.close();
    await town.close();
  }
}

/** Checks whether a route answers a page: programs have others, and pictures. */
export const isPage = (path: string): boolean => !/^\/desk\/api\b|^\/civic-logo\b|\*/.test(path);

const patternOf = (route: string): RegExp => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}/?$`);

/** The route with the fewest parts that differ is the one that answers. */
const byParts = (one: string, other: string): number => one.split(':').length - other.split(':').length;
