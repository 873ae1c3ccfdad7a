import type { PetitionDocument } from './document.ts';
import { cycling } from './seed-cycling.ts';

/* The petitions of Valmont-sur-Loire, a town that does not exist: one in each state of a petition's life. */

/** A petition to begin with: `days` tells when its signatures came, from the first to the last, counted from today. */
export interface SeedPetition {
  id: string;
  document: PetitionDocument;
  signatures: number;
  days: [first: number, last: number];
}

const notice: PetitionDocument['notice'] = {
  version: '2026-1',
  controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
  purpose: {
    fr: 'compter les signatures et, si vous le demandez, afficher votre nom ou vous écrire à ce sujet.',
    en: 'to count signatures and, if you ask for it, to show your name or to write to you about this petition.',
  },
  retention: {
    fr: 'jusqu’à la réponse officielle, un an au plus après la clôture.',
    en: 'until the official answer, one year after the close at most.',
  },
  url: '/donnees-personnelles.html',
};

const thresholds: PetitionDocument['thresholds'] = [
  {
    at: 500,
    label: { fr: 'une réunion publique', en: 'a public meeting' },
    duty: {
      fr: 'La ville organise une réunion publique dans le mois.',
      en: 'The town holds a public meeting within a month.',
    },
    within: 'P1M',
  },
  {
    at: 2000,
    label: { fr: 'une réponse écrite', en: 'a written answer' },
    duty: {
      fr: 'La mairie publie une réponse écrite dans les deux mois.',
      en: 'The mayor’s office publishes a written answer within two months.',
    },
    within: 'P2M',
  },
  {
    at: 5000,
    label: { fr: 'un débat au conseil municipal', en: 'a debate in the council' },
    duty: {
      fr: 'Le conseil municipal en débat à sa séance suivante.',
      en: 'The town council debates it at its next session.',
    },
  },
];

