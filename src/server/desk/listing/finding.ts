import type { DeskSection } from '../entry.ts';
import type { DeskRoutes, DeskThing } from '../options.ts';
import type { ThingNote } from '../order.ts';
import type { DeskPage } from '../pages/desk.ts';
import { may, type Holder } from '../roles.ts';
import { deskWordsFor } from '../words/words-for.ts';
import { wordsFor } from '../../words/words-for.ts';
import type { Finding } from './find.ts';

type Sections = readonly DeskSection[];

/** Reads what the parts of the desk say of a thing to who looks. */
export async function readNotes(
  page: DeskPage,
  { nouns }: Pick<DeskRoutes, 'nouns'>,
  sections: Sections,
  thing: DeskThing,
): Promise<ThingNote[]> {
  const notes = await Promise.all(sections.flatMap(({ noteOf }) => (noteOf ? [noteOf(page, thing, nouns)] : [])));
  return notes.filter((note) => note !== undefined);
}

/** Makes what finds the things of the list for who looks. */
export function findingFor(page: DeskPage, options: DeskRoutes, sections: Sections, holder: Holder): Finding {
  const { services, nouns } = options;
  return {
    ...{ services, nouns },
    isSeen: (scope) => may(holder, 'read', scope),
    async waiting(things) {
      const found = await Promise.all(
        sections.map(async ({ mayNote }) => (await mayNote?.(services, nouns, things)) ?? []),
      );
      return new Set(found.flatMap((each) => [...each]));
    },
    notesOf: (thing) => readNotes(page, options, sections, thing),
  };
}

/** Makes what a program is told by: no page, in English, with its own roles. */
export const pageOfProgram = ({ services }: Pick<DeskRoutes, 'services'>, { grants }: Holder): DeskPage => ({
  ...{ services, words: wordsFor('en'), said: deskWordsFor('en'), path: '', links: [] },
  officer: { address: '', email: '', grants },
});
