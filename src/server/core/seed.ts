import { cited, climate, climateId, proposed, remarks } from '../nouns/consultation/seed.ts';
import { writeBallot } from '../nouns/poll/ballot-codec.ts';
import { seedPetitions, type SeedPetition } from '../nouns/petition/seed.ts';
import { seedPolls, type SeedPoll } from '../nouns/poll/seed.ts';
import { numbers } from './random.ts';
import { seedThreads } from '../nouns/comments/seed.ts';
import { writeThread } from '../nouns/comments/seed-write.ts';
import type { Store, Writer } from '../store/store.ts';
import { ballots, events, participants, proposals, sources, things } from '../store/tables.ts';
import { commentRow } from '../nouns/comments/rows.ts';
import { addComment } from '../nouns/comments/write.ts';
import { thingRow } from './things.ts';

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
  for (const poll of seedPolls(day)) {
    const added = await store.write((writer) => seedPoll(writer, poll, now));
    isNew ||= added;
  }
  for (const thread of seedThreads(day, now)) {
    const added = await store.write((writer) => writeThread(writer, thread, now));
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
  if (!(await writer.insert(things, thingRow(id, document, now)))) return false;
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

async function seedPoll(writer: Writer, { id, document, ballots: cast }: SeedPoll, now: number): Promise<boolean> {
  if (!(await writer.insert(things, thingRow(id, document, now)))) return false;
  const options = document.options.map((option) => option.id);
  for (const [number, ballot] of cast.entries()) {
    const voter = `demo ${String(number).padStart(5, '0')}`;
    await writer.insert(ballots, { scope: id, thing: id, voter, choice: writeBallot(ballot, options), at: now });
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
        choice: pick(['1', '1', '0', '-1']),
        at: recently(),
      });
    }
    for (let each = 1; each <= 4 + random() * 16; each += 1) {
      const [alignment, body] = pick(remarks);
      const comment = {
        id: `commentaire-${each}`,
        author: some(),
        side: String(alignment),
        body,
        at: recently(),
        up: Math.floor(random() ** 3 * 40),
      };
      await addComment(writer, commentRow(about, comment), now);
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
