import { checkBallots, checkBusyBallots, readLogSums, readProposals, type ShownThing } from './counts.ts';
import { Findings } from './findings.ts';
import { checkEarlier, checkWitness } from './earlier.ts';
import { checkedNote, needLedger, readLedger, readLedgerKey } from './ledger.ts';
import { addUp, checkLines, onTheWay, tellKinds, type LedgerSums, type OnTheWay } from './lines.ts';
import { checkOwn } from './own.ts';
import { CheckError, readJson, readText, type Source } from './source.ts';

/** What is asked for besides. */
export interface VerifyOptions {
  /** The key that is expected, in a line. */
  key?: string | undefined;
  /** An earlier checkpoint, which the ledger has to go on from. */
  since?: string | undefined;
  /** The key of a witness who has to have signed the earlier checkpoint, in a line. */
  witness?: string | undefined;
  /** The key of an act whose lines are looked for: it is sent to nobody. */
  receipt?: string | undefined;
  say: (line: string) => void;
  /** Lets time go by, until what was shown and the ledger are of the same moment. */
  pause: (milliseconds: number) => Promise<void>;
}

/** Shown numbers are kept for some seconds on their way, and lines wait for a second. */
const lag = 3000;
/** So often all is read again, where people act meanwhile. */
const tries = 5;

/**
 * Counts a consultation, or what stands alone, again from outside: answers how many things do not agree. Where people act meanwhile, it begins
 * anew; where they do all the time, a count agrees that was one on the way to all lines.
 *
 * @throws CheckError where nothing can be read
 */
export async function verify(source: Source, address: string, options: VerifyOptions): Promise<number> {
  await needLedger(source, await readThing(source, address));
  let [size, gap] = [0, Infinity];
  for (let left = tries - 1; ;) {
    const said: string[] = [];
    const isLast = left <= 0;
    const once = { ...options, say: (line: string) => said.push(line), from: isLast ? size : undefined };
    const { faults, moment, ...read } = await verifyOnce(source, address, once);
    if (faults > 0 && !isLast) {
      await options.pause(lag);
      // Lines that catch up with a count, as those of a vote that has just closed, are let do so.
      if (read.gap >= gap) left -= 1;
      [size, gap] = [read.size, read.gap];
      if ((await momentOf(source, address)) !== moment) continue;
    }
    for (const line of said) options.say(line);
    return faults;
  }
}

