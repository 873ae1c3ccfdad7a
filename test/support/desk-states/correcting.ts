import type { DeskVisit } from '../desk-visit.ts';
import { goes, petition, type DeskState } from './state.ts';

const publishes = 'main form.making:has([name=version])';

/** Begins a correction, and answers the path of its pages. */
async function begin(visit: DeskVisit, path: string): Promise<string> {
  await visit.go(`${path}/correct`);
  await visit.send('main form.making');
  return /\/desk\/drafts\/[\w-]+/.exec(visit.page.url())?.[0] ?? '';
}

/** Changes a step of a correction, which leads back to what it changes. */
async function change(visit: DeskVisit, step: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await visit.go(`${step}?back=summary`);
  await visit.send('form.making', fields, '[value=continue]');
}

/** The correction that is not published: another officer is faster. */
let own = '';

/** From where a correction begins to where it is published, and what can come between. */
export const correcting: readonly DeskState[] = [
  goes('correct', `${petition}/correct`, { picture: true }),
  {
    name: 'a correction that changes nothing yet',
    async show(visit) {
      own = await begin(visit, petition);
      await visit.go(own);
    },
  },
  {
    name: 'correct-summary',
    picture: true,
    from: 'section[aria-labelledby=publish]',
    show: (visit) => change(visit, `${own}/text`, { 'text.fr': 'Nous demandons que tout soit éteint à minuit.' }),
  },
  {
    name: 'a correction of which nobody says what it means',
    async show(visit) {
      await visit.go(own);
      await visit.send(publishes);
    },
  },
  {
    name: 'a correction with a threshold that the count has passed',
    show: (visit) => change(visit, `${own}/thresholds`, { 'thresholds.1.at': '7' }),
  },
  {
    name: 'a correction that is published',
    who: 'editor',
    async show(visit) {
      const draft = await begin(visit, petition);
      await change(visit, `${draft}/text`, { 'text.fr': 'Nous demandons que les vitrines soient éteintes la nuit.' });
      await visit.send(publishes, { means: 'same' });
    },
  },
  {
    name: 'a correction that another has overtaken',
    async show(visit) {
      await visit.go(own);
      await visit.send(publishes, { means: 'other' });
    },
  },
  {
    name: 'a correction that is given up',
    async show(visit) {
      await visit.go(`${own}/delete`);
      await visit.send('main form');
    },
  },
  {
    name: 'what a correction changes in a vote',
    async show(visit) {
      const draft = await begin(visit, '/desk/polls/horaires-bibliotheque');
      await change(visit, `${draft}/question`, { 'title.fr': 'Quand la bibliothèque ouvre-t-elle ?' });
    },
  },
  goes('a correction that is begun already', '/desk/polls/horaires-bibliotheque/correct'),
  goes('a correction that is gone', '/desk/drafts/gone'),
];
