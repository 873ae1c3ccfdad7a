import type { Ballot } from '../../../schema/ballot.ts';
import type { PollDocument } from './document.ts';
import { numbers } from '../../core/random.ts';

/** Ballots of people who like the first options a little better, some of them blank; the same each time. */
export function generate(document: PollDocument, many: number, seed: number): Ballot[] {
  const random = numbers(seed);
  return Array.from({ length: many }, () => (random() < 0.03 ? { kind: 'blank' } : cast(document, random)));
}

function cast({ form, options }: PollDocument, random: () => number): Ballot {
  const ids = options.map(({ id }) => id);
  /** How much this person likes an option. */
  const liking = new Map(ids.map((id, place) => [id, random() + 0.25 * (1 - place / ids.length)]));
  const preferred = [...ids].sort((a, b) => liking.get(b)! - liking.get(a)!);
  const whole = (lowest: number, highest: number): number => lowest + Math.floor(random() * (highest - lowest + 1));
  /** A step of a scale, higher for what is liked. */
  const step = (id: string, steps: number): number =>
    Math.min(steps - 1, Math.max(0, Math.floor((liking.get(id)! - 0.1) * steps + random() - 0.5)));
  switch (form.kind) {
    case 'choices':
      return { kind: 'choices', choices: preferred.slice(0, whole(Math.max(1, form.min), form.max)) };
    case 'three-way': {
      const chance = random();
      return { kind: 'three-way', stance: chance < 0.52 ? 1 : chance < 0.7 ? 0 : -1 };
    }
    case 'scores': {
      const { lowest, highest } = form;
      return {
        kind: 'scores',
        scores: Object.fromEntries(ids.map((id) => [id, lowest + step(id, highest - lowest + 1)])),
      };
    }
    case 'ranking':
      return { kind: 'ranking', ranking: preferred.slice(0, whole(Math.max(1, form.min), form.max)) };
    case 'judgments': {
      const { mentions } = form;
      return {
        kind: 'judgments',
        judgments: Object.fromEntries(ids.map((id) => [id, mentions[step(id, mentions.length)]!])),
      };
    }
  }
}
