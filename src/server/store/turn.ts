/** Lets whatever else waits be answered: what takes long is done in slices, and must not hold the server up. */
export const othersTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
