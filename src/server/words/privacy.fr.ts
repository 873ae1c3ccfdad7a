import type { PrivacyWords } from './privacy.ts';

const ask = 'demander à consulter vos données, à les faire corriger, à les faire effacer et à en limiter l’usage';

export const fr: PrivacyWords = {
  title: 'Données personnelles',
  factsTitle: 'Ce que fait ce site',
  paragraphs: [
    'Avant chaque envoi, à côté du formulaire, il est écrit ce qui est demandé, à quoi cela sert, qui en est responsable et combien de temps c’est conservé.',
    'Votre adresse électronique sert à confirmer que vous participez, une fois par personne. Elle n’est jamais publiée.',
    'Sans elle, ce que vous faites ne peut être ni confirmé ni compté. Ce qui est demandé d’autre et que vous pouvez laisser vide est marqué «\u00a0facultatif\u00a0».',
    'Rien n’est enregistré sur votre appareil avant que vous ne commenciez à participer. Ensuite, une clé y reste, qui vous permet de retrouver votre participation, et le brouillon de ce que vous écrivez. Un envoi resté sans réponse y reste aussi, avec ce que vous avez saisi, jusqu’à ce qu’il arrive ou que vous l’annuliez, 30 jours au plus. Il n’y a pas de cookie.',
    'Le site compte combien de fois une participation est affichée, et combien de fois quelqu’un commence à remplir un formulaire. Rien n’est enregistré ni conservé qui dise de qui il s’agit.',
    'Ce qui n’a jamais été confirmé est effacé après la clôture.',
  ],
  rights: (site) =>
    `Vous pouvez demander à consulter, corriger ou effacer ce qui vous concerne auprès de l’équipe ${site ? `du site ${site}` : 'de ce site'}, et saisir l’autorité de contrôle de votre pays (en France, la CNIL).`,
  team: 'L’équipe de ce site',
  controller: 'Qui est responsable',
  contact: 'Pour toute question, ou pour exercer vos droits\u00a0:',
  officer: 'Protection des données (DPO)\u00a0:',
  purpose: 'À quoi servent vos données',
  bases: {
    'public-task':
      'Ce traitement relève d’une mission d’intérêt public (article 6.1.e du règlement général sur la protection des données, RGPD).',
    obligation:
      'Ce traitement répond à une obligation légale (article 6.1.c du règlement général sur la protection des données, RGPD).',
    consent:
      'Ce traitement repose sur votre consentement (article 6.1.a du règlement général sur la protection des données, RGPD). Vous pouvez le retirer à tout moment\u00a0: ce qui a été fait avant reste valable.',
    interest:
      'Ce traitement repose sur un intérêt légitime (article 6.1.f du règlement général sur la protection des données, RGPD).',
  },
  interests: 'Les intérêts poursuivis\u00a0:',
  recipients: 'Qui voit vos données',
  nobody: 'L’équipe du site, et personne d’autre.',
  kept: 'Combien de temps elles sont conservées',
  keptFor: (time) => `${time} après la clôture de ce à quoi vous avez participé, puis elles sont effacées.`,
  spans: { days: { one: 'jour', other: 'jours' }, months: { one: 'mois', other: 'mois' } },
  rightsTitle: 'Vos droits',
  rightsBy: {
    'public-task': `Vous pouvez ${ask}, et vous y opposer.`,
    obligation: `Vous pouvez ${ask}, dans les limites de la loi.`,
    consent: `Vous pouvez ${ask}, et les recevoir dans un format courant.`,
    interest: `Vous pouvez ${ask}, et vous y opposer.`,
  },
  askAt: 'Écrivez à l’adresse ci-dessus. Une réponse vous est due dans un délai d’un mois.',
  complaint: 'Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la CNIL\u00a0:',
  complaintLink: { url: 'https://www.cnil.fr/fr/plaintes', label: 'adresser une plainte à la CNIL' },
};
