import { today } from '../desk-town.ts';
import type { DeskVisit } from '../desk-visit.ts';
import { form, goes, petition, sends, why, type DeskState } from './state.ts';

/** A form of an act on the page of a thing. */
const act = (name: string): string => `main form:has([name=act][value=${name}])`;
export const acts = (name: string, of: string, fields: Record<string, string>, path = petition): DeskState => ({
  name,
  async show(visit) {
    await visit.go(path);
    await visit.page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    await visit.send(act(of), fields);
  },
});
export const running: readonly DeskState[] = [
  { name: 'things', picture: true, show: (visit) => visit.go('/desk') },
  goes('the list, narrowed to what fits', '/desk?state=open&noun=petition&q=a'),
  goes('the list, narrowed to nothing', '/desk?q=xyzzy'),
  goes('the list of drafts', '/desk?state=draft'),
  goes('thing', petition, { picture: true }),
  {
    name: 'thing-acts',
    picture: true,
    from: 'details.act',
    async show(visit) {
      await visit.go(petition);
      await visit.page.$$eval('details:has([value=pause], [value=extend], [value=close])', (all) =>
        all.forEach((each) => (each.open = true)),
      );
    },
  },
  {
    name: 'a thing with all its forms',
    async show(visit) {
      await visit.go(petition);
      await visit.page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    },
  },
  acts('an end with a fault', 'extend', { until: '2026-01-31' }),
  acts('an act upon what someone else changed', 'pause', { ...why, version: 'old' }),
  acts('a pause without a reason', 'pause', {}),
  acts('a pause', 'pause', why),
  acts('going on', 'resume', {}),
  acts('another end', 'extend', { until: '2027-06-30' }),
];

export const answering: readonly DeskState[] = [
  goes('answer', `${petition}/answer`, { picture: true }),
  sends('an answer with faults', `${petition}/answer`, ['/answer', { 'author.fr': '', url: 'pas une adresse' }]),
  sends('an answer upon another', `${petition}/answer`, ['/answer', { 'author.fr': 'La maire', version: 'old' }]),
  goes('step', `${petition}/step`, { picture: true }),
  sends('a step with faults', `${petition}/step`, ['/step', { 'label.fr': '' }]),
  sends('a step that is told', `${petition}/step`, ['/step', { at: today, 'label.fr': 'Visite des élus' }]),
];

const scan = { document: 'Registre de la mairie, p. 1–12', countedBy: 'le service des élections', day: '2026-11-20' };
export const papers: readonly DeskState[] = [
  goes('papers', `${petition}/papers`, { who: 'clerk', picture: true }),
  sends('a count with faults', `${petition}/papers`, ['/papers'], { who: 'clerk' }),
  sends('a count that waits', `${petition}/papers`, ['/papers', { ...scan, 'figure.signatures': '120' }], {
    who: 'clerk',
  }),
  {
    name: 'papers-second',
    who: 'second clerk',
    picture: true,
    show: (visit) => visit.go(`${petition}/papers`),
  },
  {
    name: 'a second count that differs',
    async show(visit) {
      await visit.go(`${petition}/papers`);
      await sendsSecond(visit, '121');
    },
  },
  // Its page was there before the second count was.
  { name: 'a third count', who: 'second clerk', show: (visit) => sendsSecond(visit, '120') },
  {
    name: 'a count that two agree on',
    async show(visit) {
      await visit.go(`${petition}/papers`);
      await sendsSecond(visit, '120');
    },
  },
  {
    name: 'a count that is taken out without a reason',
    async show(visit) {
      await visit.go(`${petition}/papers`);
      await visit.page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
      await visit.send('main form:has([name=step][value=remove])');
    },
  },
  goes('papers of a vote', '/desk/polls/horaires-bibliotheque/papers'),
];
async function sendsSecond(visit: DeskVisit, number: string): Promise<void> {
  const name = await visit.page.$eval('main input[name^="figure-"]', (field) => field.name);
  await visit.send('main form:has(input[name^="figure-"])', { [name]: number });
}

const some = { domain: 'courriel.exemple', ...why, 'why.en': 'The map is corrected.' };
export const invalidating: readonly DeskState[] = [
  goes('invalidate', `${petition}/invalidate`, { picture: true }),
  sends('a choice with faults', `${petition}/invalidate`, [
    '/invalidate',
    {
      ...{ from: '2026-11-20T10:00', until: '2026-11-01T10:00', source: 'pas une adresse' },
      receipts: Array.from({ length: 5001 }, (_, number) => number).join(' '),
    },
  ]),
  sends('a choice of nothing', `${petition}/invalidate`, ['/invalidate', { ...some, domain: 'nulle-part.exemple' }]),
  sends('invalidate-preview', `${petition}/invalidate`, ['/invalidate', some], { picture: true }),
  {
    name: 'a choice that is another by now',
    async show(visit) {
      await visit.go(`${petition}/invalidate`);
      await visit.send(form('/invalidate'), some);
      await visit.send('main form:has([name=step][value=do])', { version: 'old' });
    },
  },
  {
    name: 'invalidate-undo',
    picture: true,
    from: 'section[aria-labelledby=past]',
    async show(visit) {
      await visit.go(`${petition}/invalidate`);
      await visit.send(form('/invalidate'), some);
      await visit.send('main form:has([name=step][value=do])');
      await visit.page.$$eval('main details', (all) => all.forEach((each) => (each.open = true)));
    },
  },
  {
    name: 'what is put back without a reason',
    async show(visit) {
      await visit.go(`${petition}/invalidate`);
      await visit.send('main form:has([name=step][value=restore])');
    },
  },
  {
    name: 'what is put back',
    async show(visit) {
      await visit.go(`${petition}/invalidate`);
      await visit.send('main form:has([name=step][value=restore])', { 'why.fr': 'C’était une erreur.' });
    },
  },
];
