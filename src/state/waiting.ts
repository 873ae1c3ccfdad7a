/** Place of the acts that wait on this device. */
export const outboxPlace = 'civic-widgets.outbox';

/** Checks whether anything waits on this device: the one look at a page load, so that whoever waits for nothing loads nothing for it. */
export function mayWait(): boolean {
  try {
    return localStorage.getItem(outboxPlace) !== null;
  } catch {
    return false;
  }
}
