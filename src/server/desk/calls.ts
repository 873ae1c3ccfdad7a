import type { DeskCall } from './call.ts';
import { officerCalls } from './calls-officers.ts';
import { thingCalls } from './calls-things.ts';
import { deskSections } from './sections.ts';

/** All that programs do at the desk besides what they do with documents. */
export const deskCalls: readonly DeskCall[] = [
  ...deskSections.flatMap(({ calls }) => calls ?? []),
  ...officerCalls,
  ...thingCalls,
];
