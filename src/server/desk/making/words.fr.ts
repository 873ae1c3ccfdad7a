import { formatNumber } from '../../words/format.ts';
import type { DeskMakingWords } from './words.ts';

const count = (number: number): string => formatNumber('fr', number);

export const fr: DeskMakingWords = {
  new: 'Nouveau',
  newTitle: 'Que voulez-vous créer\u202f?',
  newIntro: 'Choisissez un modèle\u00a0: quelques questions courtes, puis la publication. Rien n’est public avant.',
  models: 'Modèle',
  languages: 'Langues',
  languagesHint: 'Chaque texte sera demandé dans chacune d’elles.',
  begin: 'Commencer',
  drafts: 'Brouillons',
  draftsEmpty: 'Aucun brouillon. Ce que vous commencez est gardé ici.',
  untitled: 'Sans titre',
  changedAt: (date) => `modifié le ${date}`,
  step: (number, of) => `Étape ${number} sur ${of}`,
  continue: 'Continuer',
  saveLater: 'Enregistrer et finir plus tard',
  backToSummary: 'Voir le résumé',
  back: 'Étape précédente',
  removeRow: 'Retirer',
  steps: {
    languages: 'En quelles langues\u202f?',
    dates: 'Jusqu’à quand\u202f?',
    notice: 'Que dit-on des données personnelles\u202f?',
  },
  fields: {
    title: { label: 'Titre' },
    closesAt: { label: 'Dernier jour ouvert' },
    opensAt: { label: 'Premier jour ouvert (facultatif)', hint: 'Sans date, c’est ouvert dès la publication.' },
    'notice.controller': { label: 'Responsable', hint: 'La collectivité qui répond des données.' },
    'notice.purpose': { label: 'À quoi servent les données', hint: 'S’affiche après «\u00a0Finalité\u00a0:\u00a0».' },
    'notice.retention': { label: 'Combien de temps elles sont gardées' },
    keepMonths: {
      label: 'Mois de conservation après la clôture (facultatif)',
      hint: 'Les noms et les adresses sont ensuite effacés d’office. Sans nombre, ils ne le sont pas.',
    },
    'notice.url': {
      label: 'Page sur les données personnelles',
      hint: 'Une adresse qui commence par https://, ou par / pour une page de ce site.',
    },
  },
  inLanguage: (label, language) => `${label}\u00a0– ${language}`,
  optional: 'facultatif',
  faults: {
    required: () => 'Remplissez ce champ.',
    long: (bound) => `Ce texte est trop long\u00a0: ${count(bound)} caractères au plus. Raccourcissez-le.`,
    number: (bound) => `Écrivez un nombre entier, en chiffres, à partir de ${count(bound)}.`,
    least: (bound) => `Ce nombre est trop petit\u00a0: ${count(bound)} au moins.`,
    most: (bound) => `Ce nombre est trop grand\u00a0: ${count(bound)} au plus.`,
    day: () => 'Donnez un jour qui existe, comme 31/03/2027.',
    past: () => 'Ce jour est passé\u00a0: donnez-en un à venir.',
    before: () => 'Ce jour vient avant le premier jour ouvert. Changez l’une des deux dates.',
    link: () => 'Écrivez une adresse qui commence par https://, ou par / pour une page de ce site.',
    few: (bound) => `Il en faut au moins ${count(bound)}.`,
    fixed: () =>
      'Des personnes ont déjà participé sur cette base\u00a0: cela ne peut plus changer. Remettez ce qui y était, ou créez autre chose à une autre adresse.',
    owed: () =>
      'Ce qui était promis est dû\u00a0: tant que la promesse n’est pas tenue, son nombre, son délai et son sens ne changent pas. Pour une coquille, gardez-les et répondez que le sens ne change pas. Pour changer autre chose, publiez d’abord la réponse officielle et cochez-y la promesse tenue.',
    longer: () =>
      'Des personnes ont déjà participé quand une durée plus courte était annoncée\u00a0: elle peut être raccourcie, pas allongée. Remettez celle qui y était.',
    late: () =>
      'Les noms et les adresses sont effacés au jour promis, et on peut encore confirmer dans les 24 heures de la clôture\u00a0: indiquez au plus tard la veille du dernier jour où ils sont gardés.',
    unended: () =>
      'Les noms et les adresses sont effacés au jour promis\u00a0: sans clôture, on pourrait encore participer après. Indiquez au plus tard la veille du dernier jour où ils sont gardés.',
    endless: () =>
      'Des personnes ont participé alors que l’effacement de leurs données était annoncé. Sans clôture, il n’aurait jamais lieu\u00a0: remettez-en une.',
    twice: () => 'Un autre a déjà ce nombre\u00a0: réunissez les deux, ou changez l’un des nombres.',
    unsound: (_, detail) => `Ce champ ne convient pas (${detail}).`,
  },
  ownFaults: {
    'title.required': 'Donnez un titre.',
    'text.required': 'Écrivez le texte.',
    'closesAt.required': 'Donnez le dernier jour ouvert.',
    'languages.required': 'Choisissez au moins une langue.',
  },
  errors: 'Il reste à corriger',
  noneSelected: 'Choisissez un modèle.',
  conflict:
    'Quelqu’un d’autre vient de modifier cette page. Voici ce que vous avez écrit, et sous chaque champ ce que l’autre personne a écrit. Gardez ce qui convient, puis continuez.',
  conflictField: (value) => `Dans l’autre version\u00a0: ${value}`,
  emptyValue: '(rien)',
  kept: 'Ce que vous avez écrit est gardé.',
  summary: {
    title: 'Vérifier et publier',
    incomplete: 'Avant de publier, il reste à compléter',
    change: 'Modifier',
    changeOf: (step) => `Modifier\u00a0: ${step}`,
    languages: 'Langues',
    publishTitle: 'Publier',
    address: 'Adresse de la page',
    addressHint: (example) => `Elle s’écrit après ${example}, en lettres sans accent, chiffres et tirets.`,
    publish: 'Publier',
    publishNow: 'La page est publique et ouverte dès que vous publiez.',
    publishOn: (date) => `La page est publique dès que vous publiez. On y participe à partir du ${date}.`,
    preview: 'Aperçu et essai',
    remove: 'Supprimer ce brouillon',
    notGiven: 'non renseigné',
    changedMeanwhile:
      'Quelqu’un d’autre vient de modifier ce brouillon. Rien n’a été publié\u00a0: relisez-le, puis publiez.',
    taken: (id, other) => `«\u00a0${id}\u00a0» est déjà pris. «\u00a0${other}\u00a0» est libre.`,
    addressInvalid: 'Écrivez l’adresse avec des lettres de a à z, des chiffres et des tirets, comme pistes-cyclables.',
    atOnce: 'dès la publication',
    yes: 'oui',
    no: 'non',
    draftBadge: 'Brouillon',
    trialEnds: 'Ce qui a été essayé dans l’aperçu s’efface à la publication\u00a0: le décompte commence à zéro.',
  },
  remove: {
    title: 'Supprimer ce brouillon\u202f?',
    intro: (title) => `«\u00a0${title}\u00a0» n’a pas été publié. Ce qui y est écrit sera perdu.`,
    button: 'Supprimer',
    keep: 'Garder le brouillon',
    done: 'Le brouillon est supprimé.',
  },
  preview: {
    title: 'Aperçu et essai',
    intro:
      'Voici ce que les gens verront après l’ouverture. Vous pouvez participer pour essayer\u00a0: rien n’est gardé, aucun courriel ne part, et l’essai s’efface à la prochaine modification et à la publication.',
    needsScript: 'L’aperçu demande JavaScript. Sans lui, ouvrez la page entière.',
    whole: 'Ouvrir la page entière',
    mails: 'Courriels de l’essai',
    mailsIntro: 'Ce que recevrait la personne qui participe. Ces courriels ne sont pas partis.',
    noMails: 'Aucun courriel. Participez dans l’aperçu, puis revenez ici.',
    back: 'Revenir à l’aperçu',
    phone: 'Sur un téléphone',
    wide: 'Sur un écran large',
  },
  live: {
    title: 'Aperçu en direct',
    note: 'Il suit ce que vous écrivez et n’enregistre rien. Un champ encore vide y porte son nom. Pour participer à l’essai, ouvrez «\u00a0Aperçu et essai\u00a0» depuis le résumé.',
    sizes: 'Largeur de l’aperçu',
    phone: 'Téléphone',
    wide: 'Écran large',
    languages: 'Langue de l’aperçu',
    frame: 'Aperçu de la participation',
    follows: 'L’aperçu montre ce que vous avez écrit.',
    waits: 'L’aperçu montre la dernière version sans erreur.',
    failed: 'L’aperçu ne répond pas. Rien de ce que vous avez écrit n’est perdu\u00a0: vous pouvez continuer.',
  },
  keptInVain:
    'L’information sur les données dit combien de temps elles sont gardées, mais aucun nombre de mois n’est indiqué\u00a0: rien ne sera effacé tout seul. Indiquez-le avant de publier.',
  passed: (numbers, isOne) =>
    isOne
      ? `Le décompte a déjà atteint ${numbers}\u00a0: ce seuil sera dit atteint dès la publication, et ce à quoi il oblige sera dû. Choisissez un nombre plus grand si ce n’est pas voulu.`
      : `Le décompte a déjà atteint ${numbers}\u00a0: ces seuils seront dits atteints dès la publication, et ce à quoi ils obligent sera dû. Choisissez des nombres plus grands si ce n’est pas voulu.`,
  correct: {
    link: 'Corriger',
    title: 'Corriger',
    intro:
      'Vous préparez la correction, vous la relisez, puis vous la publiez. D’ici là, rien ne change pour personne. Le registre dira quelles parties ont changé.',
    begun: 'Corrections commencées',
    begin: 'Commencer une correction',
    back: 'Revenir à la participation',
    done: 'La correction est publiée.',
    badge: 'Correction',
    changes: 'Ce qui change',
    none: 'Rien pour l’instant. Modifiez une des parties ci-dessus.',
    publish: 'Publier la correction',
    means: 'Des personnes ont déjà participé avec l’ancien texte. Le sens change-t-il\u202f?',
    meansHint:
      'Leur participation reste comptée, et l’on sait toujours qui a participé avec quel texte\u00a0: le nouveau porte un autre numéro de version.',
    unsaid: 'Dites si le sens change.',
    same: 'Non, c’est une coquille',
    sameHint: 'Personne n’est prévenu.',
    other: 'Oui, le sens change',
    otherTold:
      'Les personnes qui ont signé l’ancien texte reçoivent un courriel dans leur langue\u202f; tant que la pétition est ouverte, un lien leur permet de retirer leur signature.',
    owed: {
      means: 'Ce qui était promis est dû. Le sens change-t-il\u202f?',
      hint: 'Une coquille peut être corrigée dès maintenant. Le nombre et le délai restent les mêmes.',
      sameHint: 'Le registre garde les mots d’avant.',
      other:
        'Ce n’est pas possible avant d’avoir tenu la promesse\u00a0: publiez d’abord la réponse officielle et cochez-y la promesse tenue.',
    },
    otherUntold:
      'Personne ne peut être prévenu par courriel\u00a0: un bulletin est séparé de l’adresse, qui est effacée dès qu’il est confirmé. Annoncez le changement ailleurs\u202f; qui revient avec l’appareil qui a servi à voter y lit que le texte a changé. Jusqu’à la clôture, un bulletin peut être changé ou retiré, sauf si le vote est définitif.',
    outdated:
      'Quelqu’un d’autre a modifié cette page entre-temps. Rien n’a été publié. Votre correction est gardée et s’applique maintenant à la version actuelle\u00a0: relisez, puis publiez.',
    told: 'Les résultats, cachés jusqu’à la clôture, sont publics\u00a0: on ne peut plus voter ici, car on voterait en les connaissant. Rien n’a été publié. Votre correction est gardée\u00a0: remettez l’ancienne date de clôture, puis publiez. Pour poser de nouveau la question, créez un nouveau vote.',
    erased:
      'Les données personnelles sont effacées\u00a0: on ne peut plus rouvrir, car personne ne serait reconnu comme ayant déjà participé. Rien n’a été publié. Votre correction est gardée\u00a0: remettez la date de clôture d’avant, puis publiez.',
    remove: 'Abandonner cette correction',
  },
  gone: {
    title: 'Ce brouillon n’existe plus',
    detail: 'Il a été publié ou supprimé. La liste de ce qui est publié est dans «\u00a0Participations\u00a0».',
  },
  snippet: {
    title: 'Mettre sur un site',
    link: 'Mettre sur un site',
    published: 'C’est publié.',
    publishedOpens: (date) => `C’est publié, et ouvert à partir du ${date}.`,
    intro: 'La page de ce site suffit. Ce qui suit est pour la montrer sur vos autres sites.',
    scriptTitle: 'Le code à coller dans une page',
    scriptHint:
      'Collez-le à l’endroit voulu, par un bloc «\u00a0HTML\u00a0» de votre site. Sans JavaScript, on y voit un lien.',
    pageTitle: 'L’adresse de la page',
    pinnedTitle: 'Le code figé',
    pinnedHint:
      'Une version précise du script, dont le navigateur vérifie chaque fichier\u00a0: pour les sites qui l’exigent. Il est à recopier après chaque mise à jour de ce serveur. À coller dans l’en-tête (head) avant tout autre script\u00a0; l’élément, à la fin, à l’endroit voulu.',
    linkTitle: 'Un simple lien',
    linkHint: 'Pour un courriel, une lettre d’information, un bouton.',
    frameTitle: 'Un cadre',
    frameHint:
      'Pour les sites qui n’acceptent qu’un cadre. La dernière ligne, un script, règle sa hauteur\u00a0: vous pouvez l’omettre.',
    language: 'Langue',
    openPage: 'Ouvrir la page',
    backToThing: 'Suivre la participation',
    copy: 'Copier',
    copied: 'Copié.',
    selected: 'Le texte est sélectionné\u00a0: copiez-le avec Ctrl+C.',
    whereTitle: 'Où coller',
    where: [
      [
        'WordPress',
        'collez l’adresse de la page seule sur une ligne vide d’un article. Pour les couleurs du site, collez le code dans un bloc «\u00a0HTML personnalisé\u00a0», si votre rôle le permet.',
      ],
      ['SPIP', 'mettez le script dans l’en-tête du squelette, et l’élément dans le texte, entre <html> et </html>.'],
      [
        'Drupal',
        'collez le code dans un texte au format «\u00a0Full HTML\u00a0»\u00a0; les autres formats l’enlèvent.',
      ],
      ['Une page HTML', 'collez le code à l’endroit voulu du corps de la page (body).'],
      ['Un site qui n’accepte ni script ni cadre', 'mettez le simple lien.'],
    ],
    builder: 'Choisir les couleurs, la langue ou la disposition',
  },
};
