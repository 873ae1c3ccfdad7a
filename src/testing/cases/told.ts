import type { Duty, Told } from '../../schema/answering.ts';
import { readAs } from '../acts.ts';
import type { ThingBench } from '../bench.ts';
import { about, claim, claimEqual, type Case } from '../case.ts';

/** Something of which the institution owes or has said something. */
export interface AnsweredBench extends ThingBench {
  /** What it owes and has said, as the backend has it; of the timeline, what the adapter shows at least. */
  told: Told;
}

/** Makes the cases about what an institution owes and says of a noun. @param noun what the bench has to have @param word the noun, in a sentence */
export const toldCases = (noun: string, word: string): readonly Case[] =>
  about<AnsweredBench>(noun, [
    {
      name: `the official answer to ${word} is read with who gave it, when and where the whole stands`,
      needs: [],
      async run(stage, { src, told: { answer: expected } }) {
        const { answer } = await readAs<Told>(stage, src);
        for (const part of ['author', 'text', 'url'] as const) {
          claimEqual(answer?.[part], expected?.[part], `${part} of the answer`);
        }
        claimEqual(instantOf(answer?.at), instantOf(expected?.at), 'when it was answered');
      },
    },
    {
      name: `the timeline of ${word} tells what happened, in its order`,
      needs: [],
      async run(stage, { src, told: { timeline: expected = [] } }) {
        const { timeline = [] } = await readAs<Told>(stage, src);
        const places = expected.map(({ at, label, url }) =>
          timeline.findIndex(
            (each) => each.label === label && each.url === url && instantOf(each.at) === instantOf(at),
          ),
        );
        claim(!places.includes(-1), `the timeline has what happened: “${expected[places.indexOf(-1)]?.label}”`);
        claim(
          places.every((place, at) => at === 0 || place > places[at - 1]!),
          'the timeline begins with what happened first',
        );
      },
    },
    {
      name: `what ${word} obliges to is read, since when, until when, and when it was done`,
      needs: [],
      async run(stage, { src, told }) {
        const { duties } = await readAs<Told>(stage, src);
        claimEqual(linesOf(duties), linesOf(told.duties), 'what is due');
      },
    },
  ]);

/** An instant or a day, whichever way it is written. */
const instantOf = (at: string | undefined): number | undefined => (at === undefined ? undefined : Date.parse(at));

const linesOf = (duties: readonly Duty[] = []): string =>
  duties.map(({ text, since, due, metAt }) => [text, ...[since, due, metAt].map(instantOf)].join(' ')).join('; ');
