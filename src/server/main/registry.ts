/* The commands of nouns, a line for each noun that has some: the only list of them. A noun's value has none, because it runs in browsers too. */
export { consultationCommands } from '../nouns/consultation/commands.ts';
export { commentsCommands } from '../nouns/comments/commands.ts';
