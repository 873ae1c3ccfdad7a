import type { KeptWords } from './words.ts';

export const fr: KeptWords = {
  ended:
    'Vous n’êtes plus dans le bureau\u00a0: votre session a pris fin, ou votre accès a été retiré. Entrez de nouveau\u202f; si aucun courriel n’arrive, demandez à une personne responsable du site.',
  kept: 'Rien n’a été fait, et ce que vous avez écrit est gardé dans cet onglet. Entrez ici\u00a0: vous retrouverez votre formulaire rempli. Si vous suivez le lien du courriel, revenez ensuite à cet onglet et appuyez sur le bouton.',
  again: 'Recommencer avec une autre adresse',
  title: 'Ce que vous avez écrit',
  notDone:
    'Vous êtes de nouveau dans le bureau. Rien n’a encore été fait\u00a0: le formulaire est tel que vous l’aviez rempli. Vérifiez-le, puis envoyez-le.',
  toForm: 'Aller au formulaire',
  files: 'Les fichiers n’ont pas pu être gardés\u00a0: choisissez-les de nouveau.',
  left: 'Ce qui n’a plus de place dans ce formulaire',
  noForm:
    'Vous êtes de nouveau dans le bureau, et rien n’a été fait. La page de ce formulaire n’est plus là, ou n’est pas dans votre rôle. Voici ce que vous aviez écrit, à copier où il le faut.',
};
