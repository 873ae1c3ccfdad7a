/** What a device says that many people use one after the other, in English. */
export const en = {
  'kiosk.still': 'Are you still there?',
  'kiosk.still.text': 'Unless you answer, this screen is cleared in {seconds} seconds and goes back to the start.',
  'kiosk.stay': 'Stay here',
  'kiosk.done': 'I have finished',
  'kiosk.code': 'Your receipt code:',
  'kiosk.code.use':
    'Write it down or take a picture of it. With it you can see whether your act counts, or withdraw it, at {address}',
};
