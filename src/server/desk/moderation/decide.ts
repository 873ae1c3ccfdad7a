import { randomSecret } from '../../core/crypto.ts';
import type { CaseKey, Decided, Verdict } from '../../core/moderation.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import type { Author } from '../log.ts';
import { logVerdict } from './log.ts';
import { findModerated } from './queue.ts';

/** A case that was chosen, as it was read. */
export interface Chosen extends CaseKey {
  version: string;
}

/** So many are decided on at once: they are one transaction, for which all others wait. A page of the queue has fewer. */
export const mostDecided = 100;

/** What is decided of all that was chosen. */
export interface Statement {
  verdict: Verdict;
  reason: string;
  ground: string;
  /** The language that it is written in. */
  lang: string;
}

/** Who decides. */
export interface Judge {
  /** What stands for them; what is kept of it is what would stand for them if they took part. */
  email: string;
  /** As what they decide in a scope. */
  authorIn(scope: string): Author;
}

/**
 * Decides on cases in one transaction, each with its line in the log. What someone else decided in the meantime, or what has another text
 * now, is left as it is and told.
 *
 * @throws Refusal `invalid` where the statement has a fault: nothing is decided then
 */
export async function decideCases(
  services: Services,
  nouns: readonly ServerNoun[],
  judge: Judge,
  chosen: readonly Chosen[],
  { verdict, reason, ground, lang }: Statement,
): Promise<Decided[]> {
  const { store, clock, counts, outbox } = services;
  const now = clock();
  const each = chosen.map((found) => ({ ...found, decision: randomSecret() }));
  const outcomes = await store.write(async (writer) => {
    const decided: Decided[] = [];
    for (const { version, decision, ...found } of each) {
      const { scope, id } = found;
      const by = judge.authorIn(scope);
      const place = await findModerated(writer, nouns, found);
      const statement = { decision, verdict, reason, ground, by: judge.email, version, now };
      const outcome = (await place?.decide(services, writer, id, statement)) ?? ({ outcome: 'gone' } as const);
      decided.push(outcome);
      if (!place || outcome.outcome !== 'done') continue;
      const { change } = outcome;
      await logVerdict(writer, { scope, path: place.path, by, now, verdict, reason, ground, lang, change });
    }
    return decided;
  });
  for (const { scope } of chosen) counts.forget(scope, scope);
  await outbox.sendDue();
  return outcomes;
}
