/** Something that the person who starts the server can mend: its message is one sentence that says what and how. */
export class StartError extends Error {}
