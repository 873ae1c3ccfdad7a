import { isCivicError } from '../../client/errors.ts';
import type { Petition } from '../../schema/petition.ts';
import { claim, claimEqual, type Case } from '../bench.ts';

export const reading: readonly Case[] = [
  {
    name: 'reads a petition with its count, its phase and what may be done',
    needs: [],
    async run({ adapter, petition, counted }) {
      const { thing } = await adapter.read(petition);
      claimEqual(thing.type, 'petition', 'type');
      claimEqual(thing.phase, 'open', 'phase');
      claimEqual(thing.numbers['signatures']?.value, await counted(), 'signatures');
      claim(Number.isFinite(Date.parse(thing.numbers['signatures']?.asOf ?? '')), 'a count says when it was counted');
      claimEqual(thing.can['sign']?.allowed, Boolean(adapter.petitions?.sign), 'can.sign.allowed');
      claim(
        (thing as Petition).thresholds.every(({ duty }) => duty !== ''),
        'a threshold says what it obliges',
      );
    },
  },
  {
    name: 'reads a consultation with its numbers',
    needs: [],
    async run({ adapter, consultation }) {
      const { thing } = await adapter.read(consultation);
      claimEqual(thing.type, 'consultation', 'type');
      claim(Object.keys(thing.numbers).length > 0, 'a consultation has numbers');
    },
  },
  {
    name: 'answers an address where nothing stands with not-found',
    needs: [],
    async run({ adapter, missing }) {
      const error: unknown = await adapter.read(missing).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      claim(isCivicError(error), 'the failure is a CivicError');
      claimEqual(error.code, 'not-found', 'code');
      claim(!error.retryable, 'what is not there is not worth a retry');
    },
  },
  {
    name: 'ends a read with the reason of its signal',
    needs: [],
    async run({ adapter, petition }) {
      const abort = new AbortController();
      const reading = adapter.read(petition, { signal: abort.signal });
      abort.abort();
      const error: unknown = await reading.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      claimEqual((error as Error | undefined)?.name, 'AbortError', 'name of the error');
    },
  },
];
