/**
 * A store that does not answer now, or may not be trusted with more: nothing was taken, and it is worth trying again. The message is one
 * line for who runs the server.
 */
export class Unavailable extends Error {}
