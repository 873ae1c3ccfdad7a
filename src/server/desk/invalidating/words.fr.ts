import type { InvalidatingWords } from './words.ts';

export const fr: InvalidatingWords = {
  link: 'Retirer du compte',
  title: (thing) => `Retirer du compte\u00a0: ${thing}`,
  intro:
    'Ce qui ne doit pas compter, par exemple des signatures envoyées par un programme, est retiré du compte avec une raison publique. Rien n’est effacé, et vous pouvez le remettre. Personne n’est montré ici.',
  choose: 'Que retirer',
  chooseHint: 'Remplissez un critère au moins. S’il y en a plusieurs, tous doivent être remplis à la fois.',
  from: 'À partir de',
  until: 'Avant',
  zone: (zone) => `Heure locale\u00a0: ${zone}.`,
  domain: 'Domaine de l’adresse électronique',
  domainHint: 'Ce qui suit le @, par exemple courriel-jetable.exemple.',
  source: 'Site d’origine',
  sourceHint: 'Par exemple https://autre-site.exemple',
  receipts: 'Reçus',
  receiptsHint: 'Un par ligne\u00a0: le reçu qu’une personne garde, ou son identifiant.',
  why: 'Pourquoi',
  whyHint: 'Obligatoire et public\u00a0: ce texte s’affiche dans le registre et près du compte. Ne nommez personne.',
  preview: 'Voir ce qui serait retiré',
  previewTitle: 'Ce qui serait retiré',
  chosen: (number) => `À retirer du compte\u00a0: ${number}.`,
  chosenHidden:
    'Ce qui correspond serait retiré du compte. Le nombre de votes, et leur heure, seront connus avec les résultats.',
  nothingYet: 'Rien n’est encore fait.',
  histogram: 'Répartition dans le temps',
  when: 'Moment',
  number: 'Nombre',
  sample: 'Quelques exemples, sans les personnes',
  sampleHint: 'Les noms et les adresses ne sont pas lus.',
  sampleLine: (time, domain, source) => `${time}, ${domain}, ${source}`,
  noDomain: 'domaine inconnu',
  noSource: 'site inconnu',
  doIt: (number) => `Retirer ${number} du compte`,
  doItHidden: 'Retirer du compte ce qui correspond',
  again: 'Changer les critères',
  past: 'Ce qui a été retiré',
  none: 'Rien n’a été retiré du compte.',
  outOn: (number, date) => `${number}, le ${date}`,
  outHidden: (date) => `Retrait du ${date}\u00a0: le nombre sera connu avec les résultats`,
  undone: (date) => `Retour dans le compte le ${date}.`,
  undo: 'Remettre dans le compte',
  undoHint:
    'Tout ce qui a été retiré ensemble compte de nouveau, sauf ce que les personnes ont retiré elles-mêmes depuis.',
  whyBack: 'Pourquoi ce retour',
  done: {
    invalidated: 'C’est retiré du compte.',
    restored: 'C’est remis dans le compte.',
    'under-way':
      'Cela prend du temps et se poursuit tout seul\u00a0: rouvrez cette page dans quelques minutes. Tout est fait, ou rien.',
  },
  back: 'Revenir à la participation',
  outdated:
    'Ce qui correspond à ces critères vient de changer. Rien n’a été fait\u00a0: vérifiez ce qui serait retiré maintenant.',
  faults: {
    days: 'Tant que les résultats sont cachés, indiquez des jours entiers\u00a0: une heure dirait quand on a voté.',
    'criteria.required': 'Remplissez un critère au moins.',
    'criteria.none': 'Rien de ce qui compte ne correspond à ces critères. Vérifiez-les.',
    'criteria.many': 'Plus de 100\u202f000 correspondent\u00a0: choisissez une période plus courte.',
    'criteria.overlap':
      'Le vote est secret\u00a0: avec ce qui a été retiré auparavant, ou ce qui resterait, cela dirait ce que moins de cinq personnes ont voté. Choisissez autrement.',
    'criteria.domain':
      'Le vote est secret\u00a0: moins de cinq votes correspondent, ou aucun, et en dessous de cinq rien n’est dit. Vérifiez le domaine.',
    'criteria.hidden':
      'Tant que les résultats sont cachés, une seule chose est dite\u00a0: il faut que cinq votes au moins correspondent, et qu’il en reste cinq ou aucun, aussi avec ce qui a été retiré auparavant.',
    'domain.alone': 'Les votes sont secrets\u00a0: un domaine se choisit seul, sans heure, sans site et sans reçu.',
    'criteria.few':
      'Le vote est secret\u00a0: par critères, on en retire cinq au moins à la fois. En dessous, rien n’est montré.',
    'from.time': 'Indiquez un jour et une heure qui existent.',
    'until.time': 'Indiquez un jour et une heure qui existent, après le début.',
    'source.link': 'Indiquez l’adresse du site, qui commence par https://',
    'receipts.many': 'Collez 5\u202f000 reçus au plus à la fois.',
    'why.required': 'Dites pourquoi.',
  },
};
