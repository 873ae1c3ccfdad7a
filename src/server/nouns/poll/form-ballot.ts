import type { Ballot } from '../../../schema/ballot.ts';
import { isEmpty } from '../../../tally/empty.ts';
import type { Body } from '../../http/body.ts';
import type { PollDocument } from './document.ts';

/** Returns the fields of a plain form: `choice`, `stance`, and one field per option. */
export const fieldOf = (kind: 'choice' | 'score' | 'place' | 'judgment', option: string): string => `${kind}:${option}`;

/** The button that sends a blank ballot. */
export const blankField = 'blank';

/** Returns the ballot that a plain form says, undefined where nothing was chosen; whether the poll takes it is asked afterwards. */
export function formBallot(body: Body, poll: PollDocument): unknown {
  if (blankField in body) return { kind: 'blank' };
  const ballot = filledIn(body, poll);
  return ballot && !isEmpty(ballot) ? ballot : undefined;
}

/** Returns what was filled in of a form, whatever it is. */
export function filledIn(body: Body, { form, options }: PollDocument): Ballot | undefined {
  const ids = options.map(({ id }) => id);
  /** Reads what was chosen for each option, for those where something was. */
  const given = (kind: Parameters<typeof fieldOf>[0]): [id: string, value: string][] =>
    ids.flatMap((id) => {
      const value = body[fieldOf(kind, id)];
      return typeof value === 'string' && value !== '' ? [[id, value]] : [];
    });
  switch (form.kind) {
    case 'choices': {
      const one = body['choice'];
      const choices = typeof one === 'string' && one !== '' ? [one] : given('choice').map(([id]) => id);
      return { kind: form.kind, choices };
    }
    case 'three-way':
      return body['stance'] === undefined ? undefined : { kind: form.kind, stance: Number(body['stance']) as 1 };
    case 'scores':
      return { kind: form.kind, scores: Object.fromEntries(given('score').map(([id, value]) => [id, Number(value)])) };
    case 'judgments':
      return { kind: form.kind, judgments: Object.fromEntries(given('judgment')) };
    case 'ranking':
      return { kind: form.kind, ranking: placed(given('place')) };
  }
}

/** Options by their places; those that share one stand together, and places that nobody has are left out. */
function placed(given: readonly [id: string, value: string][]): string[][] {
  const places = new Map<number, string[]>();
  for (const [id, value] of given) places.set(Number(value), [...(places.get(Number(value)) ?? []), id]);
  return [...places].sort(([a], [b]) => a - b).map(([, ids]) => ids);
}
