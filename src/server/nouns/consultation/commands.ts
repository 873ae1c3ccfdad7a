import type { Command } from '../../core/command.ts';
import { importCommand } from './import/command.ts';

/** The commands for whoever runs a site with consultations. */
export const consultationCommands: readonly Command[] = [importCommand];
