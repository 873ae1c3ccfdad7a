import { answeringSection } from './answering/section.ts';
import type { DeskSection } from './entry.ts';

/** The parts of the desk besides its list, its officers and its log, in the order of their links. */
export const deskSections: readonly DeskSection[] = [answeringSection];
import { deliverySection } from './delivery/section.ts';
import type { DeskSection } from './entry.ts';

/** The parts of the desk besides its list, its officers and its log, in the order of their links. */
export const deskSections: readonly DeskSection[] = [deliverySection];
