import { removeDraft } from '../../../src/server/desk/making/drafts.ts';
import type { ServedTown } from '../desk-town.ts';
import type { DeskVisit } from '../desk-visit.ts';
import { form, petition, type DeskState } from './state.ts';

/* A form that is sent when its officer is no longer signed in: the way in carries it, and it is filled in again. */

const email = 'redaction@ville.exemple';

/** Takes away what lets a browser in, as the end of a session does. */
async function endSession({ page }: DeskVisit): Promise<void> {
  const context = page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
}

const asksCode = (visit: DeskVisit): Promise<void> => visit.send('main form', { email });
const comesBack = async (visit: DeskVisit, town: ServedTown): Promise<void> =>
  visit.send('main form:has(#code)', { code: await town.codeOf(email) });

export const carrying: readonly DeskState[] = [
  {
    name: 'a form that is sent after the session',
    who: 'editor',
    async show(visit) {
      await visit.go(`${petition}/answer`);
      await endSession(visit);
      await visit.send(form('/answer'), {
        'author.fr': 'La maire',
        'text.fr': 'Les vitrines seront éteintes.\n\nÀ partir du 1er décembre.',
        url: 'https://ville.exemple/deliberation.pdf',
        'meets.6': 'yes',
      });
    },
  },
  { name: 'the code, with a form that is kept', who: 'editor', show: asksCode },
  { name: 'a form that is filled in again', who: 'editor', show: comesBack },
  {
    name: 'a form that has no page any more',
    who: 'editor',
    async show(visit, town) {
      // On a phone, no preview looks at the draft while it goes.
      await visit.page.setViewport({ width: 320, height: 2000 });
      await visit.go('/desk/new');
      await visit.send('form.making', { model: 'petition/petition', 'language.fr': 'yes', 'language.en': '' });
      const [, draft = ''] = /\/desk\/drafts\/([\w-]+)/.exec(visit.page.url()) ?? [];
      await endSession(visit);
      await town.store.write((writer) => removeDraft(writer, draft));
      await visit.send('form.making', { 'title.fr': 'Ouvrir le marché', 'text.fr': 'Le dimanche,\n\nde neuf à midi.' });
      await asksCode(visit);
      await comesBack(visit, town);
    },
  },
];
