import { cited, climate, climateId, proposed, remarks } from './seed/consultation.ts';
import { seedPetitions, type SeedPetition } from './seed/petitions.ts';
import type { Store, Writer } from './store/store.ts';
import { ballots, comments, events, participants, proposals, sources, things } from './store/tables.ts';

const dayLength = 24 * 3600 * 1000;

/** People who take part in the demo's consultation. */
const people = 642;

/**
 * Puts in the demo content, a fictional town with its petitions and a consultation, where it is not there yet; answers
 * whether it was put in. The same moment always gives the same content.
 */
export async function seedDemo(store: Store, now: number): Promise<boolean> {
  // Things open and close in the morning.
  const today = Math.floor(now / dayLength) * dayLength + 8 * 3600 * 1000;
  const day = (days: number): string => new Date(today + days * dayLength).toISOString();
  let isNew = false;
  for (const petition of seedPetitions(day)) {
    const added = await store.write((writer) => seedPetition(writer, petition, now));
    isNew ||= added;
  }
  const added = await store.write((writer) => seedConsultation(writer, JSON.stringify(climate(day)), now));
  return isNew || added;
}

async function seedPetition(
  writer: Writer,
  { id, document, signatures, days: [first, last] }: SeedPetition,
  now: number,
): Promise<boolean> {
  const row = { scope: id, id, type: document.type, document: JSON.stringify(document), at: now };
  if (!(await writer.insert(things, row))) return false;
  const start = now + first * dayLength;
  const length = (last - first) * dayLength;
  for (let number = 0; number < signatures; number += 1) {
    // Many come at first, few towards the end, as people do.
    const at = Math.floor(start + length * ((number + 0.5) / signatures) ** 1.6);
    const act = `demo ${String(number).padStart(5, '0')}`;
    for (const kind of ['received', 'counted']) await writer.insert(events, { scope: id, thing: id, kind, act, at });
  }
  return true;
}

async function seedConsultation(writer: Writer, document: string, now: number): Promise<boolean> {
  const scope = climateId;
  if (!(await writer.insert(things, { scope, id: scope, type: 'consultation', document, at: now }))) return false;
  const random = numbers(2035);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const person = (number: number): string => `demo ${String(number).padStart(4, '0')}`;
  const some = (): string => person(Math.floor(random() * people));
  const recently = (): number => Math.floor(now - random() * 37 * dayLength);

  for (let number = 0; number < people; number += 1) await writer.insert(participants, { scope, id: person(number) });
  for (const [number, [section, title]] of proposed.entries()) {
    const thing = `proposition-${number + 1}`;
    const about = { scope, thing };
    await writer.insert(proposals, {
      scope,
      id: thing,
      author: some(),
      section,
      title,
      body: `${title}.`,
      created_at: recently(),
      url: null,
      removed: null,
    });
    // A second ballot of the same person finds its place taken.
    for (let each = 40 + random() * 90; each > 0; each -= 1) {
      await writer.insert(ballots, {
        ...about,
        voter: some(),
        choice: pick(['agree', 'agree', 'neutral', 'disagree']),
        at: recently(),
      });
    }
    for (let each = 1; each <= 4 + random() * 16; each += 1) {
      const [alignment, body] = pick(remarks);
      await writer.insert(comments, {
        ...about,
        id: `commentaire-${each}`,
        author: some(),
        alignment,
        body,
        created_at: recently(),
        supports: Math.floor(random() ** 3 * 40),
        removed: null,
      });
    }
    if (number % 3 === 0) {
      await writer.insert(sources, {
        ...about,
        id: 'source-1',
        author: some(),
        body: pick(cited),
        created_at: recently(),
      });
    }
  }
  return true;
}

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
