/** Lets whatever else waits be answered: what takes long is done in slices, and must not hold the server up. */
export type Turn = () => Promise<void>;

export const othersTurn: Turn = () => new Promise((resolve) => setTimeout(resolve));
