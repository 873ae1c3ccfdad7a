import type { Command } from '../../core/command.ts';
import { moderatorCommand } from './command-moderator.ts';
import { seedCommand } from './command-seed.ts';

/** The commands for whoever runs a site with threads. */
export const commentsCommands: readonly Command[] = [seedCommand, moderatorCommand];
