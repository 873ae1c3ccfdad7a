import type { Known } from '../../core/known.ts';
import { slices } from '../../store/slices.ts';
import { voters } from './tables.ts';

/** Those who voted: nobody is known by name or address, but of the address that was erased a digest of the domain stays until the end. */
export const knownVoters: Known = {
  count: async () => 0,
  eraseSome: async () => 0,
  traces: {
    has: async (reader, scope) =>
      (await reader.count(voters, { scope })) > (await reader.count(voters, { scope, domain: '' })),
    async drop(writer, scope) {
      for await (const rows of slices(writer, voters, { scope })) {
        const traced = rows.filter(({ domain }) => domain !== '');
        await writer.removeMany(
          voters,
          { scope },
          'act',
          traced.map(({ act }) => act),
        );
        await writer.insertMany(
          voters,
          traced.map((row) => ({ ...row, domain: '' })),
        );
      }
    },
  },
};
