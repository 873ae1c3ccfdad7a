import type { BallotForm, MethodId, TallySettings } from '../schema/ballot.ts';
import type { Poll } from '../schema/poll.ts';

/** The ballots that each method counts: polls of one kind may be counted by every method of that kind. */
export const ballotKinds = {
  plurality: 'choices',
  approval: 'choices',
  'three-way': 'three-way',
  score: 'scores',
  borda: 'ranking',
  'instant-runoff': 'ranking',
  condorcet: 'ranking',
  schulze: 'ranking',
  'ranked-pairs': 'ranking',
  'majority-judgment': 'judgments',
} as const satisfies Record<MethodId, BallotForm['kind']>;

/** The options of every three-way poll. */
export const STANCES: readonly string[] = ['agree', 'neutral', 'disagree'];

/** More ballots than people, and few enough for every sum of a count to stay an exact whole number. */
export const MAX_BALLOTS = 2 ** 40;

const MAX_MARKS = 101;
const LARGEST_MARK = 1000;

/** Returns the options of a poll, in the order of every table of its results. */
export function optionsOf(settings: TallySettings): readonly string[] {
  return settings.form.kind === 'three-way' ? STANCES : settings.options;
}

const repeats = (list: readonly string[]) => new Set(list).size < list.length;

function formFault({ form, scoreRule }: TallySettings): string | undefined {
  switch (form.kind) {
    case 'choices':
    case 'ranking':
      return form.min > form.max ? 'min is more than max' : undefined;
    case 'scores':
      if (!Number.isSafeInteger(form.lowest) || !Number.isSafeInteger(form.highest))
        return 'a mark is not a whole number';
      if (form.lowest >= form.highest || form.highest - form.lowest >= MAX_MARKS) return 'a scale has 2 to 101 marks';
      if (Math.max(-form.lowest, form.highest) > LARGEST_MARK) return 'a mark is at most 1000';
      return scoreRule !== 'mean' && !form.complete && (form.lowest > 0 || form.highest < 0)
        ? 'a sum counts a missing mark as 0, which is not on the scale'
        : undefined;
    case 'judgments':
      if (form.mentions.length < 3 || form.mentions.length > 7) return 'there are 3 to 7 mentions';
      if (repeats(form.mentions)) return 'a mention is repeated';
      return typeof form.missing === 'object' && !form.mentions.includes(form.missing.mention)
        ? 'the mention for missing judgments is not on the scale'
        : undefined;
    case 'three-way':
      return undefined;
  }
}

/**
 * Returns what is wrong with the settings of a poll, for whoever sets it up; undefined where nothing is.
 */
export function settingsFault(method: MethodId, settings: TallySettings): string | undefined {
  const { form, lotOrder } = settings;
  const options = optionsOf(settings);
  const kind = ballotKinds[method];
  if (form.kind !== kind) return `${method} counts ballots of kind ${kind}, not ${form.kind}`;
  if (repeats(options)) return 'an option is repeated';
  if (form.kind === 'choices' && form.none !== undefined && !options.includes(form.none)) {
    return '"none of these" is not one of the options';
  }
  if (method === 'plurality' && form.kind === 'choices' && (form.min !== 1 || form.max !== 1)) {
    return 'plurality counts one choice per ballot: min and max are 1';
  }
  if (method === 'instant-runoff' && form.kind === 'ranking' && form.ties)
    return 'instant-runoff counts no shared places';
  if (lotOrder && (lotOrder.length !== options.length || !options.every((option) => lotOrder.includes(option)))) {
    return 'the lot order is not an order of the options';
  }
  return formFault(settings);
}

/** Returns what the tally of a poll depends on besides its ballots, as the poll states it. */
export const settingsOf = ({ options, form, scoreRule, lotOrder }: Poll): TallySettings => ({
  options: options.map(({ id }) => id),
  form,
  ...(scoreRule && { scoreRule }),
  ...(lotOrder && { lotOrder }),
});
