import { instantNow } from '../client/clock.ts';
import { createHttp } from '../client/http.ts';
import type { Phase } from '../schema/common.ts';
import type { Petition } from '../schema/petition.ts';
import { defineAdapter, type AdapterOptions, type CivicAdapter, type ReadOptions, type Snapshot } from './adapter.ts';
import { given, isPast, toInstant, toWhole } from './common/lenient.ts';
import { parse } from './common/parse.ts';
import { isParliament, toAddress, type UkPetitionAddress } from './uk-petitions/address.ts';
import { counted, document, type Attributes, type Counted } from './uk-petitions/shapes.ts';
import { answerOf, thresholdsOf, timelineOf, toText } from './uk-petitions/story.ts';

const name = 'uk-petitions';

/** For how many milliseconds a petition's words are taken to be what they were, as long as its counts tell of no change. */
const patience = 10 * 60_000;

interface Known {
  petition: Petition;
  attributes: Attributes;
  at: number;
}

/**
 * Reads the petitions of the UK Parliament, and of any other site of the same software. They are signed there only. What can be done is in
 * `docs/platforms/uk-petitions.md`.
 */
export function ukPetitionsAdapter({ identity: _, ...options }: AdapterOptions = {}): CivicAdapter {
  const http = createHttp({ name, ...options });
  // A petition weighs some 200 kB, for it counts every constituency; its number alone weighs 200 bytes.
  const known = new Map<string, Known>();

  const readAll = async (address: UkPetitionAddress, call: ReadOptions): Promise<Snapshot> => {
    const url = `${address.url}.json`;
    const { body, maxAge } = await http.read(url, call);
    const { data } = parse(document, body, `${name}: GET ${url}`);
    const petition = toPetition(address, data.attributes, data.type === 'archived-petition');
    known.set(address.url, { petition, attributes: data.attributes, at: Date.now() });
    return { thing: petition, ...given('maxAge', maxAge) };
  };

  const readCount = async (
    address: UkPetitionAddress,
    { petition, attributes }: Known,
    call: ReadOptions,
  ): Promise<Snapshot> => {
    const url = `${address.url}/count.json`;
    const { body, maxAge } = await http.read(url, call);
    const now = parse(counted, body, `${name}: GET ${url}`);
    if (hasChanged(attributes, now)) return readAll(address, call);
    return { thing: { ...petition, numbers: toNumbers(now.signature_count) }, ...given('maxAge', maxAge) };
  };

  return defineAdapter({
    name,
    async read(src, call = {}) {
      const address = toAddress(src);
      const before = known.get(address.url);
      const isCountEnough = before?.petition.phase === 'open' && before.at > Date.now() - patience && !call.fresh;
      return isCountEnough && !isPast(before.petition.closesAt, zone)
        ? readCount(address, before, call)
        : readAll(address, call);
    },
  });
}

/** Time zone of its dates. */
const zone = 'Europe/London';

/** Checks whether something besides the number is new. */
const hasChanged = (before: Attributes, { signature_count: _, ...now }: Counted): boolean =>
  Object.entries(now).some(([field, value]) => toInstant(value) !== toInstant(before[field as keyof Attributes]));

const phases: Record<string, Phase> = { open: 'open', closed: 'closed', rejected: 'closed' };

function toPetition(address: UkPetitionAddress, attributes: Attributes, isArchived: boolean): Petition {
  const { url, origin, id } = address;
  const phase = isArchived || address.isArchived ? 'archived' : (phases[attributes.state] ?? 'not-open');
  const text = [attributes.background, attributes.additional_details, attributes.committee_note];
  return {
    type: 'petition',
    id,
    lang: 'en-GB',
    url,
    title: toText(attributes.action).slice(0, 500).toWellFormed(),
    text: text.map(toText).filter(Boolean).join('\n\n').slice(0, 20_000).toWellFormed(),
    textVersion: toInstant(attributes.updated_at) ?? '',
    phase,
    ...given('opensAt', toInstant(attributes.opened_at)),
    ...given('closesAt', toInstant(attributes.closed_at) ?? toInstant(attributes.closing_date)),
    timeZone: zone,
    ...given('author', attributes.creator_name?.slice(0, 300)),
    can: phase === 'open' ? { sign: { allowed: false, elsewhere: `${origin}/petitions/${id}/signatures/new` } } : {},
    numbers: attributes.opened_at === null ? {} : toNumbers(attributes.signature_count),
    thresholds: isParliament(address) ? thresholdsOf(attributes) : [],
    ...given('answer', answerOf(attributes)),
    timeline: timelineOf(attributes, `${url}?reveal_response=yes`),
  };
}

function toNumbers(value: unknown): Petition['numbers'] {
  const signatures = toWhole(value);
  if (signatures === undefined) return {};
  const method =
    'A signature counts once its email address has been confirmed. The site counts again every few minutes.';
  return { signatures: { value: signatures, asOf: instantNow(), method } };
}
