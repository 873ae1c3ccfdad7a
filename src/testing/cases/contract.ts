import type { CivicAdapter, CommentActs, PetitionActs, PollActs } from '../../adapters/adapter.ts';
import { claim, claimEqual, type Case, type Stage } from '../case.ts';

/** Every method of each group: the compiler says where the contract has another. */
const groups: {
  petitions: Record<keyof PetitionActs, true>;
  polls: Record<keyof PollActs, true>;
  comments: Record<keyof CommentActs, true>;
} = {
  petitions: { sign: true, confirm: true, resend: true, withdraw: true, receipt: true },
  polls: { vote: true, confirm: true, resend: true, withdraw: true, receipt: true, ballots: true },
  comments: {
    page: true,
    join: true,
    confirm: true,
    resend: true,
    mine: true,
    post: true,
    edit: true,
    remove: true,
    restore: true,
    erase: true,
    vote: true,
    report: true,
    queue: true,
    decide: true,
  },
};

const names: readonly string[] = ['name', 'read', ...Object.keys(groups)];

/** A method is of no use without the one it follows, or leads to. */
const together: readonly (readonly [method: string, needed: string])[] = [
  ['petitions.confirm', 'petitions.sign'],
  ['petitions.resend', 'petitions.confirm'],
  ['petitions.withdraw', 'petitions.sign'],
  ['petitions.receipt', 'petitions.sign'],
  ['polls.confirm', 'polls.vote'],
  ['polls.resend', 'polls.confirm'],
  ['polls.withdraw', 'polls.vote'],
  ['polls.receipt', 'polls.vote'],
  ['comments.confirm', 'comments.join'],
  ['comments.resend', 'comments.confirm'],
  ['comments.post', 'comments.page'],
  ['comments.edit', 'comments.post'],
  ['comments.remove', 'comments.post'],
  ['comments.restore', 'comments.remove'],
  ['comments.erase', 'comments.post'],
  ['comments.queue', 'comments.decide'],
  ['comments.decide', 'comments.queue'],
];

/** What a thing may allow, and the method that does it. */
const abilities = {
  petition: { sign: 'petitions.sign', withdraw: 'petitions.withdraw' },
  poll: { vote: 'polls.vote', withdraw: 'polls.withdraw' },
  thread: { comment: 'comments.post', vote: 'comments.vote', report: 'comments.report' },
} as const;

/** What stands at `group.method`. */
export function methodOf(adapter: CivicAdapter, path: string): unknown {
  const [group = '', method = ''] = path.split('.');
  return (adapter[group as keyof CivicAdapter] as Record<string, unknown> | undefined)?.[method];
}

/** An address of something that the bench has. */
export function anySource({ bench }: Stage): string {
  const thing = bench.petition ?? bench.poll ?? bench.thread ?? bench.consultation;
  claim(thing !== undefined, 'the bench has a petition, a poll, a thread or a consultation');
  return thing.src;
}

export const contract: readonly Case[] = [
  {
    name: 'has no method that the contract does not know',
    needs: [],
    async run({ adapter }) {
      claim(/^[a-z][a-z\d-]*$/.test(adapter.name), 'the adapter has a name in lower case');
      const known = new Set(names);
      for (const name of Object.keys(adapter)) claim(known.has(name), `the contract has no \`${name}\``);
      for (const [group, methods] of Object.entries(groups)) {
        const others = Object.keys(adapter[group as keyof typeof groups] ?? {});
        const unknown = others.filter((name) => !Object.hasOwn(methods, name));
        claimEqual(unknown.join(', '), '', `methods of ${group} that the contract does not have`);
      }
    },
  },
  {
    name: 'has each ability as a whole or not at all',
    needs: [],
    async run({ adapter }) {
      for (const [method, needed] of together) {
        const isWhole = !methodOf(adapter, method) || Boolean(methodOf(adapter, needed));
        claim(isWhole, `${method} is there, and so must be ${needed}`);
      }
    },
  },
  {
    name: 'allows no act that it has no method for',
    needs: [],
    async run({ adapter, bench }) {
      for (const noun of ['petition', 'poll', 'thread'] as const) {
        const thing = bench[noun] && (await adapter.read(bench[noun].src)).thing;
        for (const [ability, method] of Object.entries(abilities[noun])) {
          const isAllowed = thing?.can[ability]?.allowed === true;
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
