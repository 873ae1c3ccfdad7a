/**
 * A store that does not answer now, or may not be trusted with more: nothing was taken, and it is worth trying again. The message is one
 * line for who runs the server.
 */
export class Unavailable extends Error {}

/** A store that others keep busy: it answers, and takes what is tried again, so that nothing is wrong with it. */
export class Busy extends Unavailable {}
