import { spokenIn } from '../core/documents.ts';
import { momentOf, phaseOf } from '../core/phases.ts';
import { siteCall, type DeskCall } from './call.ts';
import { listAnswer, type ListedDraftAnswer, type ListedThingAnswer } from './listing/answers.ts';
import { askedList } from './listing/asked.ts';
import { findDrafts } from './listing/drafts.ts';
import { findListed } from './listing/find.ts';
import { namedNumbers, readThingFigures } from './listing/figures.ts';
import { findingFor, pageOfProgram } from './listing/finding.ts';
import { makingWordsFor } from './making/words-for.ts';
import { titleOf } from './pages/things.ts';
import { may } from './roles.ts';
import { deskSections } from './sections.ts';
import { versionOf } from './things.ts';
import { languages } from '../words/words-for.ts';

/** How programs find things, as the list of the desk does. */
export const thingCalls: readonly DeskCall[] = [
  siteCall({
    ...{ method: 'GET', path: '/things', duty: 'read', anywhere: true, query: askedList, answers: listAnswer },
    help: 'Lists things, what waits for someone first: those in a "state" (draft, not-open, open, paused, closed, archived), of a "noun" (its type), with the words of "q" in their title; a hundred behind "after", the "next" of the page before. Drafts, for those who publish on the whole site, come so too, those that were changed last first. Each has its "numbers", by metric, as far as everyone may read them, when it opens and closes, and its title in "lang" or the language that Accept-Language prefers, where it has one in that',
    async run({ options, query, holder, prefers }) {
      const { services, nouns } = options;
      if (query.state === 'draft') {
        const none = { items: [], number: 0 };
        const found = may(holder, 'publish') ? await findDrafts(services.store, nouns, query) : none;
        const items = found.items.map(({ path, type, titles, changedAt }): ListedDraftAnswer => ({
          ...{ path, type, phase: 'draft' },
          title: titles[prefers(Object.keys(titles))] ?? makingWordsFor(prefers(languages)).untitled,
          changedAt: new Date(changedAt).toISOString(),
        }));
        return { body: { ...found, items } };
      }
      const finding = findingFor(pageOfProgram(options, holder), options, deskSections, holder);
      const { items, number, next } = await findListed(finding, query);
      const listed = items.map(async ({ thing, notes }): Promise<ListedThingAnswer> => {
        const { path, document } = thing;
        const figures = await readThingFigures(services, nouns, thing, 'en');
        const due = notes.flatMap((note) => note.due ?? []).sort()[0];
        return {
          ...{ path, type: document.type, title: titleOf(document, prefers(spokenIn(document))) },
          phase: phaseOf(document, momentOf(services)),
          ...(figures && { numbers: namedNumbers(figures) }),
          ...(document.opensAt !== undefined && { opensAt: document.opensAt }),
          ...(document.closesAt !== undefined && { closesAt: document.closesAt }),
          version: await versionOf(document),
          waits: notes.some(({ isUrgent }) => isUrgent),
          ...(due !== undefined && { due }),
        };
      });
      return { body: { items: await Promise.all(listed), number, ...(next !== undefined && { next }) } };
    },
  }),
];
