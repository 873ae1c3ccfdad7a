import { momentOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import type { DeskThing } from '../options.ts';

/** Checks whether nobody may know yet how many acts of a thing count: then nothing tells, either, how many are taken out, or when they were done. */
export const isNumberHidden = ({ kind, document }: DeskThing, services: Pick<Services, 'clock' | 'site'>): boolean =>
  kind.isCountPublic?.(document, momentOf(services)) === false;

/** Leaves the number out of what programs are told, as long as it is hidden. */
export const withoutNumber = <T extends { number: number }>({ number: _, ...others }: T) => ({
  ...others,
  hiddenUntilClose: true as const,
});
