import type { Command } from '../../core/command.ts';
import { moderatorCommand } from './command-moderator.ts';
import { seedCommand } from './command-seed.ts';

/** What whoever runs a site does with threads by command. */
export const commentsCommands: readonly Command[] = [seedCommand, moderatorCommand];
