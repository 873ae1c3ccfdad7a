import type { DeskWords } from './words.ts';

/** What is said as long as nobody runs the site. */
export const setup: DeskWords['setup'] = {
  title: 'Bienvenue',
  intro:
    'Ce serveur est prêt. Indiquez qui en est responsable\u00a0: cette personne pourra publier, nommer le reste de l’équipe et tout régler.',
  email: 'Votre adresse électronique',
  emailHint: 'Elle sert à entrer au bureau. Elle n’est jamais publiée.',
  save: 'Entrer au bureau',
  linkUsed:
    'Ce lien est trop ancien, ou incomplet. Redémarrez le serveur\u00a0: il affiche un nouveau lien, valable un jour.',
  nobody:
    'Personne n’administre encore ce site. Commencez par le lien que le serveur a affiché à son démarrage\u202f; s’il est perdu, redémarrez le serveur.',
};
