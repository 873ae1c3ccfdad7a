/** How long a message is to be read after an act, in milliseconds. */
const duration = 12_000;

/** Lets what was said of an act pass. It leaves its room, so that nothing moves. */
export function letPass(root: ParentNode): void {
  const message = root.querySelector('.announcement');
  message?.animate({ visibility: ['visible', 'hidden'] }, { duration, fill: 'forwards' });
}
