/* What changes from one text to another, sentence by sentence: for a letter, which shows no colours and is read in one go. */

/** Sentences that stand in the place of others: one of the two may be empty. */
export interface ChangedSentences {
  before: string;
  after: string;
}

/** Longest part of changed sentences that is told, in UTF-16 units. */
const longest = 400;
/** Letters of what stays that are told before a change, where more stays than these. */
const beside = 120;
/** Texts that would take more steps to compare are told as wholes. */
const mostSteps = 250_000;

/** Compares two texts: what stays is left out, what is long is cut around the change. */
export function changedSentences(before: string, after: string, lang: string): ChangedSentences[] {
  const [one, other] = [sentencesOf(before, lang), sentencesOf(after, lang)];
  const stays = inBoth(one, other);
  const changes: ChangedSentences[] = [];
  let [from, to] = [0, 0];
  for (const [at, there] of [...stays, [one.length, other.length] as const]) {
    const [was, is] = [one.slice(from, at).join(' '), other.slice(to, there).join(' ')];
    if (was || is) changes.push(aroundChange({ before: was, after: is }));
    [from, to] = [at + 1, there + 1];
  }
  return changes;
}

const sentencesOf = (text: string, lang: string): string[] =>
  [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter(Boolean);

/** Finds the most sentences that both have in one order, by their places in each. */
function inBoth(one: readonly string[], other: readonly string[]): [number, number][] {
  let begin = 0;
  while (begin < Math.min(one.length, other.length) && one[begin] === other[begin]) begin += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - begin;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const middle = longestCommon(one.slice(begin, one.length - end), other.slice(begin, other.length - end));
  return [
    ...Array.from({ length: begin }, (_, at): [number, number] => [at, at]),
    ...middle.map(([at, there]): [number, number] => [at + begin, there + begin]),
    ...Array.from({ length: end }, (_, at): [number, number] => [one.length - end + at, other.length - end + at]),
  ];
}

/** The longest common subsequence, by its table; nothing where that would be too large. */
function longestCommon(one: readonly string[], other: readonly string[]): [number, number][] {
  if (one.length * other.length > mostSteps) return [];
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const of = (at: number, there: number): number => lengths[at * width + there] ?? 0;
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let there = other.length - 1; there >= 0; there -= 1) {
      lengths[at * width + there] =
        one[at] === other[there] ? of(at + 1, there + 1) + 1 : Math.max(of(at + 1, there), of(at, there + 1));
    }
  }
  const found: [number, number][] = [];
  for (let [at, there] = [0, 0]; at < one.length && there < other.length;) {
    if (one[at] === other[there]) found.push([at++, there++]);
    else if (of(at + 1, there) >= of(at, there + 1)) at += 1;
    else there += 1;
  }
  return found;
}

/** Shortens both to what stands around the place where they begin to differ. */
function aroundChange({ before, after }: ChangedSentences): ChangedSentences {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const from = same > beside ? same - beside : 0;
  const cut = (text: string): string => {
    const begun = from > 0 ? `[…] ${wholeWords(text.slice(from), 'start')}` : text;
    return begun.length > longest ? `${wholeWords(begun.slice(0, longest), 'end')} […]` : begun;
  };
  return { before: cut(before), after: cut(after) };
}

/** Leaves out the word that a cut goes through. */
export function wholeWords(text: string, cut: 'start' | 'end'): string {
  const space = cut === 'end' ? text.lastIndexOf(' ') : text.indexOf(' ');
  if (space < 0) return text.toWellFormed();
  return cut === 'end' ? text.slice(0, space) : text.slice(space + 1);
}