async function verifyOnce(
  source: Source,
  address: string,
  { say, since, witness, key: known, receipt, pause, from }: VerifyOptions & { from: number | undefined },
): Promise<{ faults: number; moment: string; size: number; gap: number }> {
  const moment = await momentOf(source, address);
  const findings = new Findings(say);
  const thing = await readThing(source, address);
  const at = `${thing.url}/ledger`;
  say(`${thing.title} (${thing.url})`);
  const key = await readLedgerKey(source, at, known);
  findings.check(
    key.name === at.replace(/^https?:\/\//, ''),
    `the key is that of ${key.name}`,
    `the key is that of ${key.name}, and this ledger is at ${at}`,
  );
  const proposals = await proposalsOf(source, thing);
  // Until all that was counted by then is in lines.
  if (from !== undefined) await pause(lag);
  const earlier = since === undefined ? undefined : await checkedNote(since, key);
  const sizes = earlier ? [earlier.size] : [];
  const { leaves, checkpoint, roots } = await readLedger(source, at, { key, sizes });
  findings.check(true, `the checkpoint is signed, and is that of the lines (${checkpoint.size})`, '');
  if (earlier && witness !== undefined) await checkWitness(earlier, witness, findings);
  if (earlier) checkEarlier(earlier, checkpoint, roots.get(earlier.size), findings);
  checkLines(leaves, findings);
  if (receipt !== undefined) await checkOwn(receipt, thing, leaves, findings);
  const sums = addUp(leaves);
  checkCounts(
    thing,
    { sums, proposals, isOnTheWay: from === undefined ? undefined : onTheWay(leaves, from) },
    findings,
  );
  await checkLog(source, thing, sums, findings);
  if (thing.type === 'poll' && from === undefined) await checkBallots(source, thing, findings);
  if (thing.type === 'poll' && from !== undefined)
    await checkBusyBallots(source, () => readThing(source, address), findings);
  return {
    faults: findings.faults,
    moment,
    size: checkpoint.size,
    gap: Math.abs((thing.numbers[metricOf(thing)]?.value ?? sums.all) - sums.all),
  };
}

/** What is another text as soon as somebody has acted. */
async function momentOf(source: Source, address: string): Promise<string> {
  const { url, numbers, ballotsVersion = '' } = await readThing(source, address);
  const values = Object.entries(numbers).map(([name, number]) => `${name} ${number?.value ?? 0}`);
  return [await readText(source, `${url}/ledger/checkpoint`), ballotsVersion, ...values].join('\n');
}

async function readThing(source: Source, address: string): Promise<ShownThing> {
  const thing = await readJson<ShownThing>(source, address);
  if (!thing?.url || !thing.numbers) throw new CheckError(`Nothing that has counts stands at ${address}.`);
  return thing;
}

/** The metric that the lines of a ledger come to. */
const metricOf = ({ type }: ShownThing): string => (type === 'petition' ? 'signatures' : 'votes');

/** Reads how many votes the proposals of a consultation have; nothing where that is hidden, or where it has none. */
const proposalsOf = async (source: Source, thing: ShownThing): Promise<Map<string, number> | undefined> =>
  thing.type === 'consultation' && thing.numbers[metricOf(thing)] ? readProposals(source, thing.url) : undefined;

/** What the lines say of counts. */
interface Counted {
  sums: LedgerSums;
  /** How many votes each proposal was shown to have. */
  proposals: ReadonlyMap<string, number> | undefined;
  /** Given where people act all the time. */
  isOnTheWay: OnTheWay | undefined;
}

function checkCounts(thing: ShownThing, { sums, proposals, isOnTheWay }: Counted, findings: Findings): void {
  const metric = metricOf(thing);
  const shown = thing.numbers[metric];
  if (!shown) {
    const said = `how many ${metric} there are is not public`;
    if (sums.things.size === 0) findings.check(true, `${said} yet, and the ledger does not tell it`, '');
    else findings.tell(`${said}: the ledger has ${sums.all} of the time when it was`);
    return;
  }
  const agrees = shown.value === sums.all;
  findings.check(
    agrees || isOnTheWay?.(shown.value) === true,
    agrees
      ? `${metric}: ${shown.value} are shown, and the lines come to as many`
      : `${metric}: ${shown.value} are shown while people act, and the lines, with those that came meanwhile, to ${sums.all}`,
    `${metric}: ${shown.value} are shown, and the lines come to ${sums.all}`,
  );
  if (shown.checked)
    findings.tell(
      `${shown.checked} receipts were looked for in the ledger by those who have them, as the server counts`,
    );
  if (thing.type !== 'consultation') return tellKinds(sums.things.get(thing.id), findings);
  if (!proposals) return;
  for (const of of new Set([...proposals.keys(), ...sums.things.keys()])) {
    const number = proposals.get(of) ?? 0;
    if (number !== sums.of(of) && !isOnTheWay?.(number, of))
      findings.check(false, '', `proposal ${of}: ${number} votes are shown, and its lines come to ${sums.of(of)}`);
  }
  findings.tell(`${proposals.size} proposals were compared one by one`);
}

/** What officers did to counts, in the public log and in the lines. */
const decided = [
  ['invalidated', ['invalidated']],
  ['restored', ['restored']],
  ['paper', ['paper-counted', 'paper-removed']],
] as const;

async function checkLog(source: Source, thing: ShownThing, sums: LedgerSums, findings: Findings): Promise<void> {
  const log = await readLogSums(source, thing.url, metricOf(thing));
  if (!log) return findings.tell('the public log keeps some numbers to itself until they are public');
  // What was done before the ledger began is in one of its lines with all else.
  if (sums.ofKind('earlier') !== 0)
    return findings.tell('the ledger began later than the public log: what officers did is not compared');
  for (const [kind, acts] of decided) {
    const said = acts.reduce((sum, act) => sum + (log.get(act) ?? 0), 0);
    const lines = sums.ofKind(kind);
    if (said === 0 && lines === 0) continue;
    findings.check(
      said === lines,
      `${kind}: the public log tells of ${said}, and so do the lines`,
      `${kind}: the public log tells of ${said}, and the lines of ${lines}`,
    );
  }
  const mended = sums.ofKind('recounted');
  if (mended !== 0) findings.tell(`a recount changed the count by ${mended}: the public log says when`);
}
