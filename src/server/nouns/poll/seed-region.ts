import type { Bundle } from '../../../schema/ballot.ts';
import type { PollDocument } from './document.ts';

/*
 * The consultation on the name of the region Occitanie, 9 May to 10 June 2016: five names to be ranked, 203,993 ballots. The
 * region published the first preferences of three names in votes and of two in shares (12.15 % and 10.01 %), which make 24,792
 * and 20,426 of the votes that are left, and one duel: Occitanie before Languedoc-Pyrénées, 119,257 to 84,736. The ballots below
 * say that and no more: what was not published is left out of them. Which voters of the three other names prefer which of the
 * two is not published either, only how many; that is made up here, and said to be.
 */

const names = {
  occitanie: 'Occitanie',
  'languedoc-pyrenees': 'Languedoc-Pyrénées',
  'pyrenees-mediterranee': 'Pyrénées-Méditerranée',
  'occitanie-pays-catalan': 'Occitanie-Pays Catalan',
  languedoc: 'Languedoc',
};
type Name = keyof typeof names;

const ranked = (times: number, ...ranking: Name[]): Bundle => ({ times, ballot: { kind: 'ranking', ranking } });

const bundles: Bundle[] = [
  ranked(91_598, 'occitanie'),
  ranked(35_310, 'languedoc-pyrenees'),
  ranked(29_000, 'pyrenees-mediterranee', 'languedoc-pyrenees'),
  ranked(24_792, 'occitanie-pays-catalan', 'occitanie'),
  ranked(20_426, 'languedoc', 'languedoc-pyrenees'),
  ranked(2867, 'pyrenees-mediterranee', 'occitanie'),
];

export const regionName: Omit<PollDocument, 'notice'> = {
  type: 'poll',
  title: { fr: 'Donnons un nom à notre région (2016)', en: 'Let us name our region (2016)' },
  description: {
    fr: 'Du 9 mai au 10 juin 2016, la région née de Languedoc-Roussillon et Midi-Pyrénées a demandé à ses habitantes et habitants de classer cinq noms. 203\u202f993 bulletins ont été retenus, 164\u202f826 en ligne et 39\u202f167 sur papier\u202f; environ 13\u202f000 ont été écartés. L’assemblée régionale a choisi le nom le 24 juin 2016.\n\nLes premières préférences et le duel entre «\u00a0Occitanie\u00a0» et «\u00a0Languedoc-Pyrénées\u00a0» (119\u202f257 contre 84\u202f736) sont les chiffres publiés par la région\u00a0: en voix pour trois noms, calculés d’après les parts publiées (12,15\u00a0% et 10,01\u00a0%) pour les deux autres. Le reste n’a pas été publié\u00a0: les bulletins, reconstitués pour cette démonstration, le laissent vide, et les autres duels n’ont pas de valeur historique.',
    en: 'From 9 May to 10 June 2016, the region made of Languedoc-Roussillon and Midi-Pyrénées asked its residents to rank five names. 203,993 ballots were accepted, 164,826 online and 39,167 on paper; about 13,000 were set aside. The regional assembly chose the name on 24 June 2016.\n\nThe first preferences and the duel between “Occitanie” and “Languedoc-Pyrénées” (119,257 to 84,736) are the figures that the region published: in votes for three names, worked out from the published shares (12.15% and 10.01%) for the two others. The rest was not published: the ballots, reconstructed for this demonstration, leave it empty, and the other duels have no historical value.',
  },
  textVersion: '1',
  options: Object.entries(names).map(([id, label]) => ({ id, label: { fr: label } })),
  form: { kind: 'ranking', min: 1, max: 5, ties: false },
  method: 'condorcet',
  results: 'after-close',
  opensAt: '2016-05-09T06:00:00Z',
  closesAt: '2016-06-10T22:00:00Z',
  who: {
    fr: 'Les personnes de plus de 15 ans habitant la région ou qui lui sont attachées.',
    en: 'People over 15 who live in the region or are attached to it.',
  },
  doubles: {
    fr: 'Contrôle par huissier et recoupement des votes en ligne et sur papier, en 2016. Les bulletins montrés ici sont reconstitués d’après les chiffres publiés.',
    en: 'Checked by a bailiff, online and paper votes compared, in 2016. The ballots shown here are reconstructed from the published figures.',
  },
  bundles,
};
