import { dayLength, daysFrom } from '../../core/seed.ts';
import { addJoined } from '../../core/participant-days.ts';
import { numbers } from '../../core/random.ts';
import { undated } from '../../core/undated.ts';
import { participants, things } from '../../core/tables.ts';
import { rowOf } from '../../core/things.ts';
import type { Store, Writer } from '../../store/store.ts';
import { commentRow } from '../comments/rows.ts';
import { addComment } from '../comments/write.ts';
import { ballots } from '../poll/tables.ts';
import type { ConsultationDocument } from './document.ts';
import { consultationKind } from './kind.ts';
import { cited, climate, climateId, proposed, remarks } from './seed.ts';
import { proposals, sources } from './tables.ts';

/** People who take part in the demo's consultation. */
const people = 642;

/** Puts in the consultation of the demo; answers whether it was not there yet. */
export const seedConsultationOf = (store: Store, now: number): Promise<boolean> =>
  store.write((writer) => seedConsultation(writer, climate(daysFrom(now)), now));

async function seedConsultation(writer: Writer, document: ConsultationDocument, now: number): Promise<boolean> {
  const scope = climateId;
  if (!(await writer.insert(things, rowOf(consultationKind, scope, document, now)))) return false;
  const random = numbers(2035);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const person = (number: number): string => `demo ${String(number).padStart(4, '0')}`;
  const some = (): string => person(Math.floor(random() * people));
  const recently = (): number => Math.floor(now - random() * 37 * dayLength);

  await writer.insertMany(
    participants,
    Array.from({ length: people }, (_, number) => ({ scope, id: person(number) })),
  );
  await addJoined(writer, scope, '', undated, people);
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
    await writer.insertMany(
      ballots,
      Array.from({ length: Math.ceil(40 + random() * 90) }, () => {
        const row = { ...about, voter: some(), choice: pick(['1', '1', '0', '-1']) };
        // A ballot had a time once: what is made up after it stays as it was.
        random();
        return row;
      }),
    );
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
