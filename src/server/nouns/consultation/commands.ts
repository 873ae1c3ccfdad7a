import type { Command } from '../../core/command.ts';
import { importCommand } from './import/command.ts';

/** What whoever runs a site does with consultations by command. */
export const consultationCommands: readonly Command[] = [importCommand];
