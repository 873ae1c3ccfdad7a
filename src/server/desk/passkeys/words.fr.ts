import type { PasskeyWords } from './words.ts';

export const fr: PasskeyWords = {
  link: 'Mon accès',
  title: 'Mon accès',
  signedInAs: (email) => `Vous êtes dans le bureau avec l’adresse ${email}.`,
  keys: 'Clés d’accès',
  intro:
    'Une clé d’accès (passkey) vous fait entrer par l’empreinte, le visage ou le code de votre appareil, sans attendre de courriel. Elle ne quitte pas vos appareils, et le courriel reste toujours possible.',
  empty: 'Vous n’avez pas encore de clé d’accès.',
  name: 'Nom de la clé',
  nameHint: 'Pour la reconnaître, par exemple «\u00a0Ordinateur du bureau\u00a0».',
  unnamed: 'Clé d’accès',
  added: (time) => `Ajoutée le ${time}`,
  used: 'Dernière utilisation',
  never: 'jamais',
  add: 'Ajouter une clé d’accès',
  addTitle: 'Ajouter une clé d’accès',
  unable:
    'Ce navigateur ne peut pas en créer ici\u00a0: il lui faut JavaScript, et la page doit être ouverte à l’adresse publique du site. Le courriel reste possible.',
  done: { added: 'La clé d’accès est ajoutée. Elle vous fait entrer dès maintenant.', removed: 'La clé est retirée.' },
  remove: 'Retirer',
  removeOf: (name) => `Retirer ${name}`,
  faults: {
    stale:
      'Rien n’est ajouté\u00a0: la demande a plus de cinq minutes, ou elle a déjà servi. Appuyez de nouveau sur «\u00a0Ajouter une clé d’accès\u00a0».',
    refused:
      'Rien n’est ajouté\u00a0: la réponse de l’appareil n’est pas valable ici. Ouvrez cette page à l’adresse publique du site, puis recommencez.',
    known: 'Rien n’est ajouté\u00a0: cette clé est déjà enregistrée.',
    'too-many': 'Rien n’est ajouté\u00a0: vous avez dix clés. Retirez d’abord celle qui ne vous sert plus.',
  },
  everywhere: 'Se déconnecter de tous les appareils',
  everywhereHint:
    'Pour vous seulement\u00a0: utile si un appareil est perdu ou partagé. Retirez aussi la clé d’accès de cet appareil.',
  enter: 'Entrer avec une clé d’accès',
  enterHint: 'Pour qui en a ajouté une dans «\u00a0Mon accès\u00a0».',
  enterFaults: {
    stale: 'La demande a plus de cinq minutes, ou elle a déjà servi. Recommencez, ou demandez un code par courriel.',
    unknown:
      'Cette clé d’accès n’ouvre plus ce bureau\u00a0: elle a été retirée. Demandez un code par courriel, puis ajoutez-en une dans «\u00a0Mon accès\u00a0».',
    refused:
      'Cette clé d’accès n’a pas pu être vérifiée. Ouvrez cette page à l’adresse publique du site et recommencez, ou demandez un code par courriel.',
  },
  notDone: 'Votre appareil n’a rien confirmé. Recommencez, ou utilisez le courriel.',
  notAsked: 'Le serveur n’a pas répondu comme prévu. Rechargez la page et recommencez, ou utilisez le courriel.',
  mailSubject: (site) => `Une clé d’accès a été ajoutée au bureau de ${site}`,
  mail: (site, url) => [
    'Bonjour,',
    `Une clé d’accès vient d’être ajoutée à votre accès au bureau de ${site}. Si c’est vous, vous n’avez rien à faire.`,
    `Sinon, entrez au bureau, retirez cette clé, déconnectez tous les appareils, et prévenez une personne responsable du site\u00a0:\n${url}`,
    site,
  ],
};
