import { form, goes, sends, type DeskState } from './state.ts';

const plan = '/desk/consultations/plan-climat/proposals';
const one = `${plan}/proposition-1`;
const why = { 'why.fr': 'Une personne y est nommée, ce que la charte exclut.' };

const correction = {
  'title.fr': 'Des bus toutes les dix minutes',
  'title.en': 'Buses every ten minutes',
  'body.en': 'A bus every ten minutes on each line.',
  'why.fr': 'Le titre était coupé.',
  means: 'other',
};

/** Sends a form of the page of a proposal, opened. */
const acts = (name: string, to: string, fields: Record<string, string>, more: Partial<DeskState> = {}): DeskState => ({
  name,
  ...more,
  async show(visit) {
    await visit.go(one);
    await visit.page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    await visit.send(form(to), fields);
  },
});

/** Shows the public page of the proposal, once its widget has taken the place of what the server wrote. */
const reads = (name: string): DeskState => ({
  name,
  who: 'stranger',
  async show(visit) {
    await visit.go('/consultations/plan-climat/proposals/proposition-1');
    await visit.page.waitForFunction(() => {
      const shown = document.querySelector('civic-poll')?.shadowRoot;
      return shown?.querySelector('h1, [role=heading]') != null && !shown.querySelector('[aria-busy=true]');
    });
  },
});

export const proposing: readonly DeskState[] = [
  goes('proposals', plan, { picture: true }),
  sends('a proposal that is added with faults', plan, ['/proposals', { 'body.fr': 'Un texte sans titre.' }]),
  sends('a proposal that is added', plan, [
    '/proposals',
    { 'title.fr': 'Des bancs à l’ombre', by: 'Conseil de quartier Nord' },
  ]),
  goes('proposals that are searched for', `${plan}?search=bus`),
  goes('proposals that are searched for in vain', `${plan}?search=dirigeable`),
  goes('no more proposals', `${plan}?after=9999999999999~x`),
  goes('a proposal', one, { who: 'moderator' }),
  acts('a proposal that is hidden without a reason', '/hide', { 'why.fr': '' }),
  acts('a proposal that someone else has changed', '/hide', { ...why, version: 'old' }),
  acts('proposal', '/hide', why, { picture: true }),
  goes('the proposals for everyone, one of them hidden', '/consultations/plan-climat/proposals', { who: 'stranger' }),
  reads('a hidden proposal for everyone'),
  acts('a correction with faults', '/correct', { 'title.fr': '', 'body.en': 'A text without a title.' }),
  acts('a correction of which nobody says what it means', '/correct', {
    'title.fr': 'Des bus toutes les dix minutes',
    'why.fr': 'Le titre était coupé.',
  }),
  acts('a correction that changes nothing', '/correct', { 'why.fr': 'Le titre était coupé.' }),
  acts('a correction that is read over', '/correct', correction),
  sends('a correction', one, ['/correct', { ...correction, step: 'publish' }]),
  goes('votes on a proposal that may be taken out', `${one}/invalidate`),
  sends('votes on a proposal with faults', `${one}/invalidate`, ['/invalidate', { 'why.fr': '' }]),
  sends('a proposal that is shown again', one, ['/show', { 'why.fr': 'Le nom est retiré.' }]),
  reads('a corrected proposal for everyone'),
];
