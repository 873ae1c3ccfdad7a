import * as z from 'zod/mini';
import {
  bundle,
  ballotForm,
  identifier,
  methodId,
  result,
  scoreRule,
  type TallySettings,
} from '../../../schema/ballot.ts';
import { instant, text, whole } from '../../../schema/common.ts';
import { resultsTime } from '../../../schema/poll.ts';
import { resultFault } from '../../../tally/check.ts';
import { settingsFault } from '../../../tally/settings.ts';
import { settingsField } from './settings-field.ts';
import type { Actable } from '../../confirmation/rules.ts';
import { commonParts, link, localised, noticePart, saidParts, within } from '../../core/document-parts.ts';

/** A count of paper ballots, made by hand and added openly. */
const offlineCount = z.object({ label: localised(200), by: localised(200), at: instant, result });

const fields = z.object({
  type: z.literal('poll'),
  ...commonParts,
  description: z.optional(localised(20_000)),
  /** Changes whenever question, options or who may vote change, in any language. */
  textVersion: text(100),
  /** None for a three-way poll: its answers are always the same three. */
  options: z
    .array(
      z.object({
        id: identifier,
        label: localised(2000),
        description: z.optional(localised(5000)),
        image: z.optional(z.object({ url: link, alt: localised(500) })),
      }),
    )
    .check(z.maxLength(1000)),
  form: ballotForm,
  method: methodId,
  scoreRule: z.optional(scoreRule),
  lotOrder: z.optional(z.array(identifier)),
  /** Words for the mentions of a judgment, or for `agree`, `neutral` and `disagree`. */
  words: z.optional(z.record(identifier, localised(200))),
  shuffled: z.optional(z.boolean()),
  results: resultsTime,
  /** A ballot that is counted can be neither changed nor taken back. */
  final: z.optional(z.boolean()),
  quorum: z.optional(z.object({ at: whole, duty: localised(500), within: z.optional(within) })),
  /** What the institution does once the poll has closed, whatever came of it. */
  afterClose: z.optional(z.object({ duty: localised(500), within: z.optional(within) })),
  ...saidParts,
  who: localised(500),
  /** How doubles are avoided, where it is not the server that does it. */
  doubles: z.optional(localised(500)),
  rule: z.optional(link),
  offline: z.optional(z.array(offlineCount).check(z.maxLength(20))),
  /** Ballots that were cast elsewhere and are counted with those in the store. */
  bundles: z.optional(z.array(bundle).check(z.maxLength(5000))),
  notice: noticePart,
});
type Fields = z.infer<typeof fields>;

/** Returns what the tally of a poll depends on besides its ballots. */
export const tallySettingsOf = ({ options, form, scoreRule: rule, lotOrder }: Fields): TallySettings => ({
  options: options.map(({ id }) => id),
  form,
  ...(rule && { scoreRule: rule }),
  ...(lotOrder && { lotOrder }),
});

/** The words that a poll needs for its mentions, so that no identifier is shown to people. */
const namesAll = ({ form, words = {} }: Fields): boolean =>
  form.kind !== 'judgments' || form.mentions.every((mention) => Object.hasOwn(words, mention));

/** The document of a poll, checked as a whole: its method must count its form, and nothing may be without a word for people. */
export const pollDocument = fields.check(
  (context) => {
    const { method } = context.value;
    const settings = tallySettingsOf(context.value);
    const message = settingsFault(method, settings);
    if (message === undefined) return;
    const path = settingsField(method, settings);
    context.issues.push({ code: 'custom', input: context.value, message, path });
  },
  z.refine(({ form, options }) => form.kind === 'three-way' || options.length > 0, {
    error: 'has no option',
    path: ['options'],
  }),
  z.refine(namesAll, { error: 'has a mention without a word for it', path: ['words'] }),
  z.refine(
    ({ offline = [], method }) =>
      offline.every((count) => count.result.method === method && !resultFault(count.result)),
    { error: 'has a count on paper that is of another method or does not add up', path: ['offline'] },
  ),
);
export type PollDocument = Fields & {
  /** Ballots can be taken back, whatever keeps new ones away: what a server says of its own, and no document. */
  canTakeBack?: boolean;
};
export type StoredPoll = Actable<PollDocument>;
