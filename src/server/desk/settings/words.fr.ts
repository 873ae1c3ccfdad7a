import type { SettingsWords } from './words.ts';

/* French typography is written as escapes so that no editor loses it: \u202f before ; ! ?, \u00a0 before : and inside « ». */

export const fr: SettingsWords = {
  link: 'Réglages du site',
  title: 'Réglages du site',
  intro: 'Ce que les pages et les courriels disent de votre collectivité. Tout peut changer à tout moment.',
  faults: {
    'name.too-long': 'Ce nom est trop long\u00a0: 100 caractères au plus.',
    'home.invalid': 'Indiquez une adresse complète, par exemple https://ville.example, ou laissez vide.',
    'legal.invalid': 'Indiquez une adresse complète, par exemple https://ville.example/mentions, ou laissez vide.',
    'accessibility.invalid':
      'Indiquez une adresse complète, par exemple https://ville.example/accessibilite, ou laissez vide.',
    'conformity.invalid': 'Choisissez un niveau, ou rien.',
    'accent.invalid': 'Indiquez une couleur en six chiffres, par exemple #1f4b99.',
    'controller.required': 'Indiquez qui est responsable.',
    'contact.required': 'Indiquez où vous écrire.',
    'contact.invalid':
      'Indiquez une adresse électronique complète, par exemple donnees@ville.example, ou celle d’une page, par exemple https://ville.example/contact.',
    'officer.invalid':
      'Indiquez une adresse électronique complète, par exemple dpo@ville.example, celle d’une page, par exemple https://ville.example/dpo, ou laissez vide.',
    'purpose_fr.required': 'Dites à quoi servent les données.',
    'interests_fr.required': 'Nommez les intérêts légitimes\u00a0: les personnes doivent en être informées.',
    'kept.required': 'Indiquez une durée.',
    'kept.invalid':
      'Indiquez un nombre entier, de 31 à 3\u202f650 jours ou de 1 à 120 mois\u00a0: chaque participation est conservée par mois entiers.',
    'too-long': 'Ce texte est trop long\u00a0: 2\u202f000 caractères au plus.',
    'host.required': 'Indiquez le nom du serveur de courriel.',
    'host.invalid': 'Indiquez le nom seul du serveur, par exemple smtp.ville.example.',
    'port.invalid': 'Indiquez un port de 1 à 65\u202f535, le plus souvent 587.',
    'user.needed': 'Indiquez le nom d’utilisateur qui va avec ce mot de passe.',
    'user.too-long': 'Ce nom est trop long\u00a0: 500 caractères au plus.',
    'password.required': 'Indiquez le mot de passe qui va avec ce nom.',
    'password.again':
      'Saisissez de nouveau le mot de passe\u00a0: celui qui est enregistré ne va qu’au serveur et au nom d’avant, aussi bien chiffré.',
    'password.too-long': 'Ce mot de passe est trop long\u00a0: 500 caractères au plus.',
    'from.required': 'Indiquez l’adresse au nom de laquelle les courriels partent.',
    'from.invalid': 'Indiquez une adresse électronique complète, par exemple participer@ville.example.',
  },
  steps: {
    site: {
      title: 'Le site',
      intro: 'Le nom s’affiche en haut des pages et signe les courriels.',
    },
    look: {
      title: 'L’apparence',
      intro: 'Une couleur et un logo suffisent\u00a0: le reste est déjà lisible, sur écran clair et sombre.',
    },
    privacy: {
      title: 'Les données personnelles',
      intro:
        'Le règlement général sur la protection des données (article 13) demande de dire qui est responsable et pourquoi. Vos réponses forment la page «\u00a0Données personnelles\u00a0» du site. Ce que fait le logiciel y est déjà écrit.',
    },
    mail: {
      title: 'Les courriels',
      intro: 'Chaque signature ou vote est confirmé par un courriel. Vérifiez qu’il part.',
    },
    footer: {
      title: 'Le pied de page',
      intro:
        'En bas de chaque page : les mentions légales, et le niveau d’accessibilité que la loi du 11 février 2005 (article 47) demande d’afficher.',
    },
  },
  change: (title) => `Changer\u00a0: ${title}`,
  changeShort: 'Changer',
  all: 'Tous les réglages',
  save: 'Enregistrer',
  next: 'Enregistrer et continuer',
  skip: 'Passer cette étape',
  end: 'Terminer',
  progress: (step, of) => `Étape ${step} sur ${of}`,
  saved: 'C’est enregistré.',
  outdated:
    'Quelqu’un d’autre vient de changer ces réglages. Rien n’est encore enregistré\u00a0: comparez, puis enregistrez de nouveau.',
  now: (value) => `Il y a maintenant\u00a0: ${value}`,
  none: 'rien',
  fixed: (variable) =>
    `Réglé au démarrage du serveur (${variable}, ou un fichier du site)\u00a0: cela ne se change pas ici.`,
  site: {
    name: 'Nom du site',
    nameHint: 'Par exemple\u00a0: Valmont participe',
    home: 'Adresse de la page d’accueil',
    homeHint: 'Où mène le nom du site. Laissez vide pour la liste des participations.',
    timeZone: 'Fuseau horaire',
    france: 'France',
    elsewhere: 'Ailleurs',
  },
  look: {
    accent: 'Couleur des liens et des boutons',
    accentHint: 'Elle est éclaircie d’elle-même sur les écrans sombres.',
    tooLight: (contrast, nearest) =>
      `Cette couleur se lit mal sur fond clair\u00a0: contraste de ${contrast} pour 1, il en faut 4,5. La plus proche qui convient est déjà choisie ci-dessous\u00a0: ${nearest}.`,
    light: 'Sur écran clair',
    dark: 'Sur écran sombre',
    sample: 'Signer la pétition',
    logo: 'Logo',
    logoHint: (kilobytes) =>
      `Un fichier SVG, PNG, JPEG ou WebP de ${kilobytes}\u00a0ko au plus. Il est affiché à côté du nom, qui suffit sans lui.`,
    logoFaults: {
      none: 'Choisissez d’abord un fichier.',
      large: 'Ce fichier est trop lourd\u00a0: réduisez l’image, puis recommencez.',
      type: 'Ce fichier n’est pas une image SVG, PNG, JPEG ou WebP.',
      active: 'Ce dessin SVG contient un programme\u00a0: exportez-le sans script.',
      again: 'Choisissez de nouveau ce fichier\u00a0: il n’est pas encore enregistré.',
    },
    logoStays: 'Le logo d’avant est toujours là.',
    remove: 'Retirer le logo',
    current: 'Logo actuel',
    noLogo: 'Pas de logo\u00a0: le nom suffit.',
  },
  privacy: {
    controller: 'Responsable du traitement',
    controllerHint: 'Le nom de la collectivité et son adresse postale.',
    contact: 'Où vous écrire',
    contactHint: 'Une adresse électronique, ou celle d’une page de contact. Elle est publiée.',
    officer: 'Protection des données\u00a0: adresse du DPO (facultatif)',
    officerHint: 'Une collectivité doit avoir un DPO, parfois partagé avec d’autres.',
    purpose: 'À quoi servent les données',
    purposeHint: 'En une ou deux phrases.',
    purposeUsual:
      'Recueillir et compter les participations des habitantes et des habitants (signatures, votes, contributions), une par personne, et en rendre compte.',
    basis: 'Ce qui le permet',
    bases: {
      'public-task': { label: 'Une mission d’intérêt public', hint: 'le cas habituel d’une collectivité' },
      consent: { label: 'Le consentement', hint: 'chaque personne peut le retirer' },
      obligation: { label: 'Une obligation légale', hint: 'un texte impose cette consultation' },
      interest: { label: 'Un intérêt légitime', hint: 'pour une association, pas pour une autorité publique' },
    },
    interests: 'Intérêts légitimes',
    interestsHint:
      'Seulement si c’est ce qui le permet\u00a0: nommez-les, par exemple connaître l’avis des membres (RGPD, article 13.1.d).',
    recipients: 'Qui d’autre voit les données (facultatif)',
    recipientsHint:
      'Par exemple\u00a0: l’hébergeur du site, le service qui vérifie les signatures. Précisez-le si l’un d’eux se trouve hors de l’Union européenne.',
    kept: 'Conservées après la clôture pendant',
    keptHint: 'Le temps de vérifier et de répondre\u00a0: un an suffit le plus souvent.',
    span: 'Unité',
    spans: { days: 'jours', months: 'mois' },
    see: 'Voir la page «\u00a0Données personnelles\u00a0»',
    isSet: (controller) => `Responsable\u00a0: ${controller}`,
    isMissing: 'Personne n’est encore nommé comme responsable. Remplissez cette page avant d’ouvrir.',
  },
  mail: {
    sent: (server, from) => `Les courriels partent par ${server}, au nom de ${from}.`,
    signsIn: 'Le serveur s’identifie auprès de lui (le mot de passe ne s’affiche nulle part).',
    signsInNot: 'Le serveur ne s’identifie pas auprès de lui.',
    secure: {
      always: 'La connexion est chiffrée dès le début (TLS).',
      required: 'La connexion est chiffrée avant que rien ne parte (STARTTLS).',
      offered:
        'La connexion n’est chiffrée que si le serveur de courriel le propose (STARTTLS)\u00a0: entre des réseaux, quelqu’un peut l’empêcher, et lire les courriels et le mot de passe.',
    },
    shown: 'Les courriels ne partent pas\u00a0: ils s’affichent dans la boîte aux lettres du site, pour essayer.',
    none: 'Les courriels ne partent pas\u00a0: personne ne peut encore participer, parce que rien ne peut être confirmé.',
    howTo:
      'La personne qui administre le serveur indique le serveur de courriel au démarrage, dans SMTP_URL\u00a0: smtp://nom:motdepasse@serveur:587?from=adresse (dans le nom et le mot de passe, écrivez %40 pour @, %3A pour deux points, %2F pour une barre oblique).',
    waiting: ({ waiting, delayed, failed }) =>
      `En attente\u00a0: ${waiting}, dont déjà essayés\u00a0: ${delayed}. Abandonnés\u00a0: ${failed}.`,
    delayed: (count, since) =>
      count === 1
        ? `Un courriel attend depuis le ${since}, et sera essayé de nouveau tout seul.`
        : `${count} courriels attendent depuis le ${since}, et seront essayés de nouveau tout seuls.`,
    delayedOther: 'Le serveur de courriel a interrompu l’envoi. Un essai montre sa réponse.',
    test: 'M’envoyer un essai',
    testHint: (email) => `Un courriel part à ${email}.`,
    taken: (email) =>
      `Le serveur de courriel a pris le message pour ${email}. S’il n’arrive pas, regardez dans les indésirables\u00a0: les réglages SPF, DKIM et DMARC du domaine y font beaucoup.`,
    goOn: (count) =>
      count === 1
        ? 'Le courriel qui attendait part maintenant.'
        : `Les ${count} courriels qui attendaient partent maintenant.`,
    failed: 'Le courriel n’est pas parti',
    faults: {
      host: 'Aucun serveur de courriel n’a ce nom. Vérifiez-le.',
      port: 'Personne ne répond à ce port du serveur de courriel. Vérifiez le port\u00a0: le plus souvent 587, ou 465 avec une connexion chiffrée dès le début.',
      slow: 'Le serveur de courriel ne répond pas à temps. Un pare-feu bloque peut-être le port, ou l’adresse est fausse.',
      tls: 'La connexion chiffrée a échoué. Avec le port 465, elle est chiffrée dès le début (smtps://)\u202f; avec le port 587, ensuite (smtp://). Un serveur de la même machine ou du même réseau n’en propose pas toujours\u00a0: choisissez alors «\u00a0Seulement si le serveur le propose\u00a0».',
      certificate:
        'Le certificat du serveur de courriel n’est pas valable pour ce nom. Utilisez le nom écrit dans son certificat.',
      'sign-in': 'Le serveur de courriel refuse le nom ou le mot de passe. Vérifiez-les.',
      'needs-sign-in': 'Le serveur de courriel demande un nom et un mot de passe. Ajoutez-les.',
      sender: 'Le serveur de courriel n’accepte pas cette adresse d’expédition. Changez-la.',
      later:
        'Le serveur de courriel demande de revenir plus tard (liste grise). C’est normal au début\u00a0: les courriels des personnes qui participent sont essayés de nouveau tout seuls. Recommencez l’essai dans quelques minutes.',
      recipient:
        'Le serveur de courriel refuse l’adresse du destinataire. Vérifiez-la, ou demandez pourquoi à qui gère ce serveur.',
      text: 'Le serveur de courriel refuse le texte du message. Demandez pourquoi à qui gère ce serveur.',
      other: 'Le serveur de courriel a interrompu l’envoi. Sa réponse est ci-dessous, s’il en a donné une.',
    },
    answer: (text) => `Sa réponse\u00a0: ${text}`,
    subject: (site) => `Essai d’envoi de ${site}`,
    text: (site) => [
      'Bonjour,',
      `Ce courriel est un essai, demandé au bureau de ${site}. S’il est arrivé, les courriels de confirmation arriveront aussi.`,
      'Il n’y a rien à faire.',
      site,
    ],
    tooMany: 'Dix essais par heure suffisent. Attendez un peu.',
    account: {
      title: 'Le serveur de courriel',
      intro: 'Demandez ces réglages à qui gère la messagerie de la collectivité, ou à votre hébergeur.',
      host: 'Nom du serveur',
      port: 'Port',
      secure: 'Chiffrement',
      ways: [
        {
          value: 'required',
          label: 'Exigé avant tout envoi (STARTTLS)',
          hint: 'le plus souvent avec le port 587',
        },
        { value: 'always', label: 'Dès le début (TLS)', hint: 'avec le port 465' },
        {
          value: 'offered',
          label: 'Seulement si le serveur le propose',
          hint: 'pour un serveur de la même machine ou du même réseau\u00a0: ailleurs, quelqu’un peut empêcher le chiffrement, et lire les courriels et le mot de passe',
        },
      ],
      user: 'Nom d’utilisateur (facultatif)',
      password: 'Mot de passe',
      passwordKept: 'Un mot de passe est enregistré. Laissez vide pour le garder.',
      from: 'Adresse d’expédition',
      hints: {
        host: 'Par exemple\u00a0: smtp.ville.example.',
        port: 'Le plus souvent 587.',
        user: 'Souvent une adresse électronique. Vide si le serveur n’en demande pas.',
        password: 'Il est chiffré avant d’être enregistré, et ne s’affiche plus jamais.',
        from: 'Les personnes qui participent voient cette adresse. Le serveur doit avoir le droit d’écrire en son nom.',
      },
      save: 'Enregistrer le serveur',
      remove: 'Oublier ce serveur',
      removeHint: 'Le mot de passe est effacé, et plus aucun courriel ne part.',
      unreadable:
        'Les courriels ne partent pas\u00a0: le mot de passe enregistré ne peut plus être lu, car le secret de ce site, ou le serveur de courriel auquel il est lié, a changé autrement que par cette page. Saisissez-le de nouveau.',
    },
  },
  footer: {
    legal: 'Adresse des mentions légales (facultatif)',
    accessibility: 'Adresse de la déclaration d’accessibilité (facultatif)',
    conformity: 'Niveau d’accessibilité',
    hints: {
      legal: 'La page de votre site qui dit qui le publie et qui l’héberge.',
      accessibility: 'La page de votre site où elle est publiée.',
      conformity:
        'Celui de votre déclaration : « non conforme » tant qu’aucun audit n’a été fait, ou sous 50 % des critères.',
    },
    levels: {
      none: 'non conforme',
      partial: 'partiellement conforme',
      full: 'totalement conforme',
    },
    untold: 'Ne pas l’afficher',
    nothing: 'Rien n’est ajouté : ni mentions légales, ni niveau d’accessibilité.',
  },
  ready: {
    title: 'Votre site est prêt',
    intro: 'Tout peut encore changer dans les réglages. Il reste le plus utile\u00a0: donner la parole.',
    go: 'Créer votre première participation',
  },
};
