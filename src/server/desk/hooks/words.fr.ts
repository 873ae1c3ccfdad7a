import type { HookWords } from './words.ts';

export const fr: HookWords = {
  link: 'Webhooks',
  title: 'Avertir d’autres logiciels (webhooks)',
  intro:
    'Vos autres logiciels sont avertis, à l’adresse que vous donnez ici, de ce qui se passe sur ce site. Aucune donnée personnelle n’est envoyée.',
  empty: 'Aucune adresse n’est avertie pour le moment.',
  address: 'Adresse à avertir',
  addressHint: 'Par exemple https://intranet.ville.example/participation',
  events: 'Avertir quand',
  event: {
    published: 'une participation est publiée',
    threshold: 'un seuil est atteint',
    closed: 'une participation est close',
    answered: 'une réponse officielle est publiée',
    test: 'essai',
  },
  add: 'Ajouter l’adresse',
  addTitle: 'Avertir une autre adresse',
  faults: {
    required: 'Indiquez une adresse, et cochez au moins un événement.',
    address: 'Écrivez une adresse complète, comme https://intranet.ville.example/participation.',
    taken: 'Cette adresse est déjà avertie. Retirez-la d’abord pour changer ses événements.',
    'too-many': 'Vingt adresses sont déjà averties\u00a0: retirez-en une d’abord.',
  },
  secretTitle: 'Gardez ce secret maintenant',
  secret:
    'Il n’est montré qu’une fois. Avec lui, votre logiciel vérifie que le message vient bien d’ici (signature «\u00a0Standard Webhooks\u00a0»).',
  tells: 'Avertie quand',
  last: 'Derniers envois',
  none: 'rien encore',
  states: { waiting: 'en attente', sent: 'reçu', failed: 'abandonné' },
  next: (time) => `nouvel essai\u00a0: ${time}`,
  test: 'Envoyer un essai',
  tested: 'L’essai part dans la minute. Son résultat s’affichera ici.',
  remove: 'Retirer',
  removeOf: (address) => `Retirer ${address}`,
  removed: 'L’adresse n’est plus avertie.',
};