/** Makes a document whose dates are days counted from today. */
export function seedPetitions(day: (days: number) => string): SeedPetition[] {
  const base = {
    type: 'petition' as const,
    textVersion: '1',
    thresholds,
    notice,
    countNote: {
      fr: 'Démonstration\u00a0: les signatures déjà présentes au premier démarrage sont fictives.',
      en: 'Demonstration: the signatures that were there at the first start are made up.',
    },
  };
  return [
    {
      id: 'pistes-cyclables',
      document: { ...base, ...cycling, opensAt: day(-52), closesAt: day(40) },
      signatures: 1234,
      days: [-52, 0],
    },
    {
      id: 'ecole-jean-mace',
      document: {
        ...base,
        title: { fr: 'De l’ombre dans la cour de l’école Jean-Macé', en: 'Shade in the yard of Jean Macé school' },
        text: {
          fr: 'La cour de l’école Jean-Macé est entièrement goudronnée. En juin, on y a mesuré 47\u00a0°C à la récréation de midi.\n\nNous demandons que la ville retire l’enrobé sur la moitié de la cour, y plante des arbres et installe des récupérateurs d’eau de pluie avant la rentrée prochaine.',
          en: 'The yard of Jean Macé school is tarred all over. In June, 47 °C were measured there at the midday break.\n\nWe ask the town to lift the tar from half of the yard, plant trees and collect rain water there before the next school year.',
        },
        author: { fr: 'l’association des parents d’élèves', en: 'the parents’ association' },
        opensAt: day(-200),
        closesAt: day(-60),
        answer: {
          author: { fr: 'Awa Le Goff, maire de Valmont-sur-Loire', en: 'Awa Le Goff, mayor of Valmont-sur-Loire' },
          at: day(-21),
          text: {
            fr: 'La ville retient votre demande. Les travaux commencent aux vacances de printemps\u00a0: 900\u00a0m² d’enrobé seront retirés et 34\u00a0arbres plantés. Deux cuves de 10\u00a0000\u00a0litres recueilleront la pluie.\n\nLe calendrier des travaux sera présenté aux familles à l’école, avant les vacances d’hiver.',
            en: 'The town accepts your request. Work begins in the spring holidays: 900 m² of tar will be lifted and 34 trees planted. Two tanks of 10,000 litres will collect rain water.\n\nThe calendar will be presented to families at the school, before the winter holidays.',
          },
          meets: [2000],
        },
        timeline: [
          {
            at: day(-130),
            label: { fr: 'Réunion publique à l’école', en: 'Public meeting at the school' },
            meets: [500],
          },
          { at: day(-48), label: { fr: 'Visite de la cour par les élus', en: 'Councillors visited the yard' } },
        ],
      },
      signatures: 2318,
      days: [-200, -60],
    },
    {
      id: 'marche-couvert',
      document: {
        ...base,
        title: { fr: 'Ouvrir le marché couvert le dimanche matin', en: 'Open the covered market on Sunday mornings' },
        text: {
          fr: 'Le marché couvert n’ouvre qu’en semaine, aux heures de travail.\n\nNous demandons un essai de six mois, le dimanche de 8\u00a0h à 13\u00a0h, avec les commerçants volontaires.',
          en: 'The covered market only opens on weekdays, during working hours.\n\nWe ask for a trial of six months, on Sundays from 8 a.m. to 1 p.m., with the traders who wish to take part.',
        },
        author: { fr: 'un collectif du quartier des Halles', en: 'a group of the market quarter' },
        opensAt: day(12),
        closesAt: day(102),
      },
      signatures: 0,
      days: [0, 0],
    },
    {
      id: 'zone-pietonne',
      document: {
        ...base,
        title: {
          fr: 'Étendre la zone piétonne au quai des Mariniers',
          en: 'Extend the pedestrian zone to Quai des Mariniers',
        },
        text: {
          fr: 'Le quai des Mariniers est le plus court chemin entre la gare et le centre, et le plus bruyant.\n\nNous demandons qu’il devienne piéton, avec un accès gardé pour les riverains, les livraisons et les secours.',
          en: 'Quai des Mariniers is the shortest way from the station to the centre, and the noisiest.\n\nWe ask that it become pedestrian, with access kept for residents, deliveries and rescue services.',
        },
        author: { fr: 'les riverains du quai', en: 'residents of the quay' },
        opensAt: day(-30),
        closesAt: day(60),
        override: 'paused',
        reason: {
          fr: 'Le recueil est suspendu pendant la correction du plan joint\u202f; il reprendra sous une quinzaine.',
          en: 'Signing is paused while the attached map is being corrected; it resumes within a fortnight.',
        },
      },
      signatures: 412,
      days: [-30, -4],
    },
    {
      id: 'jardins-partages',
      document: {
        ...base,
        title: { fr: 'Des jardins partagés sur l’ancienne caserne', en: 'Shared gardens on the former barracks' },
        text: {
          fr: 'Le terrain de l’ancienne caserne est vide depuis neuf ans.\n\nNous demandons qu’un hectare en soit ouvert aux habitantes et aux habitants pour y cultiver des jardins partagés.',
          en: 'The grounds of the former barracks have been empty for nine years.\n\nWe ask that one hectare be opened to residents for shared gardens.',
        },
        author: { fr: 'l’association Les Mains vertes', en: 'the association Les Mains vertes' },
        opensAt: day(-700),
        closesAt: day(-610),
        override: 'archived',
        reason: {
          fr: 'Les jardins sont ouverts\u00a0: cette pétition est archivée.',
          en: 'The gardens are open: this petition is archived.',
        },
        timeline: [
          {
            at: day(-320),
            label: { fr: 'Ouverture des 42 premières parcelles', en: 'The first 42 plots opened' },
            meets: [500],
          },
        ],
      },
      signatures: 1087,
      days: [-700, -610],
    },
  ];
}
