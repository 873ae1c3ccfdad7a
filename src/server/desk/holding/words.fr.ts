import type { HoldingWords } from './words.ts';

export const fr: HoldingWords = {
  link: 'Participations suspectes',
  title: (thing) => `Participations suspectes\u00a0: ${thing}`,
  intro:
    'Ce qui est ici a été confirmé par courriel, et peut avoir été envoyé par un programme. C’est gardé, sans être compté, jusqu’à votre décision. Les personnes ont reçu la même réponse que les autres. Personne n’est montré ici.',
  note: (number) => `Suspectes et non comptées\u00a0: ${number}`,
  noteHidden: 'Des participations suspectes attendent',
  waiting: 'Ce qui attend',
  nothing: 'Rien n’est retenu.',
  reasons: {
    trap: 'Un programme a rempli un champ que personne ne voit',
    throwaway: 'Des adresses jetables',
    crowd: 'Un nombre inhabituel d’adresses d’un même domaine',
    burst: 'Beaucoup à la fois depuis un même réseau',
    work: 'Sans le calcul demandé au navigateur\u00a0: un appareil ancien, une page sans script, ou un programme',
    others: 'Plusieurs raisons, trop peu de chacune pour les distinguer',
  },
  domain: (name) => `Domaine\u00a0: ${name}`,
  block: (name) => `Réseau\u00a0: ${name}`,
  number: (number, since) => `${number}, depuis le ${since}`,
  hidden: 'Leur nombre, et depuis quand, seront connus avec les résultats.',
  most: (number) => `On décide de ${number} au plus à la fois\u00a0: décidez de nouveau pour les autres.`,
  preview: (from, to) => `Si vous les comptez\u00a0: ${from} → ${to}`,
  count: 'Compter',
  countHint: (hasPlace) =>
    `Elles comptent à partir de maintenant, comme les autres.${hasPlace ? ' La suite du même endroit n’est plus retenue.' : ''}`,
  aside: 'Écarter',
  asideHint: (hasPlace) =>
    `Elles ne compteront pas. Leur nombre et votre raison sont publics.${hasPlace ? ' La suite du même endroit est retenue à chaque fois.' : ''}`,
  why: 'Pourquoi',
  whyHint: 'Obligatoire et public\u00a0: ce texte s’affiche dans le registre. Ne nommez personne.',
  past: 'Ce qui a été décidé',
  none: 'Rien n’a encore été décidé.',
  decided: {
    count: (number, date) => `Comptées le ${date}\u00a0: ${number}`,
    aside: (number, date) => `Écartées le ${date}\u00a0: ${number}`,
  },
  decidedHidden: {
    count: (date) => `Comptées le ${date}\u00a0: le nombre sera connu avec les résultats`,
    aside: (date) => `Écartées le ${date}\u00a0: le nombre sera connu avec les résultats`,
  },
  undone: (date) => `Décision annulée le ${date}.`,
  undo: 'Annuler la décision',
  undoHint: {
    count: 'Elles sont retirées du compte, avec votre raison, sauf ce que les personnes ont retiré elles-mêmes depuis.',
    aside: 'Elles sont de nouveau retenues, et attendent une décision.',
  },
  closed: 'La participation est close\u00a0: ce qui a été décidé reste, et ce qui attend peut encore l’être.',
  done: {
    count: 'C’est compté.',
    aside: 'C’est écarté.',
    undone: 'La décision est annulée.',
    'under-way': 'Cela prend du temps et se poursuit tout seul\u00a0: rouvrez cette page dans quelques minutes.',
  },
  back: 'Revenir à la participation',
  outdated: 'Cela vient de changer. Rien n’a été fait\u00a0: regardez ce qui attend maintenant.',
  mail: {
    subject: (site) => `Des participations suspectes attendent une décision – ${site}`,
    text: (thing) =>
      `Des participations à «\u00a0${thing}\u00a0» peuvent avoir été envoyées par un programme. Elles sont gardées, sans être comptées, jusqu’à une décision.`,
    open: 'Pour décider\u00a0:',
    whyYou: 'Vous recevez ce courriel, une fois par jour au plus, parce que vous publiez sur ce site.',
    stopHere: 'Pour ne plus en recevoir, choisissez «\u00a0Jamais\u00a0» dans «\u00a0Mon accès\u00a0»\u00a0:',
  },
  account: {
    title: 'Courriels sur les participations suspectes',
    legend: 'Voulez-vous un courriel quand des participations sont retenues\u00a0?',
    hint: 'Le courriel dit où une décision est attendue. Aucun nom, aucun domaine et aucun nombre n’y figure.',
    paces: {
      never: { label: 'Jamais', hint: 'Ce qui attend reste signalé au bureau.' },
      daily: {
        label: 'Une fois par jour',
        hint: 'Au plus une fois par jour et par participation, s’il y a du nouveau à décider.',
      },
    },
    save: 'Enregistrer',
    done: {
      'held-chosen': 'C’est noté\u00a0: un courriel vous dira que des participations sont retenues.',
      'held-stopped': 'C’est noté\u00a0: vous ne recevrez plus de courriel sur les participations suspectes.',
    },
    noMail: 'Ce serveur ne peut pas encore envoyer de courriel. Votre choix vaudra dès qu’il le pourra.',
  },
  faults: { 'why.required': 'Dites pourquoi.' },
};
