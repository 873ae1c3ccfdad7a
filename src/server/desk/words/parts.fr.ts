/** What the fields of documents are called in the log, by their names. */
export const parts = {
  title: 'titre',
  text: 'texte',
  section: 'thème',
  textVersion: 'version du texte',
  description: 'description',
  summary: 'résumé',
  opensAt: 'ouverture',
  closesAt: 'clôture',
  thresholds: 'seuils',
  options: 'options',
  form: 'manière de voter',
  method: 'mode de calcul',
  results: 'moment des résultats',
  who: 'qui peut participer',
  notice: 'données personnelles',
  mail: 'serveur de courriel',
  keepMonths: 'durée de conservation',
  keepUntil: 'fin de conservation',
  answer: 'réponse officielle',
  timeline: 'étapes',
  reason: 'raison',
  countNote: 'note sur le compte',
  licence: 'licence des données',
  offline: 'comptages sur papier',
  thread: 'discussion',
  guidelines: 'règles de la discussion',
  author: 'à l’initiative de',
  sides: 'positions',
  override: 'état',
  orders: 'ordre des commentaires',
  votes: 'votes sur les commentaires',
  depth: 'niveaux de réponse',
  longest: 'longueur des commentaires',
  editWindow: 'délai de modification',
  reasons: 'motifs de signalement',
  holdAll: 'modération avant publication',
  holdWords: 'mots retenus',
  holdLinks: 'liens retenus',
  moderators: 'modération',
  officials: 'voix de la collectivité',
  contest: 'contestation des décisions',
  scoreRule: 'calcul des notes',
  lotOrder: 'ordre tiré au sort',
  words: 'mots des réponses',
  shuffled: 'ordre des options',
  final: 'bulletin définitif',
  quorum: 'quorum',
  afterClose: 'promesse après la clôture',
  doubles: 'une voix par personne',
  rule: 'explication du mode de calcul',
  bundles: 'bulletins d’ailleurs',
  type: 'nature',
};

/** What is said to an officer who has had as many lines of the log as they may. */
export const tooManyTurns = {
  title: 'Trop de lignes du registre en une heure',
  detail:
    'Vous avez ajouté 60 lignes au registre en une heure, le maximum. Rien n’a été fait cette fois\u00a0: réessayez plus tard.',
};

/** What is said to an officer whose role does not allow what was asked. */
export const forbidden = {
  title: 'Ce n’est pas dans votre rôle',
  detail: 'Votre rôle ne permet pas cela. Une personne responsable peut vous en donner un autre. Rien n’a été changé.',
};

/** What is said where no mail can tell whoever gets or loses a role. */
export const untold = {
  added: (url: string): string =>
    `Aucun courriel n’a pu partir\u00a0: prévenez-la vous-même, avec l’adresse du bureau, ${url}`,
  removed: (): string => 'Aucun courriel n’a pu partir\u00a0: prévenez la personne vous-même.',
};
