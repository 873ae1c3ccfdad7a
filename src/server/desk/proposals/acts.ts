import type { NewWords, Proposal, Proposing } from '../../core/proposing.ts';
import { isOver, phaseOf } from '../../core/phases.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { limitChanges } from '../changes-limit.ts';
import { isExpected } from '../expected.ts';
import { DeskFault, isSame, Outdated } from '../faults.ts';
import { saidMeans, type Means } from '../rewording.ts';
import { writeLog, type Details, type LogAct } from '../log.ts';
import type { DeskThing } from '../options.ts';
import type { Why } from '../why.ts';
import type { Desk } from '../things.ts';

/* What those who run the site do with what is proposed in a thing: each act is one change and one line of the log. */

/** Hides a proposal: the reason stands in the place of its words. @throws as `change` does; DeskFault where it is hidden already */
export const hideProposal = (desk: Desk, thing: DeskThing, id: string, why: Why): Promise<Proposal> =>
  change(desk, thing, id, async (writer, proposing, { hidden }) => {
    if (hidden) throw new DeskFault(409, 'It is hidden already. Show it again first, then hide it for another reason.');
    await proposing.hide(writer, thing, id, { at: desk.now, why });
    return { act: 'proposal-hidden', details: { why } };
  });

/** Shows a proposal again that was hidden. @throws as `change` does; DeskFault where it is not hidden */
export const showProposal = (desk: Desk, thing: DeskThing, id: string, why: Why): Promise<Proposal> =>
  change(desk, thing, id, async (writer, proposing, { hidden }) => {
    if (!hidden) throw new DeskFault(409, 'It is not hidden.');
    await limitChanges(writer, { ...thing, act: 'proposal-shown' }, desk);
    await proposing.hide(writer, thing, id, undefined);
    return { act: 'proposal-shown', details: { why } };
  });

/**
 * Puts other words in the place of those of a proposal; what says the same changes nothing. The words of the institution that were there
 * are kept in the log: those of others may be what had to go, and only their version stays.
 *
 * @throws as `change` does; DocumentFault where people have voted, and what the other words mean was not said
 */
export const correctProposal = (
  desk: Desk,
  thing: DeskThing,
  id: string,
  { words, why }: { words: NewWords; why: Why },
): Promise<Proposal> =>
  change(desk, thing, id, async (writer, proposing, proposal) => {
    const { wording, section, isOwn, hidden, textVersion } = proposal;
    const before = parts({ wording, section });
    const { fields, means } = await readCorrection(writer, desk, thing, { proposal, words });
    if (fields.length === 0) return undefined;
    await proposing.correct(writer, thing, id, words, { at: desk.now, why, ...(means && { means }) });
    const kept = {
      ...(isOwn && !hidden && Object.fromEntries(fields.map((name) => [name, before[name]]))),
      ...(means && { textVersion }),
    };
    await limitChanges(writer, { ...thing, act: 'proposal-corrected' }, desk);
    const details = { why, fields, ...(means && { means }), ...(Object.keys(kept).length > 0 && { before: kept }) };
    return { act: 'proposal-corrected', details };
  });

/** Finds which parts of a proposal other words change, and what they mean to those who voted. @throws DocumentFault where that was not said */
async function readCorrection(
  reader: ReadStore,
  desk: Pick<Desk, 'means'>,
  thing: DeskThing,
  { proposal, words }: { proposal: Proposal; words: NewWords },
): Promise<{ fields: string[]; means: Means | undefined }> {
  const [before, after] = [parts(proposal), parts(words)];
  const fields = Object.keys(after).filter((name) => !isSame(before[name], after[name]));
  // People vote on its title and its text; where it is listed is no part of that.
  const isOfText = fields.some((name) => name !== 'section');
  const isReworded = isOfText && (await thing.kind.proposing!.isActedOn(reader, thing, proposal.id));
  return { fields, means: isReworded ? saidMeans(desk.means) : undefined };
}

