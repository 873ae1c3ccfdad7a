import { nouns } from '../../../src/server/nouns.ts';
import type { DeskVisit } from '../desk-visit.ts';
import { appears, inside } from '../shadow.ts';
import { goes, sends, type DeskState } from './state.ts';

/** The steps of all models, each that asks for something else once: as it is at first, and with nothing typed. */
const stepsSeen = new Set<string>();
const models = nouns.flatMap(({ type, making }) =>
  (making?.models ?? [])
    .filter(({ isHidden }) => !isHidden)
    .map(({ name, steps }) => ({
      value: `${type}/${name}`,
      steps: steps.filter((step) => {
        const asks = JSON.stringify([type, step]);
        return !stepsSeen.has(asks) && stepsSeen.add(asks);
      }),
    })),
);
let draft = '';
const keepDraft = ({ page }: DeskVisit): void => {
  draft = /\/desk\/drafts\/[\w-]+/.exec(page.url())?.[0] ?? draft;
};
export const making: readonly DeskState[] = [
  goes('new', '/desk/new', { picture: true }),
  sends('a new one without a language', '/desk/new', ['/desk/new', { 'language.fr': '' }]),
  ...models.flatMap(({ value, steps }): DeskState[] => [
    {
      name: `${value}, first step`,
      async show(visit) {
        await visit.go('/desk/new');
        await visit.send('form.making', { model: value, 'language.fr': 'yes', 'language.en': 'yes' });
        keepDraft(visit);
      },
    },
    ...steps.map(({ name }): DeskState => ({
      name: `${value}, ${name}`,
      show: (visit) => visit.go(`${draft}/${name}`),
    })),
    ...steps.map(({ name }): DeskState => ({
      name: `${value}, ${name} with nothing typed`,
      async show(visit) {
        await visit.go(`${draft}/${name}`);
        await visit.send('form.making', {}, '[value=continue]');
      },
    })),
    { name: `${value}, summary of a draft that is not sound`, show: (visit) => visit.go(draft) },
  ]),
  {
    name: 'a title that is far too long, without a space',
    async show(visit) {
      await visit.go('/desk/new');
      await visit.send('form.making', { model: 'petition/petition', 'language.fr': 'yes' });
      await visit.send('form.making', { 'title.fr': 'é'.repeat(10_000) });
    },
  },
  {
    name: 'draft-text',
    picture: true,
    async show(visit) {
      await visit.go('/desk/new');
      await visit.send('form.making', { model: 'petition/petition', 'language.fr': 'yes', 'language.en': '' });
      keepDraft(visit);
      await visit.send('form.making', {
        'title.fr': 'Ouvrir le marché le dimanche',
        'text.fr': 'Nous demandons un essai de six mois, le dimanche matin.',
      });
      await visit.send('form.making', { 'thresholds.0.at': '500' });
      await visit.send('form.making', { closesAt: '2027-03-31' });
      await visit.send('form.making');
      await visit.go(`${draft}/text`);
    },
  },
  { name: 'draft-thresholds', picture: true, show: (visit) => visit.go(`${draft}/thresholds`) },
  {
    name: 'a draft that someone else changed',
    async show(visit) {
      await visit.go(`${draft}/text`);
      await visit.send('form.making', { 'title.fr': 'Autrement', version: '0' });
    },
  },
  {
    name: 'draft-live',
    async show(visit) {
      await visit.go(`${draft}/text`);
      const part = await visit.page.waitForSelector('#live:not([hidden])');
      await part?.evaluate((details) => ((details as HTMLDetailsElement).open = true));
      const frame = await (await visit.page.waitForSelector('#live iframe[src]'))?.contentFrame();
      await appears(frame!, inside('civic-petition', '[role=heading]'));
    },
  },
  { name: 'draft-languages', show: (visit) => visit.go(`${draft}/languages`) },
  { name: 'draft-preview', picture: true, show: (visit) => visit.go(`${draft}/preview`) },
  { name: 'draft-mails', show: (visit) => visit.go(`${draft}/mails`) },
  { name: 'draft-delete', show: (visit) => visit.go(`${draft}/delete`) },
  { name: 'draft-summary', picture: true, show: (visit) => visit.go(draft) },
  {
    name: 'an address that is taken',
    async show(visit) {
      await visit.go(draft);
      await visit.send('form.making', { name: 'pistes-cyclables' });
    },
  },
  {
    name: 'snippet',
    picture: true,
    async show(visit) {
      await visit.go(draft);
      await visit.send('form.making', { name: 'marche-du-dimanche' });
    },
  },
];
