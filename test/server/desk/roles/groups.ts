import type { Role } from '../../../../src/server/desk/roles.ts';
import { clerks, editors, hiders, moderators, owners, type RoleAct } from './act.ts';
import { invalidatingActs, paperActs, proposalActs } from './counting.ts';
import { correctingActs, endingActs, makingActs, runningActs } from './running.ts';
import { siteActs } from './site.ts';
import { moderatingActs, tellingActs } from './telling.ts';

/** A line of the guide: acts that the same roles may do, in one thing or in the whole site alone. */
export interface RoleGroup {
  en: string;
  fr: string;
  may: readonly Role[];
  isOfSite: boolean;
  acts: readonly RoleAct[];
}

type Names = Pick<RoleGroup, 'en' | 'fr'>;

/** Takes those acts of some lists that these roles may do, where a role in one thing is enough, or is not. */
const group = (names: Names, may: readonly Role[], isOfSite: boolean, ...lists: (readonly RoleAct[])[]): RoleGroup => ({
  ...names,
  ...{ may, isOfSite },
  acts: lists.flat().filter((row) => row.may === may && (row.at === 'site') === isOfSite),
});

export const roleGroups: readonly RoleGroup[] = [
  group(
    {
      en: 'correct, open, pause, extend, answer, close, archive, erase who took part',
      fr: 'corriger, ouvrir, mettre en pause, prolonger, répondre, clore, archiver, effacer qui a participé',
    },
    editors,
    false,
    ...[correctingActs, runningActs, endingActs],
  ),
  group(
    {
      en: 'hand over a list, write to those who asked for news',
      fr: 'remettre une liste, écrire à qui a demandé des nouvelles',
    },
    editors,
    false,
    tellingActs,
  ),
  group(
    {
      en: 'take out of the count, put back, decide on what is suspect',
      fr: 'retirer du compte, y remettre, décider de ce qui est suspect',
    },
    editors,
    false,
    invalidatingActs,
  ),
  group({ en: 'add or correct a proposal', fr: 'ajouter ou corriger une proposition' }, editors, false, proposalActs),
  group(
    { en: 'hide a proposal, and show it again', fr: 'masquer une proposition, et la montrer de nouveau' },
    hiders,
    false,
    proposalActs,
  ),
  group(
    {
      en: 'decide on comments, reserve a name in a discussion, choose the emails on what waits',
      fr: 'décider des commentaires, réserver un nom dans une discussion, choisir les courriels sur ce qui attend',
    },
    moderators,
    false,
    moderatingActs,
  ),
  group(
    { en: 'enter, confirm and take out counts on paper', fr: 'saisir, confirmer et retirer les comptages sur papier' },
    clerks,
    false,
    paperActs,
  ),
  group(
    {
      en: 'make and publish something new, email one person the way to their data',
      fr: 'créer et publier, écrire à une personne au sujet de ses données',
    },
    editors,
    true,
    ...[makingActs, tellingActs],
  ),
  group({ en: 'reserve a name everywhere', fr: 'réserver un nom partout' }, moderators, true, moderatingActs),
  group(
    {
      en: 'say who speaks for the town, appoint the team, give keys, add webhooks, change the settings',
      fr: 'dire qui parle au nom de la ville, nommer l’équipe, donner des clés, ajouter des webhooks, changer les réglages',
    },
    owners,
    true,
    ...[moderatingActs, siteActs],
  ),
];