/** Checks whether a correction would change anything, and changes nothing. @throws as `correctProposal` does */
export async function checkCorrection(desk: Desk, thing: DeskThing, id: string, words: NewWords): Promise<boolean> {
  const proposal = await getProposal(desk.store, thing, id);
  refuseChange(desk, proposal);
  return (await readCorrection(desk.store, desk, thing, { proposal, words })).fields.length > 0;
}

/** Checks whether something can still be proposed in a thing: before the close, and not out of the archive. */
export const mayAdd = (desk: Pick<Desk, 'now' | 'timeZone'>, { document }: DeskThing): boolean =>
  !isOver(phaseOf(document, desk));

/**
 * Adds a proposal; one of the institution that says the same by the same author is there once.
 *
 * @throws DeskFault where the thing has closed, or the same is there already and hidden
 */
export const addProposal = (
  desk: Desk,
  thing: DeskThing,
  given: { words: NewWords; by: string },
): Promise<{ proposal: Proposal; isNew: boolean }> =>
  desk.store.write(async (writer) => {
    if (!mayAdd(desk, thing)) throw new DeskFault(409, 'It has closed: nothing is proposed there any more.');
    const { add, metric } = thing.kind.proposing!;
    const { id, isNew } = await add(writer, thing, { ...given, now: desk.now });
    const proposal = await getProposal(writer, thing, id);
    if (!isNew && proposal.hidden)
      throw new DeskFault(
        409,
        `The same is there already, hidden: ${proposal.path}. Show it again, or word this one otherwise.`,
      );
    if (isNew) {
      await limitChanges(writer, { ...thing, act: 'proposal-added' }, desk);
      const details = { count: { of: metric, by: 1 } };
      const line = { scope: thing.scope, path: proposal.path, by: desk.by, now: desk.now };
      await writeLog(writer, { ...line, act: 'proposal-added', details });
    }
    return { proposal, isNew };
  });

/** Returns the words of a proposal by the names that the log has for them. */
const parts = ({ wording, section }: NewWords): Record<string, unknown> => {
  const texts = Object.entries(wording);
  return {
    title: Object.fromEntries(texts.map(([lang, { title }]) => [lang, title])),
    text: Object.fromEntries(texts.map(([lang, { body }]) => [lang, body])),
    section,
  };
};

/** Does something to a proposal, as it stands then. @returns what the log says of it; nothing where nothing has changed */
type Work = (
  writer: Writer,
  proposing: Proposing,
  proposal: Proposal,
) => Promise<{ act: LogAct; details: Details } | undefined>;

/**
 * Changes a proposal and writes the line of the log, both or nothing; answers it as it stands then.
 *
 * @throws Outdated where it was done upon another version; DeskFault where there is none, or it was taken out where it came from
 */
const change = (desk: Desk, thing: DeskThing, id: string, work: Work): Promise<Proposal> =>
  desk.store.write(async (writer) => {
    const proposing = thing.kind.proposing!;
    const proposal = await getProposal(writer, thing, id);
    refuseChange(desk, proposal);
    const done = await work(writer, proposing, proposal);
    if (!done) return proposal;
    await writeLog(writer, { scope: thing.scope, path: proposal.path, by: desk.by, now: desk.now, ...done });
    return getProposal(writer, thing, id);
  });

/** @throws Outdated where something is done upon another version; DeskFault where it was taken out where it came from */
function refuseChange({ expects }: Desk, { path, version, removed }: Proposal): void {
  if (!isExpected(expects, version)) throw new Outdated(path);
  if (removed !== undefined)
    throw new DeskFault(409, 'It was taken out where it came from: its words are not shown, and stay as they are.');
}

/** Finds a proposal. @throws DeskFault where there is none */
export async function getProposal(reader: ReadStore, thing: DeskThing, id: string): Promise<Proposal> {
  const found = await thing.kind.proposing!.find(reader, thing, id);
  if (!found) throw new DeskFault(404, `Nothing is proposed under "${id}" there.`);
  return found;
}
