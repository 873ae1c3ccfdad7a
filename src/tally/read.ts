import type { BallotFault, BallotForm, TallySettings } from '../schema/ballot.ts';
import { optionsOf } from './settings.ts';

/*
 * A ballot of any kind becomes one whole number per option, in the order of the options; every method counts those:
 * choices and three-way: 1 where chosen, else 0; scores: the mark above the lowest; judgments: the mention's place from the
 * worst; ranking: the place, 1 first, options left out sharing the place after the last possible one.
 */

/** Stands for a mark or a judgment that was not given. */
export const MISSING = -1;

/**
 * Reads a ballot into `values` and answers `blank`, or why it is refused, or undefined where it counts. A ballot may be
 * anything that JSON can say: nothing about it is trusted.
 */
export type BallotParser = (ballot: unknown, values: Int32Array) => BallotFault | 'blank' | undefined;

type FormOf<K extends BallotForm['kind']> = Extract<BallotForm, { kind: K }>;
type Body = (ballot: Record<string, unknown>, values: Int32Array) => BallotFault | undefined;
type Index = ReadonlyMap<unknown, number>;

const indexOf = (list: readonly string[]): Index => new Map(list.map((id, place) => [id, place]));

function readChoices(index: Index, form: FormOf<'choices'>): Body {
  return ({ choices }, values) => {
    if (!Array.isArray(choices)) return 'form';
    values.fill(0);
    for (const choice of choices) {
      const option = index.get(choice);
      if (option === undefined) return typeof choice === 'string' ? 'unknown-option' : 'form';
      if (values[option]) return 'repeated-option';
      values[option] = 1;
    }
    if (choices.length > 1 && form.none !== undefined && values[index.get(form.none)!]) return 'none-with-others';
    if (choices.length < form.min) return 'too-few';
    return choices.length > form.max ? 'too-many' : undefined;
  };
}

function readStance({ stance }: Record<string, unknown>, values: Int32Array): BallotFault | undefined {
  if (stance !== 1 && stance !== 0 && stance !== -1) return typeof stance === 'number' ? 'outside-scale' : 'form';
  values.fill(0);
  values[1 - stance] = 1;
  return undefined;
}

/** Scores and judgments: one entry per option; `level` says where on the scale an entry stands. */
function readEntries(
  index: Index,
  field: 'scores' | 'judgments',
  type: 'number' | 'string',
  complete: boolean,
  level: (entry: unknown) => number | undefined,
): Body {
  return (ballot, values) => {
    const entries = ballot[field];
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) return 'form';
    values.fill(MISSING);
    // Own keys only: an option may bear the name of something that every object, or a hostile page's, inherits.
    const ids = Object.keys(entries);
    for (const id of ids) {
      const option = index.get(id);
      if (option === undefined) return 'unknown-option';
      const entry = (entries as Record<string, unknown>)[id];
      const value = level(entry);
      if (value === undefined) return typeof entry === type ? 'outside-scale' : 'form';
      values[option] = value;
    }
    return complete && ids.length < index.size ? 'incomplete' : undefined;
  };
}

function readScores(index: Index, form: FormOf<'scores'>): Body {
  const { lowest, highest } = form;
  return readEntries(index, 'scores', 'number', form.complete, (mark) =>
    Number.isInteger(mark) && (mark as number) >= lowest && (mark as number) <= highest
      ? (mark as number) - lowest
      : undefined,
  );
}

function readJudgments(index: Index, form: FormOf<'judgments'>): Body {
  const mentions = indexOf(form.mentions);
  return readEntries(index, 'judgments', 'string', form.missing === 'refused', (mention) => mentions.get(mention));
}

function readRanking(index: Index, form: FormOf<'ranking'>): Body {
  const last = index.size + 1;
  return ({ ranking }, values) => {
    if (!Array.isArray(ranking)) return 'form';
    values.fill(last);
    let place = 0;
    let options = 0;
    const put = (id: unknown): BallotFault | undefined => {
      const option = index.get(id);
      if (option === undefined) return typeof id === 'string' ? 'unknown-option' : 'form';
      if (values[option] !== last) return 'repeated-option';
      values[option] = place;
      options += 1;
      return undefined;
    };
    for (const item of ranking) {
      place += 1;
      if (!Array.isArray(item)) {
        const fault = put(item);
        if (fault) return fault;
        continue;
      }
      if (item.length === 0) return 'form';
      for (const id of item) {
        const fault = put(id);
        if (fault) return fault;
      }
      if (item.length > 1 && !form.ties) return 'shared-place';
    }
    if (options < form.min) return 'too-few';
    return options > form.max ? 'too-many' : undefined;
  };
}

function bodyOf({ form }: TallySettings, index: Index): Body {
  switch (form.kind) {
    case 'choices':
      return readChoices(index, form);
    case 'three-way':
      return readStance;
    case 'scores':
      return readScores(index, form);
    case 'ranking':
      return readRanking(index, form);
    case 'judgments':
      return readJudgments(index, form);
  }
}

/** Makes the parser of a poll’s ballots; making it costs more than parsing one ballot. */
export function ballotParser(settings: TallySettings): BallotParser {
  const body = bodyOf(settings, indexOf(optionsOf(settings)));
  const expected = settings.form.kind;
  return (ballot, values) => {
    if (typeof ballot !== 'object' || ballot === null) return 'form';
    const { kind } = ballot as Record<string, unknown>;
    if (kind === expected) return body(ballot as Record<string, unknown>, values);
    if (kind === 'blank') return 'blank';
    return typeof kind === 'string' ? 'kind' : 'form';
  };
}
