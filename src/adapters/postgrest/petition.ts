import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import { milestone, officialAnswer } from '../../schema/answering.ts';
import { threshold, type Petition } from '../../schema/petition.ts';
import type { ActsOf } from '../adapter.ts';
import type { Acts } from './acts.ts';
import type { Call, Calls, RowAddress } from './calls.ts';
import { common, maybe } from './rows.ts';
import { counted, shownCommon } from './things.ts';

const petitionRow = z.object({
  ...common,
  body: text(20_000),
  text_version: text(100),
  author: maybe(text(300)),
  thresholds: maybe(z.array(threshold)),
  answer: maybe(officialAnswer),
  timeline: maybe(z.array(milestone)),
  method: maybe(text(500)),
});
type PetitionRow = z.infer<typeof petitionRow>;

function toPetition(row: PetitionRow, signatures: number): Petition {
  const can = { allowed: row.phase === 'open' };
  return {
    ...shownCommon(row),
    type: 'petition',
    can: { sign: can, withdraw: can },
    numbers: { signatures: counted(signatures, row.method) },
    text: row.body,
    textVersion: row.text_version,
    ...(row.author && { author: row.author }),
    thresholds: row.thresholds ?? [],
    ...(row.answer && { answer: row.answer }),
    timeline: row.timeline ?? [],
  };
}

export async function readPetition({ one, count }: Calls, address: RowAddress, call: Call): Promise<Petition> {
  const filters = { petition_id: `eq.${address.id}`, select: 'petition_id' };
  const [row, signatures] = await Promise.all([
    one(petitionRow, address, call),
    count(address, 'public_signatures', filters, call),
  ]);
  return toPetition(row, signatures);
}

/** Makes the acts on a petition. */
export const petitionActs = ({ send }: Calls, { act, withdraw, receipt }: Acts) =>
  ({
    sign: (src, { name, place: town, displayPublicly, textVersion, source }, call = {}) =>
      act(src, 'counted', (address, token) => {
        const body = {
          petition_id: address.id,
          name,
          place: town,
          display_publicly: displayPublicly,
          text_version: textVersion,
          ...(source && { source }),
        };
        const filters = { on_conflict: 'petition_id,person' };
        return send(address, 'post', 'signatures', filters, { body, token, resolution: 'ignore' }, call);
      }),
    withdraw: withdraw('signatures', 'petition_id'),
    receipt: receipt('signatures', 'petition_id'),
  }) satisfies Partial<ActsOf<'petitions'>>;
