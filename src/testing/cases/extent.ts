import type { CivicAdapter } from '../../adapters/adapter.ts';
import type { Noun } from '../../schema/noun.ts';
import { nouns } from '../../schema/nouns.ts';
import { claimEqual, thingIn, type Case } from '../case.ts';

/** Returns a check of whether a case applies to an adapter that can this: nouns by their type, and methods as `group.method`. */
export const appliesTo =
  (can: readonly string[]) =>
  ({ noun, needs }: Case): boolean =>
    (noun === undefined || can.includes(noun)) && needs.every((need) => can.includes(need));

/**
 * Makes one case for each noun, in place of those that do not apply: that the platform has it, and the adapter the methods of its group, as far as
 * is said, and no further.
 */
export const extentOf = (can: readonly string[]): Case[] =>
  (nouns as readonly Noun[]).map(({ type, plural, group = '', acts }) => {
    const methods = Object.keys(acts).filter((act) => can.includes(`${group}.${act}`));
    return {
      name: `can of ${plural} what is said: ${can.includes(type) ? ['read', ...methods].join(', ') : 'nothing'}`,
      needs: [],
      async run({ adapter, bench }) {
        claimEqual(thingIn(bench, type) !== undefined, can.includes(type), `whether the bench has a ${type}`);
        const found = Object.entries((adapter[group as keyof CivicAdapter] ?? {}) as object);
        const present = new Set(found.filter(([, method]) => method !== undefined).map(([name]) => name));
        const known = Object.keys(acts).filter((act) => present.has(act));
        claimEqual(known.join(', '), methods.join(', '), `methods of ${plural}`);
      },
    };
  });
