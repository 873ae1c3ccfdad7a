import type { Ballot } from '../../../schema/ballot.ts';
import { tallySettingsOf, type PollDocument } from './document.ts';
import { tally } from '../../../tally/tally.ts';
import { generate } from './seed-ballots.ts';
import { morePolls } from './seed-more.ts';
import { regionName } from './seed-region.ts';

/* The polls of Valmont-sur-Loire, one of each kind of ballot. All ballots but those of 2016 are made up, and are said to be. */

/** A poll to begin with, and the ballots that were cast in it. */
export interface SeedPoll {
  id: string;
  document: PollDocument;
  ballots: Ballot[];
}

const notice: PollDocument['notice'] = {
  version: '2026-1',
  controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
  purpose: { fr: 'compter un vote par personne.', en: 'to count one ballot per person.' },
  retention: {
    fr: 'votre adresse est effacée dès que vous avez confirmé votre vote.',
    en: 'your address is erased as soon as you have confirmed your ballot.',
  },
  url: '/donnees-personnelles.html',
};
const who = {
  fr: 'Toute personne qui habite, étudie ou travaille à Valmont-sur-Loire.',
  en: 'Everyone who lives, studies or works in Valmont-sur-Loire.',
};
const countNote = {
  fr: 'Démonstration\u00a0: les bulletins déjà présents au premier démarrage sont fictifs.',
  en: 'Demonstration: the ballots that were there at the first start are made up.',
};

/** What all polls of the town have in common. */
export const townPoll = { type: 'poll', textVersion: '1', notice, who, countNote } as const;

/** Makes the polls, with dates in days counted from today. */
export function seedPolls(day: (days: number) => string): SeedPoll[] {
  const documents: Record<string, PollDocument> = {
    'nom-de-region': { ...regionName, notice },
    ...morePolls(townPoll, day),
  };
  return Object.entries(documents).map(([id, document], number) => ({
    id,
    document: withPaper(id, document, day),
    ballots: document.bundles ? [] : generate(document, 300 + 57 * number, 1000 + number),
  }));
}

/** One poll has a paper count besides: a tally of ballots made the same way. */
function withPaper(id: string, document: PollDocument, day: (days: number) => string): PollDocument {
  if (id !== 'horaires-bibliotheque') return document;
  const paper = generate(document, 86, 7);
  const offline = {
    label: { fr: 'Urne de la bibliothèque', en: 'Ballot box at the library' },
    by: { fr: 'deux agentes de la ville (chiffres fictifs)', en: 'two clerks of the town (made-up figures)' },
    at: day(-2),
    result: tally(document.method, paper, tallySettingsOf(document)),
  };
  return { ...document, offline: [offline] };
}
