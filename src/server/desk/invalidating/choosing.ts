import { digest } from '../../core/crypto.ts';
import type { Services } from '../../core/services.ts';
import type { Secret } from '../../core/noun.ts';
import type { DeskThing } from '../options.ts';
import type { Why } from '../why.ts';
import { Outdated } from '../faults.ts';
import type { Desk } from '../things.ts';
import { isNumberHidden } from './hidden.ts';
import { invalidateActs } from './invalidate.ts';
import { chooseActs, type Choice, type Criteria } from './select.ts';
import { tellsFew } from './telling.ts';

/** What would be taken out, or the word for why it is not shown. */
export interface Looked {
  choice: Choice;
  fault: string | undefined;
}

/** Looks at what would be taken out. */
export async function lookAt(services: Services, thing: DeskThing, criteria: Criteria): Promise<Looked> {
  const { store } = services;
  const invalidating = thing.kind.invalidating!;
  const chosen = await chooseActs(services, invalidating, thing, criteria);
  const isSilent = isNumberHidden(thing, services);
  // A version of what fits would be another one at each vote: by it alone one would count them, and learn when they come.
  const choice = isSilent ? { ...chosen, version: await digest(JSON.stringify(criteria)) } : chosen;
  const acts = choice.acts.map(({ act }) => act);
  // Whether few of a domain have voted, or nobody, is told alike: else a name that is tried would find out who has.
  const isHidden = criteria.domain !== undefined && invalidating.atDomain !== undefined;
  // Who brings a receipt of their own tells that it is theirs, and not of which domain they are.
  const isTold = criteria.receipts !== undefined && !isHidden;
  const fault = (): string | undefined => {
    if (choice.isTooLong) return 'criteria.many';
    if (isHidden && acts.length < invalidating.fewest) return 'criteria.domain';
    if (acts.length === 0) return 'criteria.none';
    return acts.length < invalidating.fewest && !isTold ? 'criteria.few' : undefined;
  };
  // Which of the rules is broken would tell how many have voted: while that is hidden, all of them are told as one.
  const told = (word: string): string => (isSilent && word !== 'criteria.many' && !isTold ? 'criteria.hidden' : word);
  const found = fault();
  if (found) return { choice, fault: told(found) };
  const tells = await tellsFew(store, thing, invalidating, { acts, isTold }, services);
  return { choice, fault: tells ? told('criteria.overlap') : undefined };
}

/** Takes out what was looked at. @throws Outdated where another choice fits the criteria by now: nothing is done then */
export async function takeOut(
  desk: Desk,
  thing: DeskThing,
  { choice, criteria, why }: { choice: Choice; criteria: Criteria; why: Why },
  has: Secret,
): Promise<{ id: string; number: number }> {
  if (desk.expects !== choice.version) throw new Outdated(thing.path);
  const by = Object.entries(criteria).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return invalidateActs(desk, thing, { chosen: choice.acts, why, by }, has);
}
