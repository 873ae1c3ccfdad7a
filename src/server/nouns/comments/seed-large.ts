import type { NewComment } from './rows.ts';
import { numbers } from '../../core/random.ts';
import { names, oddities, sentences } from './seed-texts.ts';

const day = 24 * 3600 * 1000;

/**
 * Comments of a large thread as they look in real ones: a third answers others, most are short and some very long, few get most of
 * the votes and of the answers. The same number, moment and thread always give the same comments.
 */
export function* largeThread(count: number, now: number, sides: readonly string[]): Generator<NewComment> {
  const random = numbers(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const made: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = `g${number}`;
    // Early comments, and those just written, are the ones that are answered.
    const parent = number > 2 && random() < 0.36 ? made[Math.floor(random() ** 2 * made.length)] : undefined;
    const person = Math.floor(random() ** 2 * Math.max(20, count / 6));
    const lang = pick(['fr', 'fr', 'fr', 'fr', 'fr', 'fr', 'fr', 'en', 'en', 'ar']);
    yield {
      id,
      author: `demo ${person}`,
      name: names[person % names.length]!,
      ...(parent !== undefined ? { parent } : sides.length > 0 && { side: pick(sides) }),
      ...body(random, pick, lang),
      at: Math.floor(now - 60 * day + (number / count) * 60 * day),
      up: Math.floor(random() ** 8 * 400),
      down: Math.floor(random() ** 10 * 120),
      ...taken(number),
    };
    made.push(id);
  }
}

function body(random: () => number, pick: <T>(list: readonly T[]) => T, lang: string): { body: string; lang?: string } {
  if (random() < 0.04) return { body: pick(oddities) };
  const length = 1 + Math.floor(random() ** 3 * 14);
  const said = Array.from({ length }, () => pick(sentences[lang]!));
  // A long text comes in paragraphs.
  const paragraphs = [said.slice(0, 4), said.slice(4, 9), said.slice(9)].filter((each) => each.length > 0);
  return { body: paragraphs.map((each) => each.join(' ')).join('\n\n'), lang };
}

/** One in a hundred was taken out, in each of the ways. */
function taken(number: number): Partial<NewComment> {
  const reason = 'Propos injurieux envers une personne';
  const ground = 'Règles de la discussion, point 2';
  switch (number % 400) {
    case 60:
      return { state: 'author', body: '' };
    case 160:
      return { state: 'moderator', reason, ground };
    case 260:
      return { state: 'awaiting' };
    case 360:
      return { state: 'hidden', reason: 'Hors sujet', ground };
    default:
      return {};
  }
}
