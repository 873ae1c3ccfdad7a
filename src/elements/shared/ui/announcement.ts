/** How long a message is to be read after an act, in milliseconds. */
const duration = 12_000;

/** Lets what was said of an act pass. It leaves its room, so that nothing moves. */
export function letPass(message: Element | null): void {
  message?.animate({ visibility: ['visible', 'hidden'] }, { duration, fill: 'forwards' });
}
