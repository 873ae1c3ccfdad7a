import type { BuildingWords } from './words.ts';

export const fr: BuildingWords = {
  link: 'Intégrer',
  title: 'Intégrer un widget',
  lead: 'Collez l’adresse d’une pétition, d’un vote, d’une discussion ou d’une consultation\u00a0: le code s’écrit tout seul.',
  needsScript:
    'Sans JavaScript, cette page écrit le code de ce qui se trouve sur ce site. L’aperçu, les autres choix et les autres plateformes ont besoin de JavaScript.',
  plain: {
    write: 'Écrire le code',
    widgets: { own: 'Celui de cette page', counter: 'Ses chiffres seuls' },
    elsewhere:
      'Cette adresse n’est pas sur ce site. Sans JavaScript, seules les pages de ce site peuvent être lues\u00a0: entrez l’une d’elles, ou ouvrez cette page avec JavaScript.',
    notFound:
      'Rien qui puisse être intégré ne se trouve à cette adresse. Vérifiez-la\u00a0: c’est celle de la barre d’adresse de la page.',
  },
  address: 'Adresse de la page',
  addressHint: 'Celle de la barre d’adresse, par exemple',
  platformsHint: 'Ce peut être une page de ce site ou d’une autre plateforme\u00a0:',
  show: 'Montrer',
  adapter: 'Plateforme',
  adapterByAddress: 'D’après l’adresse',
  element: 'Widget',
  elements: {
    'civic-petition': 'Pétition',
    'civic-poll': 'Vote',
    'civic-comments': 'Discussion',
    'civic-counter': 'Compteurs',
  },
  lang: 'Langue',
  langOfPage: 'Celle de la page',
  theme: 'Couleurs',
  themes: { '': 'Celles de la page', light: 'Claires', dark: 'Sombres' },
  level: 'Niveau du titre',
  layout: 'Disposition',
  layouts: { '': 'Une seule liste', columns: 'Une colonne par position' },
  order: 'Ordre au départ',
  orders: {
    '': 'Celui du service',
    oldest: 'Les plus anciens',
    newest: 'Les plus récents',
    supported: 'Les plus soutenus',
    discussed: 'Les plus discutés',
  },
  metrics: 'Chiffres',
  metric: {
    participants: 'participants',
    contributions: 'contributions',
    votes: 'votes',
    comments: 'commentaires',
    signatures: 'signatures',
    'days-left': 'jours restants',
  },
  chooseColour: 'Choisir la couleur des boutons et des liens',
  colour: 'Couleur',
  way: 'Façon d’intégrer',
  ways: {
    module: ['Script et balise', 'pour la plupart des sites\u00a0; toujours la dernière version'],
    pinned: ['Version précise', 'une version précise, vérifiée par le navigateur (SRI)'],
    classic: ['Script classique', 'pour les systèmes qui refusent les modules JavaScript'],
    place: ['div', 'pour les systèmes qui enlèvent les balises inconnues'],
    iframe: ['Cadre (iframe)', 'pour les systèmes qui refusent les scripts dans les pages'],
    oembed: ['Adresse seule', 'pour WordPress et les systèmes qui connaissent oEmbed'],
  },
  ownOnly: 'Le cadre et l’adresse seule ne montrent que ce qui se trouve sur ce site.',
  codeTitle: 'Le code à coller',
  hints: {
    'module pinned classic':
      'Le début, jusqu’à </script>, va dans l’en-tête de la page (head) si vous y avez accès\u00a0: le navigateur demande alors les données pendant que le script arrive. Sinon, collez tout au même endroit. La hauteur réservée est celle mesurée dans l’aperçu, pour que la page ne bouge pas.',
    place:
      'Le script peut aussi être mis une fois pour toutes dans le modèle du site\u00a0; les pages n’ont alors besoin que du div.',
    iframe: 'Sans le petit script, le cadre garde la hauteur indiquée.',
    oembed: 'Collez l’adresse seule sur une ligne. WordPress y montre la page dans un cadre.',
  },
  short: 'Collez ces lignes là où le widget doit apparaître.',
  further: 'Aller plus loin',
  copy: 'Copier le code',
  copyWhole: 'Copier le code complet',
  previewTitle: 'Aperçu',
  phone: 'Sur un téléphone',
  wide: 'Sur un écran large',
  policyTitle: 'Pour les responsables de la sécurité',
  policy:
    'Aucun cookie, aucun stockage avant un acte, aucun appel à un tiers. Si le site a une politique de sécurité (CSP), elle a besoin de ceci\u00a0:',
  policyStyle:
    'Sous une politique stricte, mettez les règles de <style> dans la feuille de style du site\u00a0; les widgets eux-mêmes n’ont besoin d’aucune exception.',
  statementTitle: 'Pour la déclaration d’accessibilité',
  statement:
    'Cette page contient un composant Civic Widgets. Le composant est conçu selon le RGAA 4.1 et les WCAG 2.2, niveau AA\u00a0; il est vérifié par des tests automatiques à chaque version (clavier, arbre d’accessibilité, contrastes, 320 pixels, couleurs forcées). Ces tests ne remplacent pas un audit de la page qui le contient. Ce qui n’est pas encore respecté ou vérifié, critère par critère, se trouve dans docs/accessibility.md, publié avec le logiciel.',
  texts: {
    'no-address': 'Entrez l’adresse d’une page.',
    'not-found': 'Rien ne se trouve à cette adresse. Vérifiez-la.',
    'not-shown': 'Ce qui se trouve à cette adresse ne peut pas être montré par un widget.',
    'no-answer':
      'Pas de réponse. Vérifiez l’adresse\u00a0; cette page ne peut interroger que des serveurs qui l’autorisent, en https. Si c’est celle d’une page qui montre une pétition ou un vote, collez l’adresse de la pétition ou du vote lui-même.',
    'shows-nothing':
      'Cette page ne montre rien qui puisse être intégré. Collez l’adresse d’une pétition, d’un vote, d’une discussion ou d’une consultation.',
    shown: 'L’aperçu et le code sont à jour.',
    copied: 'Le code est copié.',
    faint:
      'Cette couleur ne se lirait pas comme texte (contraste inférieur à 4,5)\u00a0: elle reste aux boutons et aux barres, et les liens et textes prennent une teinte voisine lisible.',
  },
  inside: {
    label: 'Ou choisissez ici\u00a0:',
    more: 'La page mène à d’autres adresses encore.',
    shows: 'Cette page montre {things}\u202f; collez l’adresse {which}.',
    any: 'de ce que vous voulez intégrer',
    types: {
      petition: ['une pétition', 'de la pétition elle-même', '{number} pétitions', 'de l’une d’elles'],
      poll: ['un vote', 'du vote lui-même', '{number} votes', 'de l’un d’eux'],
      comments: ['une discussion', 'de la discussion elle-même', '{number} discussions', 'de l’une d’elles'],
      consultation: ['une consultation', 'de la consultation elle-même', '{number} consultations', 'de l’une d’elles'],
      item: ['un élément', 'de l’élément lui-même', '{number} éléments', 'de l’un d’eux'],
    },
  },
};
