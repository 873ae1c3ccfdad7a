import { answeringSection } from './answering/section.ts';
import { buildingSection } from './building/section.ts';
import { digestSection } from './digest/section.ts';
import { deliverySection } from './delivery/section.ts';
import type { DeskSection } from './entry.ts';
import { holdingSection } from './holding/section.ts';
import { hooksSection } from './hooks/section.ts';
import { invalidatingSection } from './invalidating/section.ts';
import { figuresSection } from './figures/section.ts';
import { makingSection } from './making/section.ts';
import { settingsSection } from './settings/section.ts';
import { moderationSection } from './moderation/section.ts';
import { namesSection } from './names/section.ts';
import { newsSection } from './news/section.ts';
import { personSection } from './person/section.ts';
import { retentionSection } from './retention/section.ts';
import { proposalsSection } from './proposals/section.ts';
import { programsSection } from './programs/section.ts';
import { passkeysSection } from './passkeys/section.ts';
import { papersSection } from './papers/section.ts';
import { voicesSection } from './voices/section.ts';
import { withdrawalsSection } from './withdrawals/section.ts';

/** The parts of the desk besides its list, its officers and its log, in the order of their links. */
export const deskSections: readonly DeskSection[] = [
  // Each has a line of its own.
  settingsSection,
  makingSection,
  answeringSection,
  papersSection,
  holdingSection,
  invalidatingSection,
  proposalsSection,
  moderationSection,
  voicesSection,
  digestSection,
  namesSection,
  personSection,
  buildingSection,
  hooksSection,
  programsSection,
  figuresSection,
  deliverySection,
  newsSection,
  retentionSection,
  passkeysSection,
  withdrawalsSection,
];
