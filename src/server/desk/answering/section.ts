import { html } from 'hono/html';
import { momentOf } from '../../core/phases.ts';
import { formatDay } from '../../words/format.ts';
import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { openDuties, owing, readDuties } from './duties.ts';
import { tellComeAnswers } from '../keeping/coming.ts';
import { answeringRoutes } from './routes.ts';
import { answeringWords } from './words-for.ts';

/** Official answers, steps, and the duties that wait for them. */
export const answeringSection: DeskSection = {
  routes: answeringRoutes,
  runDue: ({ services, nouns }) => tellComeAnswers(services.store, nouns, momentOf(services)),
  linksOf({ words }, officer, { kind, path, scope }) {
    if (!kind.answering || !may(officer, 'publish', scope)) return [];
    const { links } = answeringWords(words.lang);
    return (['answer', 'step'] as const).map((form) => ({
      group: 'answer' as const,
      path: `/desk${path}/${form}`,
      label: links[form],
    }));
  },
  mayNote: ({ store, ...services }, nouns, things) => owing(store, nouns, things, momentOf(services)),
  async noteOf({ words, services, officer }, thing) {
    const { kind, document, scope } = thing;
    // That a number is reached tells a count that is hidden: those alone know it who owe what it obliges to.
    const isHidden = kind.isCountPublic?.(document, momentOf(services)) === false;
    if (isHidden && !(officer && may(officer, 'publish', scope))) return undefined;
    const [first] = openDuties(await readDuties(services, thing));
    if (!first?.due) return undefined;
    const text = answeringWords(words.lang);
    const due = text.dueShort(formatDay(words.lang, first.due, services.site.timeZone));
    const isLate = first.daysLate > 0;
    const says = html`${due}${isLate && html`, <strong class="late">${text.late(first.daysLate)}</strong>`}`;
    return { says, isUrgent: isLate, due: first.due };
  },
};
