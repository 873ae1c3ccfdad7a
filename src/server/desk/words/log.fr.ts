/** As what things are done that the log tells of, and with how many held acts. */
export const logFr = {
  by: {
    owner: 'responsable',
    editor: 'rédaction',
    moderator: 'modération',
    clerk: 'dépouillement',
    observer: 'lecture',
    operator: 'administration du serveur',
  },
  held: (number: string) => `Nombre\u00a0: ${number}`,
};

/** What is done with held acts. */
export const suspectsFr = {
  'suspects-counted': 'Participations suspectes comptées',
  'suspects-set-aside': 'Participations suspectes écartées',
  'suspects-reopened': 'Participations suspectes de nouveau retenues',
};
