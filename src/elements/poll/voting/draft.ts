import type { Ballot, BallotForm } from '../../../schema/ballot.ts';
import { optionsOf, settingsOf } from '../../../tally/settings.ts';
import type { Poll } from '../../../schema/poll.ts';

/** A form of ballots of one kind. */
export type FormOf<K extends BallotForm['kind']> = Extract<BallotForm, { kind: K }>;

/** The ballot as a participant has filled it in so far; nothing here is checked yet. */
export interface Draft {
  readonly choices: readonly string[];
  readonly stance?: 1 | 0 | -1;
  /** By option, as the fields hold it: a mark, a mention, or a place where places may be shared. */
  readonly marks: ReadonlyMap<string, string>;
  readonly ranking: readonly string[];
}

export const emptyDraft: Draft = { choices: [], marks: new Map(), ranking: [] };

/** Makes a ballot of a draft, with options that there still are; whether it can be cast is for `ballotFaultIn` to say. */
export function toBallot(draft: Draft, poll: Poll): Ballot {
  const { form } = poll;
  const options = optionsOf(settingsOf(poll));
  const known = (ids: readonly string[]): string[] => ids.filter((id) => options.includes(id));
  const marks = options.flatMap((id): [string, string][] => {
    const mark = draft.marks.get(id);
    return mark ? [[id, mark]] : [];
  });
  switch (form.kind) {
    case 'choices':
      return { kind: 'choices', choices: known(draft.choices) };
    case 'three-way':
      return { kind: 'three-way', stance: draft.stance as 1 };
    case 'scores':
      return { kind: 'scores', scores: Object.fromEntries(marks.map(([id, mark]) => [id, Number(mark)])) };
    case 'judgments':
      return { kind: 'judgments', judgments: Object.fromEntries(marks) };
    case 'ranking':
      return { kind: 'ranking', ranking: form.ties ? toPlaces(marks) : known(draft.ranking) };
  }
}

/** Groups options by place, the first one first; places that nobody has are no places. */
function toPlaces(marks: readonly [string, string][]): (string | string[])[] {
  const places = new Map<number, string[]>();
  for (const [id, place] of marks) places.set(Number(place), [...(places.get(Number(place)) ?? []), id]);
  return [...places].sort(([one], [other]) => one - other).map(([, ids]) => (ids.length === 1 ? String(ids[0]) : ids));
}

/** Fills a draft in from a ballot, to be changed. */
export function toDraft(ballot: Ballot): Draft {
  switch (ballot.kind) {
    case 'blank':
      return emptyDraft;
    case 'choices':
      return { ...emptyDraft, choices: ballot.choices };
    case 'three-way':
      return { ...emptyDraft, stance: ballot.stance };
    case 'scores':
      return { ...emptyDraft, marks: new Map(Object.entries(ballot.scores).map(([id, mark]) => [id, String(mark)])) };
    case 'judgments':
      return { ...emptyDraft, marks: new Map(Object.entries(ballot.judgments)) };
    case 'ranking':
      return {
        ...emptyDraft,
        ranking: ballot.ranking.flat(),
        marks: new Map(ballot.ranking.flatMap((ids, at) => [ids].flat().map((id) => [id, String(at + 1)]))),
      };
  }
}
