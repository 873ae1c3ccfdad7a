import type { CivicAdapter } from '../../adapters/adapter.ts';
import type { Noun } from '../../schema/noun.ts';
import { nouns } from '../../schema/nouns.ts';
import { claim, claimEqual, methodOf, thingIn, type Case, type Stage } from '../case.ts';

/** A noun that something can be done with, and so its group of methods. */
interface Acted extends Noun {
  readonly group: string;
}

const acted: readonly Acted[] = nouns.filter((noun) => 'group' in noun);

/** Returns an address of something that the bench has. */
export function anySource({ bench }: Stage): string {
  const thing = nouns.map(({ type }) => thingIn(bench, type)).find(Boolean);
  claim(thing !== undefined, `the bench has one of these: ${nouns.map(({ type }) => type).join(', ')}`);
  return thing.src;
}

export const contract: readonly Case[] = [
  {
    name: 'has no method that the contract does not know',
    needs: [],
    async run({ adapter }) {
      claim(/^[a-z][a-z\d-]*$/.test(adapter.name), 'the adapter has a name in lower case');
      const known = new Set([
        'name',
        'repeatable',
        'read',
        'start',
        'follow',
        'challenge',
        ...acted.map(({ group }) => group),
      ]);
      for (const name of Object.keys(adapter)) claim(known.has(name), `the contract has no \`${name}\``);
      for (const { group, acts } of acted) {
        const others = Object.keys(adapter[group as keyof CivicAdapter] ?? {});
        const unknown = others.filter((name) => !Object.hasOwn(acts, name));
        claimEqual(unknown.join(', '), '', `methods of ${group} that the contract does not have`);
      }
    },
  },
  {
    name: 'has each ability as a whole or not at all',
    needs: [],
    async run({ adapter }) {
      for (const { group, acts } of acted) {
        for (const [act, { needs }] of Object.entries(acts)) {
          const isWhole = !needs || !methodOf(adapter, `${group}.${act}`) || methodOf(adapter, `${group}.${needs}`);
          claim(Boolean(isWhole), `${group}.${act} is there, and so must be ${group}.${needs}`);
        }
      }
    },
  },
  {
    name: 'allows no act that it has no method for',
    needs: [],
    async run({ adapter, bench }) {
      for (const { type, group, abilities } of acted) {
        const stands = thingIn(bench, type);
        const thing = stands && (await adapter.read(stands.src)).thing;
        for (const [ability, act] of Object.entries(abilities)) {
          const isAllowed = thing?.can[ability]?.allowed === true;
          const method = `${group}.${act}`;
          claim(!isAllowed || methodOf(adapter, method) !== undefined, `can.${ability} is allowed without ${method}`);
        }
      }
    },
  },
  {
    name: 'speaks through the fetch that it is given, and sends no cookie',
    needs: [],
    async run(stage) {
      await stage.adapter.read(anySource(stage));
      const { requests } = stage.network;
      claim(requests.length > 0, 'the read is a request to the given fetch');
      claim(!requests.some(({ credentials }) => credentials === 'include'), 'no request includes credentials');
    },
  },
];
