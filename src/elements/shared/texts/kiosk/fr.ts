/** What a device says that many people use one after the other, in French. */
export const fr = {
  'kiosk.still': 'Êtes-vous toujours là\u202f?',
  'kiosk.still.text':
    'Sans réponse de votre part, cet écran s’efface dans {seconds}\u00a0secondes et revient au début.',
  'kiosk.stay': 'Rester ici',
  'kiosk.done': 'J’ai terminé',
  'kiosk.code': 'Votre code de reçu\u00a0:',
  'kiosk.code.use':
    'Notez-le ou photographiez-le\u00a0: avec lui, vous pourrez voir si c’est compté, ou retirer, à l’adresse {address}',
};
